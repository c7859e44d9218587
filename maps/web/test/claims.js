/** @import { LayerData } from "../src/types" */

/**
 * A layer's data of some claims; fields left out are empty.
 * @param {Record<string, string | number | null>[]} claims
 * @param {number[]} undrawn the rows that are not to be drawn
 * @returns {LayerData}
 */
export function layer(claims, undrawn = []) {
  const texts = [
    "claim_id", "incident_id", "statement_id", "side", "source", "source_text", "stance", "place_id", "place", "toponym", "admin1",
    "geo_precision", "date_start", "date_end", "target_kind", "claimed_target", "quote", "title", "publisher",
    "toll_text", "toll_group", "note", "review",
  ];
  const numbers = ["lat", "lon", "radius_m", "killed_min", "killed_max", "injured_min", "injured_max",
    "strikes_min", "strikes_max", "sorties_min", "sorties_max", "targets_min", "targets_max"];
  /** @type {LayerData["columns"]} */
  const columns = {};
  for (const name of texts) columns[name] = { values: claims.map((claim) => claim[name] ?? "") };
  for (const name of numbers) columns[name] = { values: claims.map((claim) => claim[name] ?? null) };
  const sides = claims.map((claim) => String(claim.side ?? ""));
  const words = [...new Set(sides)];
  columns.side = { words, codes: sides.map((side) => words.indexOf(side)) };
  return {
    count: claims.length,
    columns,
    sides: ["russian", "opposition"].map((id) => ({ id, label: `${id} side`, colour: "#0072b2", shape: "square" })),
    area_precisions: ["near", "governorate"],
    undrawn,
    words: {},
    incidents: [{ id: "i1", start: "2015-09-30", end: "2015-09-30", verdict: "disputed", difference: "who was hit" }],
    names: { homs: ["حمص", "Homs", "Хомс", "حمص"] },
  };
}

export const homs = { place_id: "homs", place: "Homs", lat: 34.7, lon: 36.7, geo_precision: "settlement", radius_m: 5000 };
export const hamaArea = { place_id: "hama", place: "Hama", lat: 35.2, lon: 37.2, geo_precision: "governorate", radius_m: 70000 };
