// The page: puts its parts together, and follows what a person does.

import { choices } from "./conversation/api.js";
import { Log } from "./conversation/bubbles.js";
import { Conversation, MICROPHONE_SECONDS } from "./conversation/conversation.js";
import { Device } from "./device.js";
import { make } from "./elements.js";
import { Microphone } from "./conversation/microphone.js";
import { Timeline } from "./timeline.js";
import { Voice } from "./conversation/voice.js";

const byId = (id) => document.getElementById(id);
const FIRST_WORDS = ["help my calf cramp", "how do I stretch", "how do I prevent cramps"];
const FURTHER_WORDS = ["yes", "no", "it's worse", "pause", "resume", "repeat", "next", "stop"];
const DOING = {
  closed: "Waiting for your first words",
  thinking: "…",
  speaking: "Speaking",
  listening: "Microphone open",
};
const WELCOME = "Type what you would say to the Echo, or press a phrase. You can cut in at any second.";
const NO_SCREEN = { name: "", title: "No screen" };
const THEMES = { dark: "Dark", light: "Light" };
const ON_A_PHONE = "round-hub";
const ON_A_DESK = "small-hub";

const words = byId("words");
const log = new Log(byId("log"));
const microphone = new Microphone();
const voice = new Voice((message) => {
  log.note(message);
  announce(message);
  showSound();
});
const device = new Device(byId("device"), (...touched) => conversation.touch(...touched), showFaults);
const conversation = new Conversation({
  device,
  log,
  timeline: new Timeline(byId("timeline")),
  voice,
  announce,
  onState: showState,
  isTyping: () => words.value.trim() !== "" || microphone.listening,
});

function announce(message) {
  byId("announce").textContent = message;
}

function showFaults(faults) {
  byId("faults").hidden = faults.length === 0;
  byId("faults").textContent = faults.length ? `This screen has what is not known here: ${faults.join("; ")}` : "";
}

function showState(state, left = MICROPHONE_SECONDS) {
  const listening = state === "listening";
  const text = listening ? `${DOING[state]} · ${Math.max(0, Math.ceil(left))} s` : DOING[state];
  if (byId("doing").textContent !== text) byId("doing").textContent = text;
  byId("light").style.setProperty("--left", listening ? left / MICROPHONE_SECONDS : 0);
  if (byId("state").dataset.state === state) return;
  byId("state").dataset.state = state;
  if (listening) {
    announce("Microphone open");
    if (microphone.wanted) hear();
  }
  if (state !== "thinking") phrases(state === "closed" ? FIRST_WORDS : FURTHER_WORDS);
}

function phrases(offered) {
  const group = byId("phrases");
  if (group.textContent === offered.join("")) return;
  const focused = group.contains(document.activeElement);
  const buttons = offered.map((text) => make("button", { type: "button", onclick: () => conversation.say(text) }, text));
  group.replaceChildren(...buttons);
  if (focused) words.focus();
}

/** Listen to what the person says aloud; it cuts in at this second. */
async function hear() {
  const goOn = conversation.interrupt();
  showMicrophone(true);
  try {
    const said = await microphone.listen(conversation.locale, (part) => {
      words.value = part;
    });
    words.value = "";
    if (said) conversation.say(said);
    else goOn();
  } catch (error) {
    microphone.wanted = false;
    log.note(`The browser cannot hear: ${error.message}`, "fault");
    goOn();
  }
  showMicrophone(microphone.wanted);
}

function showMicrophone(pressed) {
  byId("microphone").setAttribute("aria-pressed", String(pressed));
}

function showSound() {
  byId("sound").setAttribute("aria-pressed", String(voice.on));
  byId("sound").hidden = !voice.able;
}

function submit(event) {
  event.preventDefault();
  const said = words.value.trim();
  words.value = "";
  if (said) conversation.say(said);
}

/** Letters typed anywhere go into the line. */
function typed(event) {
  const inField = event.target.closest("input, select, textarea, pre");
  if (inField || event.ctrlKey || event.metaKey || event.altKey || !/^[a-z]$/i.test(event.key)) return;
  words.focus();
}

function follow() {
  byId("say").addEventListener("submit", submit);
  document.addEventListener("keydown", typed);
  byId("sound").addEventListener("click", () => {
    voice.on = !voice.on;
    if (!voice.on) voice.stop();
    showSound();
  });
  byId("microphone").hidden = !microphone.able;
  byId("microphone").addEventListener("click", () => {
    microphone.wanted = !microphone.listening;
    if (microphone.wanted) hear();
    else microphone.stop();
  });
  window.addEventListener("pagehide", () => conversation.leave());
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

function chosen() {
  const screen = byId("screen").value;
  const size = { theme: byId("theme").value, fontScale: Number(byId("scale").value) };
  return { locale: byId("locale").value, screen: screen ? { name: screen, ...size } : null };
}

async function choose() {
  const speaker = byId("screen").value === "";
  byId("theme").disabled = speaker;
  byId("scale").disabled = speaker;
  await conversation.open(chosen());
}

function offer(id, options, value) {
  byId(id).replaceChildren(...options.map(([key, text]) => make("option", { value: key, selected: key === value }, text)));
  byId(id).addEventListener("change", () => {
    log.note(`Another Echo: ${byId(id).selectedOptions[0].textContent}`);
    choose();
  });
}

async function start() {
  follow();
  showSound();
  const { locale, locales, screens, themes, fontScales } = await choices();
  const wanted = new URLSearchParams(location.search);
  const phone = window.matchMedia("(max-width: 40rem)").matches;
  const screen = wanted.get("screen") ?? (phone ? ON_A_PHONE : ON_A_DESK);
  offer("screen", [...screens, NO_SCREEN].map(({ name, title }) => [name, title]), screen);
  offer("theme", themes.map((theme) => [theme, THEMES[theme]]), wanted.get("theme") ?? "dark");
  offer("scale", fontScales.map((scale) => [String(scale), `${scale * 100} %`]), wanted.get("scale") ?? "1");
  offer("locale", locales.map((name) => [name, name]), wanted.get("locale") ?? locale);
  log.note(WELCOME);
  await choose();
  words.focus();
}

start().catch((error) => log.note(`The page cannot start: ${error.message}`, "fault"));
