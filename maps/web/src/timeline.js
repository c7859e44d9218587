/** @import { Span } from "./range" */
/** @import { Store } from "./store" */
import { binsOf, dayNumber, isoOf, ticksOf } from "./calendar.js";
import { make } from "./dom.js";
import { player } from "./play.js";
import { drawBars, fit, totals } from "./plot.js";
import { moved, rangeOn } from "./range.js";
import { day, days, plural, thousands } from "./words.js";

const BIN = 4; // pixels that a bin has at least
const LABEL = 76;

/**
 * The claims by time and side, with the days chosen on them, typed, stepped through or played.
 * @param {HTMLElement} box the page's, with its parts
 * @param {Store} store
 */
export function timeline(box, store) {
  const { first, last } = store.days;
  const whole = { first, last };
  box.hidden = !Number.isFinite(first);
  if (box.hidden) return;
  const part = (/** @type {string} */ name) => /** @type {any} */ (box.querySelector(`[data-part=${name}]`));
  const isAll = (/** @type {Span} */ span) => span.first <= first && span.last >= last;

  /** The days chosen, within those that there are. @returns {Span} */
  const chosen = () => {
    const within = (/** @type {string | undefined} */ iso, /** @type {number} */ low, /** @type {number} */ otherwise) => {
      const number = dayNumber(iso ?? "");
      return Number.isNaN(number) ? otherwise : Math.max(low, Math.min(last, number));
    };
    const from = within(store.filter.since, first, first);
    return { first: from, last: within(store.filter.until, from, last) };
  };
  /** All days are no filter: claims without a date pass it. @param {Span} span */
  const choose = (span) => {
    const all = isAll(span);
    store.change({ since: all ? null : isoOf(span.first), until: all ? null : isoOf(span.last) });
  };
  /** Moves what is chosen; of all days, the first or last alone. @param {number} by @returns {boolean} whether it moved */
  const step = (by) => {
    const now = chosen();
    const one = by > 0 ? first : last;
    const next = isAll(now) ? { first: one, last: one } : moved(now, by, whole);
    choose(next);
    return next.first !== now.first || next.last !== now.last;
  };

  const chart = drawing(box, store, chosen);
  const range = rangeOn(part("strip"), whole, { names: { first: "First day", last: "Last day", both: "Chosen days" }, say: (number) => day(isoOf(number)), choose });
  const play = player(part("play"), {
    start() {
      const now = chosen();
      const length = isAll(now) ? chart.bin() : now.last - now.first + 1;
      if (now.last === last) choose({ first, last: Math.min(last, first + length - 1) });
    },
    step: () => step(chart.bin()),
  });
  for (const [name, by] of /** @type {[string, number][]} */ ([["back", -1], ["on", 1]])) {
    part(name).addEventListener("click", () => {
      play.stop();
      step(by);
    });
  }
  part("all").addEventListener("click", () => {
    play.stop();
    choose(whole);
    part("since").focus();
  });
  for (const name of ["since", "until"]) {
    part(name).addEventListener("input", () => store.change({ [name]: part(name).value }));
  }
  part("strip").addEventListener("pointerdown", play.stop);

  store.watch(() => {
    const { since = "", until = "" } = store.filter;
    for (const [name, iso] of [["since", since], ["until", until]]) {
      if (part(name).value !== iso) part(name).value = iso;
    }
    part("since").max = until;
    part("until").min = since;
    part("all").hidden = !since && !until;
    range.show(chosen());
    chart.draw();
  });
}

/**
 * The bars, the axis and what is said of them.
 * @param {HTMLElement} box @param {Store} store @param {() => Span} chosen
 */
function drawing(box, store, chosen) {
  const { first, last } = store.days;
  const sides = [...store.table.sides.values()];
  const [strip, bars, axis, readout, undated] = ["strip", "bars", "axis", "readout", "undated"].map(
    (name) => /** @type {any} */ (box.querySelector(`[data-part=${name}]`)),
  );
  let edges = [first, last + 1];
  /** @type {number[]} */
  let sums = [];
  const when = (/** @type {number} */ bin) => days(isoOf(edges[bin]), isoOf(edges[bin + 1] - 1));
  const most = () => {
    const count = sums.reduce((a, b) => Math.max(a, b), 0);
    return count > 0 ? `Most: ${thousands(count)}, ${when(sums.indexOf(count))}` : "No claim with a date";
  };

  const draw = () => {
    const found = store.histogram(edges);
    sums = totals(found.counts, sides.length);
    drawBars(bars, edges, found.counts, sides, chosen());
    bars.setAttribute("aria-label", `Claims by day and side. ${most()}.`);
    readout.textContent = most();
    const filtered = store.filter.since || store.filter.until;
    undated.textContent = found.undated ? `${thousands(found.undated)} without a date${filtered ? ", not shown" : ""}` : "";
  };
  const scale = () => {
    const room = (/** @type {number} */ size) => Math.max(1, Math.floor(strip.clientWidth / size));
    fit(bars);
    edges = binsOf(first, last, room(BIN));
    axis.replaceChildren(
      ...ticksOf(first, last, room(LABEL)).map(([number, label]) => {
        const tick = make("span", {}, label);
        tick.style.left = `${((number - first) / (last + 1 - first)) * 100}%`;
        return tick;
      }),
    );
  };
  strip.addEventListener("pointermove", (/** @type {PointerEvent} */ { clientX }) => {
    const { left, width } = strip.getBoundingClientRect();
    const at = first + ((clientX - left) / width) * (last + 1 - first);
    const bin = edges.findLastIndex((edge) => edge <= at);
    if (bin >= 0 && bin < sums.length) readout.textContent = `${when(bin)}: ${plural(sums[bin], "claim")}`;
  });
  strip.addEventListener("pointerleave", () => {
    readout.textContent = most();
  });
  scale();
  new ResizeObserver(() => {
    scale();
    draw();
  }).observe(strip);
  return {
    draw,
    /** Days of a bin. */
    bin: () => Math.max(1, Math.round((last + 1 - first) / (edges.length - 1))),
  };
}
