// What was said but not yet stored by the server. Kept over a reload; each entry leaves only when its ref is answered.

export class Outbox {
  constructor(storage, key) {
    this.storage = storage;
    this.key = key;
    this.entries = this.#load();
  }

  get head() {
    return this.entries[0] ?? null;
  }

  add(command) {
    this.entries = [...this.entries, command];
    this.#save();
  }

  // True when this ref was waiting here.
  settle(ref) {
    const before = this.entries.length;
    this.entries = this.entries.filter((entry) => entry.ref !== ref);
    this.#save();
    return this.entries.length < before;
  }

  #load() {
    try {
      const stored = JSON.parse(this.storage.getItem(this.key) ?? "[]");
      return Array.isArray(stored) ? stored.filter((entry) => typeof entry?.ref === "string") : [];
    } catch {
      return [];
    }
  }

  #save() {
    try {
      this.storage.setItem(this.key, JSON.stringify(this.entries));
    } catch {
      // A full or forbidden storage must not stop the talk; the entries stay in memory.
    }
  }
}

export const newRef = () =>
  globalThis.crypto.randomUUID?.() ??
  Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
