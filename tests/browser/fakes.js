// What a headless browser has not. First, a voice that takes the time of the words and writes down what it says.

// `slowness` is a share of the time that the skill reckons with, `delay` the milliseconds before it can be heard.
// Words that no answer has, such as those of the test of the sound, take so long each.
const MILLISECONDS_A_WORD = 375;

// What the newest answers say, each sentence with the seconds that the skill reckons with, and how far the voice is.
let [score, said] = [[], 0];
const read = Response.prototype.text;
Response.prototype.text = async function () {
  const text = await read.call(this);
  if (text.includes('"pieces"')) [score, said] = [JSON.parse(text).events.flatMap(({ pieces }) => pieces), 0];
  return text;
};

function milliseconds(text) {
  const isIt = ({ words }) => words === text;
  const next = score.findIndex((piece, at) => at >= said && isIt(piece));
  const at = next < 0 ? score.findIndex(isIt) : next;
  said = at + 1;
  return at < 0 ? text.split(" ").length * MILLISECONDS_A_WORD : score[at].seconds * 1000;
}

window.fakeVoice = { slowness: 1.2, delay: 0 };
window.spoken = [];
let current = null;

// A voice is no part of the page: nothing that slows the page down slows its voice down.
function later(act, milliseconds) {
  if (window.timerOfTheVoice) return window.timerOfTheVoice(act, milliseconds);
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}

function begin() {
  const { record, utterance } = current;
  record.began = performance.now();
  window.spoken.push(record);
  utterance.onstart?.({});
  const length = milliseconds(utterance.text) * window.fakeVoice.slowness;
  current.callOff = later(() => end(utterance, "onend", {}), length);
}

function end(utterance, kind, event) {
  current.callOff();
  current.record.ended = performance.now();
  current.record.cut = kind === "onerror";
  current = null;
  utterance[kind]?.(event);
}

window.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text;
  }
};
Object.defineProperty(window, "speechSynthesis", {
  value: {
    getVoices: () => [{ lang: "en-US", localService: true }],
    speak(utterance) {
      const record = { words: utterance.text, lang: utterance.lang };
      const { delay } = window.fakeVoice;
      current = { record, utterance };
      if (delay) current.callOff = later(begin, delay);
      else begin();
    },
    cancel() {
      if (current) end(current.utterance, "onerror", { error: "interrupted" });
    },
  },
});

// What is said into the microphone, or after an exclamation mark why it cannot be heard.
window.toBeHeard = "";
window.SpeechRecognition = class {
  start() {
    this.timer = setTimeout(() => {
      const transcript = window.toBeHeard;
      if (transcript.startsWith("!")) this.onerror({ error: transcript.slice(1) });
      else if (transcript) this.onresult({ results: [[{ transcript }]] });
      this.onend();
    }, 1000);
  }
  abort() {
    clearTimeout(this.timer);
    this.onend();
  }
};

// Whether the screen of the phone is kept on.
window.awake = [];
Object.defineProperty(navigator, "wakeLock", {
  value: {
    async request(kind) {
      window.awake.push(kind);
      return { addEventListener() {}, release: async () => window.awake.push("released") };
    },
  },
});
