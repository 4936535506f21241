// Timers of a worker: a browser does not slow them down when its tab is hidden.

onmessage = ({ data: { name, milliseconds } }) => setTimeout(() => postMessage(name), milliseconds);
