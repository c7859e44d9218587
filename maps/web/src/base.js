/* global L */

/** Rivers of this map may lie three kilometres off: closer, they would part places wrongly. */
const RIVERS_UNTIL = 9;

/**
 * Land, borders and water below everything else, styled by the page's CSS.
 * @param {L.Map} map
 * @param {GeoJSON.FeatureCollection} base
 */
export function drawBase(map, base) {
  const pane = map.createPane("sm-base");
  pane.setAttribute("aria-hidden", "true");
  const renderer = L.svg({ pane: "sm-base", padding: 0.5 });
  L.geoJSON(base, {
    pane: "sm-base",
    interactive: false,
    style: (feature) => ({ renderer, className: `sm-${feature?.properties.kind}`, weight: 1 }),
  }).addTo(map);
  const thin = () => pane.classList.toggle("sm-near", map.getZoom() > RIVERS_UNTIL);
  map.on("zoomend", thin);
  if (/** @type {any} */ (map)._loaded) thin();
}
