// The meter of heat can be put away; the browser remembers.

const KEY = "room:meter-hidden";

export function meterSwitch(root) {
  const button = root.querySelector("[data-meter-switch]");
  const show = (hidden) => {
    root.dataset.meter = hidden ? "hidden" : "shown";
    button.setAttribute("aria-pressed", String(!hidden));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const hidden = root.dataset.meter !== "hidden";
    localStorage.setItem(KEY, hidden ? "yes" : "");
    show(hidden);
  });
  show(localStorage.getItem(KEY) === "yes");
}
