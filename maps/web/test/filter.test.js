import { describe, expect, test } from "vitest";
import { fromHash, matcher, normalise, toHash } from "../src/filter.js";
import { Store } from "../src/store.js";
import { Table } from "../src/table.js";
import { switched } from "../src/controls.js";
import { homs, layer } from "./claims.js";

const table = new Table(
  layer([
    { ...homs, side: "russian", source: "Ministry", date_start: "2015-09-30", date_end: "2015-10-02", target_kind: "fuel; command", incident_id: "i1" },
    { ...homs, side: "opposition", source: "Activists", date_start: "2015-10-01", quote: "قصفت تَلبيسة" },
    { side: "opposition", source: "Council", quote: "Zaʿfarānah" },
  ]),
);
const rows = (/** @type {object} */ filter) => table.rows.filter(matcher(table, normalise(filter)));

describe("a filter", () => {
  test("is AND across its kinds and OR within one", () => {
    expect(rows({ side: ["russian", "opposition"] })).toEqual([0, 1, 2]);
    expect(rows({ side: "opposition", source: ["Activists", "Ministry"] })).toEqual([1]);
    expect(rows({ place: "homs" })).toEqual([0, 1]);
    expect(rows({ place: "Homs", target_kind: "command" })).toEqual([0]);
    expect(rows({ agreement: "disputed" })).toEqual([0]);
    expect(rows({ agreement: "incomparable" })).toEqual([1, 2]);
    expect(rows({ side: [] })).toEqual([]);
  });

  test("keeps claims whose days overlap its own, and none without a day", () => {
    expect(rows({ since: "2015-10-02" })).toEqual([0]);
    expect(rows({ until: "2015-09-30" })).toEqual([0]);
    expect(rows({ since: "2015-10-01", until: "2015-10-01" })).toEqual([0, 1]);
    expect(rows({ since: "0001-01-01" })).toEqual([0, 1]);
  });

  test("finds text without its accents and vowel signs", () => {
    expect(rows({ text: "تلبيسة" })).toEqual([1]);
    expect(rows({ text: "FARANAH" })).toEqual([2]);
  });

  test("finds a place by any of its names", () => {
    expect(rows({ text: "حمص" })).toEqual([0, 1]);
    expect(rows({ text: "хомс" })).toEqual([0, 1]);
  });

  test("names an unknown kind", () => {
    expect(() => normalise({ colour: "red" })).toThrow('no filter "colour"');
  });
});

describe("the address", () => {
  test.each([
    {},
    { side: ["russian"] },
    { side: [], source: ["A & B", "#=+", ""] },
    { since: "2015-09-30", until: "2015-10-02", text: "<script>&text=#" },
    { target_kind: ["command"], place: ["تلبيسة"], agreement: ["differ"] },
  ])("carries %j there and back", (filter) => {
    expect(fromHash(`#${toHash(filter)}`)).toEqual(filter);
  });

  test("of something else is no filter", () => {
    expect(fromHash("#sm-places-title")).toEqual({});
  });
});

describe("a store", () => {
  test("tells its watchers at once and at each change", () => {
    const store = new Store(table);
    /** @type {number[]} */
    const seen = [];
    store.watch(() => seen.push(store.visible.size));
    store.set({ side: "russian" });
    store.change({ text: "nothing has this" });
    store.change({ text: null, side: null });
    expect(seen).toEqual([3, 1, 0, 3]);
    expect(store.filter).toEqual({});
  });

  test("shows and hides a side", () => {
    const store = new Store(table);
    store.show("russian", false);
    expect(store.filter).toEqual({ side: ["opposition"] });
    store.show("russian", true);
    expect(store.filter).toEqual({});
  });
});

test("switching sources", () => {
  const store = new Store(table);
  const sources = new Map([["russian", ["Ministry"]], ["opposition", ["Activists", "Council"]]]);
  const press = (/** @type {string} */ side, /** @type {string | null} */ source, /** @type {boolean} */ on) => {
    store.change(switched(store, sources, side, source, on));
    return [...store.visible];
  };
  expect(press("opposition", "Council", false)).toEqual([0, 1]);
  expect(press("russian", null, false)).toEqual([1]);
  expect(press("russian", "Ministry", true)).toEqual([0, 1]);
  expect(press("opposition", null, false)).toEqual([0]);
  expect(press("opposition", "Council", true)).toEqual([0, 2]);
  expect(press("opposition", "Activists", true)).toEqual([0, 1, 2]);
  expect(store.filter).toEqual({});
});
