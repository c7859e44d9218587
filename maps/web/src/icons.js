/* global L */
import icon from "leaflet/dist/images/marker-icon.png";
import large from "leaflet/dist/images/marker-icon-2x.png";
import shadow from "leaflet/dist/images/marker-shadow.png";

/** Leaflet's own marker, for layers that others add, from the page instead of files beside it. */
export function bundleIcons() {
  L.Icon.Default.imagePath = "";
  L.Icon.Default.mergeOptions({ iconUrl: icon, iconRetinaUrl: large, shadowUrl: shadow });
}
