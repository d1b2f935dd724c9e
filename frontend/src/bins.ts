// Many events added up by month, or by year where there are very many months.

import type { EventPoint } from "./events";
import { say } from "./saying";

export interface Bin {
  label: string;
  start: Date;
  end: Date;
  middle: Date;
  low: number;
  best: number;
  high: number;
  events: number;
  /** Events with no best number: they add nothing to `best`. */
  unknown: number;
  address: string;
  words: string;
}

const MOST_MONTHS = 180;

/** Events by the month, or year, in which they begin. */
export function binned(events: EventPoint[]): Bin[] {
  const months = new Set(events.map((row) => (row.start ?? "").slice(0, 7)));
  const letters = months.size > MOST_MONTHS ? 4 : 7;
  const groups = new Map<string, EventPoint[]>();
  for (const row of events) {
    const label = (row.start ?? "").slice(0, letters);
    groups.set(label, [...(groups.get(label) ?? []), row]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([label, rows]) => bin(label, rows));
}

function bin(label: string, rows: EventPoint[]): Bin {
  const start = new Date(`${label}${label.length === 4 ? "-01" : ""}-01T00:00Z`);
  const end = new Date(start);
  if (label.length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1);
  const low = sum(rows, (row) => row.low ?? 0);
  const best = sum(rows, (row) => row.best ?? 0);
  const high = sum(rows, (row) => row.high ?? row.best ?? row.low ?? 0);
  const unknown = rows.filter((row) => row.best === null).length;
  const last = new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10);
  return {
    label, start, end, middle: new Date((start.getTime() + end.getTime()) / 2), low, best, high,
    events: rows.length, unknown,
    address: `/events?from=${start.toISOString().slice(0, 10)}&to=${last}&sort=date`,
    words: [
      say("%(label)s: %(n)s events", { label, n: rows.length }),
      say("Killed: best %(best)s, from %(low)s to %(high)s", { best, low, high }),
      say("%(n)s with no best number", { n: unknown }),
    ].join("\n"),
  };
}

function sum(rows: EventPoint[], value: (row: EventPoint) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}
