// Measures on the built page how long the days of the market take in each era: 30 days of 128 subnets, under that era and the
// pinned one. Prints a JSON line for each era:
// {"era":"Emission gate","first_ms":…,"ms":…,"long_tasks":…,"longest_ms":…,"unit_ms":…}.
//
// "first_ms" is the time from the choice of the era to its first picture, with the pause of the page before it computes, and "ms"
// that to the finest one of both eras. A calibration loop stands for the machine's speed.

import { launch } from "./browser.mjs";
import { host } from "./host.mjs";
import { DIST, open } from "./page.mjs";

const TIMEOUT_MS = 120_000;

const site = await host(process.argv[2] ?? DIST);
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await open(page, site.url);
  await page.locator(".bar-labs").getByRole("button", { name: "Market" }).click();
  await page.locator(".days-state").getByText(/computed in/).waitFor({ timeout: TIMEOUT_MS });
  const eras = page.locator(".market-era-choice");
  for (let index = 0; index < (await eras.count()); index += 1) {
    const unit = await page.evaluate(calibrate);
    const line = await page.evaluate(choose, [index, TIMEOUT_MS]);
    console.log(JSON.stringify({ ...line, unit_ms: unit }));
  }
} finally {
  await browser.close();
  await site.close();
}

/** Runs in the page: chooses an era, and resolves when its days are complete. */
function choose([index, timeout]) {
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))));
  observer.observe({ type: "longtask" });
  const button = document.querySelectorAll(".market-era-choice")[index];
  const era = button.querySelector("b").textContent;
  const begin = performance.now();
  let first_ms;
  button.click();
  return new Promise((done, fail) => {
    const look = () => {
      const ms = Math.round(performance.now() - begin);
      const isNew = document.querySelector(".days-labels.end .now .name")?.textContent === era;
      if (isNew) first_ms ??= ms;
      const isDone = isNew && document.querySelector(".days-state [role=status]").textContent.includes("computed in");
      if (isDone) {
        done({ era, first_ms, ms, long_tasks: tasks.length, longest_ms: Math.max(0, ...tasks) });
      } else if (ms > timeout) fail(new Error(`${era}: the days are not complete`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Runs in the page: the time of a fixed computation. */
function calibrate() {
  const begin = performance.now();
  let sum = 0;
  for (let at = 0; at < 2e7; at += 1) sum += Math.sqrt(at);
  return sum > 0 ? Math.round(performance.now() - begin) : 0;
}
