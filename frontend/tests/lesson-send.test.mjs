import assert from "node:assert/strict";
import { test } from "node:test";

import { send } from "../static/js/lesson/send.js";

const entry = { ref: "one", action: "/en/learn/x/", fields: [["text", "Monday"]] };

function browser(cookie, answer = { status: 200, body: { saved: true } }) {
  const sent = [];
  globalThis.document = { cookie, querySelector: () => ({ value: "of-the-page" }) };
  globalThis.fetch = async (action, options) => {
    sent.push(options);
    return Response.json(answer.body, { status: answer.status });
  };
  return sent;
}

test("after signing in again in another tab an answer goes out with the new token", async () => {
  const sent = browser("django_language=en; csrftoken=new");
  assert.equal((await send(entry)).type, "confirmed");
  assert.equal(sent[0].headers["X-CSRFToken"], "new");
});

test("without a cookie to read the page's own token goes out", async () => {
  const sent = browser("");
  await send(entry);
  assert.equal(sent[0].headers["X-CSRFToken"], "of-the-page");
});

test("a door that is closed is no reason to forget an answer", async () => {
  browser("", { status: 403, body: {} });
  assert.deepEqual(await send(entry), { type: "failed", reason: "closed" });
});
