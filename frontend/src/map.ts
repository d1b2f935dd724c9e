// The map: countries and places from one file on this machine, and the events over it.

import { addProtocol, AttributionControl, LngLatBounds, Map as MapView, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, MapGeoJSONFeature, StyleSpecification, SymbolLayerSpecification } from "maplibre-gl";
import { Protocol } from "pmtiles";
import { colour, sayTrouble, whenLightChanges } from "./events";
import { countryNames } from "./names";
import { fromRight, say } from "./saying";
import { circle, listOf, spotsAt, type Spot } from "./spots";

// The names go unquoted into a font shorthand, so none may hold a word that begins with a figure.
const FONT = ["Desk Sans", "Noto Sans"];
const CREDIT = "Natural Earth · GeoNames (CC BY 4.0)";

interface Single {
  lat: number;
  lon: number;
  radius: number | null;
  title: string;
}
interface OtherPlace {
  name: string;
  lat: number;
  lon: number;
  weight: number;
}

/** Draws the events or the one place that the element names. */
export async function drawMap(place: HTMLElement): Promise<void> {
  try {
    prepare(place);
    const single = place.dataset["point"];
    if (single) await drawOne(place, JSON.parse(single) as Single);
    else await drawMany(place, place.dataset["spots"] ?? "");
  } catch (error) {
    sayTrouble(place, say("The map"), error);
  }
}

/** A map in the element, with countries and places and nothing over them. */
export function openMap(place: HTMLElement): MapView {
  prepare(place);
  return newMap(place);
}

function prepare(place: HTMLElement): void {
  setWorkerUrl(new URL(place.dataset["worker"] ?? "", location.href).href);
  addProtocol("pmtiles", new Protocol().tile);
}

