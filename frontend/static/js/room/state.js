// The talk as the browser knows it: a pure fold of the events the server pushes. No DOM, no words, no clock.

export const begin = () => ({
  seq: 0,
  status: "new", // new, open, paused, ended
  messages: [], // {seq, who: "customer" | "trainee", text, ref}
  heat: null, // 0 to 1
  expression: "wary",
  outcome: null,
  support: false,
  strain: false,
});

const folds = {
  opened: (state, event) => ({ ...state, status: "open", heat: event.heat ?? state.heat }),
  said: (state, event) => withMessage(state, { seq: event.seq, who: "trainee", text: event.text, ref: event.ref }),
  read: (state, event) => ({ ...state, strain: state.strain || event.strain === true }),
  felt: (state, event) => ({ ...state, heat: event.heat ?? state.heat }),
  replied: (state, event) => ({
    ...withMessage(state, { seq: event.seq, who: "customer", text: event.line, ref: "" }),
    expression: event.expression || state.expression,
  }),
  paused: (state) => ({ ...state, status: "paused" }),
  resumed: (state) => ({ ...state, status: "open" }),
  ended: (state, event) => ({ ...state, status: "ended", outcome: event.outcome }),
  supported: (state) => ({ ...state, support: true }),
};

const withMessage = (state, message) => ({ ...state, messages: [...state.messages, message] });

// The state after one event; an event of a kind we do not know only moves the place forward.
export function fold(state, event) {
  const folded = folds[event.kind] ? folds[event.kind](state, event) : state;
  return { ...folded, seq: Math.max(state.seq, event.seq) };
}

// What a message from the server brings: the states to show one after the other, and whether something is missing.
export function receive(state, message) {
  if (message.type === "snapshot") return { steps: [restore(message)], gap: false, fresh: [] };
  if (message.seq <= state.seq) return { steps: [], gap: false, fresh: [] };
  if (message.after > state.seq) return { steps: [], gap: true, fresh: [] };
  const fresh = message.events.filter((event) => event.seq > state.seq);
  const steps = [];
  let next = state;
  for (const event of fresh) steps.push((next = fold(next, event)));
  const last = { ...next, seq: message.seq };
  steps.length ? (steps[steps.length - 1] = last) : steps.push(last);
  return { steps, gap: false, fresh };
}

export const restore = (snapshot) => ({ ...snapshot.events.reduce(fold, begin()), seq: snapshot.seq });
