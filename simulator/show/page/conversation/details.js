// What belongs to a turn besides its words: the card of the Alexa app, and the JSON.

import { make } from "../elements.js";

/** The card as the app on the phone shows it. */
export function cardOf(card) {
  const parts = [];
  if (card.images.length) parts.push(picture(card));
  if (card.title) parts.push(make("p", { className: "title" }, card.title));
  if (card.text) parts.push(make("p", { className: "text" }, card.text));
  for (const permission of card.permissions) {
    parts.push(make("p", { className: "text" }, `Asks for ${permission}`));
  }
  const summary = make("summary", {}, "Card in the Alexa app");
  return make("details", { className: "app" }, summary, make("div", { className: "card" }, ...parts));
}

function picture({ images, title }) {
  return make("img", { src: images.at(-1), alt: `Drawing: ${title}`, width: 1200, height: 800, loading: "lazy" });
}

/** Request and response, written out once somebody wants to see them. */
export function wire(request, response) {
  const details = make("details", { className: "wire" }, make("summary", {}, "Request and response"));
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    details.append(...json("Request", request), ...json("Response", response));
  });
  return details;
}

function json(title, value) {
  const text = JSON.stringify(value, null, 2);
  const name = `${title}, ${Math.ceil(new Blob([JSON.stringify(value)]).size / 1024)} KB`;
  return [make("p", {}, name), make("pre", { tabIndex: 0, role: "region", "aria-label": title }, text)];
}
