import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Store } from "../src/store.js";
import { decode, readIndex } from "../src/unpack.js";
import { amount, day, days, headline, placeName, strikesOf, tollOf } from "../src/words.js";
import { claim, hamaArea, homs, tableOf } from "./claims.js";

test.each([
  ["2015-09-30", "2015-09-30", "30 Sep 2015"],
  ["2015-09-30", "2015-10-15", "30 Sep to 15 Oct 2015"],
  ["2015-10-01", "2015-10-15", "1 to 15 Oct 2015"],
  ["2015-12-30", "2016-01-02", "30 Dec 2015 to 2 Jan 2016"],
  ["2015-09-30", "2016-09-30", "30 Sep 2015 to 30 Sep 2016"],
  ["2015-09-30", "", "30 Sep 2015"],
  ["", "", ""],
])("days %s to %s", (start, end, said) => expect(days(start, end)).toBe(said));

test("a date that is none stays as it was written", () => {
  expect(day("last week")).toBe("last week");
  expect(day("2015-13-01")).toBe("2015-13-01");
});

test("an open end is said", () => {
  expect([amount(36, 36), amount(17, 27), amount(36, null), amount(null, 5), amount(null, null), amount(0, 0)]).toEqual([
    "36", "17 to 27", "at least 36", "at most 5", "", "0",
  ]);
});

test("the toll is in the report's own words where there are any", () => {
  expect(tollOf(claim({ toll_text: "dozens", killed_min: 24 }))).toBe("dozens");
  expect(tollOf(claim({ killed_min: 36, toll_group: "civilians", injured_max: 2 }))).toBe("at least 36 civilians killed, at most 2 civilians injured");
  const strikes = { strikes_min: 1, strikes_max: 1, sorties_min: 20, sorties_max: null, targets_min: 8, targets_max: 8 };
  expect(strikesOf(claim(strikes))).toBe("1 strike, at least 20 sorties, 8 claimed targets");
});

test("the headline counts what is shown", () => {
  const store = new Store(tableOf([{ ...homs, date_start: "2015-10-01" }, { ...hamaArea, date_start: "2015-09-30" }, {}], [0, 1, 2]));
  expect(headline(store)).toBe("3 of 3 claims, 2 places, 30 Sep to 1 Oct 2015");
  store.set({ place: "homs" });
  expect(headline(store)).toBe("1 of 3 claims, 1 place, 1 Oct 2015");
  store.set({ side: [] });
  expect(headline(store)).toBe("0 of 3 claims, 0 places");
});

test("an area is called one", () => {
  const place = tableOf([hamaArea], [0, 1]).places[0];
  expect(placeName(place)).toBe("Hama governorate");
  expect(placeName({ ...place, precision: "near" })).toBe("near Hama");
  expect(placeName({ ...place, name: "Hama Governorate" })).toBe("Hama Governorate");
});

test("packed data come back as they were", async () => {
  const data = { text: "</script><!-- \u2028 تلبيسة 😀", list: [1, null] };
  expect(await decode(gzipSync(JSON.stringify(data)).toString("base64"))).toEqual(data);
});

test("an index is read from its bytes", () => {
  const header = { count: 3, groups: { a: { width: 1 }, b: { width: 4 } } };
  const head = new TextEncoder().encode(JSON.stringify(header).padEnd(64));
  const bytes = new Uint8Array([head.length, 0, 0, 0, ...head, 7, 8, 9, 0, 1, 1, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]);
  const { codes } = readIndex(bytes.buffer);
  expect([codes.a, codes.b]).toEqual([new Uint8Array([7, 8, 9]), new Uint32Array([257, 2, 3])]);
});
