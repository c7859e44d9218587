/** @import { Claim, Index, Source } from "../src/types" */
import { Table } from "../src/table.js";

/** As in maps/columns.py. @type {Record<string, string[]>} */
const GROUPS = {
  who: ["side", "source", "source_role", "stance"],
  where: ["place_id", "place", "toponym", "feature_class", "admin1", "lat", "lon", "radius_m", "geo_precision"],
  when: ["date_start", "date_end"],
  hit: ["target_kind", "target_actor", "attacker"],
  target: ["claimed_target"],
  toll: ["killed_min", "killed_max", "injured_min", "injured_max", "toll_text", "toll_group"],
  printed: ["publisher", "lang"],
  compared: ["agreement"],
};
const DETAILS = ["claim_id", "incident_id", "statement_id", "source_text", "quote", "title", "note", "review"];
const NUMBERS = /^(lat|lon|radius_m|.*_min|.*_max)$/;
const BLOCK = 2;
const LONG = 24;

/** @param {Record<string, string | number | null>} given @returns {Claim} with all fields, those left out empty */
export function claim(given) {
  const fields = [...Object.values(GROUPS).flat(), ...DETAILS];
  const empty = Object.fromEntries(fields.map((name) => [name, NUMBERS.test(name) ? null : ""]));
  return { ...empty, agreement: "incomparable", ...given };
}

/**
 * A table of some claims, in the order of the rows; `starts` as in a header.
 * @param {Record<string, string | number | null>[]} given
 * @param {number[]} starts
 * @param {Partial<Index["header"]>} more
 */
export function tableOf(given, starts = [given.length], more = {}) {
  const claims = given.map(claim);
  /** @type {Index} */
  const index = {
    header: {
      count: claims.length,
      fields: [...Object.values(GROUPS).flat(), ...DETAILS].filter((name) => name !== "agreement"),
      groups: {},
      starts,
      links: [],
      sides: ["russian", "opposition"].map((id) => ({ id, label: `${id} side`, colour: "#0072b2", shape: "square", pattern: "plain" })),
      area_precisions: ["near", "governorate"],
      words: {},
      names: { homs: ["حمص", "Homs", "Хомс", "حمص"] },
      block: BLOCK,
      texts: 1,
      shared: textsOf(claims).length,
      ...more,
    },
    codes: { read: Uint16Array.from(claims, (_, row) => claims.length - 1 - row) },
  };
  for (const [name, fields] of Object.entries(GROUPS)) {
    const keys = claims.map((one) => JSON.stringify(fields.map((field) => one[field])));
    let words = [...new Set(keys)];
    if (name === "when") words = words.sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
    const values = words.map((word) => JSON.parse(word));
    index.header.groups[name] = {
      width: 1,
      values: Object.fromEntries(fields.map((field, at) => [field, values.map((value) => value[at])])),
    };
    index.codes[name] = Uint8Array.from(keys, (key) => words.indexOf(key));
  }
  return new Table(index, sourceOf(claims));
}

/** @param {string} word */
function dayOf(word) {
  const [start, end] = JSON.parse(word);
  return end || start;
}

/** @param {Claim[]} claims */
function textsOf(claims) {
  return [...new Set(claims.flatMap((one) => DETAILS.map((field) => one[field])))].filter((text) => String(text).length >= LONG);
}

/** Every long text is a shared one. @param {Claim[]} claims @returns {Source} */
function sourceOf(claims) {
  const texts = textsOf(claims);
  return {
    async rows(number) {
      const own = claims.slice(number * BLOCK, (number + 1) * BLOCK);
      const columns = Object.fromEntries(
        DETAILS.map((field) => {
          const words = [...new Set(own.map((one) => one[field]))];
          return [
            field,
            {
              words: words.map((word) => (texts.includes(word) ? /** @type {[number]} */ ([texts.indexOf(word)]) : word)),
              codes: own.map((one) => words.indexOf(one[field])),
            },
          ];
        }),
      );
      return {
        columns,
        together: own.map((one) => claims.filter((other) => other.statement_id === one.statement_id).length),
        incidents: [{ id: "i1", start: "2015-09-30", end: "2015-09-30", verdict: "disputed", difference: "who was hit" }],
      };
    },
    texts: async (number) => [String(texts[number])],
  };
}

export const homs = { place_id: "homs", place: "Homs", lat: 34.7, lon: 36.7, geo_precision: "settlement", radius_m: 5000 };
export const hamaArea = { place_id: "hama", place: "Hama", lat: 35.2, lon: 37.2, geo_precision: "governorate", radius_m: 70000 };
