/** @import { Link, Place } from "./types" */
/** @import { Part } from "./part" */
/* global L */
import { make } from "./dom.js";
import { kilometres, placeName } from "./words.js";

/** A line that is shown now. @typedef {{ key: string, from: Place, to: Place, metres: number }} ShownLink */

/**
 * Lines from where strikes were said to be to where they were geolocated, as long as a claim of
 * each is shown.
 * @param {L.Map} map
 * @param {Part} part
 * @param {L.Renderer} renderer
 * @param {(place: Place) => void} open
 */
export function drawLinks(map, part, renderer, open) {
  const { places, links } = part.table;
  /** @type {Map<string, { shown: ShownLink, links: Link[], path: L.LayerGroup<L.Polyline> }>} */
  const drawn = new Map();
  for (const link of links) {
    const key = `${link.from} ${link.to}`;
    const known = drawn.get(key);
    if (known) known.links.push(link);
    else {
      const shown = { key, from: places[link.from], to: places[link.to], metres: link.metres };
      drawn.set(key, { shown, links: [link], path: line(shown, renderer, open) });
    }
  }
  const has = (/** @type {number} */ row) => part.has(row);
  const seen = () =>
    [...drawn.values()].filter(({ links }) =>
      links.some(({ claimed, geolocated }) => claimed.some(has) && geolocated.some(has)),
    );
  return {
    update() {
      const now = new Set(seen());
      for (const entry of drawn.values()) {
        if (now.has(entry)) entry.path.addTo(map);
        else entry.path.remove();
      }
      return [...now].map(({ shown }) => shown);
    },
    bringToFront: () => drawn.forEach(({ path }) => path.eachLayer((one) => map.hasLayer(one) && /** @type {L.Polyline} */ (one).bringToFront())),
    remove: () => drawn.forEach(({ path }) => path.remove()),
  };
}

/** @param {ShownLink} shown @param {L.Renderer} renderer @param {(place: Place) => void} open */
function line({ from, to, metres }, renderer, open) {
  /** @type {[number, number][]} */
  const ends = [[from.lat, from.lon], [to.lat, to.lon]];
  const look = { renderer, bubblingMouseEvents: false };
  const under = L.polyline(ends, { ...look, color: "#ffffff", weight: 5, opacity: 0.85, interactive: false });
  const over = L.polyline(ends, { ...look, color: "#1b1f24", weight: 2, dashArray: "1 5" });
  const tip = L.circleMarker(ends[1], { ...look, radius: 4, color: "#1b1f24", weight: 2, fillColor: "#ffffff", fillOpacity: 1, interactive: false });
  over.bindTooltip(
    () => make("div", {}, "Said to be at ", make("bdi", {}, placeName(from)), `; geolocated ${kilometres(metres)} away`),
    { sticky: true, className: "sm-tooltip" },
  );
  over.on("click", () => open(from));
  return /** @type {L.LayerGroup<any>} */ (L.layerGroup([under, over, tip]));
}
