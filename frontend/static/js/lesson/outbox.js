// What a browser still owes the server: a pure fold of events, so that it can be tested without a browser.
// state = { drafts: {step: fields}, waiting: {step: {ref, action, fields, tries}} }; fields = [[name, value], …]

export const empty = () => ({ drafts: {}, waiting: {} });

const without = (entries, step) => Object.fromEntries(Object.entries(entries).filter(([key]) => key !== step));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const folds = {
  // Somebody types: kept, not sent.
  typed: (state, { step, fields }) => ({ ...state, drafts: { ...state.drafts, [step]: fields } }),

  // Somebody saves. The same words again keep their ref, so that the server takes them once.
  submitted: (state, { step, ref, action, fields }) => {
    const before = state.waiting[step];
    const kept = before && before.action === action && same(before.fields, fields) ? before : { ref, action, fields, tries: 0 };
    return {
      drafts: { ...state.drafts, [step]: fields },
      waiting: { ...without(state.waiting, step), [step]: kept },
    };
  },

  // Only the server's word for this very ref takes it out; a late word for an older one changes nothing.
  confirmed: (state, { step, ref }) => {
    const entry = state.waiting[step];
    if (!entry || entry.ref !== ref) return state;
    const draft = state.drafts[step];
    const drafts = draft && !same(draft, entry.fields) ? state.drafts : without(state.drafts, step);
    return { drafts, waiting: without(state.waiting, step) };
  },

  // The server cannot take it: no sense in sending it again, but the words stay.
  refused: (state, { step, ref }) => {
    const entry = state.waiting[step];
    if (!entry || entry.ref !== ref) return state;
    return { drafts: { ...state.drafts, [step]: state.drafts[step] ?? entry.fields }, waiting: without(state.waiting, step) };
  },

  failed: (state, { step, ref }) => {
    const entry = state.waiting[step];
    if (!entry || entry.ref !== ref) return state;
    return { ...state, waiting: { ...state.waiting, [step]: { ...entry, tries: entry.tries + 1 } } };
  },
};

export const fold = (state, event) => (folds[event.type] ?? ((unchanged) => unchanged))(state, event);

// In the order in which they were saved.
export const unsent = (state) => Object.entries(state.waiting).map(([step, entry]) => ({ step, ...entry }));

// Seconds until the next attempt: soon at first, never more than a minute apart.
export const pause = (state) => {
  const tries = Math.max(0, ...unsent(state).map((entry) => entry.tries));
  return Math.min(60, 2 ** Math.min(tries, 6));
};
