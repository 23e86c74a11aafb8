// Measures on the built page how it answers while it computes the largest everyday comparison: four sets of rules, 64 x 192,
// 200 epochs. Prints a JSON line for each step:
// {"step":"open","ms":…,"long_tasks":…,"longest_ms":…,"input_ms":…}.
//
// A long task takes more than 50 ms of the page's main thread. `input_ms` is the longest time from an input to its paint: of
// clicks on cells in "open", where the page also appears, and in "start", where it begins the comparison again; and of keys that
// change a weight in "edit". A calibration loop stands for the machine's speed.

import { launch } from "./browser.mjs";
import { host } from "./host.mjs";
import { denseSubnet, linkTo } from "./link.mjs";
import { DIST, open } from "./page.mjs";

const EPOCHS = 200;
const INPUTS = 6;
const PACE_MS = 250;
const TIMEOUT_MS = 120_000;

const site = await host(process.argv[2] ?? DIST);
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  const link = linkTo({
    ...denseSubnet(64, 192),
    timeline: { epochs: EPOCHS },
    compare: { rules: ["own", "yuma2", "yuma3", "liquid_alpha"] },
  });
  await open(page, site.url + link);
  await page.locator(".compare-running").waitFor({ state: "attached" });
  const select = (at) => page.locator(`[data-position="${1 + (at % 3)}-${2 + (at % 2)}"]`).click();
  await print(page, "open", select);
  await page.locator('[data-position="1-2"]').click();
  await print(page, "edit", async (at) => {
    await page.keyboard.press(at % 2 === 0 ? "Alt+ArrowUp" : "Alt+ArrowDown");
  });
  await page.getByRole("button", { name: "End the comparison" }).click();
  await page.locator(".compare-running").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await page.locator(".compare-running").waitFor({ state: "attached" });
  await print(page, "start", select);
} finally {
  await browser.close();
  await site.close();
}

/** Gives inputs while the page computes, waits until it is done, and prints what that took. */
async function print(page, step, input) {
  const begin = Date.now();
  await page.evaluate(() => window.tasks.splice(0));
  for (let at = 0; at < INPUTS; at += 1) {
    await input(at);
    // The pace of the inputs is part of the measurement.
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  const isComplete = () =>
    document.querySelector(".compare-running").textContent === "" && !document.querySelector(".long-run")?.checkVisibility();
  await page.waitForFunction(isComplete, null, { timeout: TIMEOUT_MS, polling: 50 });
  const ms = Date.now() - begin;
  // What ran before the next frames is reported by then.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  const { tasks, inputs, unit } = await page.evaluate(() => ({
    tasks: window.tasks.splice(0),
    inputs: window.inputs.splice(0),
    unit: window.calibrate(),
  }));
  const longest = (times) => Math.round(Math.max(0, ...times));
  console.log(
    JSON.stringify({ step, ms, long_tasks: tasks.length, longest_ms: longest(tasks), input_ms: longest(inputs), unit_ms: unit }),
  );
}

/** Runs in the page: collects long tasks, and the time from each input to its paint. */
function watch() {
  window.tasks = [];
  window.inputs = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
    buffered: true,
  });
  new PerformanceObserver((list) => window.inputs.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "event",
    durationThreshold: 16,
  });
  window.calibrate = () => {
    const begin = performance.now();
    let sum = 0;
    for (let at = 0; at < 2e7; at += 1) sum += Math.sqrt(at);
    return sum > 0 ? Math.round(performance.now() - begin) : 0;
  };
}
