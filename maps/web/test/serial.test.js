import { expect, test } from "vitest";
import { collectionHead, csvLine, feature, guard, jsonFloat, kitOf, pythonFloat, rounded, shapeOf } from "../src/serial.js";

const FIELDS = ["claim_id", "quote", "killed_min", "lat", "lon", "radius_m", "geo_precision"];
/** @type {[number, number][]} */
const RING = [[1, 2], [3, 4.5], [1, 2]];
const kit = kitOf(FIELDS, { floats: ["lat", "lon", "radius_m"], area_precisions: ["governorate"], areas: [[35, 37, 1000, RING]] });
const point = { claim_id: "a", quote: 'he "said"\n', killed_min: 3, lat: 34, lon: 36.5, radius_m: null, geo_precision: "settlement" };
const area = { ...point, lat: 35, lon: 37, radius_m: 1000, geo_precision: "governorate" };

test.each([
  [34, "34.0", "34.0"],
  [-0, "-0.0", "-0.0"],
  [36.7308, "36.7308", "36.7308"],
  [0.00012, "0.00012", "0.00012"],
  [0.0000125, "0.0000125", "1.25e-05"],
  [-0.000002, "-2e-6", "-2e-06"],
  [5e-324, "5e-324", "5e-324"],
])("%f is written as orjson and as Python write it", (value, json, python) => {
  expect([jsonFloat(value), pythonFloat(value)]).toEqual([json, python]);
});

test.each([
  [0.0000005, 0],
  [0.0000015, 0.000002],
  [0.0000025, 0.000002],
  [-36.12345678, -36.123457],
])("%f degrees are rounded to six decimals, a half to the even one", (value, expected) => {
  expect(rounded(value)).toBe(expected);
});

test.each([
  ["=1", "'=1"],
  ["＠x", "'＠x"],
  ["\t", "'\t"],
  ["'=1", "''=1"],
  ["''", "'''"],
  ["'", "'"],
  ["'a", "'a"],
  ["plain", "plain"],
  ["", ""],
])("%j in a cell is %j", (text, cell) => {
  expect(guard(text)).toBe(cell);
});

test("a cell is quoted where it has a comma, a quote or a line end", () => {
  expect(csvLine(kit, point)).toBe('a,"he ""said""\n",3,34.0,36.5,,settlement\r\n');
});

test("a feature has its geometry and all fields", () => {
  expect(feature(kit, point, shapeOf(kit, point))).toBe(
    '{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[36.5,34.0]},"properties":' +
      '{"claim_id":"a","quote":"he \\"said\\"\\n","killed_min":3,"lat":34.0,"lon":36.5,"radius_m":null,"geo_precision":"settlement"}}',
  );
  expect(feature(kit, area, shapeOf(kit, area))).toContain('{"type":"Polygon","coordinates":[[[1.0,2.0],[3.0,4.5],[1.0,2.0]]]}');
});

test.each([{ geo_precision: "unresolved" }, { lat: null, lon: null }, { geo_precision: "governorate" }])(
  "a claim with %o can't be placed",
  (change) => {
    expect(shapeOf(kit, { ...point, ...change })).toBeNull();
  },
);

test("a collection has the box of its shapes, and none without a shape", () => {
  expect(collectionHead([RING, null, [[-5, 3]]])).toBe('{"type":"FeatureCollection","bbox":[-5.0,2.0,3.0,4.5],"features":[');
  expect(collectionHead([null])).toBe('{"type":"FeatureCollection","features":[');
});
