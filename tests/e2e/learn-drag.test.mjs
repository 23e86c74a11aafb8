// Numbers that are dragged in the words of a lesson, and when their results show.

import { assert, journey, settled, until } from "./harness/index.mjs";
import { bet, readyStep, shownStep, stepOf, turn } from "./harness/learn.mjs";
import { watchTimers } from "./harness/settle.mjs";

/** Stops the clock in pages that are loaded from now on, but each look at it takes some milliseconds. */
const stopClock = (page, lookMs) => page.addInitScript((lookMs) => {
  let now = Date.now();
  window.lookMs = lookMs;
  Date.now = () => (now += window.lookMs);
}, lookMs);

/** Presses a key on the first number, and returns it, the leader and whether the lab is a board in the next frame. */
const nextFrame = (page, key) => page.locator(".drag-number").first().evaluate(async (number, key) => {
  const { lookMs } = window;
  window.lookMs = 0;
  number.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await new Promise(requestAnimationFrame);
  window.lookMs = lookMs;
  return [number.textContent, document.querySelector("[data-query=leader]")?.textContent, !!document.querySelector(".board")];
}, key);

journey("keys that come before a rendering all count", async ({ page, open }) => {
  await open("#learn/favourites/1");
  await shownStep(page, 1);
  await bet(page);
  const number = page.locator('.drag-number[data-control="e_weight"]').first();
  const percent = async (of) => Math.round(100 * Number(await number.getAttribute(of)));
  const now = () => percent("aria-valuenow");
  const [before, least] = [await now(), await percent("aria-valuemin")];
  await number.evaluate((number) => {
    const keys = ["Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"];
    for (const key of keys) number.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
  await until(async () => (await now()) === least + 2, "two steps from the least");
  await number.press("Control+z");
  await until(async () => (await now()) === before, "the value before the keys");
  await number.press("ArrowLeft");
  await until(async () => (await now()) === before - 1, "a step from it");
});

journey("a lab follows the last of many changes", async ({ page, open }) => {
  const share = stepOf("thin-soup", "share");
  await open(`#learn/thin-soup/${share}`);
  await shownStep(page, share);
  await bet(page);
  await turn(page, "networks", "End");
  await turn(page, "networks", "PageDown", 6);
  const titles = 2;
  const shown = async () => Number((await page.locator('.drag-number[data-control="networks"]').first().innerText()).replace(",", ""));
  const drawn = async () => Number(await page.locator(".lesson-lab [aria-rowcount]").getAttribute("aria-rowcount")) - titles;
  assert.ok((await shown()) > 900, "the number");
  await until(async () => (await drawn()) === (await shown()), "the table of as many subnets");
});

journey("the next frame has a dragged number and its results, and the lab if it was quick before", async ({ page, open }) => {
  await stopClock(page, 0);
  await open("#learn/eras/1");
  await readyStep(page, 1);
  await page.locator(".lesson-live .board").waitFor();
  const leader = page.locator("[data-query=leader]");
  await until(async () => (await leader.innerText()) === "1", "the first leader");
  assert.deepEqual(await nextFrame(page, "ArrowRight"), ["Launch of dTAO", "2", true], "before the lab");
  await page.locator(".lesson-live .market-table").waitFor();
  assert.deepEqual(await nextFrame(page, "ArrowLeft"), ["Root network", "1", true], "with the lab");
});

journey("the next frame has a dragged number while its results are slow", async ({ page, open }) => {
  await watchTimers(page);
  await stopClock(page, 10);
  const share = stepOf("thin-soup", "share");
  await open(`#learn/thin-soup/${share}`);
  await readyStep(page, share);
  await bet(page);
  const number = page.locator('.drag-number[data-control="networks"]').first();
  for (let at = 0; at < 5; at += 1) {
    await settled(page);
    const next = Number(await number.innerText()) + 1;
    assert.equal(Number((await nextFrame(page, "ArrowRight"))[0]), next);
  }
});
