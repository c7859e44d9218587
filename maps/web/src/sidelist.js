/** @import { ReportEntry, Side } from "./types" */
/** @import { Store } from "./store" */
import { card, growing } from "./detail.js";
import { free, link, make } from "./dom.js";
import { targetOf } from "./list.js";
import { glyph } from "./shapes.js";
import { dateOf, day, thousands } from "./words.js";

/** The shown claims that no place was found for. @param {HTMLElement} box @param {Store} store */
export function unplacedList(box, store) {
  const { table } = store;
  const list = make("div");
  box.querySelector("ul")?.replaceWith(list);
  box.hidden = table.unplaced === table.count;
  store.watch(() => {
    const rows = store.between(table.unplaced, table.count);
    const count = box.querySelector("output");
    if (count) count.textContent = thousands(rows.length);
    list.replaceChildren(growing(rows, (row) => unplacedItem(store, row)));
  });
}

/** @param {Store} store @param {number} row */
function unplacedItem({ table }, row) {
  const claim = table.brief(row);
  const side = /** @type {Side} */ (table.sides.get(String(claim.side)));
  const about = [dateOf(claim), claim.toponym && `“${claim.toponym}”`, targetOf(claim)];
  const details = make(
    "details",
    {},
    make(
      "summary",
      { class: "sm-line" },
      glyph(side, claim.stance === "denies"),
      make("span", {}, free("b", String(claim.source) || side.label), free("span", about.filter(Boolean).join(" · "))),
    ),
  );
  const fill = async () => {
    const { claims, together } = await table.open([row]);
    details.append(card(table, claims[0], together[0], "h3"));
  };
  details.addEventListener("toggle", fill, { once: true });
  return details;
}

/** Reports that no claim was found in. @param {HTMLElement} box @param {ReportEntry[]} reports */
export function reportList(box, reports) {
  box.hidden = reports.length === 0;
  const count = box.querySelector("output");
  if (count) count.textContent = String(reports.length);
  const items = reports.map(({ file, publisher, title, url, published }) =>
    make("li", { class: "sm-origin" }, publisher && free("span", publisher), link(url, title || file), published && make("time", { datetime: published }, day(published))),
  );
  box.querySelector("ul")?.replaceChildren(...items);
}
