// The map where there is no WebGL: the same countries, places and events as a drawing. It is moved by
// buttons, arrow keys and dragging, and each mark is a button too.

import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { PMTiles } from "pmtiles";
import { sayTrouble } from "./events";
import { countryNames } from "./names";
import { pointOf, whenPointChanges, writeOwn, type Point } from "./points";
import { say } from "./saying";
import { listOf, spotsAt, type Spot } from "./spots";

const SVG = "http://www.w3.org/2000/svg";
const LAST_ZOOM = 6;
/** Pixels that a tile is wide at the least. */
const TILE = 512;

interface View {
  x: number;
  y: number;
  /** Pixels from one end of the world to the other. */
  size: number;
}
type Marks = (layer: SVGGElement, at: (lon: number, lat: number) => [number, number], size: number) => void;

export async function drawMap(place: HTMLElement): Promise<void> {
  try {
    const single = place.dataset["point"];
    if (single) {
      const at = JSON.parse(single) as Point;
      await new Drawing(place, around([at], Math.max(at.radius ?? 0, 40)), marksOf(() => at)).draw();
    } else await drawSpots(place, place.dataset["spots"] ?? "");
  } catch (error) {
    sayTrouble(place, say("The map"), error);
  }
}

export async function pickOn(place: HTMLElement): Promise<void> {
  const form = place.closest("form");
  if (!form) return;
  try {
    const start = pointOf(form);
    const drawing = new Drawing(place, start ? around([start], Math.max(start.radius ?? 0, 40)) : { x: 0.5, y: 0.42, size: 700 }, marksOf(() => pointOf(form)));
    whenPointChanges(form, (far) => {
      const at = pointOf(form);
      if (far && at) Object.assign(drawing.view, around([at], Math.max(at.radius ?? 0, 40)));
      void drawing.draw();
    });
    drawing.pointed = (lon, lat) => {
      writeOwn(form, lat, lon);
      void drawing.draw();
    };
    await drawing.draw();
  } catch (error) {
    sayTrouble(place, say("The map"), error);
  }
}

function marksOf(point: () => Point | null): Marks {
  return (layer, at, size) => {
    const now = point();
    if (!now) return;
    const [x, y] = at(now.lon, now.lat);
    const wide = ((now.radius ?? 0) / (40_075 * Math.cos((now.lat * Math.PI) / 180))) * size;
    layer.append(made("circle", { cx: x, cy: y, r: wide, class: "radius" }), made("circle", { cx: x, cy: y, r: 6, class: "spot known" }));
  };
}

async function drawSpots(place: HTMLElement, address: string): Promise<void> {
  const spots = await spotsAt(address);
  const list = document.createElement("div");
  list.className = "plain-list";
  list.setAttribute("role", "status");
  const open = async (spot: Spot): Promise<void> => list.replaceChildren(await listOf(spot, address));
  const view = spots.length > 0 ? around(spots, 60) : { x: 0.5, y: 0.42, size: 700 };
  await new Drawing(place, view, (layer, at) => {
    for (const spot of [...spots].sort((a, b) => b.killed - a.killed)) {
      const [x, y] = at(spot.lon, spot.lat);
      const mark = made("circle", { cx: x, cy: y, r: Math.min(26, 6 + 2.1 * Math.sqrt(spot.killed)), class: spot.known > 0 ? "spot known" : "spot" });
      mark.setAttribute("role", "button");
      mark.setAttribute("tabindex", "0");
      mark.setAttribute("aria-label", say("%(label)s: %(n)s events", { label: `${spot.lat.toFixed(2)}, ${spot.lon.toFixed(2)}`, n: spot.amount }));
      mark.addEventListener("click", () => void open(spot));
      mark.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); void open(spot); } });
      layer.append(mark);
      if (spot.amount < 2) continue;
      const amount = made("text", { x, y: y + 4.5, "text-anchor": "middle", class: "amount" });
      amount.textContent = String(spot.amount);
      layer.append(amount);
    }
  }).draw();
  place.after(list);
}

