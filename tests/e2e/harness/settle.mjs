// Waits for conditions instead of durations: for a page whose work is done, and for a worker without a job.

import { until } from "./index.mjs";

/** Timers up to this delay are part of the work in progress, longer ones are deadlines. */
const LONGEST_DELAY_MS = 1000;
const TIMEOUT_MS = 10_000;
const openRequests = new WeakMap();

/** Counts the open requests of a page, for `settled`. Each journey's pages are watched. */
export function watchRequests(page) {
  const open = new Set();
  openRequests.set(page, open);
  page.on("request", (request) => open.add(request));
  for (const event of ["requestfinished", "requestfailed"]) page.on(event, (request) => open.delete(request));
}

/** Records the pending timers of the pages that are loaded from now on, for `settled`. */
export const watchTimers = (page) => page.addInitScript(recordTimers);

/**
 * Waits until the page has nothing left to do: no request is open, no short timer is pending (if `watchTimers` records
 * them), no animation runs, and two frames pass without a change of the document.
 */
export async function settled(page) {
  await until(
    async () => openRequests.get(page).size === 0 && (await page.evaluate(isIdle, LONGEST_DELAY_MS)),
    "the page to settle",
    TIMEOUT_MS,
  );
}

/** Runs in the page: returns whether it did nothing for two frames. */
async function isIdle(longestDelay) {
  let changed = false;
  const observer = new MutationObserver(() => (changed = true));
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  observer.disconnect();
  const isRunning = (animation) => animation.playState === "running" && animation.effect.getComputedTiming().endTime < Infinity;
  return !changed && !document.getAnimations().some(isRunning) && (window.pendingTimers?.(longestDelay) ?? 0) === 0;
}

/** Runs in a page or a worker: adds `pendingTimers(longest)`, the number of pending timers up to a delay. */
export function recordTimers() {
  const { setTimeout, clearTimeout } = globalThis;
  const delays = new Map();
  globalThis.setTimeout = (callback, delay = 0, ...rest) => {
    const id = setTimeout(() => {
      try {
        callback(...rest);
      } finally {
        delays.delete(id);
      }
    }, delay);
    delays.set(id, delay);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    delays.delete(id);
    clearTimeout(id);
  };
  globalThis.pendingTimers = (longest) => [...delays.values()].filter((delay) => delay <= longest).length;
}
