// Measures on the built page how long an edit takes until its result is painted. Prints a JSON line for each size:
// {"case":"16x32","edits":60,"p50_ms":…,"p95_ms":…}.
//
// An edit is Alt+ArrowUp or Alt+ArrowDown on a weight, so each key changes the scenario once. The time is the difference between
// the key's time stamp and the end of the frame that paints its last change of the grid.

import { launch } from "./browser.mjs";
import { host } from "./host.mjs";
import { denseSubnet, linkTo } from "./link.mjs";
import { DIST, open } from "./page.mjs";

const SIZES = [[16, 32], [64, 192]];
const WARM_UP = 10;
const EDITS = 60;
// A cell of a miner: row 1 is the first validator, column 2 the first miner.
const CELL = '[data-position="1-2"]';

const site = await host(DIST);
const browser = await launch();
try {
  for (const [validators, miners] of SIZES) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await open(page, site.url + linkTo(denseSubnet(validators, miners)));
    const times = await measure(page);
    const at = (part) => times[Math.ceil(times.length * part) - 1];
    const line = { case: `${validators}x${miners}`, edits: times.length, p50_ms: at(0.5), p95_ms: at(0.95) };
    console.log(JSON.stringify(line));
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}

/** Returns the times of all edits except the first few, in ascending order. */
async function measure(page) {
  await page.locator(CELL).click();
  await page.evaluate(watchPaints);
  const times = [];
  for (let edit = 0; edit < WARM_UP + EDITS; edit += 1) {
    // Starts to watch before the key is pressed.
    await page.evaluate(() => void (window.painted = window.nextPaint()));
    await page.keyboard.press(edit % 2 === 0 ? "Alt+ArrowUp" : "Alt+ArrowDown");
    times.push(await page.evaluate(() => window.painted));
  }
  return times.slice(WARM_UP).sort((one, other) => one - other);
}

/** Runs in the page: `nextPaint()` resolves with the time from the next arrow key to the paint of its last change. */
function watchPaints() {
  const QUIET_FRAMES = 3;
  const grid = document.querySelector("[role=grid]");
  const afterPaint = (done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  };
  window.nextPaint = () =>
    new Promise((resolve, reject) => {
      let changed = false;
      let last;
      const observer = new MutationObserver(() => (changed = true));
      observer.observe(grid, { subtree: true, childList: true, characterData: true, attributes: true });
      const onKey = (event) => {
        if (!event.key.startsWith("Arrow")) return;
        removeEventListener("keydown", onKey, true);
        let quiet = 0;
        const frame = (now) => {
          quiet = changed ? 0 : quiet + 1;
          if (changed) last = now - event.timeStamp;
          changed = false;
          if (quiet < QUIET_FRAMES) return afterPaint(frame);
          observer.disconnect();
          if (last === undefined) reject(new Error("the edit changed nothing in the grid"));
          else resolve(last);
        };
        afterPaint(frame);
      };
      addEventListener("keydown", onKey, true);
    });
}
