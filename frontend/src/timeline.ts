// The timeline: each event from its lowest to its highest number, or months when there are many.

import * as Plot from "@observablehq/plot";
import { addressOf, colour, eventsAt, sayTrouble, whenLightChanges } from "./events";
import type { EventPoint } from "./events";
import { binned, type Bin } from "./bins";
import { onAxis, say } from "./saying";

interface Dated {
  event: EventPoint;
  start: Date;
  end: Date;
  middle: Date;
}

/** Draws the events of the element's address, and again whenever its width or the light changes. */
export async function drawTimeline(place: HTMLElement): Promise<void> {
  try {
    const events = (await eventsAt(place.dataset["events"] ?? "")).filter((row) => row.start !== null && row.end !== null);
    const most = Number(place.dataset["most"]);
    let drawn = 0;
    const draw = (): void => {
      const width = Math.round(place.clientWidth);
      if (width === 0) return;
      drawn = width;
      const chart = events.length > most ? binsChart(binned(events), width) : rangesChart(events.map(dated), width);
      // The chart brings a style element of its own, which the page's policy would refuse.
      for (const element of chart.querySelectorAll("style")) element.remove();
      // A picture has no parts for a screen reader, and this one has links in it.
      chart.setAttribute("role", "group");
      for (const mark of chart.querySelectorAll("g[aria-label]:not([role])")) mark.removeAttribute("aria-label");
      chart.setAttribute("aria-label", say("Timeline of %(n)s events with their lowest and highest numbers killed", { n: events.length }));
      place.replaceChildren(chart);
      place.setAttribute("data-ready", "");
    };
    draw();
    new ResizeObserver(() => { if (Math.round(place.clientWidth) !== drawn) draw(); }).observe(place);
    whenLightChanges(draw);
  } catch (error) {
    sayTrouble(place, say("The timeline"), error);
  }
}

function dated(event: EventPoint): Dated {
  const start = new Date(`${event.start}T00:00Z`);
  const end = new Date(`${event.end}T00:00Z`);
  return { event, start, end, middle: new Date((start.getTime() + end.getTime()) / 2) };
}

function top(row: EventPoint): number {
  return Math.max(row.high ?? 0, row.best ?? 0, row.low ?? 0);
}

function isUnknown(row: EventPoint): boolean {
  return row.best === null && row.high === null && !row.low;
}

function words(row: EventPoint): string {
  const best = row.best !== null && row.killed !== String(row.best);
  const killed = best ? say("Killed: %(killed)s, best %(best)s", { killed: row.killed, best: row.best ?? 0 }) : say("Killed: %(killed)s", { killed: row.killed });
  return `${row.title}\n${row.when}\n${killed}`;
}

function rangesChart(rows: Dated[], width: number): Element {
  const known = rows.filter((row) => !isUnknown(row.event));
  const unknown = rows.filter((row) => isUnknown(row.event));
  const openEnded = known.filter((row) => row.event.high === null && row.event.best === null);
  const most = Math.max(5, ...known.map((row) => top(row.event)));
  return Plot.plot({
    width, height: width < 600 ? 260 : 300, marginTop: unknown.length > 0 ? 44 : 22, marginLeft: 46, marginRight: 16, marginBottom: 34,
    style: { background: "transparent" },
    x: { type: "utc", label: null, insetLeft: 14, insetRight: 14, ...domain(rows), ticks: Math.max(2, Math.floor(width / 110)), ...onAxis() },
    y: { label: say("killed"), grid: true, domain: [0, most * 1.05], type: most > 100 ? "sqrt" : "linear", ticks: 5, tickFormat: short },
    marks: [
      Plot.ruleY([0], { stroke: colour("rule-2") }),
      Plot.ruleX(known, { x: "middle", y1: (row: Dated) => row.event.low ?? 0, y2: (row: Dated) => top(row.event), stroke: (row: Dated) => (row.event.best === null ? colour("unknown") : colour("toll")), strokeWidth: 3, strokeOpacity: 0.55, strokeLinecap: "round" }),
      Plot.ruleY(known.filter((row) => row.start < row.end), { y: (row: Dated) => row.event.best ?? row.event.high ?? row.event.low ?? 0, x1: "start", x2: "end", stroke: colour("ink-2"), strokeWidth: 1.5, strokeDasharray: "4,3" }),
      Plot.dot(known.filter((row) => row.event.best !== null), { x: "middle", y: (row: Dated) => row.event.best ?? 0, r: 5.5, fill: colour("toll"), stroke: colour("paper"), strokeWidth: 1.5, href: (row: Dated) => addressOf(row.event), title: (row: Dated) => words(row.event) }),
      Plot.dot(known.filter((row) => row.event.best === null), { x: "middle", y: (row: Dated) => row.event.high ?? row.event.low ?? 0, r: 5, fill: colour("paper"), stroke: colour("unknown"), strokeWidth: 2, href: (row: Dated) => addressOf(row.event), title: (row: Dated) => words(row.event) }),
      Plot.text(openEnded, { x: "middle", y: (row: Dated) => row.event.low ?? 0, text: () => say("or more"), dy: -14, fill: colour("unknown") }),
      ...unknownMarks(unknown),
    ],
  });
}

