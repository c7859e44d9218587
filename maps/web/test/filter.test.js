import { describe, expect, test } from "vitest";
import { isoOf } from "../src/calendar.js";
import { facetOf, fold, fromHash, normalise, toHash } from "../src/filter.js";
import { Store } from "../src/store.js";
import { switched } from "../src/controls.js";
import { homs, tableOf } from "./claims.js";

const LONG = "شوهدت الطائرات وهي تقصف تَلبيسة";
const table = tableOf(
  [
    { ...homs, side: "russian", source: "Ministry", date_start: "2015-09-30", date_end: "2015-10-02", target_kind: "fuel; command", agreement: "disputed" },
    { ...homs, side: "opposition", source: "Activists", date_start: "2015-10-01", quote: LONG, stance: "denies" },
    { side: "opposition", source: "Council", quote: "Zaʿfarānah", title: LONG },
  ],
  [0, 2],
);

/** @param {object} filter */
async function rows(filter) {
  const store = new Store(table);
  store.set(filter);
  await store.settled;
  return [...store.visible].sort();
}

describe("a filter", () => {
  test.each([
    [{ side: ["russian", "opposition"] }, [0, 1, 2]],
    [{ side: "opposition", source: ["Activists", "Ministry"] }, [1]],
    [{ place: "homs" }, [0, 1]],
    [{ place: "Homs", target_kind: "command" }, [0]],
    [{ agreement: "disputed" }, [0]],
    [{ agreement: "incomparable" }, [1, 2]],
    [{ stance: "denies", precision: "settlement" }, [1]],
    [{ side: [] }, []],
    [{ side: "nobody" }, []],
  ])("%j is AND across its kinds and OR within one", async (filter, found) => expect(await rows(filter)).toEqual(found));

  test.each([
    [{ since: "2015-10-02" }, [0]],
    [{ until: "2015-09-30" }, [0]],
    [{ since: "2015-10-01", until: "2015-10-01" }, [0, 1]],
    [{ since: "0001-01-01" }, [0, 1]],
  ])("%j keeps claims whose days overlap, and none without a day", async (filter, found) => expect(await rows(filter)).toEqual(found));

  test.each([
    ["تلبيسة", [1, 2]],
    ["FARANAH", [2]],
    ["council", [2]],
    ["حمص", [0, 1]],
    ["хомс", [0, 1]],
    ["nothing has this", []],
  ])("finds %s in names and quotes of any script, without accents and vowel signs", async (text, found) => expect(await rows({ text })).toEqual(found));

  test.each([
    ["Za‘farānah", "zaʿfaranah"],
    ["AL-BĀB", "al bab"],
    ["تَلبيسة", "تلبيسه"],
    ["مُوسَى", "موسي"],
    ["حـمـص", "حمص"],
    ["Ещё", "еще"],
  ])("reads %s as %s", (one, other) => expect(fold(one)).toBe(fold(other)));

  test("offers places by id, those without one by name, and counts what choosing them shows", async () => {
    const store = new Store(tableOf([{ ...homs }, { place: "Homs", lat: 1, lon: 1, geo_precision: "exact" }, { toponym: "Nowhere" }, {}], [0, 1, 2]));
    const { values } = facetOf(store.table, "place");
    const counts = [...store.counts("place")];
    expect(Object.fromEntries(values.map((value, at) => [value, counts[at]]))).toEqual({ homs: 1, Homs: 2, Nowhere: 1 });
    values.forEach((value, at) => {
      store.set({ place: value });
      expect(store.count).toBe(counts[at]);
    });
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
    store.watch(() => seen.push(store.count));
    store.set({ side: "russian" });
    store.change({ since: "2016-01-01" });
    store.change({ since: null, side: null });
    expect(seen).toEqual([3, 1, 0, 3]);
    expect(store.filter).toEqual({});
  });

  test("shows names at once, and quotes when they are searched", async () => {
    const store = new Store(table);
    store.set({ text: "farānah" });
    expect([store.count, store.searching]).toEqual([0, true]);
    await store.settled;
    expect([store.count, store.searching]).toEqual([1, false]);
  });

  test("forgets a search that a new one follows", async () => {
    const store = new Store(table);
    store.set({ text: "farānah" });
    const first = store.settled;
    store.set({ text: "Ministry" });
    await Promise.all([first, store.settled]);
    expect([...store.visible]).toEqual([0]);
  });

  test("shows and hides a side", () => {
    const store = new Store(table);
    store.show("russian", false);
    expect(store.filter).toEqual({ side: ["opposition"] });
    store.show("russian", true);
    expect(store.filter).toEqual({});
  });

  test("counts what a kind of filter would let through, the others kept", () => {
    const store = new Store(table);
    store.set({ target_kind: "fuel", since: "2015-10-01" });
    const { values } = table.facet("side");
    expect(Object.fromEntries(values.map((value, at) => [value, store.counts("side", ["target_kind"])[at]]))).toEqual({ russian: 1, opposition: 1 });
    expect([...store.counts("target_kind")], "fuel, command, not said").toEqual([1, 1, 0]);
    expect([...store.counts("stance", ["target_kind", "days"])]).toEqual([2, 1]);
  });

  test("tallies places by side", () => {
    const store = new Store(table);
    const { counts, denials } = store.tally();
    expect([[...counts], [...denials], store.placesShown()]).toEqual([[1, 1], [0, 1], 1]);
  });

  test("counts a claim in each bin of its days, whatever days are chosen", () => {
    const store = new Store(table);
    store.set({ since: "2015-10-02" });
    const { first, last } = store.days;
    expect([isoOf(first), isoOf(last)]).toEqual(["2015-09-30", "2015-10-02"]);
    expect(store.histogram([first, first + 1, first + 2, first + 3])).toEqual({ counts: Uint32Array.from([1, 0, 1, 1, 1, 0]), undated: 1 });
    expect([...store.histogram([first, first + 3]).counts], "once in a bin of several days").toEqual([1, 1]);
    store.change({ side: "russian" });
    expect(store.histogram([first, first + 3])).toEqual({ counts: Uint32Array.from([1, 0]), undated: 0 });
  });

  test("has days for a claim with a first day alone, and for one that ends before it starts", () => {
    const store = new Store(tableOf([{ date_start: "2015-10-02" }, { date_end: "2015-10-01" }, { date_start: "2015-10-02", date_end: "2015-10-01" }]));
    const { first, last } = store.days;
    expect([...store.histogram([first, last, last + 1]).counts]).toEqual([1, 2]);
  });
});

test("switching sources", () => {
  const store = new Store(table);
  const sources = new Map([["russian", ["Ministry"]], ["opposition", ["Activists", "Council"]]]);
  const press = (/** @type {string} */ side, /** @type {string | null} */ source, /** @type {boolean} */ on) => {
    store.change(switched(store, sources, side, source, on));
    return [...store.visible].sort();
  };
  expect(press("opposition", "Council", false)).toEqual([0, 1]);
  expect(press("russian", null, false)).toEqual([1]);
  expect(press("russian", "Ministry", true)).toEqual([0, 1]);
  expect(press("opposition", null, false)).toEqual([0]);
  expect(press("opposition", "Council", true)).toEqual([0, 2]);
  expect(press("opposition", "Activists", true)).toEqual([0, 1, 2]);
  expect(store.filter).toEqual({});
});
