/** @import { Claim } from "./types" */
/** @import { Kit } from "./serial" */
/** @import { Store } from "./store" */
/** @import { Table } from "./table" */
import { make } from "./dom.js";
import { COLLECTION_END, collectionHead, csvHead, csvLine, feature, kitOf, shapeOf } from "./serial.js";
import { unpack } from "./unpack.js";
import { plural } from "./words.js";

/** @typedef {"geojson" | "csv"} Form */

/** @type {Record<Form, { label: string, type: string }>} */
const FORMS = {
  geojson: { label: "GeoJSON", type: "application/geo+json" },
  csv: { label: "CSV", type: "text/csv" },
};
const LONGEST = 60; // letters of a title or a filter in a file's name
const KEPT = 60_000; // milliseconds that a browser has to take a file

/**
 * Files of the claims that are shown, and of those that are selected.
 * @param {HTMLDetailsElement} menu
 * @param {Store} store
 * @param {string} id of the element with what `maps/downloads.py` hands over
 * @param {() => Set<number>} selected
 * @returns {() => void} to be called when others are selected
 */
export function downloads(menu, store, id, selected) {
  const status = make("p", { role: "status" });
  /** @type {Promise<Kit> | null} */
  let kit = null;
  /** @param {string} what @param {() => Iterable<number>} rows @param {boolean} some */
  const group = (what, rows, some) => {
    const name = make("span", {});
    const buttons = /** @type {Form[]} */ (Object.keys(FORMS)).map((form) => {
      const button = make("button", { type: "button", "aria-label": `Download ${what} claims as ${FORMS[form].label}` }, FORMS[form].label);
      button.addEventListener("click", async () => {
        status.textContent = "Writing the file …";
        await store.settled;
        kit ??= unpack(id).then((data) => kitOf(store.table.fields, data));
        const asked = Uint32Array.from(rows());
        save(await fileOf(store.table, asked, form, await kit), nameOf(store, asked, some, form));
        status.textContent = "The file is written.";
      });
      return button;
    });
    const box = make("div", { class: "sm-choice" }, name, ...buttons);
    return { box, name };
  };
  const shown = group("shown", () => store.visible, false);
  const some = group("selected", selected, true);
  menu.append(make("div", { class: "sm-menu-box" }, shown.box, some.box, status));
  const update = () => {
    shown.name.textContent = plural(store.count, "shown claim");
    some.name.textContent = plural(selected().size, "selected claim");
    some.box.hidden = selected().size === 0;
    status.textContent = "";
  };
  store.watch(update);
  return update;
}

/**
 * A file of some claims, in the order that they were read in.
 * @param {Table} table @param {Uint32Array} rows @param {Form} form @param {Kit} kit @returns {Promise<Blob>}
 */
export async function fileOf(table, rows, form, kit) {
  const encoder = new TextEncoder();
  const order = table.asRead(rows);
  const shapes = new Array(order.length);
  const parts = new Array(order.length);
  for await (const [at, claim] of byBlock(table, order)) {
    shapes[at] = shapeOf(kit, claim);
    const text = form === "csv" ? csvLine(kit, claim) : `${at ? "," : ""}\n${feature(kit, claim, shapes[at])}`;
    parts[at] = encoder.encode(text);
  }
  const around = form === "csv" ? [csvHead(kit), ""] : [collectionHead(shapes), COLLECTION_END];
  return new Blob([around[0], ...parts, around[1]], { type: FORMS[form].type });
}

/** Claims and their places in an order, each block opened once. @param {Table} table @param {Uint32Array} order @returns {AsyncGenerator<[number, Claim], void>} */
async function* byBlock(table, order) {
  const places = Uint32Array.from(order.keys()).sort((a, b) => order[a] - order[b]);
  for (let first = 0; first < places.length; ) {
    const block = Math.floor(order[places[first]] / table.block);
    let last = first;
    while (last < places.length && Math.floor(order[places[last]] / table.block) === block) last += 1;
    const own = places.subarray(first, last);
    const claims = await table.details(own.map((at) => order[at]));
    for (let i = 0; i < own.length; i += 1) yield [own[i], claims[i]];
    first = last;
  }
}

/**
 * What a file holds: the page's title, how many claims, the filter, and the days.
 * @param {Store} store @param {Uint32Array} rows @param {boolean} selected @param {Form} form
 */
export function nameOf({ table, filter }, rows, selected, form) {
  const { since: _since, until: _until, ...rest } = filter;
  const [starts, ends] = [table.values("date_start"), table.values("date_end")];
  const days = [...new Set(Array.from(rows, (row) => table.codes.when[row]))].flatMap((code) => [starts[code], ends[code]]).filter(Boolean).map(String).sort();
  const parts = [
    slug(document.title) || "claims",
    selected ? `${rows.length}-selected` : `${rows.length}-of-${table.count}`,
    slug(Object.values(rest).flat().join("-")),
    [...new Set([days[0], days.at(-1)])].filter(Boolean).join("-to-"),
  ];
  return `${parts.filter(Boolean).join("_")}.${form}`;
}

/** Letters and numbers of any script, and hyphens. @param {string} text */
function slug(text) {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return [...plain].slice(0, LONGEST).join("").replace(/^-+|-+$/g, "");
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
