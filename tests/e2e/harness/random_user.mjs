// The actions of a random user. Each is an async function of the user that returns a line of the log. It does nothing if the page
// lacks the element for it.

import { pasteAtFocus } from "./grid.mjs";
import { until } from "./index.mjs";
import { denseSubnet, linkTo } from "./link.mjs";

/** The time that a panel has to open before its button is pressed again, and in all. */
const [OPENS_MS, ANSWER_MS] = [2_000, 20_000];

const CELLS = "[role=grid] [data-position]";
const ANY = "button, summary, select, input:not([type=file]), textarea, [role=slider], [role=listbox]";
const NUMBERS = ["0", "1", "12.5", "50 %", "100", "33,3", "0.0001", "99.99"];
const RUBBISH = ["", " ", "-1", "1e999", "NaN", "=1+1", "abc", "1.2.3", "101", "9".repeat(400), "💥", "\"", "1 000 k", "3M"];
const NAMES = ["Zoe", "  Zoe  ", "A", "uid 3", "=x", "验证者", "x".repeat(60), "\u202Eevil", "'", "a,b;c"];
const KEYS = [
  "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Alt+ArrowUp", "Alt+ArrowDown", "Shift+ArrowDown", "Home", "End",
  "Control+Home", "Control+End", "PageUp", "PageDown", "Tab", "Shift+Tab", "Enter", "Escape", "F2", "Delete", "Backspace",
  "Space", ",", ".", "Alt+Period", "Alt+Comma", "c", "Shift+ArrowLeft", "Shift+ArrowRight", "?",
];
const SIZES = [[1440, 900], [1440, 900], [1024, 700], [768, 1024], [390, 844], [320, 568], [2200, 1200]];
const GOOD_LINKS = [
  linkTo({ preset: "clipping", patch: [] }),
  linkTo({ preset: "early-discoverer", patch: [{ op: "replace", path: "/emission", value: 1 }] }),
  linkTo({ preset: "lone-voice", patch: [{ op: "add", path: "/compare", value: { rules: ["own", "yuma2"] } }] }),
  linkTo(denseSubnet(6, 9)),
  linkTo(denseSubnet(24, 40)),
];
const BAD_LINKS = [
  "#v1.", "#v1.AAAA", "#v2.abc", "#nowhere", "#", `${GOOD_LINKS[0].slice(0, 30)}`, linkTo({ neurons: 300 }), linkTo([]),
  linkTo({ preset: "no-such", patch: [] }), linkTo({ preset: "clipping", patch: [{ op: "add", path: "/x/y/z", value: 1 }] }),
];
const FILES = [
  ["weights.csv", "u16,M1,M2\nA,1,65535\nB,,3\n"],
  ["stakes.csv", "name,alpha,tao\nA,5,0\nB,0.000000001,7\n"],
  ["metagraph.json", '{"n":3,"block":1000,"stake":[5,7,0],"weights":[[[2,65535],[1,3]],[],[]]}'],
  ["small.json", JSON.stringify({ format: "yuma-playground", version: 1, neurons: 2, block: 9, emission: 5, validators: [0], permits: [0], alpha: 7, weights: { 0: { v: [1, 65535] } } })],
  ["broken.json", '{"format":"yuma-pl'], ["empty.csv", ""], ["wrong.csv", "u16,M1,Nobody\nA,1,2\n"], ["picture.png", "\u0089PNG\r\n"],
];
const TABLES = ["40\t35\n20\t5", "1,2,3\n4,5,6\n7,8,9", "0.5", "x\ty", "", "50 %\n", Array(30).fill(Array(30).fill("1").join("\t")).join("\n")];

/** The actions with their weights in the random choice. */
export const ACTIONS = [
  [18, "types into a cell", typesIntoCell], [8, "presses keys", pressesKeys], [5, "drags a cell", dragsCell],
  [4, "pastes", pastes], [12, "uses the bar of the grid", (user) => pressesOnPage(user, ".action-bar button")],
  [4, "renames", renames], [4, "undoes", undoes], [3, "redoes", redoes],
  [3, "changes the lens", (user) => pressesOnPage(user, ".lens-bar button")], [2, "opens a preset", opensPreset],
  [5, "moves the playhead", movesPlayhead], [1, "plays", plays], [4, "edits keyframes", editsKeyframes],
  [2, "compares", (user) => pressesOnPage(user, ".bar-compare, .compare-head button, .compare-head input, .compare-charts select")],
  [3, "changes the rules", changesRules], [3, "opens a panel", (user) => pressesOnPage(user, ".top-bar [aria-haspopup]")],
  [2, "changes language or theme", (user) => pressesOnPage(user, ".bar-language, .bar-page .icon-button")],
  [2, "shares", shares], [2, "opens a file", opensFile], [2, "follows a good link", (user) => follows(user, user.random.pick(GOOD_LINKS))],
  [2, "follows a bad link", (user) => follows(user, user.random.pick(BAD_LINKS))], [2, "resizes the window", resizes],
  [10, "presses anything", (user) => presses(user, ANY)],
];

