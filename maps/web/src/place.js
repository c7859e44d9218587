/** @import { Place } from "./types" */
/** @import { Store } from "./store" */
/* global L */
import { columns, heading, verdicts } from "./detail.js";
import { markRadius } from "./shapes.js";

/**
 * The panel that an opened place fills, and the ring about its mark.
 * @param {HTMLElement} panel
 * @param {Store} store
 * @param {() => L.Map[]} maps the place is ringed on, the first of which brings it into view
 * @param {() => void} changed called when another place is opened or closed
 */
export function placePanel(panel, store, maps, changed) {
  const { table } = store;
  const content = /** @type {HTMLElement} */ (panel.querySelector("#sm-place-content"));
  /** @type {Place | null} */
  let opened = null;
  /** @type {Element | null} */
  let from = null;
  /** @type {Map<L.Map, L.CircleMarker>} */
  const rings = new Map();
  let drawn = "";

  const ring = (/** @type {number[]} */ rows) => {
    for (const one of rings.values()) one.remove();
    if (!opened || opened.area || rows.length === 0) return;
    const radius = markRadius(table.shares(rows), table.most) + 4;
    for (const map of maps()) {
      const one = rings.get(map) ?? L.circleMarker([0, 0], { className: "sm-ringed", interactive: false, renderer: L.svg() });
      rings.set(map, one);
      one.setLatLng([opened.lat, opened.lon]).setRadius(radius).addTo(map);
    }
  };
  const draw = async () => {
    if (!opened) return ring([]);
    const place = opened;
    const rows = store.between(place.first, place.last);
    ring(rows);
    const wanted = `${place.key} ${rows.join()}`;
    if (drawn === wanted) return;
    drawn = wanted;
    const claims = await table.open(rows);
    if (drawn === wanted) content.replaceChildren(heading(table, place, rows, "h2"), verdicts(claims) ?? "", columns(table, claims));
  };
  const close = () => {
    if (!opened) return;
    opened = null;
    drawn = "";
    panel.hidden = true;
    ring([]);
    changed();
    if (from instanceof HTMLElement && from.isConnected) from.focus();
  };
  const open = async (/** @type {Place} */ place, /** @type {number | undefined} */ row = undefined) => {
    if (!panel.contains(document.activeElement)) from = document.activeElement;
    opened = place;
    panel.hidden = false;
    content.replaceChildren(heading(table, place, store.between(place.first, place.last), "h2"));
    drawn = "";
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    const filled = draw();
    const [map] = maps();
    map.invalidateSize({ animate: false });
    if (!map.getBounds().pad(-0.1).contains([place.lat, place.lon])) {
      map.panTo([place.lat, place.lon], { animate: false });
    }
    changed();
    if (row === undefined) return;
    await filled;
    const [{ claim_id: wanted }] = await table.details([row]);
    const cards = /** @type {NodeListOf<HTMLElement>} */ (content.querySelectorAll("[data-claim]"));
    const found = [...cards].find((card) => card.dataset.claim === wanted);
    found?.setAttribute("aria-current", "true");
    found?.scrollIntoView({ block: "nearest" });
  };

  panel.querySelector("#sm-close")?.addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
  store.watch(draw);
  return { open, close, draw, opened: () => opened };
}
