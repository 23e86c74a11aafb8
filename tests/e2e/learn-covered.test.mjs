// Results that a lesson covers until a bet is placed.

import { assert, cell, journey, type, until } from "./harness/index.mjs";
import { bet, readyStep, shownStep, stepOf, turn } from "./harness/learn.mjs";

journey("the answer to a bet on names is neither selected nor ringed before it", async ({ page, open }) => {
  const step = stepOf("pruning-clock", "immunity");
  await open(`#learn/pruning-clock/${step}`);
  await page.locator(".market-table").waitFor();
  await shownStep(page, step);
  assert.equal(await page.locator("[data-lit], .market-table .selected").count(), 0);
  await bet(page);
  await page.locator(".market-table .selected[data-lit]").waitFor();
});

journey("a market shows no result before a bet", async ({ page, open }) => {
  await open("#learn/votes-to-prices/1");
  await shownStep(page, 1);
  const margins = page.locator(".board tfoot td .text");
  await until(async () => (await margins.count()) > 20, "the margins of the board");
  await page.locator(".board-legend").getByText("Your own board").waitFor();
  assert.equal(await margins.filter({ visible: true }).count(), 0);
  await bet(page);
  await until(async () => (await margins.filter({ visible: true }).count()) > 20, "the margins after the bet");
  const week = stepOf("seven-days", "week");
  await page.evaluate((to) => (location.hash = to), `learn/seven-days/${week}`);
  await shownStep(page, week);
  await page.locator("[id=market-13-2]").getByText("60,000").waitFor();
  const day = page.getByText("The table shows day 7");
  assert.equal(await day.count(), 0, "the table shows day 0");
  await bet(page);
  await day.waitFor();
});

journey("covered results neither sort nor are copied", async ({ page, open }) => {
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const names = () => page.locator(".lesson-lab tbody.rows tr > :first-child").allInnerTexts();
  const titles = page.locator(".lesson-lab th.result");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const step = stepOf("favourites", "bet");
  await open(`#learn/favourites/${step}`);
  await shownStep(page, step);
  const sorts = titles.locator(".sort");
  await until(async () => (await sorts.count()) === 4, "the titles of the results");
  for (const sort of await sorts.all()) {
    assert.equal(await sort.isDisabled(), true);
    assert.match(await sort.getAttribute("title"), /covered until you bet/);
  }
  const order = await names();
  await cell(page, 1, 7).click();
  await page.keyboard.press("Control+ArrowUp");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+c");
  await until(async () => (await copied()) === "\t", "a copy without results");
  assert.deepEqual(await names(), order, "Enter on the title");
  await page.locator(".bet-slider input").fill("0.15");
  await page.getByRole("button", { name: "See the chain’s answer" }).click();
  await page.locator(".reveal").waitFor();
  await until(async () => sorts.first().isEnabled(), "sorting after the bet");
  assert.deepEqual(await names(), order, "the order after the bet");
  const gate = stepOf("eras", "gate");
  await page.evaluate((to) => (location.hash = to), `learn/eras/${gate}`);
  await shownStep(page, gate);
  await until(async () => (await titles.count()) > 3, "the titles of the market");
  for (const sort of await titles.locator(".sort").all()) assert.equal(await sort.isDisabled(), true);
  const filter = page.getByRole("button", { name: /^Above bar/ });
  const summary = page.locator(".market-summary");
  assert.equal(await filter.count(), 0, "no filter by a result");
  assert.doesNotMatch(await summary.innerText(), /bar/);
  await bet(page);
  await filter.waitFor();
  await summary.getByText(/bar at/).waitFor({ state: "attached" });
});

journey("a result stays covered until the last bet on it", async ({ page, open }) => {
  await open("#learn/honest/1");
  await shownStep(page, 1);
  await bet(page);
  const text = (column) => page.locator(`tbody.rows td.result.${column} .text`).first();
  await page.getByText("“?” follows in a later step.").waitFor();
  for (const column of ["r0", "r1", "r3"]) assert.equal(await text(column).isVisible(), false, `${column}: a later step bets on the pay per stake`);
  assert.equal(await page.locator("tr.consensus .miner-result .text").first().isVisible(), false);
  assert.equal(await page.locator("td.w[title]").count(), 0, "no title says what is clipped");
  const best = stepOf("honest", "best");
  await page.evaluate((to) => (location.hash = to), `learn/honest/${best}`);
  await readyStep(page, best);
  await bet(page);
  await until(() => text("r3").isVisible(), "the pay per stake after its bet");
});

journey("what leads to the answer of a later bet is covered", async ({ page, open }) => {
  const hidden = async (leading) => assert.equal(await page.locator(leading).filter({ visible: true }).count(), 0, leading);
  const counts = stepOf("honest", "counts");
  await open(`#learn/honest/${counts}`);
  await readyStep(page, counts);
  await bet(page);
  await type(page, 1, 4, "33");
  await page.locator(".last-edit").waitFor({ state: "attached" });
  await page.locator("tr.incentive .against").filter({ visible: true }).first().waitFor();
  await hidden(".last-edit");
  await hidden("td.result .against");
  const median = stepOf("favourites", "median");
  await page.evaluate((to) => (location.hash = to), `learn/favourites/${median}`);
  await page.locator(".lesson[data-lesson=favourites]").waitFor();
  await readyStep(page, median);
  await page.locator(".inspector .curve").waitFor();
  await turn(page, "kappa", "ArrowLeft", 20);
  await page.getByText("30 %").first().waitFor();
  await hidden(".inspector .levers");
});

journey("a bet moves no row of the table", { context: { viewport: { width: 1280, height: 800 } } }, async ({ page, open }) => {
  // Within what scrolls: a step may scroll to what its answer speaks of.
  const tops = (rows) => page.locator(rows).evaluateAll((all) => all.map((row) => {
    let scrolled = 0;
    for (let box = row.parentElement; box; box = box.parentElement) scrolled += box.scrollTop;
    return Math.round(row.getBoundingClientRect().top + scrolled);
  }));
  const steps = [["honest", 2, "tbody.rows tr", 5], ["seven-days", stepOf("seven-days", "week"), ".market-table tbody.rows tr", 13]];
  for (const [lesson, step, rows, count] of steps) {
    await open(`#learn/${lesson}/${step}`);
    await readyStep(page, step);
    await until(async () => (await tops(rows)).length === count, `the rows of ${lesson}`);
    const before = await tops(rows);
    await bet(page);
    if (lesson === "seven-days") await page.getByText("The table shows day 7").waitFor();
    await until(async () => String(await tops(rows)) === String(before), `the rows of ${lesson} where they were`);
  }
});
