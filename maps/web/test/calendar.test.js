import { describe, expect, test } from "vitest";
import { binsOf, dayNumber, isoOf, ticksOf } from "../src/calendar.js";

const bins = (/** @type {string} */ first, /** @type {string} */ last, /** @type {number} */ most) =>
  binsOf(dayNumber(first), dayNumber(last), most).map(isoOf);

test.each(["0001-01-01", "1969-12-31", "1970-01-01", "2016-02-29", "9999-12-31"])("%s is a number and back", (iso) => {
  expect(isoOf(dayNumber(iso))).toBe(iso);
});

describe("bins", () => {
  test("are days where there is room", () => {
    expect(bins("2015-09-30", "2015-10-02", 3)).toEqual(["2015-09-30", "2015-10-01", "2015-10-02", "2015-10-03"]);
  });

  test("are weeks from Monday where there is less", () => {
    expect(bins("2015-09-30", "2015-10-13", 13)).toEqual(["2015-09-30", "2015-10-05", "2015-10-12", "2015-10-14"]);
  });

  test("are months, over the turn of a year", () => {
    expect(bins("2015-11-20", "2016-02-02", 4)).toEqual(["2015-11-20", "2015-12-01", "2016-01-01", "2016-02-01", "2016-02-03"]);
  });

  test.each([["0001-01-01", "9999-12-31", 200], ["1000-06-15", "2015-10-02", 40]])("are few for %s to %s", (first, last, most) => {
    const edges = binsOf(dayNumber(first), dayNumber(last), most);
    expect(edges.length).toBeLessThanOrEqual(most + 2);
    expect([isoOf(edges[0]), isoOf((edges.at(-1) ?? 0) - 1)]).toEqual([first, last]);
    expect(edges.every((edge, at) => at === 0 || edge > edges[at - 1])).toBe(true);
  });

  test("of one day are one", () => {
    expect(bins("2015-10-02", "2015-10-02", 50)).toEqual(["2015-10-02", "2015-10-03"]);
  });
});

test.each([
  ["2015-12-30", "2016-01-02", 4, ["30 Dec 2015", "31 Dec", "1 Jan 2016", "2 Jan"]],
  ["2015-09-30", "2015-12-23", 6, ["Oct 2015", "Nov", "Dec"]],
  ["2011-03-15", "2016-02-01", 6, ["2012", "2013", "2014", "2015", "2016"]],
])("the axis from %s to %s has %i labels at most", (first, last, most, labels) => {
  expect(ticksOf(dayNumber(first), dayNumber(last), most).map(([, label]) => label)).toEqual(labels);
});
