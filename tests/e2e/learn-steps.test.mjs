// A step of a lesson after its bet: its state, its titles, and its goal.

import { assert, FULL, journey, shows, until } from "./harness/index.mjs";
import { bet, groups, lessons, plain, readyStep, stepOf, structure, typeNumber } from "./harness/learn.mjs";

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
  await page.getByText("An edit changes day 0.").waitFor();
  const locked = stepOf("supply-chain", "end");
  await page.evaluate((to) => (location.hash = to), `learn/supply-chain/${locked}`);
  await page.locator(".lesson[data-lesson=supply-chain]").waitFor();
  await readyStep(page, locked);
  await bet(page);
  await page.getByText("The table shows day 9").waitFor();
  assert.equal(await page.getByText("An edit changes day 0.").isVisible(), false, "nothing can be edited");
});

journey("a drag is one try and moves nothing, and the goal says what is missing", async ({ page, open }) => {
  const step = stepOf("seven-days", "immunity");
  await open(`#learn/seven-days/${step}`);
  await readyStep(page, step);
  const immunity = page.locator(".drag-number[data-control=immunity]").first();
  const state = page.locator(".meter-ends small").last();
  await immunity.scrollIntoViewIfNeeded();
  const before = await immunity.boundingBox();
  const [x, y] = [before.x + before.width / 2, before.y + before.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let by = 10; by <= 130; by += 10) await page.mouse.move(x + by, y);
  assert.equal((await immunity.boundingBox()).y, before.y, "the number stays under the pointer");
  await page.mouse.up();
  await page.getByText("Tries: 1", { exact: true }).waitFor();
  for (const [days, said] of [["45", /Newcomer must live/], ["30", /less is possible/], ["29", /best possible/]]) {
    await typeNumber(page, immunity, days);
    await until(async () => said.test(await state.innerText()), `${said} at ${days} days`);
  }
});

journey("a reader reaches a goal, whose best result stays", async ({ page, open }) => {
  const sandbox = stepOf("favourites", "sandbox");
  await open(`#learn/favourites/${sandbox}`);
  await readyStep(page, sandbox);
  assert.match(await page.locator(".goal-text").textContent(), /goal: 20\.0\s%/);
  const weight = page.locator('.drag-number[data-control="e_weight"]').first();
  for (const [typed, reached] of [["40", 0], ["5", 1], ["60", 0]]) {
    await typeNumber(page, weight, typed);
    await until(async () => (await plain(weight)) === `${typed} %`, `${typed} % of the vote`);
    await until(async () => (await page.locator(".try.reached").count()) === reached, `a goal that is ${reached ? "" : "not "}reached`);
  }
  await page.getByText(/^Your best: 2\d\.\d\s%$/).waitFor();
  await page.getByText("Tries: 3", { exact: true }).waitFor();
});

journey("the meter of a goal is in sight of the numbers to drag", { context: { viewport: { width: 1280, height: 720 } } }, async ({ page, open }) => {
  await open("#learn");
  for (const { id } of FULL ? lessons() : groups().start) {
    for (const [at, step] of structure(id).steps.entries()) {
      if (!step.goal) continue;
      await page.evaluate((to) => (location.hash = to), `learn/${id}/${at + 1}`);
      await page.locator(`.lesson[data-lesson=${id}]`).waitFor();
      await readyStep(page, at + 1);
      await page.locator(".meter").waitFor();
      const [meter, foot] = await Promise.all([".meter", ".lesson-foot"].map((part) => page.locator(part).boundingBox()));
      assert.ok(meter.y + meter.height <= foot.y, `${id}, ${step.id}: ${meter.y + meter.height} below ${foot.y}`);
    }
  }
});
