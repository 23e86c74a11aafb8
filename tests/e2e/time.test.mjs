// Time: the strip with its playhead and keyframes, and the charts of the run.

import { readFile } from "node:fs/promises";

import {
  assert, assertAccessible, cell, journey, numbers, screenshot, shown, shows, type, undo, undoAll, until,
} from "./harness/index.mjs";

const grouped = (count) => count.toLocaleString("en");
const strip = (page) => page.getByRole("region", { name: "Time" });
const slider = (page) => strip(page).getByRole("slider", { name: "Epoch", exact: true });
const marks = (page) => strip(page).getByRole("listbox");
const mark = (page, epoch) => marks(page).locator(`[data-epoch="${epoch}"]`);
const fold = (page, name) => strip(page).locator("summary", { hasText: name });

async function several(page) {
  await page.getByRole("button", { name: "Play 40 epochs" }).click();
  await until(async () => Number(await slider(page).getAttribute("aria-valuenow")) > 0, "the run to play");
  await strip(page).getByRole("button", { name: /^Pause/ }).click();
  await slider(page).focus();
  await page.keyboard.press("Home");
}

const results = (page) => page.locator(".result-group");

async function playheadAt(page, epoch) {
  let now;
  await until(
    async () => (now = await slider(page).getAttribute("aria-valuenow")) === String(epoch),
    () => `the playhead at epoch ${epoch}, not ${now}`,
  );
}

/** Moves the playhead by keys. */
async function go(page, epoch) {
  await slider(page).focus();
  await page.keyboard.press("Home");
  for (let step = 0; step < epoch; step += 1) await page.keyboard.press("ArrowRight");
  await playheadAt(page, epoch);
}

/** Returns the numbers of the grid at an epoch. */
async function numbersAt(page, epoch) {
  await go(page, epoch);
  return numbers(page);
}

/** Waits until there are keyframes at these epochs and no others. */
async function keyframesAt(page, epochs) {
  let now;
  const read = () => marks(page).locator("[data-epoch]").evaluateAll((all) => all.map((mark) => Number(mark.dataset.epoch)));
  await until(
    async () => JSON.stringify((now = await read())) === JSON.stringify(epochs),
    () => `keyframes at ${epochs}, not ${now}`,
  );
}

journey("playing, stepping and scrubbing a run adds no step of undo", async ({ page, open }) => {
  await open();
  assert.equal(await page.locator("canvas").count(), 0, "one epoch has no charts");
  await several(page);
  await until(() => slider(page).evaluate((slider) => slider === document.activeElement), "the strip to take the button's focus");
  for (const [key, epoch] of [["ArrowRight", 1], ["PageUp", 4], ["End", 39], ["ArrowLeft", 38], ["Home", 0], [".", 1], [",", 0]]) {
    await page.keyboard.press(key);
    await playheadAt(page, epoch);
  }
  assert.equal(await slider(page).getAttribute("aria-valuetext"), "epoch 0 of 39");
  await page.keyboard.press("Space");
  await until(async () => Number(await slider(page).getAttribute("aria-valuenow")) > 2, "the playhead to move by itself");
  await page.keyboard.press("Space");
  const { x, y, width, height } = await slider(page).boundingBox();
  await page.mouse.click(x + width - 3, y + height / 2);
  await playheadAt(page, 39);
  await strip(page).getByRole("button", { name: "Loop" }).click();
  await strip(page).getByRole("button", { name: /^Play/ }).click();
  await until(async () => Number(await slider(page).getAttribute("aria-valuenow")) < 20, "the run to begin anew");
  await strip(page).getByRole("button", { name: /^Pause/ }).click();
  await cell(page, 1, 2).click();
  const before = Number(await slider(page).getAttribute("aria-valuenow"));
  await page.keyboard.press("Alt+Period");
  await playheadAt(page, before + 1);
  assert.equal(await undoAll(page), 1, "the number of epochs alone was an edit");
  await page.getByRole("button", { name: "Play 40 epochs" }).waitFor();
});

