// The page: puts its parts together, and follows what a person does.

import { choices } from "./conversation/api.js";
import { Log } from "./conversation/bubbles.js";
import { Conversation, MICROPHONE_SECONDS } from "./conversation/conversation.js";
import { Microphone } from "./conversation/microphone.js";
import { dangerOf, phrasesFor } from "./conversation/scenes.js";
import { checkSound } from "./conversation/soundcheck.js";
import { Voice } from "./conversation/voice.js";
import { Chips, showAlarm } from "./chips.js";
import { Device, sizeWithin } from "./device.js";
import { make } from "./elements.js";
import { followKeys } from "./keys.js";
import { Preferences } from "./preferences.js";
import { Settings } from "./settings.js";
import { Status } from "./status.js";
import { Timeline } from "./timeline.js";

const byId = (id) => document.getElementById(id);
const PHONE = window.matchMedia("(max-width: 40rem), (max-height: 30rem)");
const FIRST_PHRASES = ["help my calf cramp", "how do I stretch", "how do I prevent cramps"];
const FINGER = window.matchMedia("(pointer: coarse)");
const WELCOME = "Say it, type it, or touch a phrase. You can cut in at any second.";
const HEARD_ELSEWHERE = "Your browser turns speech into text. It may send what it hears to its maker.";
/** Milliseconds for which the skill keeps a place, and in which a message can be read. */
const KEPT_FOR = 60 * 60 * 1000;
const READABLE = 9000;

const words = byId("words");
const talk = byId("talk");
const preferences = new Preferences();
const log = new Log(byId("log"), notice);
const microphone = new Microphone();
const voice = new Voice((message) => {
  log.note(message, "fault");
  announce(message);
  showSound();
});
const status = new Status({ doing: byId("doing"), light: byId("light") });
const device = new Device(byId("device"), {
  onTouch: (...touched) => conversation.touch(...touched),
  onFaults: showFaults,
  offers: atRest,
});
const settings = new Settings({ preferences, phone: PHONE, onDevice: () => choose(), onLook: look });
const conversation = new Conversation({
  device,
  log,
  timeline: new Timeline(byId("timeline")),
  voice,
  announce,
  onState: entered,
  onScene: offer,
  onEvent: answered,
  onFrame: (state, said, left) => status.show(state, settings.captions ? said : "", left / MICROPHONE_SECONDS),
  isTyping: () => words.value.trim() !== "" || microphone.listening,
});
const chips = new Chips(byId("phrases"), (said) => conversation.say(said));

function announce(message) {
  byId("announce").textContent = message;
}

/** Show something beside the device for a while, for the log may not be in sight. */
function notice(message) {
  byId("notice").textContent = message;
  byId("notice").hidden = false;
  clearTimeout(notice.timer);
  notice.timer = setTimeout(() => (byId("notice").hidden = true), READABLE);
}

function showFaults(faults) {
  byId("faults").hidden = faults.length === 0;
  byId("faults").textContent = faults.length ? `This screen has what is not known here: ${faults.join("; ")}` : "";
}

function entered(state) {
  byId("state").dataset.state = state;
  if (state === "thinking") return chips.wait(true);
  if (state === "listening") {
    announce("Your turn");
    if (microphone.wanted) hear();
  }
  offer();
}

/** Offer what can be said to what is shown. */
function offer() {
  const { state, shown } = conversation;
  if (state === "thinking") return;
  if (!shown.event) chips.offer(device.viewport ? [] : firstPhrases());
  else chips.offer(phrasesFor(state, shown.event, shown.scene, firstPhrases()));
}

/** An answer begins: what it means for what comes after it. */
function answered(event) {
  const danger = dangerOf(event);
  showAlarm(byId("alarm"), danger?.number);
  const cut = !event.open && !danger && conversation.shown.scene?.view === "Step";
  leftOff(event.ends || cut);
}

function leftOff(left) {
  preferences.keep("left", left ? Date.now() : 0);
}

function firstPhrases() {
  const left = Date.now() - Number(preferences.get("left", 0)) < KEPT_FOR;
  return left ? ["resume", ...FIRST_PHRASES] : FIRST_PHRASES;
}

