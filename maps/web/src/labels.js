/** @import { BaseLabel } from "./types" */
/** @import { Shown } from "./marks" */
/* global L */
import { make } from "./dom.js";
import { placeName } from "./words.js";

/**
 * A name on the map.
 * @typedef {{ key: string, name: string, alt: string, lat: number, lon: number,
 *   kind: string, offset: number, open?: () => void }} Label
 */

/**
 * Names for what is shown first, then of the base map where there is room.
 * @param {Shown[]} shown
 * @param {BaseLabel[]} base
 * @param {Map<string, string[]>} names the local one first, by place id
 * @param {(shown: Shown) => void} open
 * @returns {Label[]} the most important first
 */
export function labelsOf(shown, base, names, open) {
  const own = shown
    .slice()
    .sort((a, b) => Number(b.place.area) - Number(a.place.area) || b.count - a.count)
    .map((entry) => {
      const { place, count, radius } = entry;
      return {
        key: place.key,
        name: place.area ? `${placeName(place)} · ${count}` : place.name,
        alt: names.get(place.place_id)?.[0] ?? "",
        lat: place.area ? place.lat + place.radius / 111_320 : place.lat,
        lon: place.lon,
        kind: place.area ? "area" : "mark",
        offset: place.area ? 0 : radius + 2,
        open: place.area ? () => open(entry) : undefined,
      };
    });
  const named = new Set(shown.map(({ place }) => place.place_id));
  const rest = base
    .filter((label) => !named.has(label.place_id))
    .map((label) => ({ ...label, key: `base ${label.place_id || label.name}`, offset: 0 }));
  return [...own, ...rest];
}

/** @typedef {{ left: number, top: number, right: number, bottom: number, key: string }} Box */

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  a.key !== b.key && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @type {Map<string, [number, number]>} width and height by what is written and how */
const sizes = new Map();

/** Measuring makes the browser lay out the page: once for each text. @param {Label} label @param {HTMLElement} text */
function sizeOf({ name, alt, kind }, text) {
  const key = [name, alt, kind].join("|");
  const size = sizes.get(key) ?? [text.offsetWidth, text.offsetHeight];
  sizes.set(key, size);
  return size;
}

/** Where a name lies on the map, in pixels. @param {L.Map} map @param {Label} label @param {HTMLElement} text @returns {Box} */
function boxOf(map, label, text) {
  const { x, y } = map.latLngToLayerPoint([label.lat, label.lon]);
  const [width, height] = sizeOf(label, text);
  const left = CENTRED.has(label.kind) ? x - width / 2 : x + label.offset;
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2, key: label.key };
}

const CENTRED = new Set(["area", "governorate", "country"]);

/**
 * Keeps names on a map, and hides those that would lie over a mark or a more important name.
 * @param {L.Map} map
 */
export function drawLabels(map) {
  map.createPane("sm-labels").setAttribute("aria-hidden", "true");
  /** @typedef {{ label: Label, text: HTMLElement, marker: L.Marker }} Drawn */
  /** @type {Drawn[]} */
  let drawn = [];

  const declutter = () => {
    const marks = drawn.filter(({ label }) => label.kind === "mark");
    const taken = marks.map(({ label: { lat, lon, offset, key } }) => {
      const { x, y } = map.latLngToLayerPoint([lat, lon]);
      return { left: x - offset, right: x + offset, top: y - offset, bottom: y + offset, key };
    });
    for (const { label, text } of drawn) {
      const box = boxOf(map, label, text);
      const hidden = taken.some((other) => overlap(box, other));
      text.classList.toggle("sm-hidden", hidden);
      if (!hidden) taken.push(box);
    }
  };
  map.on("zoomend", declutter);

  /** @param {Label} label @returns {Drawn} */
  const draw = (label) => {
    const text = make("span", { class: `sm-label sm-label-${label.kind}` }, make("bdi", {}, label.name));
    if (label.alt) text.append(make("bdi", { class: "sm-alt" }, label.alt));
    const marker = L.marker([label.lat, label.lon], {
      pane: "sm-labels",
      interactive: Boolean(label.open),
      keyboard: false,
      icon: L.divIcon({ html: text, className: "sm-label-box", iconSize: [0, 0], iconAnchor: [-label.offset, 0] }),
    });
    if (label.open) marker.on("click", label.open);
    return { label, text, marker: marker.addTo(map) };
  };

  return (/** @type {Label[]} */ labels) => {
    const before = new Map(drawn.map((entry) => [sameness(entry.label), entry]));
    drawn = labels.map((label) => {
      const kept = before.get(sameness(label));
      before.delete(sameness(label));
      return kept ? { ...kept, label } : draw(label);
    });
    for (const { marker } of before.values()) marker.remove();
    declutter();
  };
}

/** What two labels share that look the same on the map. @param {Label} label */
const sameness = ({ key, name, offset, kind }) => [key, name, offset, kind].join("|");
