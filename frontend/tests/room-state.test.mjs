import assert from "node:assert/strict";
import { test } from "node:test";

import { begin, fold, receive, restore } from "../static/js/room/state.js";

const opening = { type: "snapshot", seq: 2, events: [
  { seq: 1, kind: "opened", heat: 0.7 },
  { seq: 2, kind: "replied", turn: 0, line: "Where is it?", expression: "angry" },
] };
const turn = [
  { seq: 3, kind: "said", turn: 1, text: "Hello", ref: "a" },
  { seq: 5, kind: "felt", heat: 0.6 },
  { seq: 6, kind: "replied", turn: 1, line: "Well?", expression: "frustrated" },
];
const push = { type: "events", after: 2, seq: 6, ref: "a", events: turn };

test("a snapshot gives what the customer said, feels and shows", () => {
  const state = restore(opening);
  assert.equal(state.status, "open");
  assert.equal(state.heat, 0.7);
  assert.equal(state.expression, "angry");
  assert.deepEqual(state.messages.map((message) => message.who), ["customer"]);
});

test("a snapshot before and the events pushed give the snapshot after", () => {
  const { steps } = receive(restore(opening), push);
  const after = restore({ type: "snapshot", seq: 6, events: [...opening.events, ...turn] });
  assert.deepEqual(steps.at(-1), after);
});

test("the same push twice changes nothing the second time", () => {
  const { steps } = receive(restore(opening), push);
  assert.deepEqual(receive(steps.at(-1), push), { steps: [], gap: false, fresh: [] });
});

test("a push that overlaps what we have brings only what is new", () => {
  const state = fold(restore(opening), turn[0]);
  const { steps, fresh } = receive(state, push);
  assert.deepEqual(fresh.map((event) => event.seq), [5, 6]);
  assert.equal(steps.at(-1).messages.length, 3);
});

test("a push that leaves a gap is not guessed at", () => {
  assert.equal(receive(restore(opening), { ...push, after: 4 }).gap, true);
});

test("hidden events move the place forward", () => {
  assert.equal(receive(restore(opening), { type: "events", after: 2, seq: 9, events: [] }).steps.at(-1).seq, 9);
});

test("a message that sounds like strain offers support and the talk goes on", () => {
  const state = fold(fold(restore(opening), { seq: 3, kind: "read", strain: true }), { seq: 4, kind: "read", strain: false });
  assert.deepEqual([state.strain, state.support, state.status], [true, false, "open"]);
});

test("an unknown kind of event changes nothing but the place", () => {
  assert.deepEqual(fold(begin(), { seq: 4, kind: "whispered" }), { ...begin(), seq: 4 });
});

test("pause, resume, support and the end are told by the status", () => {
  const kinds = ["opened", "paused", "resumed", "supported", "ended"];
  const statuses = kinds.map((kind, place) => ({ kind, seq: place + 1, outcome: "resolved" }));
  const state = statuses.reduce(fold, begin());
  assert.equal(state.status, "ended");
  assert.equal(state.support, true);
  assert.equal(state.outcome, "resolved");
  assert.equal(fold(fold(begin(), statuses[0]), statuses[1]).status, "paused");
});
