// The life of a subnet: the price of a registration, who is pruned next, and what a dissolution pays.

import { assert, assertAccessible, assertNoMessageKeys, journey, notices, screenshot, undoAll, until } from "./harness/index.mjs";
import { era, openMarket, PHONE_IN_CHINESE, reopen, row, select, shown, shows, tab } from "./harness/market.mjs";

const reads = (locator, expected) => until(async () => expected.test(await locator.innerText()), String(expected));
const set = async (page, name, text) => {
  const field = page.getByRole("textbox", { name, exact: true });
  await field.fill(text);
  await field.press("Enter");
};

journey("the order of pruning names the next subnet, and immunity moves it", async ({ page, open }) => {
  await openMarket(page, open);
  await select(page, "Loosh");
  await tab(page, "Life");
  await page.getByRole("heading", { name: "Loosh is the next to be pruned" }).waitFor();
  await reads(page.locator(".life"), /128 exist; immune: 24/);
  await reads(page.locator(".life"), /1 pool has not made its start call/);
  await reads(page.locator(".life-price"), /in the place of Loosh/);
  await page.locator(".life-table tr").nth(2).getByRole("button").click();
  await page.getByRole("heading", { name: "Sparket.AI is number 2 in the order of pruning" }).waitFor();
  await set(page, "Immunity", "1000");
  await page.getByRole("heading", { name: /Sparket\.AI is immune for another/ }).waitFor();
  await page.locator(".market-parameters").getByRole("button", { name: "reset" }).click();
  await page.getByRole("heading", { name: "Sparket.AI is number 2 in the order of pruning" }).waitFor();
  await assertAccessible(page);
  await screenshot(page, "market-life");
  await era(page, "Launch of dTAO").click();
  await page.getByRole("heading", { name: "No subnet is pruned in this era" }).waitFor();
  assert.equal(await notices(page).innerText(), "");
});

// Case lock-price-october-2024: each lock follows from the one before.
journey("the prices of October 2024 come out to the rao, and the link repeats them", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Root network").click();
  await tab(page, "Life");
  const price = page.locator(".life-at output");
  for (const [block, lock, next, expected] of [
    ["3966206", "1520.860720561", "3989825", "1,794.457248725"],
    ["3989825", "1794.457248725", "4032711", "916.793208352"],
    ["4032711", "916.793208352", "4067835", "715.480717676"],
    ["4067835", "715.480717676", "4084840", "1,008.504859952"],
  ]) {
    await set(page, "Lock of the last registration", lock);
    await set(page, "Block of the last registration", block);
    await set(page, "Price at block", next);
    await until(async () => (await price.innerText()).startsWith(expected), expected);
  }
  await reopen(page, open);
  await page.locator(".market-table").waitFor();
  await tab(page, "Life");
  await set(page, "Price at block", "4084840");
  await until(async () => (await price.innerText()).startsWith("1,008.504859952"), "the price of the link");
});

// Case worth-when-dissolved: 132.78 % of the price for 89.3 TAO in a pool at 0.0010353.
journey("a dissolution pays holders the pool's TAO by their alpha", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Taoflow").click();
  await page.getByRole("button", { name: "All inputs" }).click();
  await select(page, "Poker44");
  for (const [column, text] of [["tao", "89.317996093"], ["alpha", "86271.5"], ["alpha_out", "64973.139382286"]]) {
    await row(page, "Poker44").locator(`.${column}`).dblclick();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await tab(page, "Life");
  const paid = (title) => page.locator(".life .trade-effects > div").filter({ hasText: title });
  await reads(paid("A holder gets for 1 α"), /0\.001375\sτ[^]*133\s% of its price/);
  await reads(paid("All stakers get"), /89\.32\sτ/);
  await reads(paid("The owner gets"), /nothing/);
});

journey("more results stand in the tinted margin, and sort", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Emission gate").click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await shows(page, "Chutes", "rank", "1");
  await shows(page, "Chutes", "above_bar", "+5.55");
  await shows(page, "Chutes", "alpha_per_day", "7,200");
  // The title covers the middle.
  const sign = page.locator(".market-table th.days_left .sort");
  for (const _ of [1, 2]) await sign.click({ position: { x: 4, y: 10 } });
  await page.locator('.market-table th[aria-sort="ascending"].days_left').waitFor();
  await page.locator(".market-frame").evaluate((frame) => (frame.scrollTop = 0));
  await until(async () => (await page.locator(".market-table .rows .name .text").first().innerText()) === "Loosh", "the next one first");
  await shows(page, "Loosh", "days_left", "0");
});

journey("a dragged number changes every result in one step of undo", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Emission gate").click();
  await shows(page, "Chutes", "final", "10.28");
  const before = await shown(page, "Chutes", "tao");
  const { x, y, width, height } = await row(page, "Chutes").locator("td.tao").boundingBox();
  const drag = async (pixels) => {
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + pixels, y + height / 2, { steps: 6 });
    await page.mouse.up();
  };
  await drag(2);
  assert.equal(await shown(page, "Chutes", "tao"), before, "a press is no drag");
  await drag(70);
  await until(async () => Math.abs(Number((await shown(page, "Chutes", "tao")).replaceAll(",", "")) / 211_989 - 2.0068) < 0.001, "twice the TAO");
  assert.equal(await undoAll(page), 2, "the era and the drag");
  await shows(page, "Chutes", "tao", before);
});

journey("the split is typed in the table", async ({ page, open }) => {
  await openMarket(page, open);
  await page.getByRole("button", { name: "All inputs" }).click();
  const cell = row(page, "Chutes").locator(".split_owner");
  await cell.dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("33");
  await page.keyboard.press("Enter");
  await shows(page, "Chutes", "split_validators", "33.5");
  await shows(page, "Chutes", "split_miners", "33.5");
  await tab(page, "Who is paid");
  await reads(page.locator("div.paid .paid-table"), /Owner 33\s%/);
});

journey("the life of a subnet in Chinese, dark, on a phone", { ...PHONE_IN_CHINESE, nightly: true }, async ({ page, open }) => {
  await openMarket(page, open);
  await tab(page, "生命周期");
  await page.locator("div.life").waitFor();
  await assertNoMessageKeys(page);
  await assertAccessible(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await screenshot(page, "market-life-zh-phone", { fullPage: true });
});
