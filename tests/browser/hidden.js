// A voice goes on speaking in a hidden tab, so its timers are not the page's.

const script = "onmessage = ({ data: [name, time] }) => setTimeout(() => postMessage(name), time)";
const worker = new Worker(URL.createObjectURL(new Blob([script])));
const waiting = new Map();
worker.onmessage = ({ data }) => waiting.get(data)?.();

window.timerOfTheVoice = (act, milliseconds) => {
  const name = crypto.randomUUID();
  waiting.set(name, act);
  worker.postMessage([name, milliseconds]);
  return () => waiting.delete(name);
};
