// Long runs: a worker computes them, the page answers meanwhile, and both compute the same numbers.

import { assert, assertAccessible, cell, denseSubnet, journey, linkTo, numbers, screenshot, settled, type, until } from "./harness/index.mjs";
import { watchRequests, watchTimers } from "./harness/settle.mjs";
import { countedTasks, countTasks, EPOCHS_PER_BATCH } from "./harness/tasks.mjs";
import { NO_WORKER, routeWorker, watchWorkerTimers, workerIdle } from "./harness/worker.mjs";

const EPOCHS = 500;
const LONG = linkTo({ ...denseSubnet(64, 192), timeline: { epochs: EPOCHS } });
/** The most epochs that the page computes itself when it opens a scenario, before the worker starts. */
const AT_ONCE = 10;
const TIMEOUT_MS = 60_000;

const run = (page) => page.locator(".long-run");
const slider = (page) => page.getByRole("slider", { name: "Epoch", exact: true });

async function done(page) {
  return Number((await run(page).locator(".long-run-done").innerText()).match(/(\d+) of 500/)[1]);
}

/** Presses a button beside the progress, by key: the page still moves it while parts arrive. */
const press = (page, name) => run(page).getByRole("button", { name }).press("Enter");

/** Waits until more epochs than `before` are done. */
const progress = (page, before) =>
  until(async () => !(await run(page).isVisible()) || (await done(page)) > before, "progress", TIMEOUT_MS);

const complete = (page) => run(page).waitFor({ state: "hidden", timeout: TIMEOUT_MS });

/** The numbers of the last epoch. */
async function atTheEnd(page) {
  await slider(page).focus();
  await page.keyboard.press("End");
  await until(async () => (await slider(page).getAttribute("aria-valuenow")) === String(EPOCHS - 1), "the last epoch");
  // Until the epoch has run, the grid shows the last one that has.
  await until(async () => /^Epoch \d+ of/.test(await page.locator(".epoch-note").innerText()), "the numbers of the last epoch");
  await settled(page);
  return numbers(page);
}

/** Runs in the page: resolves when the run is complete, with the texts of its progress and the longest gap between two frames. */
function watchRun() {
  const { promise, resolve } = Promise.withResolvers();
  const texts = new Set();
  let [longestGap, before] = [0, performance.now()];
  const observer = new MutationObserver(() => {
    const text = document.querySelector(".long-run-done")?.innerText;
    if (text) texts.add(text);
  });
  observer.observe(document.querySelector(".page"), { childList: true, subtree: true, characterData: true });
  const frame = (now) => {
    longestGap = Math.max(longestGap, now - before);
    before = now;
    if (document.querySelector(".long-run-done")?.checkVisibility()) return requestAnimationFrame(frame);
    observer.disconnect();
    resolve({ texts: [...texts], longestGap: Math.round(longestGap) });
  };
  requestAnimationFrame(frame);
  return promise;
}

journey("a long run shows its progress, and arrives in batches between which the page answers", async ({ t, page, open }) => {
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await countTasks(page);
  await open(LONG);
  await run(page).waitFor();
  const watched = page.evaluate(watchRun);
  const first = await done(page);
  assert.ok(first > 0 && first < EPOCHS, `${first} epochs are there at once`);
  await screenshot(page, "long-run");
  const { texts, longestGap } = await watched;
  await complete(page);
  const { responses } = await countedTasks(page);
  t.diagnostic(`${responses} responses, ${texts.length} states of the progress, at most ${longestGap} ms between two frames`);
  assert.ok(responses >= (EPOCHS - AT_ONCE) / EPOCHS_PER_BATCH, `${responses} responses`);
  assert.ok(texts.length > 10, `${texts.length} states of the progress: ${texts}`);
  assert.equal(workers.length, 1);
});

journey("a long run can be stopped and continued, and an edit replaces it", async ({ page, open }) => {
  await countTasks(page);
  await watchTimers(page);
  await watchWorkerTimers(page);
  await open(LONG);
  await run(page).waitFor();
  // From here on the worker has the job.
  await progress(page, await done(page));
  await press(page, "Stop");
  await run(page).getByText(/^Stopped/).waitFor();
  const stopped = await done(page);
  await countedTasks(page);
  await workerIdle(page);
  await settled(page);
  assert.equal(await done(page), stopped, "no progress");
  const { responses } = await countedTasks(page);
  const left = (EPOCHS - stopped) / EPOCHS_PER_BATCH;
  assert.ok(responses < left / 2, `${responses} responses after the stop, of ${left} without it`);
  await assertAccessible(page);
  await press(page, "Continue");
  await progress(page, stopped);
  await type(page, 1, 2, "90");
  await complete(page);
  assert.equal(await cell(page, 1, 2).isVisible(), true);
});

journey("a shorter run replaces a long one", async ({ page, open }) => {
  await watchTimers(page);
  await watchWorkerTimers(page);
  await open(LONG);
  await run(page).waitFor();
  await progress(page, await done(page));
  await page.evaluate((hash) => (location.hash = hash), linkTo({ ...denseSubnet(64, 192), timeline: { epochs: 3 } }));
  await run(page).waitFor({ state: "hidden" });
  await until(async () => (await slider(page).getAttribute("aria-valuemax")) === "2", "the shorter run");
  await workerIdle(page);
  await settled(page);
  assert.equal(await slider(page).getAttribute("aria-valuemax"), "2", "the shorter run stays");
  assert.equal(await run(page).isHidden(), true);
});

journey("the worker and the page compute the same numbers", async ({ page, open, url, context }) => {
  await open(LONG);
  await complete(page);
  const ofWorker = await atTheEnd(page);
  const other = await context.newPage();
  watchRequests(other);
  await other.addInitScript(() => delete globalThis.Worker);
  await other.goto(url + LONG);
  await press(other, "Stop");
  await press(other, "Continue");
  await run(other).getByRole("button", { name: "Stop" }).waitFor();
  await complete(other);
  assert.deepEqual(await atTheEnd(other), ofWorker);
});

for (const [name, answer] of Object.entries(NO_WORKER)) {
  const nightly = name !== "never arrives";
  journey(`the page gives a worker up that ${name}, and computes the run itself`, { expectErrors: true, nightly }, async ({ page, open }) => {
    await routeWorker(page, answer);
    await open(LONG);
    await run(page).getByText("The background worker is not available; computing on this page.").waitFor();
    const first = await done(page);
    await assertAccessible(page);
    await screenshot(page, `long-run-here-${name.split(" ")[0]}`);
    await progress(page, first);
    await type(page, 1, 2, "90");
    await complete(page);
  });
}
