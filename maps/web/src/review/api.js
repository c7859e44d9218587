/** @import { Candidate, Fixed, View } from "./types" */

/** What the server refused, with the words for a person. */
export class Refusal extends Error {
  /** @param {string} message @param {Record<string, string>} faults by field @param {string} changed "table", "row" or "" */
  constructor(message, faults = {}, changed = "") {
    super(message);
    this.faults = faults;
    this.changed = changed;
  }
}

const GONE = "The review has ended, or its program was stopped. Every decision made is in the table. Run strikemap review again to go on.";

/** The server's side of a review. */
export class Api {
  /** @param {string} token @param {typeof fetch} [ask] */
  constructor(token, ask = (...request) => fetch(...request)) {
    this.token = token;
    this.ask = ask;
  }

  /** @returns {Promise<Fixed>} */
  data() {
    return this.#request("data");
  }

  /** @param {number} at @returns {Promise<View>} */
  claim(at) {
    return this.#request(`claim?at=${at}`);
  }

  /** @param {string} name @param {string} admin1 @returns {Promise<Candidate[]>} */
  places(name, admin1) {
    return this.#request(`places?${new URLSearchParams({ name, admin1 })}`);
  }

  /** @param {string} what @param {Record<string, unknown>} asked @returns {Promise<View>} */
  post(what, asked = {}) {
    return this.#request(what, asked);
  }

  /** @param {string} path @param {Record<string, unknown>} [body] */
  async #request(path, body) {
    const headers = { Authorization: `Bearer ${this.token}`, ...(body && { "Content-Type": "application/json" }) };
    let answer;
    try {
      const sent = { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) };
      answer = await this.ask(`/${path}`, sent);
    } catch {
      throw new Refusal(GONE);
    }
    const told = await answer.json();
    if (answer.ok) return told;
    throw new Refusal(told.error ?? "", told.faults, told.changed);
  }
}
