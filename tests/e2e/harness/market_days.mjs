// Measures on the built page how long the days of the market take: 30 days of 128 subnets. Prints a JSON line for the choice of
// each era, for an edit under each era, which computes that era and the pinned one anew, and for all eras at once:
// {"era":"Emission gate, edit","first_ms":…,"ms":…,"long_tasks":…,"longest_ms":…,"unit_ms":…}.
//
// "first_ms" is the time from the action to the first picture, and "ms" that to the finest one of all wanted eras. A
// calibration loop stands for the machine's speed.

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
  const status = page.locator(".days-state [role=status]");
  const finished = () => status.getByText(/computed in/).waitFor({ timeout: TIMEOUT_MS });
  const measure = async (name, act, expected, isEdit = false) => {
    const unit = await page.evaluate(calibrate);
    await page.evaluate(watch, [expected, isEdit, TIMEOUT_MS]);
    await act();
    const line = await page.evaluate(() => window.days);
    console.log(JSON.stringify({ era: name, ...line, unit_ms: unit }));
  };
  await finished();
  // The root network has no prices, so their chart names no era.
  await page.getByRole("combobox", { name: "Quantity over time" }).selectOption("Share of the emission");
  const eras = page.locator(".market-era-choice");
  const titles = await eras.locator("b").allInnerTexts();
  for (const [index, title] of titles.entries()) {
    await measure(title, () => eras.nth(index).click(), title);
    const cell = page.locator(".market-table .rows tr").first().locator(".tao");
    await cell.dblclick();
    await page.keyboard.type(String(150_000 + index));
    await measure(`${title}, edit`, () => page.keyboard.press("Enter"), title, true);
  }
  await measure("all eras", () => page.getByRole("button", { name: "All eras" }).click(), null);
} finally {
  await browser.close();
  await site.close();
}

/**
 * Runs in the page: from the next press on, waits for the first and the last picture. The chart of an expected era names it at
 * its end; all eras together have a line each.
 */
function watch([expected, isEdit, timeout]) {
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))));
  window.days = new Promise((done, fail) => {
    const state = () => document.querySelector(".days-state [role=status]").textContent;
    const isNew = () =>
      expected === null
        ? document.querySelectorAll(".days-eras tbody tr td:last-child").length > 0
        : document.querySelector(".days-labels.end .now .name")?.textContent === expected;
    const before = state();
    const begin = () => {
      observer.observe({ type: "longtask" });
      const start = performance.now();
      let first_ms;
      let hasLeft = !isEdit;
      const look = () => {
        const ms = Math.round(performance.now() - start);
        // The runs before an edit stay until the first new one is complete.
        hasLeft ||= state() !== before;
        const isShown = hasLeft && isNew() && /Steps of/.test(state());
        if (isShown) first_ms ??= ms;
        const rows = [...document.querySelectorAll(".days-eras tbody tr")];
        const isWhole = rows.every((row) => !row.lastElementChild.textContent.includes("–"));
        if (isShown && state().includes("computed in") && isWhole) {
          done({ first_ms, ms, long_tasks: tasks.length, longest_ms: Math.max(0, ...tasks) });
        } else if (ms > timeout) fail(new Error(`${expected}: the days are not complete: ${state()}`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, begin, { once: true, capture: true });
  });
}

/** Runs in the page: the time of a fixed computation. */
function calibrate() {
  const begin = performance.now();
  let sum = 0;
  for (let at = 0; at < 2e7; at += 1) sum += Math.sqrt(at);
  return sum > 0 ? Math.round(performance.now() - begin) : 0;
}