/** A view that holds all of some points, with so many kilometres around them. */
function around(points: readonly { lon: number; lat: number }[], km: number): View {
  const [xs, ys] = [points.map((one) => across(one.lon)), points.map((one) => down(one.lat))];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = (2.6 * km) / 20_000;
  const size = Math.min(700 / Math.max(east - west + room, 0.002), 380 / Math.max(south - north + room, 0.002), TILE * 2 ** (LAST_ZOOM + 3));
  return { x: (west + east) / 2, y: (north + south) / 2, size };
}

const across = (lon: number): number => lon / 360 + 0.5;
const down = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360)) / (2 * Math.PI);
const latitude = (y: number): number => (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;

function made(name: string, values: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, typeof value === "number" ? value.toFixed(1) : value);
  return element;
}

class Drawing {
  pointed: ((lon: number, lat: number) => void) | undefined;
  private readonly tiles: PMTiles;
  private readonly names = countryNames();
  private readonly svg = made("svg", { class: "plain-map", role: "group", tabindex: "0" }) as SVGSVGElement;
  private turn = 0;

  constructor(private readonly place: HTMLElement, readonly view: View, private readonly marks: Marks) {
    this.tiles = new PMTiles(new URL(place.dataset["tiles"] ?? "", location.href).href);
    this.svg.setAttribute("aria-label", place.getAttribute("aria-label") ?? "");
    const steps: [string, string, number][] = [["+", say("Zoom in"), 2], ["−", say("Zoom out"), 0.5]];
    const buttons = document.createElement("p");
    buttons.className = "plain-zoom";
    for (const [sign, label, by] of steps) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", () => this.zoom(by));
      buttons.append(button);
    }
    const credit = document.createElement("p");
    credit.className = "plain-credit";
    credit.textContent = "Natural Earth · GeoNames (CC BY 4.0)";
    place.replaceChildren(this.svg, buttons, credit);
    this.listen();
  }

  async draw(): Promise<void> {
    const turn = (this.turn += 1);
    const [width, height] = [this.place.clientWidth || 700, this.place.clientHeight || 380];
    const { x, y, size } = this.view;
    const zoom = Math.max(0, Math.min(LAST_ZOOM, Math.floor(Math.log2(size / TILE))));
    const wide = size / 2 ** zoom;
    const [left, top] = [x * size - width / 2, y * size - height / 2];
    const layers = ["land", "coast", "border", "towns", "names", "marks"].map((name) => made("g", { class: name }) as SVGGElement);
    const [land, coast, border, towns, names, over] = layers as [SVGGElement, SVGGElement, SVGGElement, SVGGElement, SVGGElement, SVGGElement];
    const wanted: Promise<void>[] = [];
    for (let column = Math.floor(left / wide); column <= (left + width) / wide; column += 1) {
      for (let row = Math.max(0, Math.floor(top / wide)); row <= Math.min(2 ** zoom - 1, (top + height) / wide); row += 1) {
        if (column < 0 || column >= 2 ** zoom) continue;
        wanted.push(this.tile([zoom, column, row], (point) => [column * wide - left + point[0] * wide, row * wide - top + point[1] * wide], { land, coast, border, towns, names }));
      }
    }
    await Promise.all(wanted);
    if (turn !== this.turn) return;
    this.marks(over, (lon, lat) => [across(lon) * size - left, down(lat) * size - top], size);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const held = this.svg.contains(document.activeElement) && document.activeElement !== this.svg;
    this.svg.replaceChildren(...layers);
    if (held) this.svg.focus();
    this.place.setAttribute("data-ready", "");
    this.place.setAttribute("data-idle", "");
  }

  private async tile([z, x, y]: [number, number, number], at: (point: [number, number]) => [number, number], into: Readonly<Record<string, SVGGElement>>): Promise<void> {
    const found = await this.tiles.getZxy(z, x, y);
    if (!found) return;
    const tile = new VectorTile(new PbfReader(new Uint8Array(found.data)));
    const path = (layer: string, close: string, kept: (properties: Readonly<Record<string, unknown>>) => boolean): string => {
      const source = tile.layers[layer];
      let line = "";
      for (let i = 0; i < (source?.length ?? 0); i += 1) {
        const feature = source!.feature(i);
        if (!kept(feature.properties)) continue;
        for (const part of feature.loadGeometry()) {
          line += `M${part.map((p) => at([p.x / feature.extent, p.y / feature.extent]).map((n) => n.toFixed(1)).join(" ")).join("L")}${close}`;
        }
      }
      return line;
    };
    into["land"]?.append(made("path", { d: path("countries", "Z", () => true) }));
    into["coast"]?.append(made("path", { d: path("lines", "", (one) => one["border"] === 0) }));
    into["border"]?.append(made("path", { d: path("lines", "", (one) => one["border"] === 1) }));
    this.label(tile, "places", into["towns"], at);
    this.label(tile, "names", into["names"], at);
  }

  private label(tile: VectorTile, layer: string, into: SVGGElement | undefined, at: (point: [number, number]) => [number, number]): void {
    const source = tile.layers[layer];
    for (let i = 0; i < (source?.length ?? 0); i += 1) {
      const feature = source!.feature(i);
      const point = feature.loadGeometry()[0]?.[0];
      if (!point || point.x < 0 || point.y < 0 || point.x >= feature.extent || point.y >= feature.extent) continue;
      const [x, y] = at([point.x / feature.extent, point.y / feature.extent]);
      const name = String(feature.properties["name"] ?? "");
      if (layer === "places") {
        if (Number(feature.properties["people"]) < this.least()) continue;
        into?.append(made("circle", { cx: x, cy: y, r: 1.8 }));
      }
      const text = made("text", layer === "places" ? { x: x + 5, y: y + 4 } : { x, y, "text-anchor": "middle" });
      text.textContent = layer === "places" ? name : (this.names.get(name) ?? name);
      into?.append(text);
    }
  }

  /** How many people a place has that is named; the nearer, the fewer. */
  private least(): number {
    if (this.view.size >= TILE * 2 ** (LAST_ZOOM + 1)) return 0;
    return this.view.size >= TILE * 2 ** (LAST_ZOOM - 1) ? 20_000 : 400_000;
  }

  private zoom(by: number): void {
    this.view.size = Math.min(TILE * 2 ** (LAST_ZOOM + 3), Math.max(TILE, this.view.size * by));
    void this.draw();
  }

  private move(right: number, below: number): void {
    this.view.x = Math.min(1, Math.max(0, this.view.x + right / this.view.size));
    this.view.y = Math.min(1, Math.max(0, this.view.y + below / this.view.size));
    void this.draw();
  }

  private listen(): void {
    const ways: Readonly<Record<string, [number, number]>> = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
    this.svg.addEventListener("keydown", (event) => {
      const way = ways[event.key];
      if (event.key === "+" || event.key === "-") this.zoom(event.key === "+" ? 2 : 0.5);
      else if (way) this.move(...way);
      else return;
      event.preventDefault();
    });
    let from: PointerEvent | null = null;
    this.svg.addEventListener("pointerdown", (event) => { from = event; });
    this.svg.addEventListener("pointerup", (event) => {
      if (!from) return;
      const [right, below] = [from.clientX - event.clientX, from.clientY - event.clientY];
      from = null;
      if (Math.abs(right) + Math.abs(below) > 4) this.move(right, below);
      else if (this.pointed) {
        const box = this.svg.getBoundingClientRect();
        const { x, y, size } = this.view;
        const [east, south] = [x + (event.clientX - box.left - box.width / 2) / size, y + (event.clientY - box.top - box.height / 2) / size];
        this.pointed((east - 0.5) * 360, latitude(south));
      }
    });
  }
}
