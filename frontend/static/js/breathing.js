// Paces a breath: grows and shrinks the circle, shows the phase and counts. It never completes the step by itself.
//
// [data-breathing] carries the seconds; with reduced motion the circle stands still and the counted words remain.

const STILL = typeof matchMedia === "function" ? matchMedia("(prefers-reduced-motion: reduce)") : { matches: true };
const SMALL = 40;
const LARGE = 92;

// Phases of one round with the second each begins and the circle's size at its two ends.
export function phasesOf({ in: breatheIn, hold, out, rest }) {
  const parts = [["in", +breatheIn, SMALL, LARGE], ["hold", +hold, LARGE, LARGE], ["out", +out, LARGE, SMALL], ["rest", +rest, SMALL, SMALL]];
  let begins = 0;
  return parts.filter(([, seconds]) => seconds > 0).map(([name, seconds, from, to]) => {
    const phase = { name, seconds, from, to, begins };
    begins += seconds;
    return phase;
  });
}

// Where the breath is after so many seconds: phase, count from 1, size of the circle, round from 0; null at the end.
export function breathAt(phases, rounds, elapsed) {
  const last = phases.at(-1);
  const length = last.begins + last.seconds;
  const round = Math.floor(elapsed / length);
  if (round >= rounds) return null;
  const within = elapsed - round * length;
  const phase = phases.findLast(({ begins }) => begins <= within);
  const part = (within - phase.begins) / phase.seconds;
  const eased = (1 - Math.cos(Math.PI * part)) / 2;
  return { phase: phase.name, count: Math.floor(within - phase.begins) + 1, size: phase.from + (phase.to - phase.from) * eased, round };
}

function show(stage, phase, count = "") {
  for (const words of stage.querySelectorAll("[data-phase]")) words.hidden = words.dataset.phase !== phase;
  stage.querySelector("[data-count]").textContent = count;
}

function begin(stage) {
  const [start, pause, circle] = ["[data-start]", "[data-pause]", "[data-circle]"].map((name) => stage.querySelector(name));
  const phases = phasesOf(stage.dataset);
  let elapsed = 0;
  let before = null;

  const running = (is) => {
    before = is ? performance.now() : null;
    start.hidden = is;
    pause.hidden = !is;
    (is ? pause : start).focus({ preventScroll: true });
    if (is) requestAnimationFrame(tick);
  };

  function tick(now) {
    if (before === null || !stage.isConnected) return;
    elapsed += (now - before) / 1000;
    before = now;
    const breath = breathAt(phases, +stage.dataset.rounds, elapsed);
    if (breath === null) {
      show(stage, "end");
      circle.setAttribute("r", SMALL);
      elapsed = 0;
      running(false);
      return;
    }
    show(stage, breath.phase, breath.count);
    if (!STILL.matches) circle.setAttribute("r", breath.size.toFixed(2));
    requestAnimationFrame(tick);
  }

  start.addEventListener("click", () => running(true));
  pause.addEventListener("click", () => running(false));
  stage.hidden = false;
  // the words stay at hand; where motion is not wanted they stay open
  if (!STILL.matches) stage.parentElement.querySelector("[data-breath-text]").open = false;
}

if (typeof document !== "undefined") {
  const beginAll = (within) => within.querySelectorAll("[data-breathing][hidden]").forEach(begin);
  beginAll(document);
  document.addEventListener("step:drawn", (event) => beginAll(event.target));
}
