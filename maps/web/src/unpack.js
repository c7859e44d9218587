/** @import { Block, Codes, Index, Source } from "./types" */

const KEPT = 6;
const TYPES = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };

/**
 * The data that stands in an element of the page as gzip in base64.
 * @param {string} id of a `<script type="application/json">`
 * @returns {Promise<any>}
 */
export async function unpack(id) {
  return decode(await packedIn(id));
}

/** @param {string} id of the index's element @returns {Promise<Index>} */
export async function unpackIndex(id) {
  return readIndex(await inflate(await packedIn(id)).arrayBuffer());
}

/** The text of an element; one that stands further down is waited for. @param {string} id @returns {Promise<string>} */
async function packedIn(id) {
  if (!document.getElementById(id) && document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  }
  const packed = JSON.parse(document.getElementById(id)?.textContent ?? "null");
  if (typeof packed !== "string") throw new Error(`strikemap: no data in #${id}`);
  return packed;
}

/** @param {string} packed gzip in base64 @returns {Response} */
function inflate(packed) {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** @param {string} packed gzip in base64 of JSON @returns {Promise<any>} */
export async function decode(packed) {
  return inflate(packed).json();
}

/** The parts of `maps/columns.py`'s container. @param {ArrayBuffer} buffer @returns {Index} */
export function readIndex(buffer) {
  const size = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
  /** @type {Record<string, Codes>} */
  const codes = {};
  let at = 4 + size;
  for (const [name, group] of Object.entries(header.groups)) {
    const { width } = /** @type {{ width: 1 | 2 | 4 }} */ (group);
    codes[name] = new TYPES[width](buffer, at, header.count);
    at += Math.ceil((header.count * width) / 4) * 4;
  }
  return { header, codes };
}

/** The blocks of a layer, opened when asked for; the last few are kept. @param {string} id of its index @returns {Source} */
export function blocksOf(id) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();
  const get = (/** @type {string} */ name) => {
    const found = kept.get(name) ?? unpack(name);
    kept.delete(name);
    kept.set(name, found);
    if (kept.size > KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value));
    return found;
  };
  return {
    rows: (number) => /** @type {Promise<Block>} */ (get(`${id}-rows-${number}`)),
    texts: (number) => /** @type {Promise<string[]>} */ (get(`${id}-texts-${number}`)),
  };
}
