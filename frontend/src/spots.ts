// Points on the map: events at one place are one spot, and what is not known is a circle.

import { addressOf, type EventPoint } from "./events";
import { say } from "./saying";

export interface Spot {
  lon: number;
  lat: number;
  amount: number;
  /** The best numbers of its events together; events without one add nothing. */
  killed: number;
  /** How many of its events have a best number. */
  known: number;
}

interface Written {
  spots: [number, number, number, number, number][];
}

export interface SpotEvents {
  rows: EventPoint[];
  events: number;
}

/** The spots that the desk writes at an address. */
export async function spotsAt(address: string): Promise<Spot[]> {
  const found = await asked<Written>(address);
  return found.spots.map(([lon, lat, amount, killed, known]) => ({ lon, lat, amount, killed, known }));
}

/** The events of one spot, of those that are on the map. */
export function eventsOf(spot: Spot, address: string): Promise<SpotEvents> {
  const query = new URLSearchParams(address.split("?")[1] ?? "");
  query.set("at", `${spot.lat},${spot.lon}`);
  return asked<SpotEvents>(`/spots/events.json?${query.toString()}`);
}

async function asked<Found>(address: string): Promise<Found> {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Found;
}

/** The events of one spot as a list of links. */
export async function listOf(spot: Spot, address: string): Promise<HTMLElement> {
  const found = await eventsOf(spot, address);
  const list = document.createElement("ul");
  for (const event of found.rows) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const note = document.createElement("span");
    link.href = addressOf(event);
    link.textContent = event.title;
    note.className = "note";
    note.textContent = say("%(when)s, killed: %(killed)s", { when: event.when, killed: event.killed });
    item.append(link, note);
    list.append(item);
  }
  if (found.events > found.rows.length) {
    const more = document.createElement("li");
    more.textContent = say("and %(n)s more", { n: found.events - found.rows.length });
    list.append(more);
  }
  return list;
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
