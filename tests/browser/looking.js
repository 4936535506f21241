// What a person could not read on a screen: text that is cut off, covered, or over other text.

const TOLERANCE = 1.5;
/** Part of a line's height above and below the letters. */
const LEADING = 0.14;

const words = (text) => text.textContent.trim().replace(/\s+/g, " ");

function textsOf(screen) {
  const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    if (words(walker.currentNode) && isSeen(walker.currentNode.parentElement)) {
      texts.push(walker.currentNode);
    }
  }
  return texts;
}

function isSeen(element) {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** The boxes of the letters of a text, a line each. */
function boxesOf(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()].map((box) => {
    const leading = box.height * LEADING;
    const { left, right, top, bottom } = box;
    return { left, right, top: top + leading, bottom: bottom - leading };
  });
}

function within(box, frame) {
  return (
    box.left >= frame.left - TOLERANCE &&
    box.right <= frame.right + TOLERANCE &&
    box.top >= frame.top - TOLERANCE &&
    box.bottom <= frame.bottom + TOLERANCE
  );
}

function withinCircle(box, frame) {
  const radius = frame.width / 2 + TOLERANCE;
  const [x, y] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
  const corners = [box.left, box.right].flatMap((a) => [box.top, box.bottom].map((b) => [a, b]));
  return corners.every(([a, b]) => Math.hypot(a - x, b - y) <= radius);
}

function* clippers(element, screen) {
  for (let at = element; at && at !== screen; at = at.parentElement) {
    if (getComputedStyle(at).overflow !== "visible") yield at;
  }
}

function isCut(text, screen) {
  const boxes = boxesOf(text);
  let scrolled = false;
  for (const clipper of clippers(text.parentElement, screen)) {
    if (clipper.scrollWidth > clipper.clientWidth + TOLERANCE && clipper.matches(".apl-Text, .clamped")) return true;
    if (clipper.scrollHeight > clipper.clientHeight + TOLERANCE && clipper.matches(".apl-Text, .clamped")) return true;
    if (clipper.matches(".apl-ScrollView")) scrolled = true;
    else if (!scrolled && !boxes.every((box) => within(box, clipper.getBoundingClientRect()))) return true;
  }
  // What can be scrolled to is seen, if not at once.
  if (scrolled) return false;
  const frame = screen.getBoundingClientRect();
  const round = screen.classList.contains("apl-round");
  return !boxes.every((box) => within(box, frame) && (!round || withinCircle(box, frame)));
}

/** The boxes of a text without what has to be scrolled to. */
function seenBoxesOf(text, screen) {
  const views = [...clippers(text.parentElement, screen)].filter((at) => at.matches(".apl-ScrollView"));
  return views.map((view) => view.getBoundingClientRect()).reduce(
    (boxes, view) => boxes.map((box) => cut(box, view)).filter((box) => box.bottom > box.top),
    boxesOf(text),
  );
}

function cut(box, frame) {
  return { ...box, top: Math.max(box.top, frame.top), bottom: Math.min(box.bottom, frame.bottom) };
}

function isCovered(text, screen) {
  return seenBoxesOf(text, screen).some((box) => {
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!top || !screen.contains(top) || top.contains(text)) return false;
    for (let at = top; at && !at.contains(text); at = at.parentElement) {
      const { backgroundColor, opacity } = getComputedStyle(at);
      if (opacity > 0.05 && !/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return true;
    }
    return false;
  });
}

function meet(one, other) {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > TOLERANCE && down > TOLERANCE;
}

function overlaps(texts, screen) {
  const pairs = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => [one, other]));
  return pairs.filter(([one, other]) =>
    seenBoxesOf(one, screen).some((box) =>
      seenBoxesOf(other, screen).some((there) => meet(box, there)),
    ),
  );
}

/** Whether a text, or part of it, is seen only by whoever scrolls. */
function isBelow(text, screen) {
  const seen = seenBoxesOf(text, screen);
  const height = (boxes) => boxes.reduce((sum, box) => sum + box.bottom - box.top, 0);
  return height(boxesOf(text)) - height(seen) > TOLERANCE;
}

/** The points of a button's edge that are nearest to the corners of the screen: where its own corners are round. */
function cornersOf(button) {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const radius = parseFloat(getComputedStyle(button.firstElementChild).borderTopLeftRadius) || 0;
  const inset = radius * (1 - Math.SQRT1_2);
  return [left + inset, right - inset].flatMap((x) => [top + inset, bottom - inset].map((y) => [x, y]));
}

/** How far from the middle of a round screen something may be: up to what is drawn around it all. */
function reachOf(screen) {
  const { width } = screen.getBoundingClientRect();
  const paths = [...screen.querySelectorAll(".apl-VectorGraphic")]
    .filter((graphic) => isSeen(graphic) && graphic.getBoundingClientRect().width > width - TOLERANCE)
    .flatMap((graphic) => [...graphic.querySelectorAll("path")]);
  const inner = paths.map((path) => {
    const thickness = Number(path.getAttribute("stroke-width")) * path.getScreenCTM().a;
    return (path.getBoundingClientRect().width - thickness) / 2;
  });
  return Math.min(width / 2, inner[0] ?? Infinity);
}

/** Whether a button is not wholly on the screen, or meets the ring around a round one. */
function isOut(button, screen) {
  const frame = screen.getBoundingClientRect();
  if (!within(button.getBoundingClientRect(), frame)) return true;
  if (!screen.classList.contains("apl-round")) return false;
  const [x, y] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
  return cornersOf(button).some(([a, b]) => Math.hypot(a - x, b - y) > reachOf(screen) + TOLERANCE);
}

/** What is wrong with the screen as it is now, a line each. */
export function look(screen) {
  const texts = textsOf(screen);
  const buttons = [...screen.querySelectorAll("button")].filter(isSeen);
  const name = (button) => button.getAttribute("aria-label") ?? words(button);
  return [
    ...buttons.filter((button) => isOut(button, screen)).map((button) => `out of reach: ${name(button)}`),
    ...buttons.flatMap((one, at) => buttons.slice(at + 1).filter((other) => meet(one.getBoundingClientRect(), other.getBoundingClientRect())).map((other) => `overlap: ${name(one)} / ${name(other)}`)),
    ...texts.filter((text) => isBelow(text, screen)).map((text) => `to be scrolled to: ${words(text)}`),
    ...texts.filter((text) => isCut(text, screen)).map((text) => `cut off: ${words(text)}`),
    ...texts.filter((text) => isCovered(text, screen)).map((text) => `covered: ${words(text)}`),
    ...overlaps(texts, screen).map(([one, other]) => `overlap: ${words(one)} / ${words(other)}`),
  ];
}

/** Everything that can be read, in order. */
export function read(screen) {
  return textsOf(screen).map(words);
}
