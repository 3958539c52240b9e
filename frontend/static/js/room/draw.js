// Brings the page into line with a state. Every word comes from the page's own templates and data attributes.

const one = (selector, root = document) => root.querySelector(selector);

export class Drawing {
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.log = one("[data-log]", root);
  }

  draw(state) {
    for (const message of state.messages) this.#settle(message);
    this.#mood(state);
    this.#status(state);
  }

  pending({ ref, text }) {
    if (this.#own(ref)) return;
    this.log.append(this.#bubble("trainee", text, { ref, state: "sending" }));
    this.toEnd();
  }

  // The server refused it for good: the bubble goes, its words go back to the writer.
  withdraw(ref) {
    this.#own(ref)?.remove();
  }

  typing(shown) {
    one("[data-typing]", this.root).hidden = !shown;
    if (shown) this.toEnd();
  }

  complain(sentence) {
    const place = one("[data-complaint]", this.root);
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  connection(status) {
    const place = one("[data-connection]", this.root);
    place.dataset.connection = status;
    place.textContent = this.words.connection[status] ?? "";
  }

  toEnd() {
    one("[data-end]", this.root).scrollIntoView({ block: "end" });
  }

  #own(ref) {
    return ref ? one(`[data-ref="${CSS.escape(ref)}"]`, this.log) : null;
  }

  #settle(message) {
    if (one(`[data-seq="${message.seq}"]`, this.log)) return;
    const waiting = this.#own(message.ref);
    const item = waiting ?? this.#bubble(message.who, message.text, { ref: message.ref });
    item.dataset.seq = message.seq;
    item.dataset.state = "sent";
    this.#mark(item, "sent");
    this.log.insertBefore(item, one('[data-state="sending"]', this.log));
    this.toEnd();
  }

  #bubble(who, text, { ref = "", state = "sent" }) {
    const item = one(`template[data-message="${who}"]`, this.root).content.firstElementChild.cloneNode(true);
    one("[data-text]", item).textContent = text;
    if (ref) item.dataset.ref = ref;
    item.dataset.state = state;
    this.#mark(item, state);
    return item;
  }

  #mark(item, state) {
    const mark = one("[data-mark]", item);
    if (mark) mark.textContent = this.words.mark[state];
  }

  #mood(state) {
    for (const face of this.root.querySelectorAll("[data-expression]")) face.dataset.expression = state.expression;
    const mood = this.words.expressions[state.expression] ?? "";
    for (const place of this.root.querySelectorAll("[data-mood]")) place.textContent = mood;
    if (state.heat === null) return;
    const percent = Math.round(state.heat * 100);
    const meter = one("[data-heat]", this.root);
    meter.setAttribute("aria-valuenow", percent);
    meter.setAttribute("aria-valuetext", mood);
    one("[data-fill]", meter).setAttribute("width", `${percent}%`);
    this.root.dataset.warmth = percent > 66 ? "hot" : percent > 33 ? "warm" : "cool";
  }

  #status(state) {
    const changed = this.root.dataset.status !== state.status;
    this.root.dataset.status = state.status;
    for (const part of this.root.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(state.status);
    one("[data-support]", this.root).hidden = !state.support;
    one("[data-strain]", this.root).hidden = !state.strain;
    const outcome = one("[data-outcome]", this.root);
    if (state.outcome) outcome.textContent = this.words.outcomes[state.outcome] ?? "";
    if (changed) this.toEnd();
  }
}
