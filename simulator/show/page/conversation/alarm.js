// An alarm that rings on time in a hidden tab too, where the page's own timers are up to a minute late.

/** Milliseconds by which the clocks of page and worker may differ. */
const APART = 1;

const worker = new Worker(new URL("alarm_worker.js", import.meta.url));
const waiting = new Map();
let newest = 0;

worker.onmessage = ({ data }) => waiting.get(data)?.();

/** Call `ring` once after so many milliseconds; returns a way to call it off. */
export function alarm(milliseconds, ring) {
  const due = performance.now() + milliseconds;
  const name = (newest += 1);
  const off = () => {
    clearTimeout(timer);
    waiting.delete(name);
  };
  const once = () => {
    off();
    ring();
  };
  const timer = setTimeout(once, milliseconds);
  waiting.set(name, () => performance.now() >= due && once());
  worker.postMessage({ name, milliseconds: milliseconds + APART });
  return off;
}
