import { painted } from "./dom.js";

/**
 * A part of what the address holds after its #: the keys it may use, what they hold now, and what to
 * do when the address says something else.
 * @typedef {{ keys: string[], write: () => [string, string][], read: (said: URLSearchParams) => void }} Said
 */

const PAUSE = 250; // milliseconds between two entries: browsers stop pages that write too often

/** What changes in many small steps, of which only the last is worth going back to. */
const GRADUAL = ["map", "text", "since until"];
const PASSING = "map"; // never worth going back to by itself

/**
 * Keeps the address: a change makes an entry to go back to, and who goes back or forward gets what
 * the address says.
 * @param {Said[]} parts
 */
export function keepAddress(parts) {
  const keys = parts.flatMap((part) => part.keys);
  const now = () => new URLSearchParams(parts.flatMap((part) => part.write())).toString();
  const address = () => {
    const said = now();
    return `${location.href.replace(/#.*/s, "")}${said && `#${said}`}`;
  };
  let written = now();
  let about = "";
  let [last, waiting] = [-PAUSE, 0];

  const write = () => {
    waiting = 0;
    const said = now();
    if (said === written || location.protocol === "about:") return;
    const changed = differing(new URLSearchParams(written), new URLSearchParams(said), keys);
    const goesOn = changed === PASSING || (changed === about && GRADUAL.includes(changed));
    history[goesOn ? "replaceState" : "pushState"](null, "", address());
    if (changed !== PASSING) about = changed;
    written = said;
    last = performance.now();
  };
  addEventListener("popstate", () => {
    const said = new URLSearchParams(location.hash.slice(1));
    if (said.size > 0 && !keys.some((key) => said.has(key))) return;
    clearTimeout(waiting);
    waiting = 0;
    for (const part of parts) part.read(said);
    written = now();
    about = "";
  });
  return {
    /** The page's address with what is seen now. */
    address,
    /** To be called after a change. */
    async changed() {
      // After painting: a browser takes its time to change an address.
      await painted();
      if (waiting || now() === written) return;
      const pause = last + PAUSE - performance.now();
      if (pause > 0) waiting = window.setTimeout(write, pause);
      else write();
    },
  };
}

/** The keys that two addresses differ in; a day changes with the other. @param {URLSearchParams} a @param {URLSearchParams} b @param {string[]} keys */
function differing(a, b, keys) {
  const found = keys.filter((key) => a.getAll(key).join("\n") !== b.getAll(key).join("\n"));
  return found.every((key) => key === "since" || key === "until") ? "since until" : found.join(" ");
}
