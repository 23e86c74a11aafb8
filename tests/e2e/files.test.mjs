// Saves and opens files: scenarios as JSON, weights and stakes as CSV, metagraphs, and invalid files.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { assert, each, journey, numbers, screenshot, shown, shows, type, undo, until } from "./harness/index.mjs";

const METAGRAPH = fileURLToPath(new URL("files/metagraph.json", import.meta.url));
const menu = (page) => page.getByRole("dialog", { name: "Scenario" });
const rejected = (page, pattern) =>
  until(async () => pattern.test(await page.locator(".import-problems").innerText()), String(pattern));

async function openMenu(page) {
  if (!(await menu(page).count())) await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await menu(page).waitFor();
}

async function closeMenu(page) {
  if (await menu(page).count()) await menu(page).getByRole("button", { name: "Close" }).click();
  await menu(page).waitFor({ state: "hidden" });
}

/** Hands a file to the import dialog, by its path or its content. */
async function give(page, name, content) {
  await openMenu(page);
  await menu(page).getByRole("button", { name: "Open a file…" }).click();
  const file = content === undefined ? name : { name, mimeType: "text/plain", buffer: Buffer.from(content) };
  await page.locator("dialog.import input[type=file]").setInputFiles(file);
}

/** Opens a file of another program, or one that updates the open scenario. */
async function load(page, name, content) {
  await give(page, name, content);
  await page.locator("dialog.import button.primary").click();
  await page.locator("dialog.import").waitFor({ state: "detached" });
}

/** Presses a button of the menu and returns the name and the text of the saved file. */
async function saved(page, button) {
  await openMenu(page);
  const [download] = await Promise.all([page.waitForEvent("download"), menu(page).getByRole("button", { name: button }).click()]);
  const text = await readFile(await download.path(), "utf8");
  await closeMenu(page);
  return { name: download.suggestedFilename(), text };
}

journey("a saved scenario opens with the same numbers in another profile", async ({ page, open, freshPage, url }) => {
  await open();
  await type(page, 1, 2, "12.34");
  await type(page, 2, 1, "1.5M");
  const { name, text } = await saved(page, "Save as JSON");
  assert.equal(name, "five-validators-one-of-them-alone.json");
  const other = await freshPage(url);
  await give(other, name, text);
  await shows(other, 2, 1, "1,500,000");
  assert.deepEqual(await numbers(other), await numbers(page));
});

journey("weights are saved as CSV and opened again in one step", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  const { name, text } = await saved(page, "Weights as CSV");
  assert.match(name, /-weights\.csv$/);
  const lines = text.trim().split(/\r?\n/);
  assert.equal(lines.length, 6);
  assert.equal(lines[0], '"u16","M1","M2","M3","M4"');
  assert.equal(lines[1], '"A",26214,22937,13107,3277');
  await load(page, name, text.replace('"A",26214', "A,13107"));
  await closeMenu(page);
  await shows(page, 1, 2, "25.0");
  await load(page, "back.csv", text);
  await closeMenu(page);
  await shows(page, 1, 2, "40.0");
  await until(async () => JSON.stringify(await numbers(page)) === JSON.stringify(before), "the numbers of before", 10_000);
  await undo(page).click();
  await undo(page).click();
  await shows(page, 1, 2, "40.0");
  assert.equal(await undo(page).isEnabled(), false);
});

journey("stakes are saved as CSV and opened again", async ({ page, open }) => {
  await open();
  const { name, text } = await saved(page, "Stakes as CSV");
  assert.match(name, /-stakes\.csv$/);
  assert.match(text, /^"name","alpha","tao"\r?\n"A",420000,0\r?\n/);
  await load(page, name, text.replace('"A",420000', '"A",840000.000000001'));
  await closeMenu(page);
  await shows(page, 1, 1, "840,000");
  assert.match((await saved(page, "Stakes as CSV")).text, /^"A",840000\.000000001,0\r?$/m);
});

