import { describe, expect, test } from "vitest";
import { hamaArea, homs, tableOf } from "./claims.js";

const LONG = "the same long sentence in two blocks";

describe("places", () => {
  test("are runs of rows, areas among them; the rest stand for no place", () => {
    const table = tableOf([{ ...homs, side: "russian" }, { ...homs, side: "opposition" }, hamaArea, { place: "Nowhere" }], [0, 2, 3]);
    expect(table.places.map(({ name, area, first, last }) => [name, area, first, last])).toEqual([
      ["Homs", false, 0, 2],
      ["Hama", true, 2, 3],
    ]);
    expect([0, 1, 2, 3].map((row) => table.placeOf(row)?.name)).toEqual(["Homs", "Homs", "Hama", undefined]);
    expect(table.unplaced).toBe(3);
  });

  test("there may be none", () => {
    const table = tableOf([], [0]);
    expect([table.places, [...table.rows], table.placeOf(0)]).toEqual([[], [], null]);
  });
});

test("rows are the newest first, of the same days as they stand, those without a day last", () => {
  const table = tableOf([
    { date_start: "2015-09-30", date_end: "2015-09-30" },
    {},
    { date_start: "2015-10-01", date_end: "2015-10-02" },
    { date_start: "2015-09-30", date_end: "2015-09-30" },
  ]);
  expect([...table.rows]).toEqual([2, 0, 3, 1]);
});

test("shares come in the order of the data, and deny only if all claims of the side do", () => {
  const table = tableOf([
    { ...homs, side: "opposition", stance: "denies" },
    { ...homs, side: "opposition", stance: "asserts" },
    { ...homs, side: "russian", stance: "denies" },
  ]);
  expect(table.shares([0, 1, 2]).map(({ side, count, denies }) => [side.id, count, denies])).toEqual([
    ["russian", 1, true],
    ["opposition", 2, false],
  ]);
});

test("a side that the data don't describe is shown under its own name", () => {
  const table = tableOf([{ side: "<b>new</b>" }, { side: "" }]);
  expect([...table.sides.values()].map(({ label }) => label)).toEqual(["<b>new</b>", "No side given"]);
});

test("a field of several values can be filtered by each", () => {
  const table = tableOf([{ target_kind: "fuel; command" }, { target_kind: "command" }, { target_kind: "" }]);
  expect(table.facet("target_kind")).toMatchObject({ values: ["fuel", "command", ""], of: [[0, 1], [1], [2]] });
});

describe("opened rows", () => {
  const table = tableOf([
    { ...homs, side: "russian", quote: LONG, statement_id: "s1", incident_id: "i1" },
    { quote: "short" },
    { ...hamaArea, quote: LONG, statement_id: "s1", killed_min: 3 },
  ]);

  test("are whole claims, in the order asked for, with the texts that blocks share", async () => {
    const claims = await table.details([2, 0]);
    expect(claims).toMatchObject([{ ...hamaArea, quote: LONG, killed_min: 3 }, { ...homs, side: "russian", quote: LONG }]);
    expect(Object.keys(claims[0])).toEqual(table.fields);
  });

  test("come with their incidents and with how many claims their statement makes", async () => {
    const { together, incidents } = await table.open([0, 1]);
    expect([together, incidents.map(({ id }) => id)]).toEqual([[2, 1], ["i1"]]);
  });

  test("can be put as they were read", () => expect([...table.asRead([0, 2])]).toEqual([2, 0]));
});
