// Workers that do not work, for the page that has to do without.

const script = (body) => (route) => route.fulfill({ contentType: "text/javascript", body });

/** What answers a request for worker.js, by what becomes of the worker. */
export const NO_WORKER = {
  "never arrives": () => {},
  "throws at its start": script("throw new Error('no worker');"),
  "throws at its first request": script("onmessage = () => { throw new Error('no worker'); }; postMessage(null);"),
};

/** Has the page do without a worker; `answer` is one of NO_WORKER. */
export const routeWorker = (page, answer) => page.route("**/worker.js?*", answer);
