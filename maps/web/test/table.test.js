import { describe, expect, test } from "vitest";
import { Table } from "../src/table.js";
import { hamaArea, homs, layer } from "./claims.js";

describe("places", () => {
  test("one for all claims of a point, whatever their side", () => {
    const table = new Table(layer([{ ...homs, side: "russian" }, { ...homs, side: "opposition" }]));
    expect(table.places.map(({ name, area, rows }) => [name, area, rows])).toEqual([["Homs", false, [0, 1]]]);
  });

  test("a point and an area of one gazetteer entry stay apart", () => {
    const table = new Table(layer([homs, { ...homs, geo_precision: "near" }]));
    expect(table.places.map(({ area }) => area)).toEqual([false, true]);
  });

  test("a claim without coordinates or not to be drawn is unplaced, never a point", () => {
    const table = new Table(
      layer([{ place: "Nowhere" }, { ...hamaArea, radius_m: null }, { ...homs, review: "rejected" }, homs], [0, 1, 2]),
    );
    expect(table.unplaced).toEqual([0, 1, 2]);
    expect(table.places).toHaveLength(1);
  });
});

test("shares come in the order of the data, and deny only if all claims of the side do", () => {
  const table = new Table(
    layer([
      { ...homs, side: "opposition", stance: "denies" },
      { ...homs, side: "opposition", stance: "asserts" },
      { ...homs, side: "russian", stance: "denies" },
    ]),
  );
  expect(table.shares([0, 1, 2]).map(({ side, count, denies }) => [side.id, count, denies])).toEqual([
    ["russian", 1, true],
    ["opposition", 2, false],
  ]);
});

test("a side that the data don't describe is shown under its own name", () => {
  const table = new Table(layer([{ side: "<b>new</b>" }, { side: "" }]));
  expect([...table.sides.values()].map(({ label }) => label)).toEqual(["<b>new</b>", "No side given"]);
});

test("a claim is whole again from its columns", () => {
  const table = new Table(layer([homs, { ...hamaArea, side: "russian" }]));
  expect(table.claim(1)).toMatchObject({ ...hamaArea, side: "russian", killed_min: null });
});
