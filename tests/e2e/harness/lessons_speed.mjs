// Measures on the built page how long a lesson takes to open after the first load, and how long a dragged number takes until
// the sentence shows it. Prints a JSON line for each:
// {"case":"open","lessons":20,"p50_ms":…,"longest_ms":…} and
// {"case":"drag favourites","times":40,"p50_ms":…,"p95_ms":…,"longest_task_ms":…}.
//
// A lesson opens from the list; the time ends with the frame in which its words and its lab stand. A drag is an arrow key on the number;
// the time ends with the frame that paints the changed number.

import { launch } from "./browser.mjs";
import { host } from "./host.mjs";
import { lessons } from "./learn.mjs";
import { DIST, open } from "./page.mjs";

const STEPS = 40;
/** The steps whose first number is dragged. */
const DRAGGED = [["favourites", 1], ["first-mover", 1], ["eras", 1], ["thin-soup", 1]];

const site = await host(process.argv[2] ?? DIST);
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await open(page, `${site.url}#learn`);
  await page.locator(".learn-groups").waitFor();
  // The parts of both labs, which the first lesson loads.
  for (const id of ["favourites", "eras"]) await page.evaluate(opened, [id, 1]);
  const times = [];
  for (const { id } of lessons()) times.push(await page.evaluate(opened, [id, 1]));
  console.log(JSON.stringify({ case: "open", lessons: times.length, ...quantiles(times), longest_ms: Math.round(Math.max(...times)) }));
  for (const [id, step] of DRAGGED) {
    await page.evaluate(opened, [id, step]);
    // Before a bet no number can be dragged.
    const skip = page.locator(".bet-form .link");
    if (await skip.count()) await skip.click();
    await page.locator(".drag-number").first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".lesson").innerText.includes("…"));
    const { times, longest } = await page.evaluate(dragged, STEPS);
    console.log(JSON.stringify({ case: `drag ${id}`, times: times.length, ...quantiles(times), longest_task_ms: longest }));
  }
} finally {
  await browser.close();
  await site.close();
}

function quantiles(times) {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part) => Math.round(sorted[Math.ceil(sorted.length * part) - 1]);
  return { p50_ms: at(0.5), p95_ms: at(0.95) };
}

/** Runs in the page: opens a step of a lesson from the list, and returns the time. */
async function opened([id, step]) {
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  }));
  location.hash = "learn";
  while (!document.querySelector(".learn-groups")) await frame();
  await frame();
  const begin = performance.now();
  location.hash = `learn/${id}/${step}`;
  while (!document.querySelector(`.lesson[data-lesson=${id}] .words p`) || !document.querySelector(".lesson-live tbody tr td")) await frame();
  return performance.now() - begin;
}

/** Runs in the page: moves the first number of the step back and forth by keys, and returns the time of each. */
async function dragged(count) {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: "longtask" });
  const shown = () => document.querySelector(".drag-number");
  const times = [];
  for (let at = 0; at < count; at += 1) {
    const number = shown();
    const before = number.textContent;
    const begin = performance.now();
    number.dispatchEvent(new KeyboardEvent("keydown", { key: at % 2 === 0 ? "ArrowRight" : "ArrowLeft", bubbles: true, cancelable: true }));
    do {
      await new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
      }));
    } while (shown().textContent === before && performance.now() - begin < 2000);
    times.push(performance.now() - begin);
  }
  return { times, longest: Math.max(0, ...tasks) };
}
