import { make } from "./dom.js";

const WEEK = 7;

/** Whole numbers from one to another, both included. @typedef {{ first: number, last: number }} Span */

/**
 * The span that lies as near to one of the same length as fits into a whole.
 * @param {Span} span @param {number} by @param {Span} whole @returns {Span}
 */
export function moved({ first, last }, by, whole) {
  const step = Math.max(whole.first - first, Math.min(whole.last - last, by));
  return { first: first + step, last: last + step };
}

/** A span with one end somewhere else, in the whole and not beyond the other end.
 * @param {Span} span @param {"first" | "last"} end @param {number} to @param {Span} whole @returns {Span} */
export function resized(span, end, to, whole) {
  const [low, high] = end === "first" ? [whole.first, span.last] : [span.first, whole.last];
  return { ...span, [end]: Math.max(low, Math.min(high, to)) };
}

/**
 * A span to choose on a strip: its ends and the whole of it can be dragged and moved by keys, and a
 * drag beside it makes a new one.
 * @param {HTMLElement} strip
 * @param {Span} whole
 * @param {{ names: Record<"first" | "last" | "both", string>, say: (number: number) => string, choose: (span: Span) => void }} use
 */
export function rangeOn(strip, whole, { names, say, choose }) {
  const slider = (/** @type {keyof typeof names} */ part) =>
    make("div", { class: `sm-range-${part}`, role: "slider", tabindex: "0", "aria-label": names[part], "aria-valuemin": String(whole.first), "aria-valuemax": String(whole.last) });
  const parts = { both: slider("both"), first: slider("first"), last: slider("last") };
  strip.append(parts.both, parts.first, parts.last);
  let span = whole;
  const length = whole.last + 1 - whole.first;
  const isWhole = () => span.first <= whole.first && span.last >= whole.last;

  const within = (/** @type {number} */ number) => Math.max(whole.first, Math.min(whole.last, number));
  /** @param {keyof typeof parts} part @param {number} by @param {Span} from */
  const shifted = (part, by, from) => (part === "both" ? moved(from, by, whole) : resized(from, part, from[part] + by, whole));

  for (const part of /** @type {(keyof typeof parts)[]} */ (Object.keys(parts))) {
    parts[part].addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -WEEK, PageUp: WEEK, Home: -length, End: length };
      const by = steps[/** @type {keyof typeof steps} */ (event.key)];
      if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      choose(shifted(part, by, span));
    });
  }

  const at = (/** @type {PointerEvent} */ event) => {
    const box = strip.getBoundingClientRect();
    return whole.first + Math.floor(((event.clientX - box.left) / box.width) * length);
  };
  strip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const start = at(event);
    const from = span;
    const held = Object.entries(parts).find(([, part]) => part === event.target)?.[0];
    const part = held === "both" && isWhole() ? "new" : (held ?? "new");
    /** @type {(number: number) => Span} */
    const drag = (number) => {
      if (part === "new") return { first: within(Math.min(start, number)), last: within(Math.max(start, number)) };
      return shifted(/** @type {keyof typeof parts} */ (part), number - start, from);
    };
    event.preventDefault();
    strip.setPointerCapture(event.pointerId);
    (parts[/** @type {keyof typeof parts} */ (part)] ?? parts.both).focus();
    let asked = 0;
    let last = start;
    const apply = () => {
      asked = 0;
      choose(drag(last));
    };
    const move = (/** @type {PointerEvent} */ moving) => {
      last = at(moving);
      asked ||= requestAnimationFrame(apply);
    };
    const end = () => {
      strip.removeEventListener("pointermove", move);
      cancelAnimationFrame(asked);
      if (part === "new" || last !== start) apply();
    };
    strip.addEventListener("pointermove", move);
    strip.addEventListener("lostpointercapture", end, { once: true });
  });

  return {
    /** Shows a span. @param {Span} now */
    show(now) {
      span = now;
      const share = (/** @type {number} */ number) => ((number - whole.first) / length) * 100;
      strip.style.setProperty("--first", `${share(now.first)}%`);
      strip.style.setProperty("--last", `${share(now.last + 1)}%`);
      strip.classList.toggle("sm-all", isWhole());
      const values = { first: now.first, last: now.last, both: now.first };
      for (const part of /** @type {(keyof typeof parts)[]} */ (Object.keys(parts))) {
        parts[part].setAttribute("aria-valuenow", String(values[part]));
        parts[part].setAttribute("aria-valuetext", part === "both" ? `${say(now.first)} to ${say(now.last)}` : say(now[part]));
      }
    },
  };
}
