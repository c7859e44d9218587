/** @import { Claim, LayerData, Place, Share, Side } from "./types" */

const PLAIN_SIDE = { colour: "#8a8a8a", shape: "circle" };

/** The claims of a layer, by column: a claim is a row number until somebody asks for all of it. */
export class Table {
  /** @param {LayerData} data */
  constructor(data) {
    this.count = data.count;
    this.columns = data.columns;
    this.words = data.words;
    this.incidents = new Map(data.incidents.map((incident) => [incident.id, incident]));
    this.names = new Map(Object.entries(data.names));
    this.rows = Array.from({ length: data.count }, (_, row) => row);
    this.sides = sidesOf(data);
    this.places = placesOf(this, new Set(data.area_precisions), new Set(data.undrawn));
    const placed = new Set(this.places.flatMap((place) => place.rows));
    this.unplaced = this.rows.filter((row) => !placed.has(row));
    /** @type {Map<string, number>} */
    this.statements = new Map();
    for (const row of this.rows) {
      const id = this.text(row, "statement_id");
      this.statements.set(id, (this.statements.get(id) ?? 0) + 1);
    }
  }

  /** @param {number} row @param {string} field */
  value(row, field) {
    const column = this.columns[field];
    if (!column) return null;
    return "codes" in column ? column.words[column.codes[row]] : column.values[row];
  }

  /** @param {number} row @param {string} field @returns {string} */
  text(row, field) {
    const value = this.value(row, field);
    return value === null ? "" : String(value);
  }

  /** @param {number} row @param {string} field @returns {number | null} */
  number(row, field) {
    const value = this.value(row, field);
    return typeof value === "number" ? value : null;
  }

  /** The codes of a field that may hold several. @param {number} row @param {string} field */
  list(row, field) {
    return this.text(row, field).split("; ").filter(Boolean);
  }

  /** The verdict on the claim's incident. @param {number} row */
  agreement(row) {
    return this.incidents.get(this.text(row, "incident_id"))?.verdict ?? "incomparable";
  }

  /** @param {number} row @returns {Claim} every field of the claim */
  claim(row) {
    return Object.fromEntries(
      Object.keys(this.columns).map((field) => [field, this.value(row, field)]),
    );
  }

  /** The sides of some rows in the order of the data. @param {number[]} rows @returns {Share[]} */
  shares(rows) {
    /** @type {Map<string, Share>} */
    const found = new Map();
    for (const row of rows) {
      const side = /** @type {Side} */ (this.sides.get(this.text(row, "side")));
      const share = found.get(side.id) ?? { side, count: 0, denies: true };
      share.count += 1;
      share.denies &&= this.text(row, "stance") === "denies";
      found.set(side.id, share);
    }
    const order = [...this.sides.keys()];
    return [...found.values()].sort((a, b) => order.indexOf(a.side.id) - order.indexOf(b.side.id));
  }
}

/** Every side that a claim names, with a plain look for those the data don't describe.
 * @param {LayerData} data @returns {Map<string, Side>} */
function sidesOf(data) {
  const sides = new Map(data.sides.map((side) => [side.id, side]));
  const column = data.columns.side;
  const used = new Set("codes" in column ? column.words : column.values.map((v) => String(v ?? "")));
  for (const id of used) {
    if (!sides.has(id)) sides.set(id, { id, label: id || "No side given", ...PLAIN_SIDE });
  }
  return new Map([...sides].filter(([id]) => used.has(id)));
}

/** @param {Table} table @param {Set<string>} areaPrecisions @param {Set<number>} undrawn @returns {Place[]} */
function placesOf(table, areaPrecisions, undrawn) {
  /** @type {Map<string, Place>} */
  const places = new Map();
  for (const row of table.rows) {
    const lat = table.number(row, "lat");
    const lon = table.number(row, "lon");
    if (undrawn.has(row) || lat === null || lon === null) continue;
    const precision = table.text(row, "geo_precision");
    const area = areaPrecisions.has(precision);
    const radius = table.number(row, "radius_m") ?? 0;
    const place_id = table.text(row, "place_id");
    const key = [place_id, lat, lon, area ? `${precision} ${radius}` : "point"].join("|");
    const place = places.get(key);
    if (place) {
      place.rows.push(row);
      continue;
    }
    const name = table.text(row, "place") || table.text(row, "toponym") || "Unnamed place";
    const admin1 = table.text(row, "admin1");
    places.set(key, { key, place_id, name, admin1, precision, area, lat, lon, radius, rows: [row] });
  }
  return [...places.values()];
}
