// What tools that are not ours say of files: `node foreign.mjs FOLDER hint FILE` gives geojsonhint's
// messages, `ogrinfo FILE...` what GDAL's ogrinfo (built to WebAssembly by gdal3.js) reads, as JSON.
// FOLDER is the one that holds node_modules.
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

const [folder, tool, ...files] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));

async function ogrinfo() {
  console.log = () => {}; // gdal3.js tells what it can do
  const home = relative(process.cwd(), dirname(require.resolve("gdal3.js/package.json")));
  const gdal = await require("gdal3.js/node.js")({ path: join(home, "dist/package") });
  const told = [];
  for (const file of files) {
    const { datasets, errors } = await gdal.open(file);
    for (const set of datasets) told.push(await gdal.ogrinfo(set, ["-al", "-features"]));
    if (errors.length) throw new Error(JSON.stringify(errors));
  }
  return told;
}

const hint = () => require("@mapbox/geojsonhint").hint(readFileSync(files[0], "utf8"), { precisionWarning: true });

writeSync(1, JSON.stringify(tool === "hint" ? hint() : await ogrinfo()));
process.exit(0);
