// Speaking to the page, where the browser can hear.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition ?? null;

/** What to do about it, for each reason that browsers give. */
const HELP = {
  "not-allowed": "The microphone is not allowed. Allow it in the address bar, or type instead.",
  "service-not-allowed": "This browser does not allow speech recognition. Type instead.",
  "audio-capture": "No microphone is found. Plug one in, or type instead.",
  network: "The browser cannot reach its speech recognition. Type instead.",
  "language-not-supported": "The browser does not know this language. Choose another, or type instead.",
};

/** The microphone of this machine. */
export class Microphone {
  constructor() {
    this.recognition = null;
  }

  /** Whether the browser can hear at all. */
  get able() {
    return Recognition !== null;
  }

  /** Whether it is listening. */
  get listening() {
    return this.recognition !== null;
  }

  /**
   * Listen to one sentence.
   * @param {string} locale
   * @param {(words: string) => void} onPart What is heard so far.
   * @returns {Promise<string>} What was said; empty for nothing.
   */
  listen(locale, onPart) {
    return new Promise((resolve, reject) => {
      const recognition = new Recognition();
      let words = "";
      Object.assign(recognition, { lang: locale, interimResults: true, maxAlternatives: 1 });
      recognition.onresult = ({ results }) => {
        words = [...results].map(([best]) => best.transcript).join(" ").trim();
        onPart(words);
      };
      recognition.onerror = ({ error }) => {
        if (error !== "no-speech" && error !== "aborted") reject(new Error(HELP[error] ?? `The browser cannot hear (${error}). Type instead.`));
      };
      recognition.onend = () => {
        this.recognition = null;
        resolve(words);
      };
      this.recognition = recognition;
      recognition.start();
    });
  }

  /** Listen no longer. */
  stop() {
    this.recognition?.abort();
  }
}
