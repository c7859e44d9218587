/** @import { Block, Claim, Codes, Facet, Incident, Index, Opened, Place, Share, Side, Source } from "./types" */

const PLAIN_SIDE = { colour: "#8a8a8a", shape: "circle", pattern: "plain" };
const SEVERAL = new Set(["target_kind", "target_actor"]);

/**
 * The claims of a layer. A claim is a row number until somebody opens it; rows stand by place, and
 * in a place by side. Fields that share a group share a column of codes: `codes[group][row]`.
 */
export class Table {
  /** @param {Index} index @param {Source} source of the fields that are not in the index */
  constructor({ header, codes }, source) {
    this.count = header.count;
    this.fields = header.fields;
    this.words = header.words;
    this.names = new Map(Object.entries(header.names));
    this.groups = header.groups;
    this.codes = codes;
    this.block = header.block;
    this.texts = header.texts;
    this.sharedBlocks = Math.ceil(header.shared / header.texts);
    this.source = source;
    /** @type {Map<string, string>} the group that a field is in */
    this.groupOf = new Map(
      Object.entries(header.groups).flatMap(([group, { values }]) => Object.keys(values).map((field) => [field, group])),
    );
    this.sides = sidesOf(header.sides, /** @type {string[]} */ (this.values("side")));
    this.places = placesOf(this, header.starts, new Set(header.area_precisions));
    this.links = header.links;
    /** The most claims that a place with a mark has. */
    this.most = this.places.reduce((most, { area, first, last }) => (area ? most : Math.max(most, last - first)), 1);
    /** The first row that stands for no place on the map; the rest do neither. */
    this.unplaced = header.starts.at(-1) ?? 0;
    /** The number of the place of each row that stands for one. */
    this.numberOf = new Uint32Array(this.unplaced);
    for (const { number, first, last } of this.places) this.numberOf.fill(number, first, last);
    /** @type {Map<string, Facet>} */
    this.facets = new Map();
    /** The order of each code of "who" among `sides`. */
    const order = new Map([...this.sides.keys()].map((id, at) => [id, at]));
    this.sideOf = Uint8Array.from(this.values("side"), (id) => order.get(String(id)) ?? 0);
    /** All rows, the newest first; of the same days by place. */
    this.rows = byDay(codes.when, this.values("date_start").length);
    this.denies = Uint8Array.from(this.values("stance"), (stance) => (stance === "denies" ? 1 : 0));
  }

  /** The value of an index field for each code of its group. @param {string} field */
  values(field) {
    return this.groups[this.groupOf.get(field) ?? ""]?.values[field] ?? [];
  }

  /** The codes of an index field's group, by row. @param {string} field @returns {Codes} */
  codesOf(field) {
    return this.codes[this.groupOf.get(field) ?? ""];
  }

  /** The value of an index field. @param {number} row @param {string} field */
  value(row, field) {
    return this.values(field)[this.codesOf(field)[row]];
  }

  /** @param {number} row @param {string} field of the index @returns {string} */
  text(row, field) {
    const value = this.value(row, field);
    return value === null ? "" : String(value);
  }

  /** A claim with the fields of the index alone. @param {number} row @returns {Claim} */
  brief(row) {
    return Object.fromEntries([...this.groupOf.keys()].map((field) => [field, this.value(row, field)]));
  }


  /** The place on the map that a row stands for. @param {number} row */
  placeOf(row) {
    return row < this.unplaced ? this.places[this.numberOf[row]] : null;
  }

  /** What a field of the index can be filtered by. @param {string} field @returns {Facet} */
  facet(field) {
    const known = this.facets.get(field);
    if (known) return known;
    /** @type {Map<string, number>} */
    const numbers = new Map();
    const of = this.values(field).map((value) => {
      const text = String(value ?? "");
      const parts = SEVERAL.has(field) ? text.split("; ") : [text];
      return parts.map((part) => {
        const number = numbers.get(part) ?? numbers.size;
        numbers.set(part, number);
        return number;
      });
    });
    const facet = { group: this.groupOf.get(field) ?? "", values: [...numbers.keys()], of };
    this.facets.set(field, facet);
    return facet;
  }

  /** Some rows with all that is known of them. @param {Iterable<number>} rows @returns {Promise<Opened>} */
  async open(rows) {
    const wanted = [...rows];
    const blocks = new Map();
    for (const row of wanted) blocks.set(Math.floor(row / this.block), null);
    for (const number of blocks.keys()) blocks.set(number, await this.source.rows(number));
    const texts = await this.sharedOf(wanted, blocks);
    /** @type {Map<string, Incident>} */
    const incidents = new Map();
    /** @type {Opened} */
    const opened = { claims: [], together: [], incidents: [] };
    for (const row of wanted) {
      const block = blocks.get(Math.floor(row / this.block));
      const claim = this.claim(row, block, texts);
      opened.claims.push(claim);
      opened.together.push(block.together[row % this.block]);
      const id = String(claim.incident_id);
      const incident = id && block.incidents.find((/** @type {Incident} */ one) => one.id === id);
      if (incident) incidents.set(id, incident);
    }
    opened.incidents = [...incidents.values()].sort((a, b) => a.start.localeCompare(b.start));
    return opened;
  }