function newMap(place: HTMLElement): MapView {
  const tiles = `pmtiles://${new URL(place.dataset["tiles"] ?? "", location.href).href}`;
  const map = new MapView({
    container: place,
    style: style(tiles),
    attributionControl: false,
    maxZoom: 11,
    minZoom: 0.5,
    renderWorldCopies: false,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    dragRotate: false,
    pitchWithRotate: false,
    locale: {
      "NavigationControl.ZoomIn": say("Zoom in"),
      "NavigationControl.ZoomOut": say("Zoom out"),
      "AttributionControl.ToggleAttribution": say("Show the credits"),
      "Popup.Close": say("Close"),
      "Map.Title": say("The map"),
      "ScaleControl.Meters": say("m"),
      "ScaleControl.Kilometers": say("km"),
      "CooperativeGesturesHandler.MobileHelpText": say("Use two fingers to move the map"),
      "CooperativeGesturesHandler.WindowsHelpText": say("Use Ctrl and scroll to zoom the map"),
      "CooperativeGesturesHandler.MacHelpText": say("Use Cmd and scroll to zoom the map"),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ compact: false, customAttribution: CREDIT }), fromRight ? "bottom-left" : "bottom-right");
  map.addControl(new NavigationControl({ showCompass: false }), fromRight ? "top-left" : "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), fromRight ? "bottom-right" : "bottom-left");
  whenLightChanges(() => repaint(map));
  map.once("load", () => place.setAttribute("data-ready", ""));
  map.on("idle", () => place.setAttribute("data-idle", ""));
  return map;
}

function style(tiles: string): StyleSpecification {
  return {
    version: 8,
    sources: { base: { type: "vector", url: tiles } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      { id: "land", type: "fill", source: "base", "source-layer": "countries", paint: { "fill-color": colour("land") } },
      { id: "coasts", type: "line", source: "base", "source-layer": "lines", filter: ["==", ["get", "border"], 0], paint: { "line-color": colour("border"), "line-width": 0.7 } },
      { id: "borders", type: "line", source: "base", "source-layer": "lines", filter: ["==", ["get", "border"], 1], paint: { "line-color": colour("border"), "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.6, 6, 1.4], "line-dasharray": [4, 2] } },
      { id: "towns", type: "circle", source: "base", "source-layer": "places", minzoom: 3, paint: { "circle-radius": 1.8, "circle-color": colour("label") } },
      {
        id: "town-names", type: "symbol", source: "base", "source-layer": "places", minzoom: 3,
        layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": ["interpolate", ["linear"], ["get", "people"], 5000, 11, 3000000, 14], "text-anchor": "left", "text-offset": [0.5, 0], "symbol-sort-key": ["-", ["get", "people"]], "text-optional": true },
        paint: { "text-color": colour("label"), "text-halo-color": colour("halo"), "text-halo-width": 1.3 },
      },
      {
        id: "country-names", type: "symbol", source: "base", "source-layer": "names", maxzoom: 7,
        layout: { ...nameOfCountry(), "text-font": FONT, "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 6, 15], "symbol-sort-key": ["-", ["get", "size"]] },
        paint: { "text-color": colour("label"), "text-halo-color": colour("halo"), "text-halo-width": 1.4, "text-opacity": 0.85 },
      },
    ],
  };
}

/** How a country is called on the page; letters that join have nothing between them. */
function nameOfCountry(): Pick<SymbolLayerSpecification["layout"] & object, "text-field" | "text-letter-spacing" | "text-max-width"> {
  const names = countryNames();
  if (names.size === 0) return { "text-field": ["upcase", ["get", "name"]], "text-letter-spacing": 0.12, "text-max-width": 8 };
  return { "text-field": ["coalesce", ["get", ["get", "name"], ["literal", Object.fromEntries(names)]], ["get", "name"]], "text-letter-spacing": 0, "text-max-width": 8 };
}

function repaint(map: MapView): void {
  const paint: [string, string, string][] = [
    ["sea", "background-color", "sea"], ["land", "fill-color", "land"], ["coasts", "line-color", "border"],
    ["borders", "line-color", "border"], ["towns", "circle-color", "label"], ["town-names", "text-color", "label"],
    ["town-names", "text-halo-color", "halo"], ["country-names", "text-color", "label"], ["country-names", "text-halo-color", "halo"],
    ["spots", "circle-stroke-color", "toll"], ["spot-amounts", "text-color", "ink"], ["spot-amounts", "text-halo-color", "paper"],
    ["radius-fill", "fill-color", "unknown"], ["radius-line", "line-color", "unknown"], ["point", "circle-color", "toll"],
  ];
  for (const [layer, property, name] of paint) {
    if (map.getLayer(layer)) map.setPaintProperty(layer, property as "fill-color", colour(name));
  }
  if (map.getLayer("spots")) map.setPaintProperty("spots", "circle-color", spotColour());
}

async function drawOne(place: HTMLElement, at: Single): Promise<void> {
  const others = JSON.parse(place.dataset["others"] ?? "[]") as OtherPlace[];
  const map = newMap(place);
  await map.once("load");
  const ring = at.radius ? circle(at.lon, at.lat, at.radius) : [];
  map.addSource("radius", { type: "geojson", data: { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } } });
  map.addSource("point", { type: "geojson", data: { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [at.lon, at.lat] } } });
  map.addSource("others", { type: "geojson", data: { type: "FeatureCollection", features: others.map((row) => ({ type: "Feature", properties: { name: row.name }, geometry: { type: "Point", coordinates: [row.lon, row.lat] } })) } });
  map.addLayer({ id: "radius-fill", type: "fill", source: "radius", paint: { "fill-color": colour("unknown"), "fill-opacity": 0.16 } });
  map.addLayer({ id: "radius-line", type: "line", source: "radius", paint: { "line-color": colour("unknown"), "line-width": 2, "line-dasharray": [3, 2] } });
  map.addLayer({ id: "others", type: "circle", source: "others", paint: { "circle-radius": 5, "circle-color": "transparent", "circle-stroke-width": 2, "circle-stroke-color": colour("unknown") } });
  map.addLayer({ id: "point", type: "circle", source: "point", paint: { "circle-radius": 6, "circle-color": colour("toll"), "circle-stroke-width": 2, "circle-stroke-color": colour("paper") } });
  const bounds = new LngLatBounds();
  for (const [lon, lat] of ring.length > 0 ? ring : circle(at.lon, at.lat, 60)) bounds.extend([lon ?? 0, lat ?? 0]);
  map.fitBounds(bounds, { padding: 90, animate: false, maxZoom: 8 });
}

async function drawMany(place: HTMLElement, address: string): Promise<void> {
  const spots = await spotsAt(address);
  const map = newMap(place);
  const bounds = new LngLatBounds();
  for (const spot of spots) bounds.extend([spot.lon, spot.lat]);
  if (bounds.isEmpty()) map.jumpTo({ center: [20, 20], zoom: 1 });
  else map.fitBounds(bounds, { padding: 60, animate: false, maxZoom: 4.4 });
  await map.once("load");
  addSpots(map, spots);
  answerClicks(map, spots, address);
}

function spotColour(): string {
  return colour("toll");
}

function addSpots(map: MapView, spots: Spot[]): void {
  map.addSource("spots", {
    type: "geojson",
    data: { type: "FeatureCollection", features: spots.map((spot, index) => ({ type: "Feature", properties: { index, amount: spot.amount, killed: spot.killed, known: spot.known }, geometry: { type: "Point", coordinates: [spot.lon, spot.lat] } })) },
    cluster: true, clusterRadius: 28, clusterMaxZoom: 9,
    clusterProperties: { amount: ["+", ["get", "amount"]], killed: ["+", ["get", "killed"]], known: ["+", ["get", "known"]] },
  });
  map.addLayer({
    id: "spots", type: "circle", source: "spots",
    layout: { "circle-sort-key": ["-", ["get", "killed"]] },
    paint: {
      "circle-radius": ["min", 26, ["+", 6, ["*", 2.1, ["sqrt", ["get", "killed"]]]]],
      "circle-color": spotColour(), "circle-opacity": ["case", [">", ["get", "known"], 0], 0.42, 0.06],
      "circle-stroke-color": colour("toll"), "circle-stroke-width": 1.6,
    },
  });
  map.addLayer({
    id: "spot-amounts", type: "symbol", source: "spots", filter: [">", ["get", "amount"], 1],
    layout: { "text-field": ["to-string", ["get", "amount"]], "text-font": FONT, "text-size": 13, "text-allow-overlap": true, "text-ignore-placement": true },
    paint: { "text-color": colour("ink"), "text-halo-color": colour("paper"), "text-halo-width": 1.6 },
  });
}

function answerClicks(map: MapView, spots: Spot[], address: string): void {
  map.on("click", "spots", (event) => {
    const found = event.features?.[0];
    if (!found) return;
    const cluster = found.properties["cluster_id"] as number | undefined;
    if (cluster !== undefined) void openCluster(map, found, cluster);
    else void openSpot(map, spots[found.properties["index"] as number], address);
  });
  map.on("mouseenter", "spots", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "spots", () => { map.getCanvas().style.cursor = ""; });
}

async function openCluster(map: MapView, found: MapGeoJSONFeature, cluster: number): Promise<void> {
  const zoom = await (map.getSource("spots") as GeoJSONSource).getClusterExpansionZoom(cluster);
  if (found.geometry.type !== "Point") return;
  map.easeTo({ center: found.geometry.coordinates as [number, number], zoom });
}

let shown: Popup | undefined;

async function openSpot(map: MapView, spot: Spot | undefined, address: string): Promise<void> {
  if (!spot) return;
  const list = await listOf(spot, address);
  // What comes late must not stand over what was asked for meanwhile.
  shown?.remove();
  shown = new Popup({ maxWidth: "300px", focusAfterOpen: true }).setLngLat([spot.lon, spot.lat]).setDOMContent(list).addTo(map);
}
