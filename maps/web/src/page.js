/** @import { Place } from "./types" */
/** @import { Store } from "./store" */
/** @import { PageData } from "./types" */
/** @import { Claims } from "./layer" */
/* global L */
import { keepAddress } from "./address.js";
import { comparison } from "./compare.js";
import { filterForm, sideTree } from "./controls.js";
import { downloads } from "./downloads.js";
import { facets } from "./facets.js";
import { fromHash } from "./filter.js";
import { painted } from "./dom.js";
import { keys, skipLink } from "./keys.js";
import { drawLegend } from "./legend.js";
import { copyLink } from "./link.js";
import { closing } from "./menu.js";
import { paneLike, paneOf } from "./pane.js";
import { placePanel } from "./place.js";
import { printing } from "./print.js";
import { filterSaid, placeSaid, viewSaid } from "./said.js";
import { tableView } from "./tableview.js";
import { timeline } from "./timeline.js";
import { tileSwitch } from "./tiles.js";
import { claimList } from "./list.js";
import { reportList, unplacedList } from "./sidelist.js";
import { unpack } from "./unpack.js";
import { viewOf } from "./view.js";
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
  const store = await claims.ready;
  const said = new URLSearchParams(location.hash.slice(1));
  store.set(fromHash(location.hash));
  const view = viewOf(map, store.table, box);
  view.read(said.get("map") ?? "");
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
  claims.draw();
  await painted();
  const data = /** @type {PageData} */ (await unpack(id));
  const tile = tileSwitch(map, data.tiles);
  L.control.scale({ imperial: false }).addTo(map);
  const views = new Views(part("views"));
  views.watch((view) => (document.documentElement.dataset.view = view));
  const panel = placePanel(part("place"), store, () => compared.panes().map((pane) => pane.map), () => address.changed());
  const { open } = panel;
  claims.open = open;
  const first = paneOf(map, /** @type {any} */ (claims.part), /** @type {any} */ (claims.marks), data, open);
  const second = () => {
    const pane = paneLike(first, part("maps"), store, data, open);
    tile(pane.map);
    return pane;
  };
  const explain = () => {
    const panes = compared.panes();
    for (const pane of panes) pane.name();
    drawLegend(part("legend"), store.table, panes.flatMap(({ marks }) => marks.shown()), panes.flatMap(({ marks }) => marks.links()));
  };
  const compared = comparison({
    store, views, view, bar: part("compared"), box: part("maps"), first, second,
    changed() {
      explain();
      panel.draw();
      address.changed();
    },
  });
  const address = keepAddress([filterSaid(store), viewSaid(view), placeSaid(panel, store.table), compared.said]);
  store.watch(() => {
    explain();
    part("headline").textContent = headline(store);
  });
  sideTree(part("tree"), store);
  filterForm(part("filter"), store);
  facets(part("more"), store);
  timeline(part("time"), store);
  claimList(part("places"), store, open);
  unplacedList(part("unplaced"), store);
  reportList(part("reports"), data.reports);
  tableAndPaper(store, views, open);
  if (matchMedia("(max-width: 820px)").matches) {
    for (const details of document.querySelectorAll("details[open]")) details.removeAttribute("open");
  }
  compared.said.read(said);
  placeSaid(panel, store.table).read(said);
  copyLink(part("link"), part("told"), address.address);
  helpWithKeys(map, views);
  store.watch(address.changed);
  views.watch(address.changed);
  map.on("moveend", address.changed);
  document.documentElement.dataset.ready = "";
}

/** Single keys, their help, and the link past the map. @param {L.Map} map @param {Views} views */
function helpWithKeys(map, views) {
  const focus = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
  keys(part("help"), part("keys"), {
    "/": () => focus("#sm-filter [name=text]"),
    l: () => focus("#sm-places [tabindex='0']"),
    d: () => focus(".sm-divider"),
    m() {
      if (views.current === "table") views.show("map");
      map.getContainer().focus();
    },
  });
  skipLink(/** @type {HTMLAnchorElement} */ (document.querySelector(".sm-skip")));
}

/** The table, the downloads and the print. @param {Store} store @param {Views} views @param {(place: Place, row: number) => void} open */
function tableAndPaper(store, views, open) {
  const rows = tableView(part("table"), store, views, (row) => {
    const place = store.table.placeOf(row);
    if (place) open(place, row);
  });
  rows.watch(downloads(part("downloads"), store, "sm-export", rows.selected));
  for (const menu of document.querySelectorAll("details.sm-menu")) closing(/** @type {HTMLDetailsElement} */ (menu));
  printing(
    { filter: part("paper-filter"), legend: part("paper-legend"), claims: part("paper-claims") },
    store, /** @type {HTMLElement} */ (document.querySelector(".sm-map")), part("legend"),
  );
  part("print").addEventListener("click", () => print());
}