  /** Claims with all fields. @param {Iterable<number>} rows @returns {Promise<Claim[]>} in the order asked */
  async details(rows) {
    return (await this.open(rows)).claims;
  }

  /** Rows in the order that the claims were read in. @param {Iterable<number>} rows */
  asRead(rows) {
    const { read } = this.codes;
    return Uint32Array.from(rows).sort((a, b) => read[a] - read[b]);
  }

  /** @param {number} row @param {Block} block @param {Map<number, string>} texts @returns {Claim} */
  claim(row, block, texts) {
    const at = row % this.block;
    return Object.fromEntries(
      this.fields.map((field) => {
        if (this.groupOf.has(field)) return [field, this.value(row, field)];
        const { words, codes } = block.columns[field];
        const value = words[codes[at]];
        return [field, Array.isArray(value) ? (texts.get(value[0]) ?? "") : value];
      }),
    );
  }

  /** The shared texts that some rows use. @param {number[]} rows @param {Map<number, Block>} blocks */
  async sharedOf(rows, blocks) {
    /** @type {Map<number, string>} */
    const texts = new Map();
    for (const row of rows) {
      const { columns } = /** @type {Block} */ (blocks.get(Math.floor(row / this.block)));
      for (const { words, codes } of Object.values(columns)) {
        const value = words[codes[row % this.block]];
        if (Array.isArray(value)) texts.set(value[0], "");
      }
    }
    // In their order, so that each block is opened once.
    for (const number of [...texts.keys()].sort((a, b) => a - b)) {
      const list = await this.source.texts(Math.floor(number / this.texts));
      texts.set(number, list[number % this.texts]);
    }
    return texts;
  }

  /** The sides of some rows in the order of the data. @param {Iterable<number>} rows @returns {Share[]} */
  shares(rows) {
    const counts = new Uint32Array(this.sides.size);
    const denials = new Uint32Array(this.sides.size);
    for (const row of rows) {
      const who = this.codes.who[row];
      counts[this.sideOf[who]] += 1;
      denials[this.sideOf[who]] += this.denies[who];
    }
    return sharesOf([...this.sides.values()], counts, denials, 0);
  }
}

/** @param {Side[]} sides @param {Uint32Array} counts @param {Uint32Array} denials @param {number} at @returns {Share[]} */
export function sharesOf(sides, counts, denials, at) {
  return sides.flatMap((side, i) =>
    counts[at + i] ? [{ side, count: counts[at + i], denies: counts[at + i] === denials[at + i] }] : [],
  );
}

/** Rows by the order of their code, and in a code as they stand. @param {Codes} codes @param {number} count */
function byDay(codes, count) {
  const next = new Uint32Array(count + 1);
  for (const code of codes) next[code + 1] += 1;
  for (let code = 0; code < count; code += 1) next[code + 1] += next[code];
  const rows = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) rows[next[codes[row]]++] = row;
  return rows;
}

/** Every side that a claim names, with a plain look for those the data don't describe.
 * @param {Side[]} known @param {string[]} used @returns {Map<string, Side>} */
function sidesOf(known, used) {
  const sides = new Map(known.map((side) => [side.id, side]));
  const ids = new Set(used);
  for (const id of ids) {
    if (!sides.has(id)) sides.set(id, { id, label: id || "No side given", ...PLAIN_SIDE });
  }
  return new Map([...sides].filter(([id]) => ids.has(id)));
}

/** @param {Table} table @param {number[]} starts @param {Set<string>} areaPrecisions @returns {Place[]} */
function placesOf(table, starts, areaPrecisions) {
  return starts.slice(0, -1).map((first, number) => {
    const text = (/** @type {string} */ field) => table.text(first, field);
    const [lat, lon, radius] = ["lat", "lon", "radius_m"].map((field) => Number(table.value(first, field) ?? 0));
    const precision = text("geo_precision");
    const area = areaPrecisions.has(precision);
    const place_id = text("place_id");
    const key = [place_id, lat, lon, area ? `${precision} ${radius}` : "point"].join("|");
    const name = text("place") || text("toponym") || "Unnamed place";
    return { number, key, place_id, name, admin1: text("admin1"), precision, area, lat, lon, radius, first, last: starts[number + 1] };
  });
}
