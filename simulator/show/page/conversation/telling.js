// What is written beside the words: who was silent, what was heard, what belongs to an answer.

import { cardOf, wire } from "./details.js";

const ENDS = {
  EXCEEDED_MAX_REPROMPTS: "Nobody answered, so the coach has closed.",
  ERROR: "Something went wrong, so the coach has closed.",
};

/** What is known before the device speaks: what was heard, or that nobody said a word. */
export function tell(log, event, bubble) {
  if (event.kind === "reprompt") log.note("Nobody answers, so it asks again.");
  else if (event.ends) log.note(ENDS[event.ends] ?? "", "note", event.ends);
  else if (bubble) log.heard(bubble, event);
  else log.note("Nobody answers.");
}

/** What comes with an answer: the card, what was wrong, the JSON. */
export function tellMore(log, event) {
  if (event.fault) log.note("", "fault", event.fault);
  const card = event.card ? [cardOf(event.card)] : [];
  const json = event.request ? [wire(event.request, event.response)] : [];
  log.aside(...json, ...card);
}
