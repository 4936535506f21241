// What a touch does: the commands of a TouchWrapper's `onPress`.

import { evaluate } from "./expressions.js";

const COMMANDS = {
  SendEvent(screen, { arguments: given = [] }, scope, { dataset, innerText }) {
    screen.onSend(given.map((value) => evaluate(value, scope)), dataset.id ?? "", innerText);
  },
  SetValue(screen, { componentId, property, value }, scope) {
    const there = componentId === undefined ? scope : screen.named.get(componentId);
    if (!there) throw new Error(`SetValue for "${componentId}", which is no component`);
    there.assign(property, evaluate(value, scope));
  },
};

/** Have a component do its commands when it is touched. */
export function touchable(screen, { element }, item, scope) {
  const commands = [item.onPress ?? []].flat();
  for (const { type } of commands) {
    if (!Object.hasOwn(COMMANDS, type)) screen.fault(`onPress has a command "${type}"`);
  }
  element.addEventListener("click", () => {
    for (const command of commands) {
      screen.attempt(() => COMMANDS[command.type]?.(screen, command, scope, element));
    }
    screen.update();
  });
}
