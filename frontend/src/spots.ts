// Points on the map: events at one place are one spot, and what is not known is a circle.

import type { EventPoint } from "./events";

export interface Spot {
  lon: number;
  lat: number;
  events: EventPoint[];
  /** The best numbers of its events together; events without one add nothing. */
  killed: number;
  /** How many of its events have a best number. */
  known: number;
}

/** Events by their coordinates; those without are on no map. */
export function grouped(events: EventPoint[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const event of events) {
    if (event.lat === null || event.lon === null) continue;
    const key = `${event.lat.toFixed(3)} ${event.lon.toFixed(3)}`;
    const spot = spots.get(key) ?? { lon: event.lon, lat: event.lat, events: [], killed: 0, known: 0 };
    spot.events.push(event);
    spot.killed += event.best ?? 0;
    spot.known += event.best === null ? 0 : 1;
    spots.set(key, spot);
  }
  return [...spots.values()];
}

/** A ring of points so many kilometres around a point, true to the globe. */
export function circle(lon: number, lat: number, km: number, points = 72): [number, number][] {
  const ring: [number, number][] = [];
  const distance = km / 6371.0088;
  const [x, y] = [radians(lon), radians(lat)];
  for (let i = 0; i <= points; i += 1) {
    const bearing = (2 * Math.PI * i) / points;
    const to = Math.asin(Math.sin(y) * Math.cos(distance) + Math.cos(y) * Math.sin(distance) * Math.cos(bearing));
    const along = Math.atan2(Math.sin(bearing) * Math.sin(distance) * Math.cos(y), Math.cos(distance) - Math.sin(y) * Math.sin(to));
    ring.push([degrees(x + along), degrees(to)]);
  }
  return ring;
}

function radians(value: number): number {
  return (value * Math.PI) / 180;
}

function degrees(value: number): number {
  return (value * 180) / Math.PI;
}
