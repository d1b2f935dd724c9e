// Events as the desk's server writes them for the map and the timeline.

import { say } from "./saying";

export interface EventPoint {
  id: string;
  title: string;
  when: string;
  place: string;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  start: string | null;
  end: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  killed: string;
  contradictions: number;
}

const asked = new Map<string, Promise<EventPoint[]>>();

/** The events at an address; asked for once, however many parts of a page want them. */
export function eventsAt(address: string): Promise<EventPoint[]> {
  const known = asked.get(address);
  if (known) return known;
  const coming = fetch(address, { credentials: "same-origin" }).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json() as Promise<EventPoint[]>;
  });
  asked.set(address, coming);
  return coming;
}

export function addressOf(event: EventPoint): string {
  return `/events/${encodeURIComponent(event.id)}`;
}

/** A colour of the page's own, so that islands follow light and dark. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Calls back when the page changes between light and dark. */
export function whenLightChanges(redraw: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

/** Says in the island's place why it could not be drawn. */
export function sayTrouble(place: HTMLElement, what: string, error: unknown): void {
  const line = document.createElement("p");
  line.className = "waiting";
  line.textContent = say("%(what)s could not be drawn: %(why)s.", { what, why: error instanceof Error ? error.message : String(error) });
  place.removeAttribute("data-ready");
  place.replaceChildren(line);
}
