/** @import { Candidate } from "./types" */
import { free, make } from "../dom.js";
import { words } from "../words.js";

/**
 * The candidates as a list, numbered as on the map.
 * @param {HTMLElement} list @param {Candidate[]} candidates @param {(number: number) => void} choose
 */
export function listCandidates(list, candidates, choose) {
  list.replaceChildren(
    ...candidates.map((candidate, number) => {
      const { place, kind, admin1, lat, lon, score, reason, chosen } = candidate;
      const where = [words(kind), admin1 !== place && admin1].filter(Boolean).join(", ");
      const button = make(
        "button",
        { type: "button", "aria-pressed": String(chosen) },
        free("strong", place),
        where && ` ${where}`,
        ` · ${lat.toFixed(4)}, ${lon.toFixed(4)}`,
        score !== null && ` · score ${score.toFixed(2)}`,
        chosen && " · as read",
      );
      button.addEventListener("click", () => choose(number));
      return make("li", {}, button, reason && free("p", reason));
    }),
  );
  if (!candidates.length) list.append(make("li", { class: "rv-none" }, "No place is known for this claim. Correct it to look one up."));
}
