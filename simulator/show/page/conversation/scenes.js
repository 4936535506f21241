// What a screen of the skill shows at a moment, and what can be said then.

const DIGITS = /interpret-as="digits">(\d+)</;

/** The scenes of an answer, in their order; none without a screen. */
export function scenesOf(event) {
  return event?.screen?.datasources?.screen?.scenes ?? [];
}

/** The scene that is shown so many milliseconds after the first. */
export function sceneAt(scenes, milliseconds) {
  return scenes.findLast(({ start }) => start <= milliseconds) ?? null;
}

/** What a danger sign asks for: `{ number }` to call, empty for none; null if an answer tells of no sign. */
export function dangerOf(event) {
  const warning = scenesOf(event).find(({ view }) => view === "Warning");
  if (warning) return { number: warning.number };
  if (!event || event.screen || event.open || event.by !== "coach") return null;
  const number = DIGITS.exec(event.response?.response?.outputSpeech?.ssml ?? "")?.[1];
  return number ? { number } : null;
}

/**
 * The phrases to offer.
 * @param {"closed" | "speaking" | "listening"} state
 * @param {object | null} event The newest answer.
 * @param {object | null} scene What the screen shows of it.
 * @param {string[]} first What to begin with.
 */
export function phrasesFor(state, event, scene, first) {
  if (dangerOf(event)) return [];
  const answers = scene ? spokenAs(scene) : [];
  if (state === "closed") return answers.length ? answers : first;
  if (!event?.open) return answers;
  return [...new Set([...(scene ? answers : unseen(state, event)), ...held(state, event, scene), "stop"])];
}

function spokenAs({ buttons }) {
  return (buttons ?? []).map(({ label }) => label.toLowerCase());
}

/** Without a screen it is not known what is asked, only whether something is. */
function unseen(state, event) {
  if (event?.by === "alexa") return ["yes", "no"];
  return state === "listening" ? ["yes", "no", "repeat"] : ["pause", "repeat", "next"];
}

function held(state, event, scene) {
  const timed = scene ? scene.hold_end > scene.hold_start : event?.holds?.length > 0;
  return state === "speaking" && timed ? ["how long left"] : [];
}
