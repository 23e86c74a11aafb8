// How the page and its worker split their work. The counts do not depend on the machine's speed, so journeys assert them.
// The durations do, so journeys only report them with `t.diagnostic`.

/** Milliseconds that `Date.now` advances at each call, beside the time that passes. */
const TICK_MS = 5;
/** The most epochs of a batch, which takes 30 ms in the worker (src/jobs/serve.rs), under `countTasks`. */
export const EPOCHS_PER_BATCH = 6;

/**
 * Counts the slices of the page and the worker's responses, in pages that are loaded from now on. Every look at the clock
 * takes TICK_MS there, so a slice and a batch hold a bounded number of epochs on the fastest machine too.
 */
export async function countTasks(page) {
  await page.addInitScript(tickAtEachCall, TICK_MS);
  await prefixWorker(page, `(${tickAtEachCall})(${TICK_MS});`);
  await page.addInitScript(() => {
    const { setTimeout, Worker } = window;
    window.tasks = { slices: 0, responses: 0 };
    window.setTimeout = (callback, delay = 0, ...rest) =>
      setTimeout(() => {
        if (delay === 0) window.tasks.slices += 1;
        callback(...rest);
      }, delay);
    window.Worker = class extends Worker {
      constructor(...options) {
        super(...options);
        this.addEventListener("message", ({ data }) => (window.tasks.responses += data === null ? 0 : 1));
      }
    };
  });
}

/** Returns the slices and responses since the last call. */
export const countedTasks = (page) =>
  page.evaluate(() => {
    const counted = window.tasks;
    window.tasks = { slices: 0, responses: 0 };
    return counted;
  });

/** Runs in a page or a worker. */
function tickAtEachCall(tick) {
  const now = Date.now.bind(Date);
  let ticks = 0;
  Date.now = () => now() + (ticks += tick);
}

const workerScripts = new WeakMap();

/** Runs a script in the page's workers before their own. */
export async function prefixWorker(page, script) {
  const scripts = workerScripts.get(page);
  if (scripts) return void scripts.push(script);
  const all = [script];
  workerScripts.set(page, all);
  await page.route("**/worker.js?*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: [...all, await response.text()].join("\n") });
  });
}

/** Watches the tasks from now on, or with `buffered` also those since the page began to load. */
export const watchTasks = (page, { buffered = false } = {}) =>
  page.evaluate((buffered) => {
    window.longTasks = [];
    const observer = new PerformanceObserver((list) => window.longTasks.push(...list.getEntries()));
    observer.observe({ type: "longtask", buffered });
  }, buffered);

/** Returns the duration of the longest task since the last call, in milliseconds; 0 if none took more than 50 ms. */
export const longestTask = (page) =>
  page.evaluate(async () => {
    // What ran before the next frame is reported by then.
    await new Promise(requestAnimationFrame);
    return Math.round(Math.max(0, ...window.longTasks.splice(0).map(({ duration }) => duration)));
  });
