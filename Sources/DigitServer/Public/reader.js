/**
 * Asks the server what a drawing reads as: at most one request is in flight, and the newest drawing wins.
 *
 * `look` gives what to ask, or null where there is nothing to read: { body, type, … }; `tell` gets the answer with what was
 * asked, or null, and may take its time; `complain` gets what went wrong, in words; `token` asks a person for the server's
 * token; `wait` gets whether an answer is waited for.
 */
export class Reader {
  #isAsking = false;
  #isStale = false;
  #token = sessionStorage.getItem("digits.token");

  constructor({ look, tell, complain, token, wait }) {
    Object.assign(this, { look, tell, complain, token, wait });
  }

  async ask() {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.wait(true);
    while (this.#isStale) {
      this.#isStale = false;
      await this.#askOnce();
    }
    this.#isAsking = false;
    this.wait(false);
  }

  async #askOnce() {
    const question = this.look();
    if (!question) { await this.tell(null, null); return; }
    const headers = { "Content-Type": question.type };
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    let response;
    let answer;
    try {
      response = await fetch("/v1/scan?crops=true", { method: "POST", headers, body: question.body, signal: AbortSignal.timeout(30_000) });
      answer = await response.json();
    } catch {
      this.complain("The server does not answer. Trying again …");
      await this.#later(2);
      return;
    }
    if (response.ok) {
      // An answer to what was wiped away meanwhile is of no use.
      if (!this.#isStale || this.look()) await this.tell(answer, question);
    } else if (response.status === 503 || response.status === 429) {
      this.complain("The server is busy. Trying again …");
      await this.#later(Number(response.headers.get("Retry-After")) || 1);
    } else if (response.status === 401) {
      this.#token = await this.token();
      if (this.#token) sessionStorage.setItem("digits.token", this.#token);
      this.#isStale = Boolean(this.#token);
    } else {
      await this.tell(null, null);
      this.complain(`This cannot be read: ${answer.message}.`);
    }
  }

  async #later(seconds) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    this.#isStale = true;
  }
}
