/** @import { Candidate, Fixed } from "./types" */
/* global L */
import { drawBase } from "../base.js";
import { make } from "../dom.js";

const CLOSEST = 11;
/** Kinds of place whose middle is no place: their number stands on the edge. */
const AREAS = ["governorate", "district", "region", "mountain", "country"];

/** The small map of a claim's candidates. */
export class CandidateMap {
  /** @param {HTMLElement} element @param {Fixed} fixed @param {(at: L.LatLng) => void} pointed */
  constructor(element, fixed, pointed) {
    const [south, west, north, east] = fixed.box;
    this.box = L.latLngBounds([south, west], [north, east]);
    this.map = L.map(element, { zoomSnap: 0.5, keyboard: false }).fitBounds(this.box);
    drawBase(this.map, /** @type {any} */ (fixed));
    L.control.scale({ imperial: false }).addTo(this.map);
    this.names = L.layerGroup().addTo(this.map);
    this.marks = L.layerGroup().addTo(this.map);
    for (const { name, lat, lon, kind } of fixed.labels) {
      if (kind === "town") this.names.addLayer(textMark(lat, lon, name, "rv-town"));
    }
    this.map.on("click", ({ latlng }) => pointed(latlng));
    const thin = () => element.classList.toggle("rv-far", this.map.getZoom() < 8);
    this.map.on("zoomend", thin);
    thin();
  }

  /** @param {Candidate[]} candidates @param {(number: number) => void} choose */
  show(candidates, choose) {
    this.marks.clearLayers();
    const extents = candidates.map(extent);
    for (const [number, { lat, lon, radius_m, chosen, place, kind: what }] of candidates.entries()) {
      const kind = chosen ? "rv-chosen" : "rv-other";
      const north = AREAS.includes(what) ? extents[number].getNorth() : lat;
      if (radius_m) this.marks.addLayer(L.circle([lat, lon], { radius: radius_m, className: `${kind}-area`, interactive: false }));
      const mark = textMark(north, lon, String(number + 1), `rv-pin ${kind}`, place);
      mark.on("click", () => choose(number));
      this.marks.addLayer(mark);
    }
    const whole = extents.reduce((all, one) => all.extend(one), L.latLngBounds([]));
    this.map.invalidateSize();
    this.map.fitBounds(whole.isValid() ? whole.pad(0.1) : this.box, { maxZoom: CLOSEST, animate: false });
  }
}

/** @param {Candidate} candidate */
const extent = ({ lat, lon, radius_m }) => L.latLng(lat, lon).toBounds(2 * (radius_m ?? 0));

/** @param {number} lat @param {number} lon @param {string} words @param {string} className @param {string} title */
function textMark(lat, lon, words, className, title = "") {
  const html = make("span", {}, words);
  const icon = L.divIcon({ html, className, iconSize: undefined });
  return L.marker([lat, lon], { icon, title, interactive: Boolean(title), keyboard: false });
}
