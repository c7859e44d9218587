/** @import { Candidate, Fixed, View } from "./types" */
import { make } from "../dom.js";
import { Api, Refusal } from "./api.js";
import { listCandidates } from "./candidates.js";
import { showClaim } from "./claim.js";
import { CorrectionForm } from "./form.js";
import { ACTIONS, asked } from "./keys.js";
import { CandidateMap } from "./map.js";

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const api = new Api(location.hash.slice(1));

/** @type {View} */
let view;
/** @type {Fixed} */
let fixed;
/** @type {Candidate[]} */
let candidates = [];
/** @type {CandidateMap} */
let map;
/** @type {CorrectionForm} */
let form;
let busy = false;

/** @param {View} next @param {string} told */
function show(next, told = "") {
  view = next;
  form.close();
  say(told);
  showClaim(view, fixed, (at) => go(at));
  for (const button of document.querySelectorAll("#rv-actions button")) {
    const { id } = /** @type {HTMLElement} */ (button).dataset;
    const idle = (id === "undo" && !view.undo) || (id === "doubtful" && view.next === null) ||
      (id === "previous" && view.at === 0) || (id === "next" && view.at === view.total - 1);
    button.toggleAttribute("disabled", idle);
  }
  offer(view.candidates);
  part("rv-title").focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

/** @param {Candidate[]} found */
function offer(found) {
  candidates = found;
  listCandidates(part("rv-candidates"), candidates, choose);
  map.show(candidates, choose);
}

/** @param {number} number */
function choose(number) {
  const candidate = candidates[number];
  if (!candidate || candidate.chosen) return;
  if (!form.open) form.show(view);
  form.place?.choose(candidate);
}

/** @param {string} words @param {boolean} [wrong] @param {HTMLElement} [more] */
function say(words, wrong = false, more) {
  part("rv-message").replaceChildren(words, ...(more ? [" ", more] : []));
  part("rv-message").classList.toggle("rv-wrong", wrong);
}

/** Asks the server for one thing at a time. @param {() => Promise<void>} act */
async function once(act) {
  if (busy) return;
  busy = true;
  try {
    await act();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    await refused(refusal);
  } finally {
    busy = false;
  }
}

/** @param {Refusal} refusal */
async function refused(refusal) {
  if (Object.keys(refusal.faults).length) {
    form.refuse(refusal.faults);
  } else if (refusal.changed === "table") {
    const button = make("button", { type: "button" }, "Read the table anew");
    button.addEventListener("click", () => once(reread));
    say(refusal.message, true, button);
  } else if (refusal.changed === "row") {
    show(await api.claim(view.at));
    say(refusal.message, true);
  } else {
    say(refusal.message, true);
  }
}

async function reread() {
  const next = await api.post("reread");
  const told = ["The table was read anew."];
  if (next.put_back) told.push(`Decisions of this review that it lacked and that are in it again: ${next.put_back}.`);
  if (next.left) told.push(`Rows that somebody else changed too and that stay as they wrote them: ${next.left}.`);
  show(next, told.join(" "));
}

/** @param {number} at */
const go = (at) => once(async () => show(await api.claim(at)));

/** Has a decision written, and shows the next claim once it is. @param {string} what @param {Record<string, unknown>} asking @param {string} told */
const decide = (what, asking, told) =>
  once(async () => {
    const { claim, version } = view;
    const written = await api.post(what, { claim_id: claim.claim_id, version, ...asking });
    if (written.claim.review === "unreviewed") show(written, "The note is saved.");
    else if (written.next === null) show(written, `${told}. Every claim is reviewed: Ctrl-C in the terminal ends the review.`);
    else show(await api.claim(written.next), `${told}.`);
  });

/** @type {Record<string, () => unknown>} */
const acts = {
  accept: () => decide("decide", { decision: "accepted" }, "Accepted"),
  reject: () => decide("decide", { decision: "rejected" }, "Rejected"),
  correct: () => form.show(view),
  split: () => once(async () => {
    const { claim, version } = view;
    show(await api.post("split", { claim_id: claim.claim_id, version }), "This is the copy: correct it to what the other part of the sentence says.");
  }),
  undo: () => once(async () => show(await api.post("undo"), "The last decision is taken back.")),
  previous: () => view.at > 0 && go(view.at - 1),
  next: () => view.at < view.total - 1 && go(view.at + 1),
  doubtful: () => view.next !== null && go(view.next),
};

/** @param {string} action */
function act(action) {
  if (action.startsWith("candidate ")) choose(Number(action.slice(10)) - 1);
  else if (!form.open) acts[action]();
}

async function start() {
  if (!api.token) {
    say("This address lacks its last part: open the whole address that the terminal shows.", true);
    return;
  }
  fixed = await api.data();
  part("rv-main").hidden = false;
  map = new CandidateMap(part("rv-map"), fixed, (at) => form.open && form.place?.point(at));
  form = new CorrectionForm(
    /** @type {HTMLFormElement} */ (part("rv-form")), fixed,
    (name, admin1) => api.places(name, admin1), offer,
    (edits, place) => decide("correct", { edits, place }, "Corrected"),
    () => offer(view.candidates),
  );
  part("rv-actions").append(
    ...ACTIONS.map(({ id, label, shown, key }) => {
      const button = make("button", { type: "button", "data-id": id, "aria-keyshortcuts": key }, label, " ", make("kbd", {}, shown));
      button.addEventListener("click", () => act(id));
      return button;
    }),
  );
  document.addEventListener("keydown", (event) => {
    const action = asked(event);
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  const first = await api.claim(0);
  show(first, first.reviews.unreviewed ? "" : "Every claim of this table is reviewed already.");
}

once(start);