journey("an edit at an epoch adds a keyframe, which can be moved by pointer and key, copied and deleted", async ({ page, open }) => {
  await open();
  await several(page);
  const before = { 4: await numbersAt(page, 4), 5: await numbersAt(page, 5) };
  await type(page, 1, 2, "90");
  await shows(page, 1, 2, "90.0");
  await keyframesAt(page, [5]);
  const after = await numbers(page);
  assert.notDeepEqual(after, before[5]);
  assert.deepEqual(await numbersAt(page, 4), before[4], "what was before does not change");
  assert.match(await strip(page).innerText(), /No event in this epoch/);
  await go(page, 12);
  await shows(page, 1, 2, "90.0");

  const [from, track] = [await mark(page, 5).boundingBox(), await marks(page).boundingBox()];
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - (3 * track.width) / 39, y, { steps: 6 });
  await page.mouse.up();
  await keyframesAt(page, [2]);
  await go(page, 3);
  await shows(page, 1, 2, "90.0");
  await undo(page).click();
  await keyframesAt(page, [5]);

  await marks(page).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+ArrowLeft");
  await keyframesAt(page, [2]);
  await page.keyboard.press("Shift+ArrowRight");
  await keyframesAt(page, [3]);
  await go(page, 12);
  await undo(page).click();
  await keyframesAt(page, [5]);

  await marks(page).focus();
  await page.keyboard.press("c");
  await keyframesAt(page, [5, 12]);
  await fold(page, "Keyframes (2)").click();
  await strip(page).getByRole("button", { name: "Move the keyframes of epoch 12 one epoch later" }).click();
  await keyframesAt(page, [5, 13]);
  await strip(page).getByRole("button", { name: "Delete the keyframes of epoch 5" }).click();
  await keyframesAt(page, [13]);
  await assertAccessible(page);
  await marks(page).focus();
  await page.keyboard.press("Delete");
  await keyframesAt(page, []);
  assert.deepEqual(await numbersAt(page, 5), before[5]);
});

journey("the charts show the grid's numbers and highlight the neuron under the pointer", async ({ page, open }) => {
  await open();
  await several(page);
  await go(page, 5);
  await type(page, 1, 2, "90");
  await go(page, 9);
  const chart = strip(page).locator(".time-chart").first();
  await chart.getByRole("combobox").selectOption({ label: "Dividends" });
  await chart.getByText("Table", { exact: true }).click();
  const line = chart.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "9", exact: true }) });
  const values = (await line.getByRole("cell").allInnerTexts()).map((text) => Number.parseFloat(text));
  assert.equal(values.length, 5);
  for (const [at, value] of values.entries()) {
    assert.ok(Math.abs(value - Number.parseFloat(await shown(page, at + 1, 7))) <= 0.051, `validator ${at + 1}`);
  }
  assert.match(await chart.getByRole("figure").innerText(), /Dividends: .*[.]/);
  assert.match(await chart.innerText(), /Epoch 5: A: new weights/);

  await chart.locator(".chart-legend li").nth(2).hover();
  await until(async () => (await page.locator("tr.validator.marked").innerText()).startsWith("C"), "the row of C to be marked");
  await cell(page, 4, 0).hover();
  await until(async () => (await chart.locator(".chart-legend .marked").innerText()).startsWith("D"), "D in the legend");

  await chart.getByRole("slider").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await playheadAt(page, 0);
  await screenshot(page, "time");
});

journey("events are added at the playhead", async ({ page, open }) => {
  await open();
  await several(page);
  await go(page, 20);
  await cell(page, 5, 5).click();
  await fold(page, "Add an event at epoch 20").click();
  for (const [button, description] of [
    ["Reset its bonds", "the bonds with M4 are reset"],
    ["Replace by a newcomer", "M4 is replaced by a newcomer"],
    ["Stop submitting", "E stops submitting weights"],
    ["Copy from here on", "E copies the consensus"],
    ["Yuma 2", "Yuma version: Yuma 2"],
  ]) {
    await strip(page).getByRole("button", { name: button, exact: true }).click();
    await until(async () => (await strip(page).locator(".time-description").innerText()).includes(description), description);
  }
  await shows(page, 5, 5, "0");
  await assertAccessible(page);
  await screenshot(page, "time-events");
});

journey("a newcomer registers in the typed block", async ({ page, open }) => {
  await open();
  await several(page);
  await go(page, 20);
  await cell(page, 5, 5).click();
  await fold(page, "Add an event at epoch 20").click();
  const block = strip(page).getByRole("textbox", { name: "registered in block" });
  const last = Number(await block.inputValue());
  await block.fill(String(last - 362));
  await page.keyboard.press("Enter");
  await strip(page).getByText(`A block from ${grouped(last - 361)}, that of the previous epoch, to ${grouped(last)}`).waitFor();
  await block.fill(String(last - 361));
  await page.keyboard.press("Enter");
  await strip(page).getByRole("button", { name: "Replace by a newcomer" }).click();
  const description = "M4 is replaced by a newcomer (blocks before the epoch: 361)";
  await until(async () => (await strip(page).locator(".time-description").innerText()).includes(description), description);
  const early = await numbers(page);
  await block.fill(String(last));
  await page.keyboard.press("Enter");
  await strip(page).getByRole("button", { name: "Replace by a newcomer" }).click();
  await until(async () => /newcomer$/.test(await strip(page).locator(".time-description").innerText()), "the block of the epoch");
  await keyframesAt(page, [20]);
  assert.deepEqual(Object.keys(await numbers(page)), Object.keys(early));
  await undo(page).click();
  await until(async () => (await strip(page).locator(".time-description").innerText()).includes(description), "the block before");
});

