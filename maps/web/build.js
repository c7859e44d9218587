// Writes what the Python side puts into a page to ../static.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { feature } from "topojson-client";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const thousandths = (/** @type {number} */ value) => Math.round(value * 1000) / 1000;
const out = here("../static/");

/** @type {import("esbuild").BuildOptions} */
const shared = { minify: true, charset: "utf8", legalComments: "inline" };

/**
 * Natural Earth's countries, one polygon a line, coordinates rounded to about 100 m. The first
 * line is the index, `[[name, west, south, east, north], ...]`, so that a reader parses only the
 * lines that it needs.
 */
async function countries() {
  const topology = JSON.parse(
    await readFile(here("node_modules/world-atlas/countries-10m.json"), "utf8"),
  );
  const { features } = /** @type {import("geojson").FeatureCollection} */ (
    /** @type {unknown} */ (feature(topology, topology.objects.countries))
  );
  const index = [];
  const lines = [];
  for (const { properties, geometry } of features) {
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") continue;
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const rings of polygons) {
      const rounded = rings.map((ring) => ring.map((point) => point.map(thousandths)));
      const [xs, ys] = [0, 1].map((axis) => rounded[0].map((point) => point[axis]));
      index.push([properties?.name, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
      lines.push(JSON.stringify(rounded));
    }
  }
  return [JSON.stringify(index), ...lines, ""].join("\n");
}

await mkdir(out, { recursive: true });
await build({
  ...shared,
  entryPoints: [here("src/strikemap.js")],
  outfile: `${out}strikemap.js`,
  bundle: true,
  loader: { ".png": "dataurl" },
  format: "iife",
  target: "es2022",
});
await build({
  ...shared,
  entryPoints: {
    strikemap: here("src/strikemap.css"),
    leaflet: here("node_modules/leaflet/dist/leaflet.css"),
  },
  outdir: out,
  bundle: true,
  loader: { ".png": "dataurl" },
});
await build({
  ...shared,
  entryPoints: [here("node_modules/leaflet/dist/leaflet.js")],
  outfile: `${out}leaflet.js`,
});
await writeFile(`${out}countries.jsonl`, await countries());
