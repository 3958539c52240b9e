// The outbox of one person in this browser. Where storage is full or forbidden, it lives as long as the page.
import { empty, fold } from "./outbox.js";

export class Store {
  constructor(user) {
    this.key = `composure:outbox:${user}`;
    this.state = this.read();
  }

  read() {
    try {
      const { drafts, waiting } = JSON.parse(localStorage.getItem(this.key)) ?? {};
      return { drafts: drafts ?? {}, waiting: waiting ?? {} };
    } catch {
      return this.state ?? empty();
    }
  }

  // Read first: another tab may have saved something since.
  tell(event) {
    this.state = fold(this.read(), event);
    try {
      localStorage.setItem(this.key, JSON.stringify(this.state));
    } catch {
      // kept in this.state
    }
    return this.state;
  }
}
