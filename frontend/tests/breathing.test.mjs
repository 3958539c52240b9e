import assert from "node:assert/strict";
import { test } from "node:test";
import { breathAt, phasesOf } from "../static/js/breathing.js";

const phases = phasesOf({ in: "4", hold: "0", out: "6", rest: "0" });

test("phases without time are left out", () => {
  assert.deepEqual(phases.map(({ name, begins }) => [name, begins]), [["in", 0], ["out", 4]]);
});

test("the circle grows with the breath and shrinks again", () => {
  assert.equal(breathAt(phases, 5, 0).size, 40);
  assert.equal(Math.round(breathAt(phases, 5, 3.999).size), 92);
  assert.equal(Math.round(breathAt(phases, 5, 9.999).size), 40);
});

test("each phase counts from one", () => {
  assert.deepEqual([breathAt(phases, 5, 0).count, breathAt(phases, 5, 3.9).count, breathAt(phases, 5, 4).count], [1, 4, 1]);
});

test("after the last round it is over", () => {
  assert.equal(breathAt(phases, 2, 19.9).round, 1);
  assert.equal(breathAt(phases, 2, 20), null);
});
