// Puts what the server drew in place of what was there, without losing the reader's place.

export function redraw(form, { html, ref }) {
  if (!form || !html) return form;
  const frame = form.closest("[id^='step-']") ?? form;
  const focused = frame.contains(document.activeElement);
  const drawn = new DOMParser().parseFromString(html, "text/html").body;
  const same = drawn.querySelector(`#${CSS.escape(frame.id)}`);
  if (same) frame.replaceWith(same);
  else frame.replaceChildren(...drawn.childNodes);
  const now = same ?? frame;
  now.dispatchEvent(new CustomEvent("step:drawn", { bubbles: true, detail: { ref } }));
  const place = now.querySelector("[data-feedback]") ?? now;
  if (focused) {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
  return now.querySelector("form[data-step]");
}

export function showProgress({ lesson, sentence }) {
  const announce = document.querySelector("[data-announce]");
  if (announce) announce.textContent = sentence ?? "";
  if (!lesson) return;
  for (const bar of document.querySelectorAll("[data-lesson-progress] progress")) bar.value = lesson.percent;
  for (const line of document.querySelectorAll("[data-lesson-progress] [data-progress-words]")) {
    line.textContent = lesson.words;
  }
  for (const part of document.querySelectorAll("[data-when-complete]")) part.hidden = !lesson.complete;
  for (const part of document.querySelectorAll("[data-when-open]")) part.hidden = lesson.complete;
}