/** Closes the open panels. */
export async function closesPanels({ page }) {
  for (let tries = 0; tries < 5 && (await page.locator("dialog[open]").count()); tries += 1) await page.keyboard.press("Escape");
}

/** Picks a random enabled element, scrolls it into view, and returns its center and name. */
function target({ page, random }, selector) {
  return page.evaluate(
    ([selector, number]) => {
      const scope = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;
      const canBePressed = (element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.disabled && !element.closest("[inert], #trouble");
      const all = [...scope.querySelectorAll(selector)].filter(canBePressed);
      if (!all.length) return null;
      const element = all[Math.floor(number * all.length)];
      element.scrollIntoView({ block: "nearest", inline: "nearest" });
      const { x, y, width, height } = element.getBoundingClientRect();
      const name = element.dataset.position ?? element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40);
      return { x: x + width / 2, y: y + height / 2, name: `${element.tagName.toLowerCase()} "${name}"`, tag: element.tagName, type: element.type };
    },
    [selector, random.next()],
  );
}

async function presses(user, selector) {
  const found = await target(user, selector);
  if (!found) return `nothing: no ${selector.slice(0, 30)}`;
  const { page, random } = user;
  if (found.tag === "SELECT") {
    // The list of a select is not part of the page, so keys choose.
    await page.mouse.click(found.x, found.y);
    await page.keyboard.press("Escape");
    await page.keyboard.press(random.pick(["ArrowDown", "ArrowUp", "End", "Home"]));
    return found.name;
  }
  await page.mouse.click(found.x, found.y);
  if ((found.tag === "INPUT" && ["text", "search", "number"].includes(found.type)) || found.tag === "TEXTAREA") {
    const text = random.pick([...NUMBERS, ...RUBBISH]);
    if (random.oneIn(2)) await page.keyboard.press("Control+A");
    await page.keyboard.insertText(text);
    await page.keyboard.press(random.pick(["Enter", "Tab", "Escape"]));
    return `${found.name}, "${text.slice(0, 20)}"`;
  }
  return found.name;
}

async function pressesOnPage(user, selector) {
  await closesPanels(user);
  return presses(user, selector);
}

async function typesIntoCell(user) {
  const { page, random } = user;
  await closesPanels(user);
  const found = await target(user, CELLS);
  if (!found) return "nothing: no cell";
  const text = random.oneIn(4) ? random.pick(RUBBISH) : random.oneIn(2) ? random.pick(NUMBERS) : String(random.below(1000) / 10);
  const end = random.pick(["Enter", "Enter", "Enter", "Tab", "Tab", "Escape", "ArrowDown", ""]);
  await page.mouse.click(found.x, found.y);
  if (text.length < 12) await page.keyboard.type(text);
  else await page.keyboard.insertText(text);
  if (end) await page.keyboard.press(end);
  return `${found.name}, "${text.slice(0, 20)}", ${end}`;
}

async function pressesKeys({ page, random }) {
  const keys = Array.from({ length: 1 + random.below(5) }, () => random.pick(KEYS));
  for (const key of keys) await page.keyboard.press(key);
  return keys.join(" ");
}

async function dragsCell(user) {
  const { page, random } = user;
  await closesPanels(user);
  const found = await target(user, CELLS);
  if (!found) return "nothing: no cell";
  const [right, down] = [random.below(300) - 150, random.oneIn(3) ? random.below(120) - 60 : 0];
  await page.mouse.move(found.x, found.y);
  await page.mouse.down();
  await page.mouse.move(found.x + right / 2, found.y + down / 2, { steps: 3 });
  if (random.oneIn(8)) await page.keyboard.press("Escape");
  await page.mouse.move(found.x + right, found.y + down, { steps: 3 });
  await page.mouse.up();
  return `${found.name}, ${right} px, ${down} px`;
}

