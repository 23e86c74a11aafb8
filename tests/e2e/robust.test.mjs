// The page under load: the largest subnet on a slow machine, quick typing, a browser without storage or motion.

import {
  act, assert, cell, denseSubnet, each, journey, linkTo, notices, numbers, settled, shown, shows, type, undoAll,
  until,
} from "./harness/index.mjs";
import { watchTimers } from "./harness/settle.mjs";
import { longestTask, watchTasks } from "./harness/tasks.mjs";

/** Slows the processor down, to the speed of an old phone. */
async function slow(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
}

journey("128 validators on 128 miners, dense, stay usable on a processor four times slower", { nightly: true }, async ({ t, page, open }) => {
  await open(linkTo(denseSubnet(128, 128)));
  await slow(page, 4);
  assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "132");
  assert.ok((await page.locator("[role=gridcell]").count()) < 1500, "only what is in sight is drawn");
  await watchTasks(page);
  await cell(page, 2, 3).click();
  await page.keyboard.type("12.5", { delay: 30 });
  await page.keyboard.press("Enter");
  await shows(page, 2, 3, "12.5");
  await page.keyboard.press("ArrowDown");
  const before = Number.parseFloat(await shown(page, 3, 3));
  for (let presses = 1; presses <= 10; presses += 1) {
    await page.keyboard.press("Alt+ArrowUp");
    await shows(page, 3, 3, `${(before + presses).toFixed(1)}`);
  }
  for (let presses = 0; presses < 30; presses += 1) await page.keyboard.press("ArrowDown");
  await until(() => cell(page, 33, 3).isVisible(), "the cursor's row is in sight");
  const frame = page.locator(".grid-frame");
  for (const left of [3000, 9000, 0]) await frame.evaluate((at, to) => (at.scrollLeft = to), left);
  await until(() => cell(page, 33, 3).isVisible(), "the first columns are in sight");
  assert.ok((await page.locator("[role=gridcell]").count()) < 1500, "only what is in sight is drawn");
  t.diagnostic(`longest task, four times slower: ${await longestTask(page)} ms`);
});

journey("quick typing loses no letter and no edit", async ({ page, open }) => {
  await open();
  await slow(page, 4);
  await cell(page, 1, 2).click();
  for (const text of ["11", "22", "33", "44", "55"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
  }
  for (const [at, text] of ["11.0", "22.0", "33.0", "44.0", "55.0"].entries()) await shows(page, at + 1, 2, text);
  assert.equal(await undoAll(page), 5);
});

journey("undoing thirty edits one by one restores the start", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await cell(page, 1, 2).click();
  for (let presses = 0; presses < 30; presses += 1) await page.keyboard.press(presses % 3 ? "Alt+ArrowUp" : "Alt+ArrowDown");
  await shows(page, 1, 2, "50.0");
  assert.equal(await undoAll(page), 30);
  assert.deepEqual(await numbers(page), before);
});

journey("with reduced motion the page moves nothing", { context: { reducedMotion: "reduce" } }, async ({ page, open }) => {
  await open();
  await type(page, 1, 1, "9 k");
  await shows(page, 1, 1, "9,000");
  const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
  assert.equal(moving, 0);
  const times = await page.evaluate(() =>
    [...document.querySelectorAll(".page *")].map((at) => getComputedStyle(at).transitionDuration.split(",").map(Number.parseFloat)).flat(),
  );
  assert.ok(Math.max(...times) <= 0.001, `${Math.max(...times)} s`);
});

journey("without storage the page works and shows one notice", async ({ page, open, freshPage }) => {
  await watchTimers(page);
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
  });
  await open();
  await type(page, 5, 5, "7");
  await until(async () => /does not keep your work/.test(await notices(page).innerText()), "the notice");
  await type(page, 5, 4, "8");
  await shows(page, 5, 4, "8.0");
  // The autosaver reports a failed write before it changes the address.
  await settled(page);
  assert.ok((await page.evaluate(() => location.hash)).length > 10, "the link in the address");
  assert.equal(await page.locator(".notice-line").count(), 1, "once");
  const other = await freshPage(page.url());
  assert.deepEqual(await numbers(other), await numbers(page));
});

journey("a full storage shows the notice too", async ({ page, open }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open();
  await type(page, 5, 5, "7");
  await until(async () => /does not keep your work/.test(await notices(page).innerText()), "the notice");
});

const ODD = [
  ["no stake at all", { alpha: 0 }],
  ["no weights at all", { weights: {} }],
  ["no validators", { validators: [], miners: [0, 1, 2, 3, 4, 5], permits: [], weights: {} }],
  ["no miners", { validators: [0, 1, 2, 3, 4, 5], miners: [], weights: {} }],
  ["a single neuron", { neurons: 1, validators: [0], miners: [0], permits: [0], alpha: [1], weights: {} }],
];

journey("a subnet that lacks something opens and can be edited", async ({ page, open }) => {
  await each(ODD, async ([, change]) => {
    await page.goto("about:blank");
    await open(linkTo({ ...denseSubnet(3, 3), ...change }));
    assert.equal(await notices(page).innerText(), "");
    await act(page, "+ Validator");
    await act(page, "+ Miner");
    const rows = change.validators?.length ?? 3;
    await shows(page, rows + 1, 0, "A");
    const column = (change.miners?.length ?? 3) + 2;
    await shows(page, 0, column, "M1");
    await type(page, rows + 1, column, "50");
    // The only weight of a row is all of it.
    await shows(page, rows + 1, column, "100.0");
    await page.getByRole("button", { name: "Next epoch" }).click();
    await cell(page, rows + 1, 0).click();
    await cell(page, 0, column).click();
    assert.equal(await shown(page, rows + 1, column), "100.0");
  });
});
