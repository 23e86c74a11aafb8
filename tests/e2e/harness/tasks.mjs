// How long the page does not answer: the tasks that the browser reports as long, above 50 ms.

/** Watches the tasks from now on, or with `buffered` also those since the page began to load. */
export const watchTasks = (page, { buffered = false } = {}) =>
  page.evaluate((buffered) => {
    window.longTasks = [];
    const observer = new PerformanceObserver((list) => window.longTasks.push(...list.getEntries()));
    observer.observe({ type: "longtask", buffered });
  }, buffered);

/** The longest task since the last call, in milliseconds; 0 if none was long. */
export const longestTask = (page) =>
  page.evaluate(async () => {
    // What ran before the next frame is reported by then.
    await new Promise(requestAnimationFrame);
    return Math.round(Math.max(0, ...window.longTasks.splice(0).map(({ duration }) => duration)));
  });