journey("a metagraph opens as a subnet, and one click restores the previous work", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await load(page, METAGRAPH);
  await shows(page, 1, 0, "uid 0");
  assert.deepEqual(await Promise.all([1, 2, 3].map((row) => shown(page, row, 1))), ["423,150", "1,894,367", "684,511"]);
  assert.equal(await shown(page, 0, 2), "uid 2", "the miner with the largest weight is first");
  assert.equal(await shown(page, 1, 2), "58.8");
  await screenshot(page, "metagraph-opened");
  await page.getByRole("button", { name: "Back to your work" }).click();
  await shows(page, 5, 5, "7.0");
});

journey("a dropped file opens", async ({ page, open }) => {
  await open();
  const text = await readFile(METAGRAPH, "utf8");
  await page.locator(".drop-hint").waitFor({ state: "attached" });
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], "metagraph.json", { type: "application/json" }));
    const drop = (type) => document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    drop("dragover");
    drop("drop");
  }, text);
  await page.locator("dialog.import button.primary").click();
  await shows(page, 1, 0, "uid 0");
});

const big = (count) => ({ n: count, block: 1, stake: Array(count).fill(1), weights: Array(count).fill([]) });
const REFUSED = [
  ["a picture", "cat.png", "\u0089PNG\r\n\u0000\u0001", /cat\.png (is not recognized|cannot be used)/],
  ["an empty file", "empty.csv", "", /empty\.csv cannot be used[^]*no numbers/],
  ["cut JSON", "cut.json", '{"format":"yuma-pl', /cut\.json cannot be used[^]*not JSON/],
  ["foreign JSON", "foreign.json", '{"hello":"world"}', /foreign\.json is not recognized[^]*hello/],
  ["a metagraph of 300 uids", "big.json", JSON.stringify(big(300)), /300 neurons are too many[^]*256/],
  ["a table of 300 miners", "wide.csv", `u16,${Array.from({ length: 300 }, (_, miner) => `m${miner}`)}\nA,${Array(300).fill(1)}\n`, /wide\.csv cannot be used[^]*301 neurons are too many[^]*256/],
  ["a metagraph without its weights", "half.json", '{"n":2,"stake":[1,2],"weights":[[]]}', /1 entry[^]*2 are needed/],
  ["weights with NaN", "nan.csv", "u16,M1\nA,NaN\n", /Row 2, column 2[^]*“NaN”/],
  ["weights that are negative", "minus.csv", "u16,M1\nA,-1\n", /“-1” is negative/],
  ["weights that are huge", "huge.csv", "u16,M1\nA,65536\n", /“65536” is too large/],
  ["weights of a validator twice", "twice.csv", "u16,M1\nA,1\nA,2\n", /“A” appears twice/],
  ["negative stakes", "stakes.csv", "name,alpha,tao\nA,-5,0\n", /“-5” is negative/],
  ["more stake than there can be", "rich.csv", "name,alpha,tao\nA,99000000,0\n", /Row 2[^]*21,000,000|maximum supply/],
];

journey("what is no scenario is refused with a reason and changes nothing", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await shows(page, 5, 5, "7.0");
  const before = await numbers(page);
  await each(REFUSED, async ([, name, content, reason]) => {
    await give(page, name, content);
    await rejected(page, reason);
    await page.keyboard.press("Escape");
    await page.locator("dialog.import").waitFor({ state: "detached" });
    assert.deepEqual(await numbers(page), before);
  });
  await undo(page).click();
  await shows(page, 5, 5, "95.0");
});

journey("title and notes can be edited, and reset restores the opened scenario", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await openMenu(page);
  const title = menu(page).getByRole("textbox", { name: "Title" });
  await title.fill("My <b>subnet</b>");
  await title.press("Enter");
  await menu(page).getByRole("textbox", { name: /^Notes/ }).fill("Why?\nBecause.");
  await closeMenu(page);
  await until(async () => (await page.locator(".sheet h1").innerText()) === "My <b>subnet</b>", "the title, as text");
  assert.match(await page.locator(".sheet .question").innerText(), /Why\?\s+Because\./);
  assert.match(await page.title(), /^My <b>subnet<\/b> · /);
  await openMenu(page);
  await menu(page).getByRole("button", { name: /^Reset/ }).click();
  await closeMenu(page);
  await shows(page, 5, 5, "95.0");
  assert.equal(await page.locator(".sheet h1").innerText(), "Five validators, one of them alone");
  await undo(page).click();
  await shows(page, 5, 5, "7.0");
});
