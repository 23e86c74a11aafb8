// The root network of 2024 on the market page: the board of votes, its edits, the sigmoid, links, and the same wishes as stakes.

import { assert, assertAccessible, assertNoMessageKeys, journey, notices, screenshot, until } from "./harness/index.mjs";
import { openMarket, PHONE_IN_CHINESE, reopen } from "./harness/market.mjs";

const REAL = /Root board of 24 November 2024|2024 年 11 月 24 日的根网络投票/;
const APRIL = /64 voters, 32 subnets, April 2024/;

/** Opens a preset of the market. */
const board = async (page, open, preset) => {
  await openMarket(page, open);
  await page.locator(".bar-work button").first().click();
  await page.locator(".presets button").filter({ hasText: preset }).click();
  await page.locator("table.board").waitFor();
};
/** The position of a subnet among the rendered columns of votes. */
const place = async (page, netuid) => {
  const titles = await page.locator("table.board thead th").allInnerTexts();
  return titles.slice(2).indexOf(String(netuid));
};
const margin = async (page, row, netuid) =>
  page.locator(`table.board tfoot tr.${row} td[role="gridcell"]`).nth(await place(page, netuid)).innerText();
const shows = (page, row, netuid, expected) =>
  until(async () => (await margin(page, row, netuid)).trim() === expected, `${row} of subnet ${netuid} to be ${expected}`);
const vote = async (page, uid, netuid) => {
  const cells = page.locator("table.board .rows tr").filter({ hasText: uid }).first().locator("td.w");
  return cells.nth(await place(page, netuid));
};

journey("a vote on the real board is edited by keyboard, changes the emission, and is undone", async ({ page, open }) => {
  await board(page, open, REAL);
  await page.getByRole("heading", { name: /Subnet 19 gets 666 τ a day, 9.24 % of the emission/ }).waitFor();
  await shows(page, "emission", 19, "666");
  await page.locator("table.board").focus();
  await page.keyboard.press("Control+Home");
  await shows(page, "emission", 4, "588");
  await shows(page, "trust", 2, "59");
  const rows = await page.locator("table.board").getAttribute("aria-rowcount");
  assert.deepEqual([rows, await page.locator("table.board").getAttribute("aria-colcount")], ["71", "58"]);
  assert.ok((await page.locator("table.board td").count()) < 1_200, "only the visible cells are rendered");
  const height = await page.locator(".board-frame").evaluate((frame) => frame.scrollHeight);
  assert.ok(height >= 64 * 28, `the board scrolls over all rows: ${height} px`);
  for (let at = 0; at < 5; at += 1) await page.keyboard.press("ArrowRight");
  assert.match(await page.locator("table.board").getAttribute("aria-activedescendant"), /^board-2-6$/);
  await page.keyboard.type("100");
  await page.keyboard.press("Enter");
  await until(async () => (await (await vote(page, "uid 2", 4)).innerText()).trim() === "100", "the vote");
  await until(async () => Number(await margin(page, "emission", 4)) > 650, "a larger emission");
  await page.keyboard.press("Control+z");
  await shows(page, "emission", 4, "588");
  await page.keyboard.press("Control+End");
  await until(async () => (await place(page, 1)) === -1, "the first columns not to be rendered");
  await page.locator("table.board thead").getByText("root", { exact: true }).waitFor();
  await assertAccessible(page);
});

