/** @import { Claim } from "./types" */

/**
 * Claims as text, byte for byte as `geo/geojson.py` and `geo/export.py` write them: numbers that
 * are floats show it, and each of the two has its own way with small ones.
 */

/** @typedef {[lon: number, lat: number][]} Ring */
/** @typedef {{ fields: string[], floats: Set<string>, areaPrecisions: Set<string>, areas: Map<string, Ring> }} Kit */

const RUN = /^[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'[=+\-@\t\r\n＝＋－＠']/;
const QUOTED = /[",\r\n]/;
const DIGITS = 1e6; // of a degree: 0.1 m

/**
 * What `maps/downloads.py` hands over.
 * @param {string[]} fields of a claim, in their order
 * @param {{ floats: string[], area_precisions: string[], areas: [number, number, number, Ring][] }} data
 * @returns {Kit}
 */
export function kitOf(fields, { floats, area_precisions, areas }) {
  return {
    fields,
    floats: new Set(floats),
    areaPrecisions: new Set(area_precisions),
    areas: new Map(areas.map(([lat, lon, radius, ring]) => [extentOf(lat, lon, radius), ring])),
  };
}

/** A float as orjson writes it. @param {number} value */
export function jsonFloat(value) {
  if (Number.isInteger(value)) return `${Object.is(value, -0) ? "-0" : value}.0`;
  return Math.abs(value) < 1e-5 ? value.toExponential() : String(value);
}

/** A float as Python writes it. @param {number} value */
export function pythonFloat(value) {
  if (Number.isInteger(value) || Math.abs(value) >= 1e-4) return jsonFloat(value);
  return value.toExponential().replace(/e-(\d)$/, "e-0$1");
}

/** A text with an apostrophe before it where a spreadsheet would run it, as in `geo/cells.py`. @param {string} text */
export const guard = (text) => (RUN.test(text) || GUARDED.test(text) ? `'${text}` : text);

/** @param {Kit} kit */
export const csvHead = ({ fields }) => `${fields.join()}\r\n`;

/** A line of a CSV. @param {Kit} kit @param {Claim} claim */
export function csvLine({ fields, floats }, claim) {
  const cells = fields.map((field) => {
    const value = claim[field];
    if (typeof value === "number") return floats.has(field) ? pythonFloat(value) : String(value);
    const text = guard(value ?? "");
    return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${cells.join()}\r\n`;
}

/** A GeoJSON feature. @param {Kit} kit @param {Claim} claim @param {Ring | null} shape */
export function feature({ fields, floats, areaPrecisions }, claim, shape) {
  const properties = fields.map((field) => {
    const value = claim[field];
    const written = typeof value === "number" && floats.has(field) ? jsonFloat(value) : JSON.stringify(value);
    return `${JSON.stringify(field)}:${written}`;
  });
  const points = shape?.map((point) => `[${point.map(jsonFloat).join()}]`);
  const geometry = !points
    ? "null"
    : areaPrecisions.has(String(claim.geo_precision))
      ? `{"type":"Polygon","coordinates":[[${points.join()}]]}`
      : `{"type":"Point","coordinates":${points[0]}}`;
  return `{"type":"Feature","id":${JSON.stringify(claim.claim_id)},"geometry":${geometry},"properties":{${properties.join()}}}`;
}

/** The points of a claim's geometry, one for a spot, a closed ring for an area; null for none. @param {Kit} kit @param {Claim} claim @returns {Ring | null} */
export function shapeOf({ areaPrecisions, areas }, { lat, lon, radius_m, geo_precision }) {
  if (typeof lat !== "number" || typeof lon !== "number" || geo_precision === "unresolved") return null;
  if (!areaPrecisions.has(String(geo_precision))) return [[rounded(lon), rounded(lat)]];
  return areas.get(extentOf(lat, lon, Number(radius_m))) ?? null;
}

/** The start of a GeoJSON collection of what has these shapes. @param {(Ring | null)[]} shapes */
export function collectionHead(shapes) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of new Set(shapes)) {
    for (const [x, y] of shape ?? []) {
      [box[0], box[1]] = [Math.min(box[0], x), Math.min(box[1], y)];
      [box[2], box[3]] = [Math.max(box[2], x), Math.max(box[3], y)];
    }
  }
  const bbox = box.every(Number.isFinite) ? `"bbox":[${box.map(jsonFloat).join()}],` : "";
  return `{"type":"FeatureCollection",${bbox}"features":[`;
}

export const COLLECTION_END = "\n]}\n";

/** Half goes to the even neighbour, as numpy has it. @param {number} degrees */
export function rounded(degrees) {
  const exact = degrees * DIGITS;
  return (Math.abs(exact % 1) === 0.5 ? 2 * Math.round(exact / 2) : Math.round(exact)) / DIGITS;
}

/** @param {number} lat @param {number} lon @param {number} radius */
const extentOf = (lat, lon, radius) => `${lat} ${lon} ${radius}`;
