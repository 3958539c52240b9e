// Where the trainee writes. Enter sends, Shift+Enter makes a new line; a draft outlives a reload.

// tooLong(): a text that was put there past the field's own limit; the field keeps it.
export function composer(root, say, tooLong) {
  const form = root.querySelector("form[data-composer]");
  const field = form.querySelector("textarea");
  const left = root.querySelector("[data-left]");
  const key = `room:${root.dataset.room}:draft`;
  const most = Number(field.maxLength);

  const keep = () => {
    sessionStorage.setItem(key, field.value);
    const room = most - field.value.length;
    left.hidden = room > most / 5;
    left.querySelector("[data-count]").textContent = room;
  };
  const write = (text) => {
    field.value = text;
    keep();
  };
  const send = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return field.focus();
    if (text.length > most) return tooLong();
    write("");
    say(text);
    return field.focus();
  };

  form.addEventListener("submit", send);
  field.addEventListener("input", keep);
  field.addEventListener("keydown", (event) => {
    // isComposing: Enter that only accepts a Chinese candidate is not for us
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  });
  if (!field.value) write(sessionStorage.getItem(key) ?? "");
  return { giveBack: (text) => write(field.value ? `${text}\n${field.value}` : text) };
}
