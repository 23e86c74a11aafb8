// Comparisons with a pinned scenario and under several sets of rules. The link stores both, and undo reverts every change of
// them.

import { assert, assertAccessible, cell, journey, screenshot, settled, type, undo, until } from "./harness/index.mjs";
import { watchTimers } from "./harness/settle.mjs";

const section = (page) => page.getByRole("region", { name: "Compare" });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const press = (page, name) => section(page).getByRole("button", { name, exact: true }).click();

/** Returns the texts of the table of totals, row by row. */
const totals = (page) =>
  section(page).locator(".compare-totals tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));

/** Returns a participant's row of the totals. */
const line = async (page, name) => (await totals(page)).find(([first]) => first === name)?.slice(1);

/** Returns the displayed difference between a result and the pinned one. */
const against = (page, row, column) => cell(page, row, column).locator(".against").innerText();

async function compare(page) {
  await button(page, "Compare").click();
  await section(page).waitFor();
}

async function preset(page, title) {
  await button(page, "Scenario").click();
  await page.getByRole("dialog").getByRole("button", { name: title }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** Returns the address once the autosaver has written the last edit to it. */
async function link(page) {
  await settled(page);
  assert.ok(page.url().includes("#v1."), page.url());
  return page.url();
}

journey("a pinned scenario does not change, and every edit updates the differences", async ({ page, open }) => {
  await open();
  await compare(page);
  assert.match(await section(page).innerText(), /Nobody is paid differently: all pay is the same before and now/);
  const [pinned] = await line(page, "M2");
  await type(page, 1, 3, "90");
  await until(async () => (await line(page, "M2"))[3] !== "0.00", "a difference");
  const [stays, , now, difference] = await line(page, "M2");
  assert.equal(stays, pinned);
  assert.ok(Math.abs(Number(now) - Number(pinned) - Number(difference.replace("−", "-"))) < 0.02, difference);
  assert.match(await section(page).innerText(), /M2 gains most: .* now, .* before/);
  assert.match(await against(page, 7, 3), /^\+\d/, "the incentive in the margin");
  // Pay per stake is the last column of a validator's row.
  const perStake = await Promise.all([1, 2, 3, 4, 5].map((row) => against(page, row, 9)));
  assert.ok(perStake.some((text) => /^[+−]\d\.\d\d$/.test(text)), perStake.join(", "));
  await assertAccessible(page);
  await screenshot(page, "compare-pinned");

  await press(page, "Swap A and B");
  await until(async () => (await line(page, "M2"))[0] === now, "the other way round");
  assert.equal((await line(page, "M2"))[2], pinned);
  await undo(page).click();
  await until(async () => (await line(page, "M2"))[0] === pinned, "swapped back");
  await undo(page).click();
  await until(async () => (await line(page, "M2"))[3] === "0.00", "the edit taken back");
  await undo(page).click();
  await section(page).waitFor({ state: "hidden" });
});

journey("an early discoverer under four sets of rules", async ({ page, open, freshPage }) => {
  await watchTimers(page);
  await open();
  await preset(page, /early discoverer/i);
  await compare(page);
  await section(page).getByRole("radio", { name: "Hyperparameter presets" }).check();
  await until(async () => (await totals(page))[0]?.length === 5, "four lanes");
  await until(async () => (await section(page).locator(".compare-lane").count()) === 7, "four charts and three maps");
  assert.deepEqual((await totals(page))[0].slice(1), ["As set", "Yuma 2", "Yuma 3", "Liquid alpha"]);
  const text = await section(page).innerText();
  assert.match(text, /D gains most: .* under Yuma 2, .* as set/);
  assert.match(text, /D loses most: .* under liquid alpha, .* as set/);
  await section(page).getByRole("combobox").selectOption({ label: "Incentives" });
  await until(async () => /Liquid alpha: Incentives/.test(await section(page).innerText()), "the other chart");
  await assertAccessible(page);
  await screenshot(page, "compare-rules");

  const before = await totals(page);
  const other = await freshPage(await link(page));
  await section(other).waitFor();
  await until(async () => (await totals(other)).length === before.length, "the same comparison");
  assert.deepEqual(await totals(other), before);

  await press(page, "Yuma 3");
  await until(async () => (await totals(page))[0].length === 4, "three lanes");
  await undo(page).click();
  await until(async () => (await totals(page))[0].length === 5, "four lanes again");
  assert.deepEqual(await totals(page), before);
});

journey("a link includes the pinned scenario", async ({ page, open, freshPage }) => {
  await watchTimers(page);
  await open();
  await preset(page, /early discoverer/i);
  await compare(page);
  await type(page, 1, 2, "10");
  await until(async () => (await line(page, "M1"))[3] !== "0.00", "a difference");
  const before = await totals(page);
  const address = await link(page);
  assert.ok(address.length - address.indexOf("#") < 400, `${address.length} characters`);
  const other = await freshPage(address);
  await section(other).waitFor();
  await until(async () => (await line(other, "M1"))?.[3] === before.find(([name]) => name === "M1")[4], "the difference");
  assert.deepEqual(await totals(other), before);
  const ghosts = () => other.locator(".time .chart-legend small").allInnerTexts();
  await until(async () => (await ghosts()).some((text) => /^pinned: /.test(text)), "the pinned run in the strip's charts");
});

for (const [view, context] of Object.entries({
  "dark and wide": { colorScheme: "dark", locale: "zh-CN", viewport: { width: 1440, height: 900 } },
  "on a phone": { colorScheme: "light", locale: "zh-CN", viewport: { width: 390, height: 844 }, hasTouch: true },
})) {
  journey(`a comparison in Chinese, ${view}`, { context, nightly: !context.hasTouch }, async ({ page, open }) => {
    await watchTimers(page);
    await open();
    await page.locator(".bar-compare").click();
    await page.locator(".compare").waitFor();
    await type(page, 1, 3, "90");
    await until(async () => (await page.locator(".against").count()) > 0, "the differences");
    await settled(page);
    await screenshot(page, `compare-${view.replaceAll(" ", "-")}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= context.viewport.width, `the page is ${width} wide`);
    await assertAccessible(page);
  });
}
