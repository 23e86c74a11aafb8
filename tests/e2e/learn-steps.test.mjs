// A step of a lesson after its bet: its state, its titles, and its goal.

import { assert, journey, shows, until } from "./harness/index.mjs";
import { bet, plain, readyStep, stepOf, turn } from "./harness/learn.mjs";

journey("after its bet a step shows the state that the answer is about", async ({ page, open }) => {
  const step = stepOf("first-mover", "liquid");
  await open(`#learn/first-mover/${step}`);
  await readyStep(page, step);
  assert.match(await page.locator(".hyperparameter-summary").textContent(), /^Yuma 3 ·/);
  await bet(page);
  await page.locator(".hyperparameter-summary").getByText("Yuma 3 + liquid alpha").waitFor();
  await shows(page, 4, 4, "26.5");
  assert.match(await plain(page.locator(".reveal")), /D holds 26 % of the shares/);
  assert.equal(await page.locator(".reveal-past").isVisible(), false, "the reader has changed nothing");
  const gain = page.locator(".reveal .live[data-query=gain]");
  await until(async () => (await plain(gain)) === "−3.7 %", "the gain with liquid alpha");
  await page.locator(".reveal [role=switch]").last().click();
  await until(async () => (await plain(gain)) === "4.2 %", "the gain without it");
  await page.getByRole("button", { name: "Start this step again" }).click();
  await until(async () => (await plain(gain)) === "−3.7 %", "the state after the bet again");
});

journey("a title answers a click with its meaning, and only possible things are offered", async ({ page, open }) => {
  await open("#learn/honest/2");
  await readyStep(page, 2);
  await bet(page);
  await page.locator(".sheet .title").filter({ hasText: "vtrust" }).click();
  await page.locator(".title-note").getByText("remains after clipping").waitFor();
  assert.equal(await page.locator(".legend-hint").isVisible(), false, "no inspector explains a number");
  await page.evaluate(() => (location.hash = "learn/seven-days/1"));
  await page.locator(".lesson[data-lesson=seven-days]").waitFor();
  await readyStep(page, 1);
  await bet(page);
  await page.locator(".market-table .title").filter({ hasText: "→ burn" }).click();
  await page.locator(".market-title-note").getByText("after the miner burn").waitFor();
  assert.equal(await page.locator(".legend-hint").isVisible(), false, "no inspector explains a row");
  await page.getByText("An edit changes the start.").waitFor();
  const locked = stepOf("supply-chain", "end");
  await page.evaluate((to) => (location.hash = to), `learn/supply-chain/${locked}`);
  await page.locator(".lesson[data-lesson=supply-chain]").waitFor();
  await readyStep(page, locked);
  await bet(page);
  await page.getByText("The table shows day 9").waitFor();
  assert.equal(await page.getByText("An edit changes the start.").isVisible(), false, "nothing can be edited");
});

journey("a drag is one try and moves nothing, and the goal says what is missing", async ({ page, open }) => {
  const step = stepOf("early-and-cheap", "impact");
  await open(`#learn/early-and-cheap/${step}`);
  await readyStep(page, step);
  await bet(page);
  const size = page.locator(".drag-number[data-control=size]").first();
  const state = page.locator(".meter-ends small").last();
  await size.scrollIntoViewIfNeeded();
  const before = await size.boundingBox();
  const [x, y] = [before.x + before.width / 2, before.y + before.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let by = 10; by <= 130; by += 10) await page.mouse.move(x - by, y);
  assert.equal((await size.boundingBox()).y, before.y, "the number stays under the pointer");
  await page.mouse.up();
  await page.getByText("Tries: 1", { exact: true }).waitFor();
  await size.press("Home");
  await until(async () => /order more/.test(await state.innerText()), "what is missing");
  await turn(page, "size", "ArrowRight", 5);
  assert.match(await state.innerText(), /order more/, "half of what is possible is not enough");
  await turn(page, "size", "ArrowRight", 4);
  await until(async () => /best possible/.test(await state.innerText()), "the best");
  await page.evaluate(() => (location.hash = "learn/favourites/1"));
  await page.locator(".lesson[data-lesson=favourites]").waitFor();
  await readyStep(page, 1);
  await bet(page);
  await turn(page, "e_share_set", "End");
  await until(async () => /less is possible/.test(await state.innerText()), "reached, but not the best");
});