async function pastes(user) {
  const { page, random } = user;
  await closesPanels(user);
  const found = await target(user, CELLS);
  if (!found) return "nothing: no cell";
  const text = random.pick(TABLES);
  await page.mouse.click(found.x, found.y);
  await pasteAtFocus(page, text);
  return `${found.name}, "${text.slice(0, 20)}"`;
}

async function renames(user) {
  const { page, random } = user;
  await closesPanels(user);
  const found = await target(user, '[role=grid] [data-position$="-0"], [role=grid] [data-position^="0-"]');
  if (!found) return "nothing: no name";
  const name = random.pick(NAMES);
  await page.mouse.click(found.x, found.y);
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(name);
  await page.keyboard.press(random.pick(["Enter", "Enter", "Escape"]));
  return `${found.name}, "${name}"`;
}

async function undoes(user) {
  if (user.random.oneIn(2)) return pressesOnPage(user, ".bar-history button:first-of-type");
  await user.page.keyboard.press("Control+Z");
  return "by key";
}

async function redoes(user) {
  if (user.random.oneIn(2)) return pressesOnPage(user, ".bar-history button:last-of-type");
  await user.page.keyboard.press("Control+Shift+Z");
  return "by key";
}

/** Opens a panel by its button. */
export async function opens(user, selector) {
  await closesPanels(user);
  // By key, because messages may cover the bar in a small window.
  const dialog = user.page.locator("dialog[open]");
  await until(async () => {
    if (await dialog.count()) return true;
    // After a resize the bar may be drawn again between the two, which takes the focus.
    await user.page.locator(selector).focus();
    await user.page.keyboard.press("Enter");
    return dialog.waitFor({ timeout: OPENS_MS }).then(() => true, () => false);
  }, `the panel of ${selector}`, ANSWER_MS);
}

async function opensPreset(user) {
  await opens(user, ".bar-work button >> nth=0");
  return presses(user, "dialog[open] section:first-of-type button");
}

async function changesRules(user) {
  await opens(user, ".bar-work button >> nth=1");
  return presses(user, "dialog[open] input, dialog[open] button, dialog[open] select");
}

async function shares(user) {
  await opens(user, ".bar-share");
  return presses(user, "dialog[open] button");
}

async function opensFile(user) {
  const { page, random } = user;
  const [name, content] = random.pick(FILES);
  await closesPanels(user);
  await dropsFile(page, name, content);
  return name;
}

/** Drops a file on the page. Runs in the page, because the browser never frees a field that Playwright has set a file of. */
export async function dropsFile(page, name, content) {
  await page.locator(".drop-hint").waitFor({ state: "attached" });
  await page.evaluate(
    ([name, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], name));
      for (const type of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [name, content],
  );
}

async function follows({ page }, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  return `${hash.slice(0, 40)} (${hash.length})`;
}

async function movesPlayhead(user) {
  const { page, random } = user;
  await closesPanels(user);
  const found = await target(user, ".time-slider");
  if (!found) return presses(user, ".time-empty-state button");
  if (random.oneIn(2)) return presses(user, ".time-transport button, .time-transport select");
  await page.mouse.click(found.x, found.y);
  const keys = Array.from({ length: 1 + random.below(4) }, () => random.pick(["Home", "End", "ArrowRight", "ArrowLeft", "PageUp", "PageDown"]));
  for (const key of keys) await page.keyboard.press(key);
  return keys.join(" ");
}

async function plays(user) {
  const { page } = user;
  await closesPanels(user);
  const play = page.locator(".time-transport button").nth(2);
  if (!(await play.count())) return presses(user, ".time-empty-state button");
  await play.focus();
  await page.keyboard.press("Enter");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.keyboard.press("Enter");
  return "and pauses";
}

async function editsKeyframes(user) {
  const { page, random } = user;
  await closesPanels(user);
  if (random.oneIn(3)) return presses(user, "[role=listbox] [data-epoch]");
  if (random.oneIn(2)) return presses(user, ".time-fold summary, .time-fold button, .time-fold select, .time-fold input");
  const marks = page.locator(".time-marks");
  if (!(await marks.isVisible())) return "nothing: no keyframes";
  await marks.focus();
  const key = random.pick(["c", "Delete", "Shift+ArrowLeft", "Shift+ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"]);
  await page.keyboard.press(key);
  return key;
}

async function resizes({ page, random }) {
  const [width, height] = random.pick(SIZES);
  await page.setViewportSize({ width, height });
  return `${width} x ${height}`;
}
