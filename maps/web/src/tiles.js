/** @import { Tiles } from "./types" */
/* global L */
import { link, make } from "./dom.js";

/**
 * The switch of an online tile layer: nothing is asked before the reader turns it on.
 * @param {L.Map} map
 * @param {Tiles | null} tiles
 * @returns {(other: L.Map) => void} shows the layer on another map too
 */
export function tileSwitch(map, tiles) {
  if (!tiles) return () => {};
  const { name, url, origins, attribution, options } = tiles;
  const credit = make("span", {}, ...attribution.map(([text, address]) => (address ? link(address, text) : text)));
  const made = () =>
    L.tileLayer(url, {
      ...options,
      attribution: credit.innerHTML,
      referrerPolicy: "strict-origin-when-cross-origin",
    }).on("tileerror", () => (failed.textContent = "Parts of it did not come."));
  /** @type {Map<L.Map, L.TileLayer>} */
  const layers = new Map();
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" }));
  const failed = make("p", { role: "status" });
  const hosts = origins.map((origin) => new URL(origin).host).join(", ");
  const control = new L.Control({ position: "topright" });
  control.onAdd = () => {
    const panel = make(
      "div",
      { class: "sm-tiles" },
      make("label", {}, box, make("span", {}, `Online map ${name}`)),
      make("p", {}, `asks ${hosts} as you look`),
      failed,
    );
    L.DomEvent.disableClickPropagation(panel);
    return panel;
  };
  const show = () => {
    failed.textContent = "";
    for (const [one, layer] of layers) {
      one.getContainer().classList.toggle("sm-tiled", box.checked);
      if (box.checked) layer.addTo(one);
      else layer.remove();
    }
  };
  const showOn = (/** @type {L.Map} */ other) => {
    layers.set(other, made());
    show();
  };
  box.addEventListener("change", show);
  control.addTo(map);
  showOn(map);
  return showOn;
}
