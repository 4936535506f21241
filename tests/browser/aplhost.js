// Shows documents on the blank page of `aplhost.py`.

import { Screen } from "/apl/apl.js";
import { compile, evaluate } from "/apl/expressions.js";
import { look, read } from "/looking.js";
import { Scope } from "/apl/scope.js";

const host = document.getElementById("host");

window.sent = [];
const show = ({ directive, viewport, fontScale, at }) => {
  const onSend = (given) => window.sent.push(given);
  window.shown = new Screen(host, directive, { viewport, fontScale, onSend });
  window.shown.tick(at);
  return window.shown.faults;
};
window.showAll = (given) => given.map(show);
window.lookAtAll = (given) => given.map((each) => [...show(each), ...window.look()]);
window.look = () => look(window.shown.element);
window.read = () => read(window.shown.element);
window.evaluate = (text, names, resources) => {
  const scope = new Scope(null, new Map(Object.entries(resources)));
  for (const [name, value] of Object.entries(names)) scope.define(name, value);
  return compile(text) ? evaluate(text, scope) : text;
};