journey("a chart shows the epoch under the pointer, and is saved as PNG and CSV", async ({ page, open }) => {
  await open();
  await several(page);
  await go(page, 5);
  await type(page, 1, 2, "90");
  const chart = strip(page).locator(".time-chart").first();
  const canvas = chart.getByRole("slider");
  const { x, y, width, height } = await canvas.boundingBox();
  await page.mouse.move(x + width * 0.75, y + height / 2);
  const pointed = () => canvas.getAttribute("aria-valuenow").then(Number);
  await until(async () => (await pointed()) > 20, "the epoch under the pointer");
  assert.match(await canvas.getAttribute("aria-valuetext"), new RegExp(`^Epoch ${await pointed()} · `));
  await page.mouse.click(x + width * 0.75, y + height / 2);
  await playheadAt(page, await pointed());
  const file = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), chart.getByText(name, { exact: true }).click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const picture = await file("PNG");
  assert.match(picture.name, /\.png$/);
  assert.deepEqual([...picture.bytes.subarray(1, 4)], [...Buffer.from("PNG")]);
  assert.ok(picture.bytes.readUInt32BE(16) >= width, "sharp enough");
  const table = await file("CSV");
  assert.match(table.name, /\.csv$/);
  assert.equal(table.bytes.toString().trim().split("\n").length, 41, "a line for the names and one an epoch");
});

journey("a link includes the run with its keyframes", async ({ page, open, freshPage }) => {
  await open();
  await several(page);
  await strip(page).getByRole("textbox", { name: "Number of epochs" }).fill("60");
  await page.keyboard.press("Enter");
  await until(() => page.url().includes("#v1."), "the run in the address");
  const run = page.url();
  await go(page, 5);
  await type(page, 1, 2, "90");
  await keyframesAt(page, [5]);
  const there = await numbersAt(page, 30);
  await until(() => page.url() !== run, "the keyframe in the address");
  const other = await freshPage(page.url());
  await slider(other).waitFor();
  await keyframesAt(other, [5]);
  assert.equal(await slider(other).getAttribute("aria-valuemax"), "59");
  assert.deepEqual(await numbersAt(other, 30), there);
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: "dark", locale: "zh-CN" };
journey("on a phone the strip stays visible, with one chart", { context: PHONE }, async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "运行 40 个周期" }).tap();
  await page.locator(".time-bar").waitFor();
  assert.ok(await page.locator(".time-bar").evaluate((bar) => bar.getBoundingClientRect().bottom <= innerHeight));
  assert.deepEqual(await page.locator(".time-chart").evaluateAll((all) => all.map((chart) => chart.offsetWidth > 0)), [true, false]);
  await assertAccessible(page);
  await screenshot(page, "time-phone");
});

// The chain stores results of an epoch, and weights change after it: compared with newer weights they do not fit.
journey("in a run the results name the epoch whose weights they come from", async ({ page, open }) => {
  await open();
  assert.equal(await results(page).innerText(), "What validators get");
  await several(page);
  await cell(page, 3, 3).click();
  const named = async (epoch) => {
    await until(async () => (await results(page).innerText()) === `What validators get, epoch ${epoch}`, `the grid to name epoch ${epoch}`);
    await page.getByRole("complementary", { name: "Inspector" }).getByText(`From the weights of epoch ${epoch}`, { exact: true }).waitFor();
  };
  await named(0);
  await slider(page).focus();
  for (const epoch of [1, 2]) {
    await page.keyboard.press("ArrowRight");
    await named(epoch);
  }
  await type(page, 3, 3, "10");
  const now = await shown(page, 3, 6);
  await slider(page).focus();
  await page.keyboard.press("ArrowLeft");
  await named(1);
  assert.notEqual(await shown(page, 3, 6), now, "epoch 1 has the weights from before the edit");
});
