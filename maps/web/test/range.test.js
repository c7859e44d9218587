import { expect, test } from "vitest";
import { moved, resized } from "../src/range.js";

const whole = { first: 0, last: 30 };

test.each([
  [5, { first: 15, last: 17 }],
  [-99, { first: 0, last: 2 }],
  [99, { first: 28, last: 30 }],
])("a span moved by %i keeps its length and stays in the whole", (by, span) => {
  expect(moved({ first: 10, last: 12 }, by, whole)).toEqual(span);
});

test.each([
  ["first", 3, { first: 3, last: 12 }],
  ["first", 20, { first: 12, last: 12 }],
  ["first", -1, { first: 0, last: 12 }],
  ["last", 99, { first: 10, last: 30 }],
  ["last", 2, { first: 10, last: 10 }],
])("the %s end put to %i stays in the whole and on its side", (end, to, span) => {
  expect(resized({ first: 10, last: 12 }, /** @type {"first" | "last"} */ (end), to, whole)).toEqual(span);
});
