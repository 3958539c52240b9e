// The room's page: what is typed goes to the outbox and over the socket; what comes back is folded and drawn.

import { composer } from "./composer.js";
import { Drawing } from "./draw.js";
import { meterSwitch } from "./meter.js";
import { newRef, Outbox } from "./outbox.js";
import { RoomSocket } from "./socket.js";
import { receive, restore } from "./state.js";

const AGAIN_SOON = new Set(["rate.exceeded", "reader.busy", "room.busy", "server.unavailable"]);
const AGAIN_AFTER = 1500;

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const root = document.querySelector("[data-room]");
const drawing = new Drawing(root, read("room-words"));
const outbox = new Outbox(sessionStorage, `room:${root.dataset.room}:outbox`);

let state = restore(read("room-snapshot"));
let show = Promise.resolve(); // what is shown comes one after the other, at the customer's pace

const moves = matchMedia("(prefers-reduced-motion: reduce)");
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// How long the customer seems to type; never long, never for those who want no motion, never for what is old.
function pace(event, alone) {
  if (event?.kind !== "replied" || !alone || document.hidden || moves.matches) return 0;
  return Math.min(event.typing_ms ?? 0, Number(root.dataset.typingLimit));
}

async function present(step, event, alone) {
  const milliseconds = pace(event, alone);
  if (milliseconds) {
    drawing.typing(true);
    await wait(milliseconds);
    drawing.typing(false);
  }
  drawing.draw(step);
}

function news(message) {
  const { steps, gap, fresh } = receive(state, message);
  if (gap) return socket.catchUp();
  if (steps.length) state = steps[steps.length - 1];
  const alone = fresh.filter((event) => event.kind === "replied").length === 1;
  steps.forEach((step, place) => (show = show.then(() => present(step, fresh[place], alone))));
}

function complaint(error) {
  const refused = outbox.entries.find((entry) => entry.ref === error.ref);
  if (refused && AGAIN_SOON.has(error.code)) setTimeout(() => socket.flush(), AGAIN_AFTER);
  else if (refused) giveBack(refused);
  drawing.complain(error.sentence);
}

function giveBack(entry) {
  outbox.settle(entry.ref);
  drawing.withdraw(entry.ref);
  if (entry.type === "say") writing.giveBack(entry.text);
  socket.flush();
}

function onMessage(message) {
  if (message.type === "error") return complaint(message);
  if (message.ref && outbox.settle(message.ref)) drawing.complain("");
  news(message);
  socket.flush();
}

const socket = new RoomSocket({
  url: root.dataset.socket,
  outbox,
  since: () => state.seq,
  onMessage,
  onStatus: (status) => drawing.connection(status),
});

function send(type, text) {
  const command = text === undefined ? { type, ref: newRef() } : { type, ref: newRef(), text };
  if (type === "say") drawing.pending(command);
  socket.send(command);
}

const writing = composer(
  root,
  (text) => send("say", text),
  () => drawing.complain(drawing.words.too_long),
);
meterSwitch(root);
for (const form of root.querySelectorAll("form[data-command]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form.dataset.command);
  });
}
for (const entry of outbox.entries) if (entry.type === "say") drawing.pending(entry);
drawing.draw(state);
drawing.toEnd();
// a growing draft or a complaint must not cover what was said last
new ResizeObserver(() => drawing.toEnd()).observe(root.querySelector(".composer"));
