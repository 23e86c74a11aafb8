// Workers that fail, for the page that must do without, and workers that a journey looks into.

import { until } from "./index.mjs";
import { recordTimers } from "./settle.mjs";
import { prefixWorker } from "./tasks.mjs";

const WORKER = "**/worker.js?*";
const script = (body) => (route) => route.fulfill({ contentType: "text/javascript", body });

/** Responses to a request for worker.js, by the way in which the worker fails. */
export const NO_WORKER = {
  "never arrives": () => {},
  "throws at its start": script("throw new Error('no worker');"),
  "throws at its first request": script("onmessage = () => { throw new Error('no worker'); }; postMessage(null);"),
};

/** Makes the worker fail; `answer` is one of NO_WORKER. */
export const routeWorker = (page, answer) => page.route(WORKER, answer);

/** Records the pending timers of the workers that start from now on, for `workerIdle`. */
export const watchWorkerTimers = (page) => prefixWorker(page, `(${recordTimers})();`);

/** Waits until the page's worker has no job left: it continues a job by a timer, so without one it sends no more epochs. */
export async function workerIdle(page) {
  const [worker] = page.workers();
  await until(() => worker.evaluate(() => globalThis.pendingTimers(Infinity) === 0), "the worker to end its job");
}
