// A real subnet: opens it, moves through it, changes a weight, reads why a vtrust fell, and shares it.

import { assert, cell, journey, numbers, screenshot, settled, shown, shows, type, until } from "./harness/index.mjs";

const inspector = (page) => page.getByRole("complementary", { name: "Inspector" });

async function openSubnet(page, open) {
  await open();
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("button", { name: /^Subnet 15/ }).click();
  await until(async () => (await page.getByRole("grid").getAttribute("aria-rowcount")) === "16", "12 validators that count");
}

/** Returns the column of a result, after those of the miners. */
async function resultColumn(page, result) {
  const columns = Number(await page.getByRole("grid").getAttribute("aria-colcount"));
  return columns - 4 + result;
}

journey("subnet 15 opens with the weighted miners and folds the others", async ({ page, open }) => {
  await openSubnet(page, open);
  const columns = Number(await page.getByRole("grid").getAttribute("aria-colcount"));
  const unfold = page.getByRole("button", { name: /^Show \d+ more miners/ });
  const folded = Number((await unfold.innerText()).match(/\d+/)[0]);
  assert.equal(columns - 6 + folded, 256);
  await screenshot(page, "subnet-15-folded");
  await unfold.click();
  await until(async () => (await page.getByRole("grid").getAttribute("aria-colcount")) === "262", "all columns");
  assert.equal(await unfold.count(), 0);
  assert.ok((await page.locator("[role=gridcell]").count()) < 1500, "only the visible cells are drawn");
});

journey("a press in the overview scrolls to that position", async ({ page, open }) => {
  await openSubnet(page, open);
  const overview = page.getByRole("img", { name: /^Overview of 12 validators/ });
  const first = await page.locator("th.miner").first().getAttribute("data-position");
  const { width, height } = await overview.boundingBox();
  await overview.click({ position: { x: width - 3, y: height - 3 } });
  await until(async () => (await page.locator("th.miner").first().getAttribute("data-position")) !== first, "other columns");
  const columns = Number(await page.getByRole("grid").getAttribute("aria-colcount"));
  assert.equal(await cell(page, 0, columns - 5).isVisible(), true, "the last miner is in sight");
  await overview.click({ position: { x: 2, y: 2 } });
  await until(() => cell(page, 0, 2).isVisible(), "the first miner is in sight");
});

journey("after a changed weight vtrust falls, the inspector explains it, and a link reproduces all numbers", async ({ page, open, freshPage }) => {
  await openSubnet(page, open);
  const trust = await resultColumn(page, 0);
  const amount = (text) => Number(text.replaceAll(",", ""));
  const stakes = (await page.locator(".rows td.stake .text").allInnerTexts()).map(amount);
  const row = 1 + stakes.indexOf(Math.max(...stakes));
  const before = Number.parseFloat(await shown(page, row, trust));
  assert.ok(before > 0);
  const preset = page.url();
  // Weights above consensus are clipped.
  await type(page, row, 8, "100");
  await until(async () => Number.parseFloat(await shown(page, row, trust)) < before - 1, "vtrust to fall");
  await cell(page, row, trust).click();
  const counts = Number.parseFloat(await shown(page, row, trust)).toFixed(1);
  let reason;
  await until(
    async () => (reason = await inspector(page).innerText()).match(new RegExp(`${counts}\\s% of its weight counts`)),
    `${counts} % in the inspector`,
  );
  assert.match(reason, /[1-9]\d* of \d+ weights (?:is|are) clipped/);
  assert.equal(await cell(page, row, 8).isVisible(), true, "selecting a sticky column does not scroll");
  await cell(page, row, 8).click();
  await until(async () => /% was given, [\d.<]+\s% counts/.test(await inspector(page).innerText()), "how much counts");
  await screenshot(page, "subnet-15-edited");

  await until(() => page.url() !== preset, "the edit in the address");
  const link = page.url();
  assert.ok(link.length <= 2000, `${link.length} characters`);
  const other = await freshPage(link);
  assert.deepEqual(await everyNumber(other), await everyNumber(page));
});

journey("scrolling while typing a weight keeps the field and every key", async ({ page, open }) => {
  await openSubnet(page, open);
  const weight = cell(page, 1, 8);
  await weight.dblclick();
  const frame = page.locator(".grid-frame");
  const drawn = () => page.locator("th.miner").last().getAttribute("data-position");
  const before = await drawn();
  await page.keyboard.type("1");
  await frame.evaluate((at) => at.scrollBy(130, 0));
  await until(async () => (await drawn()) !== before, "other columns");
  await page.keyboard.type("00");
  await page.keyboard.press("Enter");
  await until(async () => Number.parseFloat(await shown(page, 1, 8)) === 100, "the whole number");
});

/** Returns all numbers of the grid. Scrolls through it, because it draws only the visible columns. */
async function everyNumber(page) {
  await page.locator(".grid-below").waitFor();
  for (const name of [/^Show \d+ more miners/, /^Show \d+ validators/]) {
    const unfold = page.getByRole("button", { name });
    if (await unfold.count()) await unfold.click();
  }
  const all = {};
  const frame = page.locator(".grid-frame");
  const { step, end } = await frame.evaluate((at) => ({ step: at.clientWidth * 0.7, end: at.scrollWidth }));
  for (let left = 0; left < end; left += step) {
    await frame.evaluate((at, to) => (at.scrollLeft = to), left);
    await settled(page);
    Object.assign(all, await numbers(page));
  }
  const positions = Object.keys(all).filter((position) => /^\d+-\d+$/.test(position));
  assert.ok(positions.length >= 16 * 256, `${positions.length} cells were read`);
  return all;
}
