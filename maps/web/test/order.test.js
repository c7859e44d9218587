import { expect, test } from "vitest";
import { ordered, ranksOf } from "../src/order.js";
import { Selection } from "../src/selection.js";
import { homs, tableOf } from "./claims.js";

test.each([
  [[3, null, 10, 2], false, undefined, [1, 3, 2, 0]],
  [[3, null, 10, 2], true, undefined, [1, 3, 0, 2]],
  [["b", "", "A", "a10", "a9"], false, undefined, [3, 4, 0, 2, 1]],
  [["near", "exact", "odd"], false, ["exact", "near"], [1, 0, 2]],
])("the ranks of %j, descending: %s", (values, descending, order, ranks) => {
  expect([...ranksOf(values, descending, order)]).toEqual(ranks);
});

test.each(["source", "quote"])("rows are put in the order of %s, in the index or not, ties as they stood", async (field) => {
  const long = "a sentence that is long enough to be shared";
  const table = tableOf([
    { ...homs, [field]: "b" },
    { ...homs, [field]: "" },
    { ...homs, [field]: long },
    { ...homs, [field]: "b" },
  ]);
  const rows = Uint32Array.from([3, 2, 1, 0]);
  expect([...(await ordered(table, rows, field, false))]).toEqual([2, 3, 0, 1]);
  expect([...(await ordered(table, rows, field, true))]).toEqual([3, 0, 2, 1]);
});

test("a selection is one row, some, or all between two", () => {
  let told = 0;
  const selection = new Selection(() => (told += 1));
  const order = Uint32Array.from([7, 5, 9, 3]);
  const chosen = () => [...selection.rows];
  selection.only(order, 1);
  expect(chosen()).toEqual([5]);
  selection.extend(order, 3);
  expect(chosen()).toEqual([5, 9, 3]);
  selection.extend(order, 0);
  expect(chosen()).toEqual([7, 5]);
  selection.toggle(order, 0);
  expect(chosen()).toEqual([5]);
  selection.prune(Uint32Array.from([9]));
  expect(chosen()).toEqual([]);
  expect(told).toBe(5);
});
