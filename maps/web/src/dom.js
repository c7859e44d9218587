/** @typedef {Node | string | null | undefined | false} Part */

/**
 * An element; its text is only ever text.
 * @param {string} tag
 * @param {Record<string, string | boolean>} attributes
 * @param {...Part} parts
 */
export function make(tag, attributes = {}, ...parts) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  for (const part of parts) if (part) element.append(part);
  return element;
}

/** Text that may be in any script, in its own direction.
 * @param {string} tag @param {string} text @param {Record<string, string>} attributes */
export const free = (tag, text, attributes = {}) => make(tag, { dir: "auto", ...attributes }, text);

/** A link when the address is one of the web's, else plain text.
 * @param {string} address @param {string} text */
export function link(address, text) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) return free("span", text);
  return free("a", text, { href: url.href, rel: "noopener noreferrer", target: "_blank" });
}

/** An element of SVG. @param {string} tag @param {Record<string, string>} attributes */
export function drawn(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Resolves when what was drawn is on the screen; at once where nobody looks at the page. @returns {Promise<void>} */
export function painted() {
  if (document.hidden) return Promise.resolve();
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
