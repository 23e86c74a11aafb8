// Measures on the built page how long an edit of the market takes until its results are painted, and the choice of an era.
// Prints a JSON line for each size and kind:
// {"case":"128 edit","times":40,"next_frame":…,"p50_ms":…,"p95_ms":…,"longest_ms":…,"unit_ms":…}.
//
// An edit is a step of a drag of the TAO in a pool, so that every share changes. The time is that from the event to the end of
// the frame that paints the last change of the table; `next_frame` counts those that the first frame after the event paints whole.
// A calibration loop stands for the machine's speed.

import { deflateSync } from "node:zlib";

import { launch } from "./browser.mjs";
import { host } from "./host.mjs";
import { DIST, open } from "./page.mjs";

const SIZES = [128, 1_024];
const WARM_UP = 4;
const EDITS = 40;
const ERAS = 16;

const site = await host(process.argv[2] ?? DIST);
const browser = await launch();
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await open(page, site.url + link(size));
    await page.locator(".market-table .rows tr").first().waitFor();
    await page.evaluate(watch);
    for (const [kind, count] of [["edit", EDITS], ["era", ERAS]]) {
      const unit = await page.evaluate(calibrate);
      const { all, longest } = await page.evaluate(measure, [kind, WARM_UP + count]);
      const painted = all.slice(WARM_UP);
      const nextFrame = painted.filter(({ frames }) => frames === 1).length;
      const sorted = painted.map(({ time }) => time).sort((one, other) => one - other);
      const at = (part) => Math.round(sorted[Math.ceil(sorted.length * part) - 1]);
      console.log(JSON.stringify({ case: `${size} ${kind}`, times: sorted.length, next_frame: nextFrame, p50_ms: at(0.5), p95_ms: at(0.95), longest_ms: longest, unit_ms: unit }));
    }
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}

/** The fragment of a market with this number of subnets: the snapshot and copies of one of its subnets. */
function link(size) {
  const subnets = {};
  for (let netuid = 129; netuid <= size; netuid += 1) {
    const tao = 1_000_000_000_000 + netuid * 1_000_000_000;
    subnets[netuid] = { tao, alpha: 100_000_000_000_000, alpha_out: 50_000_000_000_000, moving_price: Math.round((tao / 1e14) * 2 ** 32), emission: true };
  }
  const json = JSON.stringify({ kind: "market", start: "2026-04-11", era: "gate-2026", pinned: "launch-2025", subnets });
  return `#v2.${deflateSync(Buffer.from(json)).toString("base64url")}`;
}

/** Runs in the page: collects long tasks. */
function watch() {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: "longtask" });
}

/** Runs in the page: makes edits or chooses eras one after the other, and returns their times. */
async function measure([kind, count]) {
  const QUIET_FRAMES = 3;
  const table = document.querySelector(".market-table");
  const sheet = document.querySelector(".market-content");
  const painted = (act) =>
    new Promise((done) => {
      let changed = false;
      let last;
      let frames = 0;
      let quiet = 0;
      // A toolbar writes its tab stop after the frame, which nobody sees.
      const isSeen = ({ attributeName }) => attributeName !== "tabindex";
      const observer = new MutationObserver((changes) => (changed ||= changes.some(isSeen)));
      observer.observe(sheet, { subtree: true, childList: true, characterData: true, attributes: true });
      const begin = performance.now();
      act();
      const frame = () =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            quiet = changed ? 0 : quiet + 1;
            frames += 1;
            if (changed) last = { time: performance.now() - begin, frames };
            changed = false;
            if (quiet < QUIET_FRAMES || last === undefined) return frame();
            observer.disconnect();
            done(last);
          };
          port2.postMessage(null);
        });
      frame();
    });
  const eras = document.querySelectorAll(".market-era-choice");
  const cell = table.querySelector(".rows td.tao");
  const { left, top } = cell.getBoundingClientRect();
  const pointer = (type, x) =>
    cell.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType: "mouse", button: 0, clientX: x, clientY: top + 5 }));
  if (kind === "edit") pointer("pointerdown", left);
  window.tasks.length = 0;
  const all = [];
  for (let at = 0; at < count; at += 1) {
    // The launch has another number of columns than the newest eras.
    const act = kind === "edit" ? () => pointer("pointermove", left + 10 + (at % 20)) : () => eras[at % 2 === 0 ? 1 : 6].click();
    all.push(await painted(act));
  }
  if (kind === "edit") pointer("pointerup", left);
  return { all, longest: Math.max(0, ...window.tasks) };
}

/** Runs in the page: the time of a fixed computation. */
function calibrate() {
  const begin = performance.now();
  let sum = 0;
  for (let at = 0; at < 2e7; at += 1) sum += Math.sqrt(at);
  return sum > 0 ? Math.round(performance.now() - begin) : 0;
}
