/** @import { Claim, Side } from "./types" */
/** @import { Store } from "./store" */
import { free, make } from "./dom.js";
import { KIND_NAMES, describe } from "./filterwords.js";
import { targetOf } from "./list.js";
import { glyph } from "./shapes.js";
import { PRECISIONS, dateOf, placeName, tollOf } from "./words.js";

const WIDTH = 690; // CSS pixels that fit on A4 and on Letter
const HEIGHT = 560;
const HEADS = ["Date", "Place", "Who makes the claim", "Claimed target", "Toll", "How well the place is known", "Published by"];

/**
 * Puts on paper what is on no screen in this form: the filter in words, the legend below the map, and
 * all shown claims. The map keeps its size on the screen and is zoomed, so that nothing on it moves.
 * @param {Record<"filter" | "legend" | "claims", HTMLElement>} papers @param {Store} store
 * @param {HTMLElement} map the section of it @param {HTMLElement} legend
 */
export function printing(papers, store, map, legend) {
  new ResizeObserver(() => {
    const { offsetWidth: width, offsetHeight: height } = map;
    if (matchMedia("print").matches || !width || !height) return;
    map.style.setProperty("--print-width", `${width}px`);
    map.style.setProperty("--print-height", `${height}px`);
    map.style.setProperty("--print-zoom", String(Math.min(WIDTH / width, HEIGHT / height)));
  }).observe(map);
  addEventListener("beforeprint", () => {
    papers.filter.replaceChildren(filterList(store));
    papers.legend.replaceChildren(copyOf(legend));
    papers.claims.replaceChildren(claimTable(store));
  });
  addEventListener("afterprint", () => {
    for (const paper of Object.values(papers)) paper.replaceChildren();
  });
}

/** A legend's copy, with what its canvases show. @param {HTMLElement} legend */
function copyOf(legend) {
  const copy = /** @type {HTMLElement} */ (legend.cloneNode(true));
  copy.removeAttribute("id");
  const copies = copy.querySelectorAll("canvas");
  legend.querySelectorAll("canvas").forEach((canvas, at) => copies[at].getContext("2d")?.drawImage(canvas, 0, 0));
  return copy;
}

/** @param {Store} store */
function filterList({ table, filter }) {
  const parts = describe(table, filter, Infinity);
  if (parts.length === 0) return make("p", {}, "All claims of the page are shown.");
  /** @type {Map<string, string[]>} */
  const kinds = new Map();
  for (const { kind, words } of parts) kinds.set(KIND_NAMES[kind], [...(kinds.get(KIND_NAMES[kind]) ?? []), words]);
  const items = [...kinds].map(([name, words]) => make("li", {}, `${name}: `, ...words.flatMap((word, at) => [at ? " or " : "", free("bdi", word)])));
  return make("div", {}, make("p", {}, "Only these claims are shown:"), make("ul", {}, ...items));
}

/** @param {Store} store */
function claimTable({ table, visible }) {
  const rows = Array.from(visible, (row) => {
    const claim = table.brief(row);
    return make("tr", {}, ...cellsOf(claim, /** @type {Side} */ (table.sides.get(String(claim.side)))).map((part) => make("td", {}, part)));
  });
  const heads = HEADS.map((text) => make("th", { scope: "col" }, text));
  return make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
}

/** @param {Claim} claim @param {Side} side */
function cellsOf(claim, side) {
  const denies = claim.stance === "denies";
  const name = placeName(/** @type {any} */ ({ name: String(claim.place || claim.toponym), precision: String(claim.geo_precision) }));
  const governorate = claim.admin1 && claim.admin1 !== claim.place ? `, ${claim.admin1}` : "";
  const who = make("span", {}, glyph(side, denies), " ", free("b", String(claim.source) || "No source named"), denies && " denies", make("br"), free("span", side.label));
  return [
    dateOf(claim) || "not given",
    free("span", `${name}${governorate}`),
    who,
    free("span", targetOf(claim)),
    free("span", tollOf(claim)),
    PRECISIONS[String(claim.geo_precision)] ?? String(claim.geo_precision),
    free("span", String(claim.publisher)),
  ];
}
