// What the pages add where there is JavaScript: a map, a timeline, keys, and claims that light up
// with their words. Each part is loaded only on pages that have a place for it.

import { drawOver } from "./brush";
import { lightUp, standAtEvidence } from "./evidence";
import { listenForKeys } from "./keys";
import { takeMarks } from "./marking";
import { watchWork } from "./watching";

const maps = document.querySelectorAll<HTMLElement>("[data-map]");
const charts = document.querySelectorAll<HTMLElement>("[data-timeline]");

if (maps.length > 0) {
  void (hasWebGl() ? import("./map") : import("./plainmap")).then(({ drawMap }) => maps.forEach((place) => void drawMap(place)));
}
if (charts.length > 0) {
  void import("./timeline").then(({ drawTimeline }) =>
    charts.forEach((place) => void drawTimeline(place)),
  );
}
if (document.querySelector("[data-hx-get]") !== null) void import("./asking");
for (const place of document.querySelectorAll<HTMLElement>("[data-pick]")) {
  // A map in what is folded up has no size to be drawn in yet.
  const fold = place.closest("details");
  const draw = (): void => void (hasWebGl() ? import("./picking") : import("./plainmap")).then(({ pickOn }) => pickOn(place));
  if (!fold || fold.open) draw();
  else fold.addEventListener("toggle", draw, { once: true });
}

/** Whether the browser has what the map is drawn with. */
function hasWebGl(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

drawOver(document);
lightUp(document);
standAtEvidence(document);
takeMarks(document);
listenForKeys(document);
watchWork(document);