journey("an impossible vote keeps its field open with the reason", async ({ page, open }) => {
  await board(page, open, APRIL);
  await (await vote(page, "R4", 9)).dblclick();
  await page.keyboard.type("170");
  await page.keyboard.press("Enter");
  await page.locator("table.board .edit-error").filter({ hasText: /./ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Invented, but for the 23 %").waitFor();
  for (const [netuid, share] of [[3, "3.5"], [5, "4.4"], [6, "6.3"]]) await shows(page, "share", netuid, share);
});

journey("kappa and rho move the sigmoid, and a link reproduces every number", async ({ page, open }) => {
  await board(page, open, APRIL);
  const before = await margin(page, "emission", 9);
  const kappa = page.getByRole("slider", { name: "Kappa κ, %" });
  await kappa.focus();
  for (let at = 0; at < 20; at += 1) await page.keyboard.press("ArrowRight");
  await until(async () => (await kappa.inputValue()) === "60", "kappa");
  await until(async () => (await margin(page, "emission", 9)) !== before, "another emission");
  const rho = page.getByRole("textbox", { name: "Rho ρ" });
  await rho.fill("30");
  await rho.press("Enter");
  await page.getByRole("button", { name: "Make rows sum to 1" }).click();
  await page.getByRole("button", { name: "Take rows as stored" }).waitFor();
  const numbers = () => page.locator("table.board tfoot, .board-formulas").allInnerTexts();
  const sent = await numbers();
  await reopen(page, open);
  await page.locator("table.board").waitFor();
  assert.deepEqual(await numbers(), sent);
  assert.equal(await notices(page).innerText(), "");
});

journey("a press on the plot sets kappa as one step of undo", async ({ page, open }) => {
  await board(page, open, REAL);
  const area = await page.locator(".board-sigmoid svg").boundingBox();
  const at = (part) => [area.x + area.width * part, area.y + area.height / 2];
  await page.mouse.move(...at(0.5));
  await page.mouse.down();
  for (const part of [0.55, 0.6, 0.7]) await page.mouse.move(...at(part));
  await page.mouse.up();
  const kappa = page.getByRole("slider", { name: "Kappa κ, %" });
  await until(async () => Math.abs(Number(await kappa.inputValue()) - 71) < 2, "kappa under the pointer");
  await page.keyboard.press("Control+z");
  await until(async () => (await kappa.inputValue()) === "50", "the drag to be undone as a whole");
});

journey("the same wishes as stakes stand beside the votes", async ({ page, open }) => {
  await board(page, open, REAL);
  await page.getByRole("button", { name: "The same wishes as stakes" }).click();
  await page.locator(".market-table").waitFor();
  const era = page.locator(".market-era.open");
  await era.filter({ hasText: "Launch of dTAO" }).waitFor();
  const four = page.locator(".market-table .rows tr").filter({ has: page.locator(".netuid", { hasText: /^4$/ }) });
  await until(async () => Number(await four.locator(".share .text").innerText()) > 7, "a share by price");
  assert.match(await four.locator(".change .text").innerText(), /\d/, "the change against the votes");
  await page.keyboard.press("Control+z");
  await page.locator("table.board").waitFor();
  await shows(page, "emission", 19, "666");
});

journey("the board in Chinese, dark, on a phone", { ...PHONE_IN_CHINESE, nightly: true }, async ({ page, open }) => {
  await board(page, open, REAL);
  await assertNoMessageKeys(page);
  await assertAccessible(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await screenshot(page, "market-root-zh-phone", { fullPage: true });
});

journey("a vote keeps the sum of its row, a subnet is added, and those who pay it are listed", async ({ page, open }) => {
  await board(page, open, REAL);
  await page.getByRole("button", { name: "Keep sum" }).click();
  await page.locator("table.board").focus();
  await page.keyboard.press("Control+Home");
  const first = page.locator("table.board .rows tr").first();
  const sum = async () => Number(await first.locator("td.sum").innerText());
  const before = await sum();
  for (let at = 0; at < 2; at += 1) await page.keyboard.press("ArrowRight");
  const cell = first.locator("td.w").first();
  const vote = await cell.innerText();
  await page.keyboard.type("20");
  await page.keyboard.press("Enter");
  await until(async () => (await cell.innerText()).trim() === "20", `another vote than ${vote}`);
  assert.ok(Math.abs((await sum()) - before) < 0.02, `${await sum()} instead of ${before}`);
  await page.locator(".board-voters tbody tr").first().waitFor();
  const parts = page.locator(".board-voters tbody td.part");
  assert.equal(await parts.count(), 6);
  await page.getByRole("button", { name: /^All \d+$/ }).click();
  await until(async () => (await parts.count()) > 6, "all who vote");
  await assertAccessible(page);
  await page.getByRole("button", { name: "+ Subnet" }).click();
  await page.getByRole("heading", { name: /Subnet 55 gets 0/ }).waitFor();
});

journey("an era of pools says that a board has none, and makes them of the same wishes", async ({ page, open }) => {
  await board(page, open, REAL);
  await page.locator(".market-era-choice").filter({ hasText: "Emission gate" }).click();
  await page.getByText(/These subnets have votes of the root network, but no pools/).waitFor();
  assert.doesNotMatch(await page.locator(".market-why").innerText(), /start call/);
  await page.getByRole("button", { name: "The same wishes as stakes →" }).click();
  await until(async () => (await page.locator(".market-day").count()) === 0, "the pools");
  await page.locator(".market-era.open").filter({ hasText: "Emission gate" }).waitFor();
  await page.getByRole("heading", { name: /gets \d+ τ a day/ }).waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText(/These subnets have votes of the root network, but no pools/).waitFor();
});
