// The keyboard: what a key does, wherever the focus is.

const FIELDS = "input, select, textarea, pre";
const PRESSABLE = `${FIELDS}, button, summary, a, [role="switch"]`;
const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
const ACROSS = ["ArrowLeft", "ArrowRight"];

/**
 * Follow the keys.
 * @param {{stop: Function, pause: Function, write: Function}} acts
 * @param {HTMLElement} screen Where the arrow keys lead from button to button.
 */
export function followKeys(acts, screen) {
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (key === "Escape") escape(acts);
    else if (key in STEPS && mayMove(target, screen)) move(event, screen);
    else if (key === " " && !target.closest(PRESSABLE)) pause(event, acts);
    else if (/^[a-z]$/i.test(key) && !target.closest(FIELDS)) acts.write();
  });
}

/** What is open is closed first, which the browser does by itself. */
function escape({ stop }) {
  if (!document.querySelector(":popover-open")) stop();
}

function pause(event, acts) {
  if (acts.pause()) event.preventDefault();
}

function mayMove(target, screen) {
  return target === document.body || screen.contains(target);
}

function move(event, screen) {
  const buttons = [...screen.querySelectorAll("button:enabled")].filter((button) =>
    button.checkVisibility({ visibilityProperty: true }),
  );
  if (!buttons.length) return;
  const mirrored = ACROSS.includes(event.key) && getComputedStyle(screen).direction === "rtl";
  const step = STEPS[event.key] * (mirrored ? -1 : 1);
  const at = buttons.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : -1) : Math.min(Math.max(at + step, 0), buttons.length - 1);
  buttons.at(next).focus();
  event.preventDefault();
}
