// A point chosen on the map goes into the fields of its form, and what is written into the fields
// is seen on the map: the fields alone do everything.

import type { GeoJSONSource, Map as MapView } from "maplibre-gl";
import { colour, sayTrouble } from "./events";
import { openMap } from "./map";
import { choices, pointOf, whenPointChanges, writeOwn } from "./points";
import { say } from "./saying";
import { circle } from "./spots";

/** Draws the map of a form, where one can be drawn. */
export async function pickOn(place: HTMLElement): Promise<void> {
  const form = place.closest("form");
  if (!form) return;
  try {
    const map = openMap(place);
    await map.once("load");
    addLayers(map, form);
    listen(map, form);
    show(map, form, true);
  } catch (error) {
    sayTrouble(place, say("The map"), error);
  }
}

function listen(map: MapView, form: HTMLElement): void {
  map.on("click", (event) => {
    writeOwn(form, event.lngLat.lat, event.lngLat.lng);
    show(map, form, false);
  });
  map.getCanvas().style.cursor = "crosshair";
  whenPointChanges(form, (far) => show(map, form, far));
}

function addLayers(map: MapView, form: HTMLElement): void {
  const others = choices(form).map((choice) => choice.value.split(",").map(Number));
  map.addSource("picked-others", { type: "geojson", data: { type: "FeatureCollection", features: others.map(([lat, lon]) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [lon ?? 0, lat ?? 0] } })) } });
  map.addSource("picked-radius", { type: "geojson", data: nothing() });
  map.addSource("picked", { type: "geojson", data: nothing() });
  map.addLayer({ id: "picked-radius", type: "fill", source: "picked-radius", paint: { "fill-color": colour("unknown"), "fill-opacity": 0.16 } });
  map.addLayer({ id: "picked-ring", type: "line", source: "picked-radius", paint: { "line-color": colour("unknown"), "line-width": 2, "line-dasharray": [3, 2] } });
  map.addLayer({ id: "picked-others", type: "circle", source: "picked-others", paint: { "circle-radius": 5, "circle-color": "transparent", "circle-stroke-width": 2, "circle-stroke-color": colour("unknown") } });
  map.addLayer({ id: "picked", type: "circle", source: "picked", paint: { "circle-radius": 6, "circle-color": colour("toll"), "circle-stroke-width": 2, "circle-stroke-color": colour("paper") } });
}

type Shape = Parameters<GeoJSONSource["setData"]>[0];

function nothing(): Shape {
  return { type: "FeatureCollection", features: [] };
}

function show(map: MapView, form: HTMLElement, move: boolean): void {
  const at = pointOf(form);
  const ring = at?.radius ? circle(at.lon, at.lat, at.radius) : [];
  const spot: Shape = at ? { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [at.lon, at.lat] } } : nothing();
  const area: Shape = ring.length > 0 ? { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } } : nothing();
  (map.getSource("picked") as GeoJSONSource).setData(spot);
  (map.getSource("picked-radius") as GeoJSONSource).setData(area);
  if (!move) return;
  if (at) map.jumpTo({ center: [at.lon, at.lat], zoom: Math.max(2, Math.min(9, 9.5 - Math.log2(Math.max(1, (at.radius ?? 10) / 4)))) });
  else map.jumpTo({ center: [20, 20], zoom: 1 });
}
