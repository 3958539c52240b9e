import assert from "node:assert/strict";
import { test } from "node:test";

import { newRef, Outbox } from "../static/js/room/outbox.js";
import { isFinal, waitBefore } from "../static/js/room/socket.js";

class Memory {
  items = new Map();
  getItem(key) { return this.items.get(key) ?? null; }
  setItem(key, value) { this.items.set(key, value); }
}

test("what was not answered is still there after a reload", () => {
  const storage = new Memory();
  new Outbox(storage, "room").add({ type: "say", ref: "a", text: "Hello" });
  assert.equal(new Outbox(storage, "room").head.text, "Hello");
});

test("an answered command leaves, and only that one", () => {
  const outbox = new Outbox(new Memory(), "room");
  outbox.add({ type: "say", ref: "a", text: "one" });
  outbox.add({ type: "say", ref: "b", text: "two" });
  assert.equal(outbox.settle("a"), true);
  assert.equal(outbox.settle("a"), false);
  assert.equal(outbox.head.ref, "b");
});

test("a broken storage is an empty outbox", () => {
  const storage = new Memory();
  storage.setItem("room", "{not json");
  assert.deepEqual(new Outbox(storage, "room").entries, []);
  storage.setItem("room", '[null, 3, {"ref": 5}]');
  assert.deepEqual(new Outbox(storage, "room").entries, []);
});

test("a storage that takes nothing does not stop the talk", () => {
  const full = { getItem: () => null, setItem: () => { throw new Error("full"); } };
  const outbox = new Outbox(full, "room");
  outbox.add({ type: "say", ref: "a", text: "Hello" });
  assert.equal(outbox.head.ref, "a");
});

test("each command has its own ref", () => assert.notEqual(newRef(), newRef()));

test("the wait grows with each attempt and has an end", () => {
  assert.ok(waitBefore(0, 0.5) < waitBefore(2, 0.5));
  assert.ok(waitBefore(30, 1) <= 8000 * 1.3);
});

test("a refusal is final, a broken line is not", () => {
  assert.equal(isFinal(4404), true);
  assert.equal(isFinal(1006), false);
});
