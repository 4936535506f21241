// Whether the person can hear this machine at all.

/** Say something short; says in writing how that went. */
export function checkSound(locale, tell) {
  if (!window.speechSynthesis) return tell("This browser has no voice. Everything is in writing.");
  const words = new SpeechSynthesisUtterance("Can you hear me?");
  words.lang = locale;
  words.onstart = () => tell("Speaking …");
  words.onend = () => tell("Heard nothing? Turn up this machine's sound, and unmute this tab.");
  words.onerror = ({ error }) => tell(`The voice does not speak (${error}). Everything is in writing.`);
  speechSynthesis.speak(words);
}
