// Long runs: a worker computes them, the page stays awake, and the numbers are those that the page computes itself.

import { assert, assertAccessible, cell, denseSubnet, journey, linkTo, numbers, screenshot, type, until } from "./harness/index.mjs";
import { NO_WORKER, routeWorker } from "./harness/worker.mjs";

const EPOCHS = 500;
const LONG = linkTo({ ...denseSubnet(64, 192), timeline: { epochs: EPOCHS } });
const PATIENCE_MS = 60_000;

const run = (page) => page.locator(".long-run");
const slider = (page) => page.getByRole("slider", { name: "Epoch", exact: true });

async function done(page) {
  return Number((await run(page).locator(".long-run-done").innerText()).match(/(\d+) of 500/)[1]);
}

const complete = (page) => run(page).waitFor({ state: "hidden", timeout: PATIENCE_MS });

/** The numbers of the last epoch. */
async function atTheEnd(page) {
  await slider(page).focus();
  await page.keyboard.press("End");
  await until(async () => (await slider(page).getAttribute("aria-valuenow")) === String(EPOCHS - 1), "the last epoch");
  await page.waitForTimeout(200);
  return numbers(page);
}

journey("a long run shows how far it is, and the page answers meanwhile", async ({ page, open }) => {
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await open(LONG);
  await run(page).waitFor();
  const first = await done(page);
  assert.ok(first > 0 && first < EPOCHS, `${first} epochs are there at once`);
  // The longest time that the page let pass between two of its frames.
  const longest = await page.evaluate(
    () =>
      new Promise((tell) => {
        let [longest, before] = [0, performance.now()];
        const end = before + 1000;
        const frame = (now) => {
          longest = Math.max(longest, now - before);
          before = now;
          if (now < end) requestAnimationFrame(frame);
          else tell(longest);
        };
        requestAnimationFrame(frame);
      }),
  );
  assert.ok(longest < 500, `the page slept for ${longest} ms`);
  await screenshot(page, "long-run");
  await until(async () => !(await run(page).isVisible()) || (await done(page)) > first, "progress", PATIENCE_MS);
  await complete(page);
  assert.equal(workers.length, 1);
});

journey("a long run can be stopped and goes on, and an edit takes its place", async ({ page, open }) => {
  await open(LONG);
  await run(page).getByRole("button", { name: "Stop" }).click();
  await run(page).getByText(/^Stopped/).waitFor();
  const stopped = await done(page);
  await page.waitForTimeout(500);
  assert.equal(await done(page), stopped, "it stands still");
  await assertAccessible(page);
  await run(page).getByRole("button", { name: "Continue" }).click();
  await until(async () => !(await run(page).isVisible()) || (await done(page)) > stopped, "it goes on", PATIENCE_MS);
  await type(page, 1, 2, "90");
  await complete(page);
  assert.equal(await cell(page, 1, 2).isVisible(), true);
});

journey("a shorter run takes the place of a long one", async ({ page, open }) => {
  await open(LONG);
  await run(page).waitFor();
  const first = await done(page);
  await until(async () => !(await run(page).isVisible()) || (await done(page)) > first, "progress", PATIENCE_MS);
  await page.evaluate((hash) => (location.hash = hash), linkTo({ ...denseSubnet(64, 192), timeline: { epochs: 3 } }));
  await run(page).waitFor({ state: "hidden" });
  await until(async () => (await slider(page).getAttribute("aria-valuemax")) === "2", "the shorter run");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  assert.equal(await slider(page).getAttribute("aria-valuemax"), "2", "it stays");
  assert.equal(await run(page).isHidden(), true);
});

journey("the worker's numbers are those that the page computes itself", async ({ page, open, url, context }) => {
  await open(LONG);
  await complete(page);
  const elsewhere = await atTheEnd(page);
  const other = await context.newPage();
  await other.addInitScript(() => delete globalThis.Worker);
  await other.goto(url + LONG);
  await run(other).getByRole("button", { name: "Stop" }).click();
  await run(other).getByRole("button", { name: "Continue" }).click();
  await run(other).getByRole("button", { name: "Stop" }).waitFor();
  await complete(other);
  assert.deepEqual(await atTheEnd(other), elsewhere);
});

for (const [name, answer] of Object.entries(NO_WORKER)) {
  journey(`a worker that ${name} is given up, and the page computes the run`, { expectErrors: true }, async ({ page, open }) => {
    await routeWorker(page, answer);
    await open(linkTo({ ...denseSubnet(64, 192), timeline: { epochs: EPOCHS } }));
    await run(page).getByText("The background worker is not available; computing on this page.").waitFor();
    const first = await done(page);
    await assertAccessible(page);
    await screenshot(page, `long-run-here-${name.split(" ")[0]}`);
    await until(async () => !(await run(page).isVisible()) || (await done(page)) > first, "progress", PATIENCE_MS);
    await type(page, 1, 2, "90");
    await complete(page);
  });
}
