/** @import { PageData } from "./types" */
/* global L */
import { make } from "./dom.js";

/** Rivers of this map may lie three kilometres off: closer, they would part places wrongly. */
const RIVERS_UNTIL = 9;

/**
 * Land, borders, water and outlines below everything else, styled by the page's CSS.
 * @param {L.Map} map
 * @param {PageData} data
 */
export function drawBase(map, { base, attribution }) {
  const pane = drawn(map, "sm-base", base, (kind) => kind !== "outline");
  drawn(map, "sm-outlines", base, (kind) => kind === "outline");
  map.attributionControl.setPrefix("Leaflet");
  for (const credit of attribution) map.attributionControl.addAttribution(make("span", {}, credit).innerHTML);
  const thin = () => pane.classList.toggle("sm-near", map.getZoom() > RIVERS_UNTIL);
  map.on("zoomend", thin);
  map.whenReady(thin);
}

/**
 * Some features of a base map in a pane of their own: outlines stand above online tiles.
 * @param {L.Map} map
 * @param {string} name
 * @param {GeoJSON.FeatureCollection} base
 * @param {(kind: string) => boolean} wanted
 */
function drawn(map, name, base, wanted) {
  const pane = map.createPane(name);
  pane.setAttribute("aria-hidden", "true");
  const renderer = L.svg({ pane: name, padding: 0.5 });
  L.geoJSON(base, {
    pane: name,
    interactive: false,
    filter: ({ properties }) => wanted(properties.kind),
    style: (feature) => ({ renderer, className: `sm-${feature?.properties.kind}`, weight: 1 }),
  }).addTo(map);
  return pane;
}

/**
 * The outlines of a base map's places.
 * @param {GeoJSON.FeatureCollection} base
 * @returns {Map<string, L.LatLng[][]>} rings, or rings of several polygons, by place id
 */
export function outlinesOf({ features }) {
  const outlines = new Map();
  for (const { properties, geometry } of features) {
    if (!properties?.place_id || (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon")) continue;
    const depth = geometry.type === "Polygon" ? 1 : 2;
    outlines.set(properties.place_id, L.GeoJSON.coordsToLatLngs(geometry.coordinates, depth));
  }
  return outlines;
}
