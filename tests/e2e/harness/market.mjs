// The market page: its tab, the table of subnets, and the strip of eras.

import { assert, until } from "./index.mjs";
import { linkToMarket } from "./link.mjs";

const A_DAY = linkToMarket({ preset: "market-2026-04-11", start: "2026-04-11", era: "etao-2026", pinned: "launch-2025", horizon: 1 });

/** Opens the market of April 2026 for journeys in which days do not matter: with one day instead of thirty. */
export const openMarket = async (page, open) => {
  await open(A_DAY);
  await page.locator(".market-table").waitFor();
};
/** Opens the market by its tab. */
export const market = async (page) => {
  await page.locator(".bar-labs").getByRole("button", { name: /^(Market|市场)$/ }).click();
  await page.locator(".market-table").waitFor();
};
/** The row of a subnet, if it is in view. */
export const row = (page, name) => page.locator(".market-table .rows tr").filter({ hasText: name });
/** The text of a cell. */
export const shown = (page, name, column) => row(page, name).locator(`.${column} .text`).innerText();
/** The button of an era. */
export const era = (page, title) => page.locator(".market-era-choice").filter({ hasText: title });
/** Waits for the text of a cell. */
export const shows = (page, name, column, expected) =>
  until(async () => (await shown(page, name, column)) === expected, `${column} of ${name} to be ${expected}`);
/** Opens the field of a cell and types into it at once. */
export const type = async (page, name, column, text) => {
  await row(page, name).locator(`.${column}`).dblclick();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
};
/** Finds a subnet and selects it. */
export const select = async (page, name) => {
  await page.getByRole("searchbox").fill(name);
  await row(page, name).locator(".name").click();
};
/** Opens a tab of the inspector. */
export const tab = (page, name) => page.getByRole("tab", { name }).click();
/** Shares the market and opens its link in a visit that has nothing stored. */
export const reopen = async (page, open) => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = new URL(await page.locator("#share-link").inputValue()).hash;
  assert.ok(link.length < 300, `${link.length} characters`);
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await open(link);
};
