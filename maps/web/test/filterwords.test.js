import { expect, test } from "vitest";
import { describe as inWords, valueName, without } from "../src/filterwords.js";
import { hamaArea, homs, tableOf } from "./claims.js";

const table = tableOf(
  [
    { ...homs, side: "russian", source: "Ministry", admin1: "Homs", target_kind: "training_camp" },
    { ...hamaArea, side: "opposition", source: "", attacker: "unknown", stance: "denies", target_actor: "not_is" },
    { side: "opposition", source: "Council", attacker: "russia" },
  ],
  [0, 1, 2],
  { words: { is: "Islamic State", russia: "Russia", training_camp: "never this" } },
);
const words = (/** @type {import("../src/types").Filter} */ filter, /** @type {number | undefined} */ most = undefined) =>
  inWords(table, filter, most).map((part) => part.words);

test.each([
  [{}, []],
  [{ side: ["russian"], source: [""] }, ["russian side", "No source named"]],
  [{ target_kind: ["training_camp", ""] }, ["training camp", "not said"]],
  [{ target_actor: ["not_is"], attacker: ["russia", "unknown"] }, ["not Islamic State", "Russia", "not said"]],
  [{ place: ["homs", "hama", "Nowhere"] }, ["Homs", "Hama governorate", "Nowhere"]],
  [{ precision: ["settlement"], agreement: ["disputed"], admin1: [""] }, ["town or village", "Accounts differ", "none given"]],
  [{ stance: [] }, ["none"]],
  [{ since: "2015-09-30", until: "2015-10-02" }, ["30 Sep to 2 Oct 2015"]],
  [{ since: "2015-09-30" }, ["since 30 Sep 2015"]],
  [{ until: "2015-10-02", text: "<b>" }, ["until 2 Oct 2015", "“<b>”"]],
])("%j in words", (filter, found) => expect(words(filter).sort()).toEqual(found.sort()));

test("of many values only how many", () => {
  expect(words({ side: ["russian", "opposition"] }, 1)).toEqual(["2 of 2"]);
});

test("codes that are names in JavaScript are words", () => {
  expect(["constructor", "not___proto__"].map((id) => valueName(table, "attacker", id))).toEqual(["constructor", "not   proto  "]);
});

test("each part can be taken off, and the last of a kind takes the kind off", () => {
  /** @type {import("../src/types").Filter} */
  let filter = { side: ["russian"], target_kind: ["fuel", "command"], since: "2015-09-30", until: "2015-10-02", text: "x" };
  const seen = [];
  for (let part = inWords(table, filter)[0]; part; [part] = inWords(table, filter)) {
    seen.push(part.kind);
    filter = Object.fromEntries(Object.entries({ ...filter, ...without(filter, part) }).filter(([, value]) => value !== null));
  }
  expect([seen, filter]).toEqual([["side", "target_kind", "target_kind", "days", "text"], {}]);
});
