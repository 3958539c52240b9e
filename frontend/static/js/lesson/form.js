// A step's form: its fields as a list, filled again from a list, and the line that says what became of them.

const NOT_OURS = new Set(["csrfmiddlewaretoken", "ref"]);
const words = () => document.querySelector("[data-lesson-words]")?.dataset ?? {};

export const stepOf = (form) => `${form.closest("[data-lesson]").dataset.lesson}/${form.dataset.step}`;
export const formOf = (step) => document.querySelector(`form[data-step="${CSS.escape(step.split("/")[1])}"]`);

export function fieldsOf(form, submitter) {
  const data = submitter ? new FormData(form, submitter) : new FormData(form);
  return [...data].filter(([name, value]) => !NOT_OURS.has(name) && typeof value === "string");
}

export function fill(form, fields) {
  for (const input of form.querySelectorAll("input[type=radio], input[type=checkbox]")) {
    input.checked = fields.some(([name, value]) => name === input.name && value === input.value);
  }
  for (const input of form.querySelectorAll("textarea, input[type=text]")) {
    const found = fields.find(([name]) => name === input.name);
    if (found) input.value = found[1];
  }
}

export const newestRef = (form, ref) => {
  const input = form.querySelector("[name=ref]");
  if (ref && input) input.value = ref;
  return input?.value;
};

export function say(form, word, sentence) {
  let line = form.querySelector("[data-status]");
  if (!line) {
    line = document.createElement("p");
    line.dataset.status = "";
    line.setAttribute("role", "status");
    form.append(line);
  }
  line.className = `step-status step-status-${word}`;
  line.textContent = sentence ?? words()[word] ?? "";
}
