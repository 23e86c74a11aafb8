// The market page: its tab, the table of subnets, and the strip of eras.

import { assert, until } from "./index.mjs";
import { linkToMarket } from "./link.mjs";

const MARKET = { preset: "market-2026-04-11", start: "2026-04-11", era: "etao-2026", pinned: "launch-2025" };
/** The longest time until the first of the days are drawn. */
const DAYS_MS = 50_000;

/** Options of a journey: the page on a phone, dark and in Chinese. */
export const PHONE_IN_CHINESE = { context: { locale: "zh-CN", colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true } };

/** The subnets that a journey over days keeps: the others only cost time. */
const KEPT = [1, 3, 4, 8, 9, 19, 34, 44, 51, 56, 62, 64, 75, 91, 96, 120];
const REMOVED = Array.from({ length: 128 }, (_, before) => before + 1).filter((netuid) => !KEPT.includes(netuid));

const openLink = async (page, open, content) => {
  await open(linkToMarket({ ...MARKET, ...content }));
  await page.locator(".market-table").waitFor();
};
/** Opens the market of April 2026 with only as many of its thirty days as a journey needs. */
export const openMarket = (page, open, days = 1) => openLink(page, open, { horizon: days });
/** Opens two subnets of April 2025 under the rules of Taoflow. */
export const openFlows = (page, open) =>
  openLink(page, open, {
    preset: "market-2025-04-17", start: "2025-04-17", era: "flow-2025", pinned: undefined, horizon: 1,
    removed: Array.from({ length: 93 }, (_, before) => before + 1).filter((netuid) => netuid !== 4 && netuid !== 64),
  });
/** Opens sixteen subnets of it, or all, with a number of days, and waits for their chart. */
export const openDays = async (page, open, days, { all = false, subnets = {} } = {}) => {
  await openLink(page, open, { horizon: days, removed: all ? [] : REMOVED, subnets });
  await page.locator(".days-chart").first().waitFor({ timeout: DAYS_MS });
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
export const reopen = async (page, open, limit = 300) => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = new URL(await page.locator("#share-link").inputValue()).hash;
  assert.ok(link.length < limit, `${link.length} characters`);
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await open(link);
};
