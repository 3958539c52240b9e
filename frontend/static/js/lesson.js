// Saves answers without loading the page. Without this script every form still works by itself.
//
// What the page gives: [data-lesson="<lesson key>"][data-user], form[data-step="<block id>"] with a hidden `ref`,
// #step-<block id> around each step, [data-lesson-words] with every word, [data-lesson-progress], [data-announce].
import { Store } from "./lesson/store.js";
import { pause, unsent } from "./lesson/outbox.js";
import { newRef, send } from "./lesson/send.js";
import { fieldsOf, fill, formOf, newestRef, say, stepOf } from "./lesson/form.js";
import { redraw, showProgress } from "./lesson/redraw.js";

const lesson = document.querySelector("[data-lesson]");
const store = lesson && new Store(lesson.dataset.user);
const sending = new Set();
let timer;

async function deliver(entry) {
  if (sending.has(entry.ref)) return;
  sending.add(entry.ref);
  const form = formOf(entry.step);
  if (form) say(form, "saving");
  const word = await send(entry);
  const superseded = store.read().waiting[entry.step]?.ref !== entry.ref;
  store.tell({ type: word.type, step: entry.step, ref: entry.ref });
  sending.delete(entry.ref);
  if (!superseded) tellPerson(entry.step, word);
}

function tellPerson(step, { type, answer, reason }) {
  const form = formOf(step);
  if (type === "confirmed") {
    const drawn = redraw(form, answer);
    showProgress(answer);
    if (drawn) say(drawn, answer.gone ? "kept" : "saved", answer.sentence);
  } else if (form) {
    if (type === "refused") newestRef(form, newRef());
    say(form, type === "refused" ? (reason ?? "refused") : reason, answer?.sentence);
  }
}

async function deliverAll() {
  clearTimeout(timer);
  for (const entry of unsent(store.read())) await deliver(entry);
  const state = store.read();
  if (unsent(state).length) timer = setTimeout(deliverAll, pause(state) * 1000);
}

function submit(event) {
  const form = event.target;
  if (!form.matches("form[data-step]")) return;
  event.preventDefault();
  const fields = fieldsOf(form, event.submitter);
  const step = stepOf(form);
  store.tell({ type: "submitted", step, ref: newestRef(form), action: form.getAttribute("action"), fields });
  newestRef(form, newRef());
  deliverAll();
}

function remember(event) {
  const form = event.target.closest("form[data-step]");
  if (form) store.tell({ type: "typed", step: stepOf(form), fields: fieldsOf(form) });
}

function restore() {
  const { drafts, waiting } = store.state;
  for (const form of lesson.querySelectorAll("form[data-step]")) {
    const draft = drafts[stepOf(form)];
    if (!draft || JSON.stringify(draft) === JSON.stringify(fieldsOf(form))) continue;
    fill(form, draft);
    say(form, waiting[stepOf(form)] ? "away" : "draft");
  }
}

if (lesson && lesson.dataset.user) {
  restore();
  lesson.addEventListener("submit", submit);
  lesson.addEventListener("input", remember);
  window.addEventListener("online", deliverAll);
  deliverAll();
}
