/** @import { PageData, Place } from "./types" */
/** @import { Claims } from "./layer" */
/** @import { Store } from "./store" */
/** @import { Table } from "./table" */
/* global L */
import { drawBase, outlinesOf } from "./base.js";
import { filterForm, sideTree } from "./controls.js";
import { columns, heading, verdicts } from "./detail.js";
import { fromHash, toHash } from "./filter.js";
import { painted } from "./dom.js";
import { drawLabels, labelsOf } from "./labels.js";
import { drawLegend } from "./legend.js";
import { markRadius } from "./shapes.js";
import { tileSwitch } from "./tiles.js";
import { claimList } from "./list.js";
import { reportList, unplacedList } from "./sidelist.js";
import { unpack } from "./unpack.js";
import { Views } from "./views.js";
import { headline } from "./words.js";

/** @param {string} id @returns {any} an element that the page's template has */
const part = (id) => document.getElementById(`sm-${id}`);

/**
 * Fills the page about a map.
 * @param {L.Map} map
 * @param {Claims} claims
 * @param {string} id of the page's data element
 * @param {[number, number, number, number]} box south, west, north, east of the theatre
 */
export async function fillPage(map, claims, id, box) {
  const rest = /** @type {Promise<PageData>} */ (unpack(id));
  const store = await claims.ready;
  store.set(fromHash(location.hash));
  frame(map, store.table, box);
  claims.draw();
  await painted();
  const data = await rest;
  dress(map, data);
  claims.marks?.outline(outlinesOf(data.base));
  const open = placePanel(map, store);
  const views = new Views(part("views"));
  views.watch((view) => (document.documentElement.dataset.view = view));
  claims.open = open;

  const label = drawLabels(map);
  store.watch(() => {
    const [shown, links] = [claims.marks?.shown() ?? [], claims.marks?.links() ?? []];
    label(labelsOf(shown, links, data.labels, store.table.names, ({ place }) => open(place)));
    drawLegend(part("legend"), store.table, shown, links);
    part("headline").textContent = headline(store);
  });
  sideTree(part("tree"), store);
  filterForm(part("filter"), store);
  claimList(part("places"), store, open);
  unplacedList(part("unplaced"), store);
  reportList(part("reports"), data.reports);
  if (matchMedia("(max-width: 820px)").matches) {
    for (const details of document.querySelectorAll("details[open]")) details.removeAttribute("open");
  }
  followAddress(store);
  document.documentElement.dataset.ready = "";
}

/** Base map and scale. @param {L.Map} map @param {PageData} data */
function dress(map, data) {
  drawBase(map, data);
  tileSwitch(map, data.tiles);
  L.control.scale({ imperial: false }).addTo(map);
}

/** Shows all places, and keeps to the theatre. @param {L.Map} map @param {Table} table @param {[number, number, number, number]} theatre */
function frame(map, table, [south, west, north, east]) {
  const box = L.latLngBounds([south, west], [north, east]);
  const points = table.places.map(({ lat, lon, area, radius }) => {
    const size = area ? Math.min(radius, 150_000) * 2 : 20_000;
    return L.latLng(lat, lon).toBounds(size);
  });
  const bounds = points.reduce((all, one) => all.extend(one), L.latLngBounds([]));
  map.fitBounds(bounds.isValid() ? bounds : box, { padding: [32, 32], maxZoom: 10, animate: false });
  map.setMinZoom(Math.min(map.getZoom(), map.getBoundsZoom(box)));
  map.setMaxBounds(box.pad(0.25));
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
}

/** The panel that an opened place fills. @param {L.Map} map @param {Store} store */
function placePanel(map, store) {
  const panel = part("place");
  const content = part("place-content");
  /** @type {Place | null} */
  let opened = null;
  /** @type {Element | null} */
  let from = null;

  const ring = L.circleMarker([0, 0], { className: "sm-ringed", interactive: false, renderer: L.svg() });

  let drawn = "";
  const draw = async () => {
    if (!opened) return;
    const place = opened;
    const rows = store.between(place.first, place.last);
    if (opened.area || rows.length === 0) ring.remove();
    else ring.setLatLng([opened.lat, opened.lon]).setRadius(markRadius(store.table.shares(rows), store.table.most) + 4).addTo(map);
    const { table } = store;
    const wanted = `${place.key} ${rows.join()}`;
    if (drawn === wanted) return;
    drawn = wanted;
    const claims = await table.open(rows);
    if (drawn === wanted) content.replaceChildren(heading(table, place, rows, "h2"), verdicts(claims) ?? "", columns(table, claims));
  };
  const close = () => {
    if (!opened) return;
    opened = null;
    panel.hidden = true;
    ring.remove();
    if (from instanceof HTMLElement && from.isConnected) from.focus();
  };
  part("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  store.watch(draw);
  return async (/** @type {Place} */ place, /** @type {number | undefined} */ row = undefined) => {
    if (!panel.contains(document.activeElement)) from = document.activeElement;
    opened = place;
    panel.hidden = false;
    content.replaceChildren(heading(store.table, place, store.between(place.first, place.last), "h2"));
    drawn = "";
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    const filled = draw();
    map.invalidateSize({ animate: false });
    if (!map.getBounds().pad(-0.1).contains([place.lat, place.lon])) {
      map.panTo([place.lat, place.lon], { animate: false });
    }
    if (row === undefined) return;
    await filled;
    const [{ claim_id: wanted }] = await store.table.details([row]);
    const found = [...content.querySelectorAll("[data-claim]")].find((card) => card.dataset.claim === wanted);
    found?.setAttribute("aria-current", "true");
    found?.scrollIntoView({ block: "nearest" });
  };
}

/** Keeps the filter in the address, and follows the address. @param {Store} store */
function followAddress(store) {
  // After painting: a browser takes its time to change an address.
  store.watch(async () => {
    await painted();
    const hash = toHash(store.filter);
    if (hash === location.hash.replace(/^#/, "") || location.protocol === "about:") return;
    history.replaceState(null, "", `${location.pathname}${location.search}${hash && `#${hash}`}`);
  });
  addEventListener("hashchange", () => {
    const filter = fromHash(location.hash);
    if (toHash(filter) !== toHash(store.filter)) store.set(filter);
  });
}
