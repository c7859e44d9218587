import { expect, test } from "vitest";
import { Api, Refusal } from "../src/review/api.js";
import { readings } from "../src/review/claim.js";
import { ACTIONS, asked } from "../src/review/keys.js";
import { claim } from "./claims.js";

/** @param {string} key @param {Record<string, unknown>} [more] */
const pressed = (key, more = {}) =>
  asked(/** @type {any} */ ({ key, ctrlKey: false, altKey: false, metaKey: false, repeat: false, target: null, ...more }));

test("every action has a key of its own", () => {
  expect(new Set(ACTIONS.map(({ key }) => key)).size).toBe(ACTIONS.length);
  for (const { id, key } of ACTIONS) expect(pressed(key)).toBe(id);
});

test.each([
  ["A", "accept"],
  ["3", "candidate 3"],
  ["0", ""],
  ["q", ""],
  ["Enter", ""],
])("the key %s asks for %j", (key, action) => expect(pressed(key)).toBe(action));

test("no decision is made by a shortcut of the browser, a key held down or one typed into a field", () => {
  for (const held of ["ctrlKey", "altKey", "metaKey", "repeat"]) expect(pressed("a", { [held]: true })).toBe("");
  expect(pressed("a", { target: { closest: () => ({}) } })).toBe("");
  expect(pressed("a", { target: { closest: () => null } })).toBe("accept");
});

/** @param {number} status @param {unknown} told @param {unknown[]} [seen] */
const api = (status, told, seen = []) =>
  new Api("secret", /** @type {any} */ (async (/** @type {unknown[]} */ ...request) => {
    seen.push(request);
    return { ok: status === 200, json: async () => told };
  }));

test("a request carries the token in a header, never in its address", async () => {
  /** @type {any[]} */
  const seen = [];
  await api(200, [], seen).places("حمص & co", "Homs");
  const [[path, { headers, method }]] = seen;
  expect(path).not.toContain("secret");
  expect(new URLSearchParams(path.split("?")[1]).get("name")).toBe("حمص & co");
  expect([headers.Authorization, method]).toEqual(["Bearer secret", "GET"]);
});

test("a refusal carries what is wrong with which field", async () => {
  const refused = await api(422, { faults: { side: "unknown" } }).post("correct").catch((error) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused.faults).toEqual({ side: "unknown" });
});

test("a server that is gone is told in words", async () => {
  const gone = new Api("secret", () => Promise.reject(new TypeError("fetch")));
  await expect(gone.claim(0)).rejects.toThrow("Every decision made is in the table");
});

test("what was read is told in words, and what is unknown as such", () => {
  const fixed = /** @type {any} */ ({ sides: { russian: "Russian officials" }, attackers: { russia: "Russia" }, groups: { is: "Islamic State" } });
  const read = claim({
    source: "", source_role: "unattributed", side: "russian", stance: "denies", attacker: "russia", target_actor: "is; not_is",
    claimed_target: "", place: "Talbiseh", admin1: "Homs", geo_precision: "settlement", date_start: "2015-09-30", date_end: "2015-09-30",
    date_text: "Wednesday", killed_min: 17, toll_text: "",
  });
  const told = Object.fromEntries(readings(/** @type {any} */ ({ claim: read }), fixed));
  expect(told).toMatchObject({
    Source: "not named, unattributed", Side: "Russian officials", Stance: "denies a strike", Attacker: "Russia",
    "Said to be hit": "Islamic State; not Islamic State", "Claimed target": "not named", Place: "Talbiseh, Homs (settlement)",
    Date: "30 Sep 2015, from “\u2068Wednesday\u2069”",
  });
  expect(told.Toll).toMatch(/^at least 17 .*killed$/);
});
