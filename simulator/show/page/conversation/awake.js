// A phone that is looked at but not touched would go dark in the middle of a hold.

let lock = null;
let wanted = false;

/** Keep the screen of this machine on, or let it go dark again. */
export async function stayAwake(needed) {
  wanted = needed;
  if (!needed) {
    await lock?.release();
    lock = null;
  } else if (!lock) await take();
}

async function take() {
  try {
    lock = await navigator.wakeLock?.request("screen");
    lock?.addEventListener("release", () => {
      lock = null;
    });
  } catch {
    // The browser does not want to, for example because the battery is low.
  }
}

document.addEventListener("visibilitychange", () => {
  if (wanted && !lock && document.visibilityState === "visible") take();
});
