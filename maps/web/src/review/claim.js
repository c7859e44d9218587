/** @import { Fixed, View } from "./types" */
import { free, link, make } from "../dom.js";
import { dateOf, plural, strikesOf, thousands, tollOf, words } from "../words.js";

/** @param {View} view @param {string} field */
const text = (view, field) => String(view.claim[field] ?? "");

/** @param {string} id @param {Record<string, string>} labels */
const labelled = (id, labels) => (Object.hasOwn(labels, id) ? labels[id] : words(id));

/** @param {string} ids @param {Record<string, string>} labels */
const listed = (ids, labels) =>
  ids.split("; ").filter(Boolean).map((id) => (id.startsWith("not_") ? `not ${labelled(id.slice(4), labels)}` : labelled(id, labels))).join("; ");

/** Words that may run the other way, within others. @param {string} words */
const isolated = (words) => `\u2068${words}\u2069`;

/** What was read from the sentence: a name and words for each. @param {View} view @param {Fixed} fixed @returns {[string, string, string][]} */
export function readings(view, fixed) {
  const { claim } = view;
  const where = [text(view, "place") || text(view, "toponym"), text(view, "admin1")].filter(Boolean);
  const confidence = claim.confidence === null ? "" : Number(claim.confidence).toFixed(2);
  /** @type {[string, string, string][]} */
  const rows = [
    ["Source", [text(view, "source") || "not named", words(text(view, "source_role"))].filter(Boolean).join(", "), "source"],
    ["Side", labelled(text(view, "side"), fixed.sides) || "not known", ""],
    ["Stance", `${text(view, "stance")} a strike`, ""],
    ["Attacker", text(view, "attacker") === "unknown" ? "not said" : labelled(text(view, "attacker"), fixed.attackers), ""],
    ["Claimed target", text(view, "claimed_target") || "not named", "target"],
    ["Kind of target", listed(text(view, "target_kind"), {}), ""],
    ["Said to be hit", listed(text(view, "target_actor"), fixed.groups), ""],
    ["Place", `${where.join(", ") || "not named"} (${words(text(view, "geo_precision"))})`, "place"],
    ["Why there", text(view, "resolution_reason"), ""],
    ["Date", `${dateOf(claim) || "not given"}${claim.date_text ? `, from “${isolated(String(claim.date_text))}”` : ""}`, "date"],
    ["Numbers", strikesOf(claim), ""],
    ["Toll", tollOf(claim), "toll"],
    ["Confidence", confidence, ""],
  ];
  return rows.filter(([, told]) => told);
}

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Fills what the page shows of a claim. @param {View} view @param {Fixed} fixed @param {(at: number) => void} open */
export function showClaim(view, fixed, open) {
  const { claim, reviews, total, at } = view;
  const left = reviews.unreviewed ?? 0;
  part("rv-table").textContent = fixed.table;
  const told = ["accepted", "corrected", "rejected"].map((review) => `${thousands(reviews[review] ?? 0)} ${review}`);
  part("rv-progress").textContent = `${thousands(left)} of ${plural(total, "claim")} to review; ${told.join(", ")}`;
  /** @type {HTMLProgressElement} */ (part("rv-bar")).value = (total - left) / total;
  part("rv-title").replaceChildren(
    `Claim ${thousands(at + 1)} of ${thousands(total)} `,
    make("span", { class: `rv-state rv-${claim.review}` }, String(claim.review)),
  );
  const printed = [claim.publisher, claim.published, claim.report_file].filter(Boolean).map(String);
  part("rv-origin").replaceChildren(make(
    "span", {},
    ...printed.flatMap((words) => [free("bdi", words), " · "]).slice(0, -1),
    printed.length === 0 && "Report not known",
    ...(claim.title || claim.url ? [" · ", link(String(claim.url), String(claim.title || claim.url))] : []),
  ));
  part("rv-doubts").replaceChildren(...view.doubts.map((doubt) => make("li", { dir: "ltr" }, doubt)));
  const quote = part("rv-quote");
  if (claim.lang) quote.lang = String(claim.lang);
  else quote.removeAttribute("lang");
  quote.replaceChildren(
    ...view.pieces.map(([piece, kind]) => (kind ? make("mark", { class: `rv-${kind}`, title: kind }, piece) : piece)),
  );
  if (!view.pieces.length) quote.textContent = "The table holds no sentence for this claim.";
  part("rv-read").replaceChildren(
    ...readings(view, fixed).flatMap(([name, value, kind]) => [
      make("dt", kind ? { class: `rv-${kind}` } : {}, name),
      free("dd", value),
    ]),
  );
  part("rv-statement").replaceChildren(...together(view, open));
}

/** The other claims of the same statement. @param {View} view @param {(at: number) => void} open */
function together({ statement }, open) {
  if (!statement.length) return [];
  const others = statement.slice(0, 12).map(({ at, place }) => {
    const button = free("button", place, { type: "button", class: "rv-link" });
    button.addEventListener("click", () => open(at));
    return button;
  });
  return ["The same statement also names ", ...others.flatMap((button, n) => (n ? [", ", button] : [button])), ". Its toll and source stand in each of these rows."];
}
