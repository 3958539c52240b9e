import assert from "node:assert/strict";
import { test } from "node:test";
import { empty, fold, pause, unsent } from "../static/js/lesson/outbox.js";

const step = "lesson/block";
const fields = [["text", "a calm word"]];
const submitted = { type: "submitted", step, ref: "r1", action: "/en/learn/1/2/", fields };
const after = (...events) => events.reduce(fold, empty());

test("what is typed is kept and not sent", () => {
  const state = after({ type: "typed", step, fields });
  assert.deepEqual(state.drafts[step], fields);
  assert.deepEqual(unsent(state), []);
});

test("an answer waits until the server confirms it", () => {
  assert.deepEqual(unsent(after(submitted)), [{ step, ref: "r1", action: "/en/learn/1/2/", fields, tries: 0 }]);
  assert.deepEqual(after(submitted, { type: "confirmed", step, ref: "r1" }), empty());
});

test("after a failure it is sent again with the same ref", () => {
  const [entry] = unsent(after(submitted, { type: "failed", step, ref: "r1" }));
  assert.equal(entry.ref, "r1");
  assert.equal(entry.tries, 1);
});

test("saving the same words twice keeps one ref", () => {
  assert.equal(unsent(after(submitted, { ...submitted, ref: "r2" }))[0].ref, "r1");
});

test("other words get their own ref, and a late word for the first changes nothing", () => {
  const second = { ...submitted, ref: "r2", fields: [["text", "another word"]] };
  const state = after(submitted, second, { type: "confirmed", step, ref: "r1" });
  assert.equal(unsent(state)[0].ref, "r2");
});

test("what was typed while an answer was on its way stays", () => {
  const typed = { type: "typed", step, fields: [["text", "a calm word, and more"]] };
  const state = after(submitted, typed, { type: "confirmed", step, ref: "r1" });
  assert.deepEqual(state.drafts[step], typed.fields);
  assert.deepEqual(unsent(state), []);
});

test("a refused answer is not sent again and its words stay", () => {
  const state = after(submitted, { type: "refused", step, ref: "r1" });
  assert.deepEqual(unsent(state), []);
  assert.deepEqual(state.drafts[step], fields);
});

test("answers leave in the order in which they were saved", () => {
  const other = { ...submitted, step: "lesson/other", ref: "r3" };
  const again = { ...submitted, ref: "r4", fields: [["text", "changed"]] };
  assert.deepEqual(unsent(after(submitted, other, again)).map((entry) => entry.ref), ["r3", "r4"]);
});

test("attempts grow apart to a minute at most", () => {
  const failed = { type: "failed", step, ref: "r1" };
  assert.equal(pause(after(submitted)), 1);
  assert.equal(pause(after(submitted, failed, failed)), 4);
  assert.equal(pause(after(submitted, ...Array(20).fill(failed))), 60);
});

test("an event nobody knows changes nothing", () => {
  const state = after(submitted);
  assert.equal(fold(state, { type: "?" }), state);
});
