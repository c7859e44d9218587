/**
 * The data that stands in an element of the page as gzip in base64.
 * @param {string} id of a `<script type="application/json">`
 * @returns {Promise<any>}
 */
export async function unpack(id) {
  const packed = JSON.parse(document.getElementById(id)?.textContent ?? "null");
  if (typeof packed !== "string") throw new Error(`strikemap: no data in #${id}`);
  return decode(packed);
}

/** @param {string} packed gzip in base64 of JSON @returns {Promise<any>} */
export async function decode(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}