/** What a screen shows when nothing of the skill is on it. */
function atRest() {
  const press = (said) => () => conversation.say(said);
  const named = (said) => (said === "resume" ? "Go on where you stopped" : said);
  const phrases = firstPhrases().map((said) => make("button", { type: "button", onclick: press(said) }, named(said)));
  return [make("h2", {}, "Say, or touch"), make("div", { className: "first" }, ...phrases)];
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
    log.note(error.message, "fault");
    announce(error.message);
    goOn();
  }
  showMicrophone(microphone.wanted);
}

function talkOrNot() {
  if (!preferences.get("told")) {
    preferences.keep("told", "yes");
    log.note(HEARD_ELSEWHERE);
    notice(HEARD_ELSEWHERE);
  }
  microphone.wanted = !microphone.listening;
  if (microphone.wanted) hear();
  else microphone.stop();
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

/** Go to where words are typed, which a phone shows only then. */
function write() {
  if (talk.popover && !talk.matches(":popover-open")) talk.showPopover();
  words.focus({ preventScroll: true });
}

function stop() {
  if (words.value) words.value = "";
  else if (conversation.isOpen) conversation.say("stop");
}

function pauseOrGoOn() {
  const { event } = conversation.shown;
  if (!conversation.isOpen) return false;
  const paused = event.intent === "AMAZON.PauseIntent" || event.touched?.[0] === "pause";
  conversation.say(paused ? "resume" : "pause");
  return true;
}

/** On a phone the conversation is a drawer, and what is said is told from the bar. */
function fold() {
  talk.popover = PHONE.matches ? "auto" : null;
  const bar = document.querySelector("header");
  if (PHONE.matches) bar.insertBefore(byId("microphone"), byId("written"));
  else document.querySelector(".line").prepend(byId("microphone"));
  if (!settings.fits || !conversation.remote.name) return;
  if (!conversation.isOpen) choose();
  else if (PHONE.matches) device.fill();
}

function follow() {
  byId("say").addEventListener("submit", submit);
  followKeys({ stop, pause: pauseOrGoOn, write }, byId("device"));
  byId("sound").addEventListener("click", () => {
    voice.on = !voice.on;
    if (!voice.on) voice.stop();
    showSound();
  });
  byId("microphone").hidden = !microphone.able;
  byId("microphone").addEventListener("click", talkOrNot);
  byId("sound-check").addEventListener("click", () => checkSound(settings.locale, (told) => (byId("sound-checked").textContent = told)));
  byId("newcomer").addEventListener("click", newcomer);
  document.querySelector(".skip").addEventListener("click", write);
  talk.addEventListener("toggle", () => log.toEnd());
  PHONE.addEventListener("change", fold);
  window.addEventListener("pagehide", () => {
    if (conversation.isOpen) leftOff(true);
    conversation.leave();
  });
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

function look() {
  const { theme, night } = settings.look;
  Object.assign(document.documentElement.dataset, { look: night ? "night" : theme });
  device.appear(settings.look);
}

async function newcomer() {
  preferences.keep("person", "");
  leftOff(false);
  byId("settings").hidePopover();
  await choose({ anew: true });
  log.note("Somebody new to the coach.");
}

/** Take the device that is wanted; who was in the middle of something may go on with it, unless all begins anew. */
async function choose({ anew = false } = {}) {
  if (conversation.isOpen && !anew) leftOff(true);
  const name = settings.screen;
  byId("sheet").setAttribute("href", `../stretches/${settings.locale}`);
  const screen = name && { name, ...(name === "own" ? sizeWithin(byId("device")) : {}) };
  const person = await conversation.open({ locale: settings.locale, screen, person: preferences.get("person") });
  preferences.keep("person", person ?? "");
}

async function start() {
  follow();
  showSound();
  settings.offer(await choices());
  fold();
  look();
  log.note(WELCOME);
  await choose();
  if (!FINGER.matches && !PHONE.matches) words.focus({ preventScroll: true });
}

start().catch((error) => log.note(`The page cannot start: ${error.message}`, "fault"));
