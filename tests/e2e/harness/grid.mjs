// Reads and edits the grid like a user. Row 0 is the header, column 0 the name, column 1 the stake. The miners start at
// column 2, followed by vtrust, dividends and pay per stake. Below the validators: consensus, incentive, emission.

import { assert, until } from "./index.mjs";

/** Returns the cell at a position. */
export const cell = (page, row, column) => page.locator(`[data-position="${row}-${column}"]`);

/** Returns the displayed text of a cell. */
export async function shown(page, row, column) {
  const text = cell(page, row, column).locator(".text");
  return ((await text.count()) ? await text.first().innerText() : await cell(page, row, column).innerText()).trim();
}

/** Waits until a cell shows a text. */
export async function shows(page, row, column, text) {
  let now;
  await until(
    async () => (now = await shown(page, row, column)) === text,
    () => `row ${row}, column ${column} to show "${text}", it shows "${now}"`,
  );
}

/** Selects a cell and types into it; `end` is the key that ends the edit. */
export async function type(page, row, column, text, end = "Enter") {
  await cell(page, row, column).click();
  await page.keyboard.type(text);
  if (end) await page.keyboard.press(end);
}

/** Pastes a text at a cell, like a block from a spreadsheet. */
export async function paste(page, row, column, text) {
  await cell(page, row, column).click();
  await pasteAtFocus(page, text);
}

/** Copies the selection and returns the text. */
export const copied = (page) =>
  page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData("text/plain");
  });

/** Pastes a text at the focused element. */
export const pasteAtFocus = (page, text) =>
  page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", copied);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);

/** Drags from the center of a cell to the right by a number of pixels. */
export async function drag(page, row, column, pixels) {
  const { x, y, width, height } = await cell(page, row, column).boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + pixels / 2, y + height / 2, { steps: 4 });
  await page.mouse.move(x + width / 2 + pixels, y + height / 2, { steps: 4 });
  await page.mouse.up();
}

/** Returns the texts of all drawn cells by position, without the differences beside them. */
export function numbers(page) {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("[data-position]")].map((at) => [at.dataset.position, (at.querySelector(".text") ?? at).innerText.trim()]),
    ),
  );
}

/** Returns the percentages of a validator's row for the first `miners` miners; `null` for an empty cell. */
export async function row(page, at, miners) {
  const texts = await Promise.all(Array.from({ length: miners }, (_, miner) => shown(page, at, miner + 2)));
  return texts.map((text) => (text ? Number.parseFloat(text) : null));
}

/** Opens the menu of the bar above the grid, unless it is open. */
async function openMenu(page) {
  const menu = page.getByRole("button", { name: "More actions" });
  if ((await menu.getAttribute("aria-expanded")) !== "true") await menu.click();
}

/** Closes the menu of the bar above the grid. */
export async function closeMenu(page) {
  const menu = page.getByRole("button", { name: "More actions" });
  if ((await menu.getAttribute("aria-expanded")) === "true") await page.keyboard.press("Escape");
}

/** A button of the menu above the grid. */
export async function action(page, name) {
  await openMenu(page);
  return page.locator(".menu-panel").getByRole("button", { name, exact: true });
}

/** Presses a button of the menu above the grid, and closes the menu. */
export async function act(page, name) {
  await (await action(page, name)).click();
  await closeMenu(page);
}

/** Chooses the matrix of the cells: a lens of the bar, or one of its menu. */
export async function chooseLens(page, name) {
  const shown = page.getByRole("group", { name: "Matrix of the cells" }).getByRole("button", { name, exact: true });
  if (await shown.count()) return shown.click();
  return act(page, name);
}

/** The buttons for undo and redo. */
export const undo = (page) => page.locator(".bar-history").getByRole("button", { name: /^Undo/ });
export const redo = (page) => page.locator(".bar-history").getByRole("button", { name: /^Redo/ });

/** Undoes all steps and returns their number. */
export async function undoAll(page) {
  let steps = 0;
  for (; await undo(page).isEnabled(); steps += 1) {
    await undo(page).click();
    assert.ok(steps < 100, "no end of undo");
  }
  return steps;
}

/** The notices of the page. */
export const notices = (page) => page.getByRole("log");