function unknownMarks(rows: Dated[]): Plot.Markish[] {
  if (rows.length === 0) return [];
  return [
    Plot.text([say("number unknown")], { frameAnchor: "top-left", dy: -36, dx: 14, fill: colour("unknown"), fontWeight: 600 }),
    Plot.ruleX(rows.filter((row) => row.start < row.end), { x1: "start", x2: "end", stroke: colour("unknown") } as Plot.RuleXOptions),
    Plot.dot(rows, { x: "middle", frameAnchor: "top", dy: -14, r: 5, symbol: "times", stroke: colour("unknown"), strokeWidth: 2.4, href: (row: Dated) => addressOf(row.event), title: (row: Dated) => words(row.event) }),
  ];
}

/** A round number as short as it goes: 1.2M, 40k. */
function short(value: number): string {
  for (const [size, letter] of [[1_000_000, "M"], [1_000, "k"]] as const) {
    if (value >= 10 * size || (value >= size && letter === "M")) return `${+(value / size).toPrecision(3)}${letter}`;
  }
  return value.toLocaleString("en");
}

function domain(rows: Dated[]): { domain?: [Date, Date] } {
  const starts = rows.map((row) => row.start.getTime());
  const ends = rows.map((row) => row.end.getTime());
  if (starts.length === 0) return {};
  const [first, last] = [Math.min(...starts), Math.max(...ends)];
  const margin = Math.max((last - first) * 0.02, 3 * 86_400_000);
  return { domain: [new Date(first - margin), new Date(last + margin)] };
}

function binsChart(rows: Bin[], width: number): Element {
  const most = Math.max(5, ...rows.map((row) => Math.max(row.high, row.best)));
  const byYear = rows.some((row) => row.label.length === 4);
  return Plot.plot({
    width, height: width < 600 ? 280 : 320, marginTop: 44, marginLeft: 48, marginRight: 16, marginBottom: 34,
    style: { background: "transparent" },
    x: { type: "utc", label: null, ticks: Math.max(2, Math.floor(width / 110)), ...onAxis() },
    y: { label: byYear ? say("killed in each year") : say("killed in each month"), grid: true, domain: [0, most * 1.05], ticks: 5, tickFormat: short },
    marks: [
      Plot.rectY(rows, { x1: "start", x2: "end", y: "best", fill: colour("toll"), fillOpacity: 0.35, insetLeft: 0.5, insetRight: 0.5, href: "address", title: "words" } as Plot.RectYOptions),
      Plot.ruleX(rows.filter((row) => row.high > row.low), { x: "middle", y1: "low", y2: "high", stroke: colour("toll"), strokeWidth: 2 }),
      Plot.ruleY([0], { stroke: colour("rule-2") }),
      Plot.text([say("events with no best number")], { frameAnchor: "top-right", dy: -38, fill: colour("unknown"), fontWeight: 600 }),
      Plot.text(rows.filter((row) => row.unknown > 0).filter((_, index, all) => index % Math.ceil((all.length * 26) / width) === 0), { x: "middle", frameAnchor: "top", dy: -16, text: (row: Bin) => String(row.unknown), fill: colour("unknown") }),
    ],
  });
}
