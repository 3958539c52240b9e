// A socket that comes back: waits a little longer each time, asks only for what it missed, sends one command at a time.

const FIRST_WAIT = 400;
const LONGEST_WAIT = 8000;
const ANSWER_WITHIN = 12000;

export const waitBefore = (attempt, chance = Math.random()) =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt) * (0.7 + 0.6 * chance);

// A close the server meant for good: signed out, no such room, not our page.
export const isFinal = (code) => code >= 4400 && code < 4500;

export class RoomSocket {
  // since(): the place we have; onMessage(message); onStatus("open" | "lost" | "refused")
  constructor({ url, outbox, since, onMessage, onStatus }) {
    Object.assign(this, { url, outbox, since, onMessage, onStatus, attempt: 0, flying: null });
    addEventListener("online", () => this.#now());
    document.addEventListener("visibilitychange", () => document.hidden || this.#now());
    this.connect();
  }

  connect() {
    const seq = this.since();
    const address = new URL(this.url, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    if (seq) address.searchParams.set("since", seq);
    this.socket = new WebSocket(address);
    this.socket.onopen = () => this.#opened();
    this.socket.onmessage = (frame) => this.#received(JSON.parse(frame.data));
    this.socket.onclose = (event) => this.#closed(event.code);
  }

  send(command) {
    this.outbox.add(command);
    this.flush();
  }

  // One command is under way at a time; the next goes when the first was answered.
  flush() {
    const next = this.outbox.head;
    if (!next || this.flying || this.socket.readyState !== WebSocket.OPEN) return;
    this.flying = setTimeout(() => this.socket.close(), ANSWER_WITHIN);
    this.socket.send(JSON.stringify(next));
  }

  catchUp() {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ type: "since", seq: this.since() }));
  }

  landed() {
    clearTimeout(this.flying);
    this.flying = null;
  }

  #opened() {
    this.attempt = 0;
    this.onStatus("open");
    this.flush();
  }

  #received(message) {
    if (message.ref) this.landed();
    this.onMessage(message);
  }

  #closed(code) {
    this.landed();
    this.onStatus(isFinal(code) ? "refused" : "lost");
    if (!isFinal(code)) this.timer = setTimeout(() => this.connect(), waitBefore(this.attempt++));
  }

  #now() {
    if (this.socket.readyState !== WebSocket.CLOSED || !this.timer) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.attempt = 0;
    this.connect();
  }
}
