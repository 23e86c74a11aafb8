// The harness of the browser journeys. A file `tests/e2e/<name>.test.mjs` declares journeys:
//
//     import { assert, assertAccessible, journey, screenshot } from "./harness/index.mjs";
//
//     journey("a weight can be edited", async ({ page, open }) => {
//       await open("#v1.…");                               // the page with this fragment, started
//       await type(page, 1, 2, "50");                      // grid.mjs: the grid by rows and columns
//       await assertAccessible(page);                      // axe-core finds nothing
//       await screenshot(page, "edited");                  // target/screenshots/edited.png
//     });
//
// `cargo xtask e2e [NAME...]` builds the page and runs the files whose name contains a NAME. Without a build,
// `node --test tests/e2e/<name>.test.mjs` runs one file on the page in dist/.
//
// Each journey has a fresh profile, and `freshPage(url)` opens an address in another one, with the same checks. The page is
// hosted under a sub-path, like on GitHub Pages. A journey fails on any error in the console, exception, violation of the
// content security policy or missing file, and if the page shows a message key or an unfilled placeholder.
//
// A journey waits for conditions, never for a fixed time: by Playwright's own waiting, `until`, or `settled` (settle.mjs). Where
// something must not happen, it advances Playwright's fake clock or waits for a later event. It reports durations with
// `t.diagnostic` and does not assert them. With PROPERTY_CASES=full, as every night, `FULL` is true, and journeys that try many
// alike cases try all of them. On CI, where other work may delay the page, a journey that fails has a second
// attempt, and the last line of the run counts those that needed it; elsewhere the first failure counts.
//
// Options, as the second argument: `subPath`, `answer` (see host.mjs), `expectErrors: true` to allow errors, `nightly: true` for a
// journey that tries again what others hold, in another language, size or kind of failure, and runs only if `FULL`, `timeout`
// for the longest duration in milliseconds, `serviceWorkers: true` to let the page register its own, `wholeBrowser: true` for one
// that can install pages, and `context` for Playwright's newContext: { colorScheme: "dark", locale: "zh-CN", viewport: … }.
// `site` is the host.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import axe from "axe-core/axe.min.js";

import { launch, launchWhole } from "./browser.mjs";
import { host } from "./host.mjs";
import { DIST, open, ROOT, watch } from "./page.mjs";
import { watchRequests } from "./settle.mjs";
import { SECOND_ATTEMPT } from "./summary.mjs";

export * from "./grid.mjs";
export { denseSubnet, linkTo } from "./link.mjs";
export { settled } from "./settle.mjs";

export { assert };

const SCREENSHOTS = fileURLToPath(new URL("target/screenshots", ROOT));
const TIMEOUT_MS = 60_000;
/** Whether journeys try every case, or only cases that together show every kind. */
export const FULL = process.env.PROPERTY_CASES === "full";
const ATTEMPTS = process.env.CI ? 2 : 1;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Declares a journey: a test with its own page. */
export function journey(name, ...rest) {
  const [options, run] = rest.length > 1 ? rest : [{}, rest[0]];
  const skip = options.nightly && !FULL ? "every night" : false;
  test(name, { skip, timeout: ATTEMPTS * (options.timeout ?? TIMEOUT_MS) }, async (t) => {
    for (let number = 1; ; number++) {
      try {
        return await attempt(t, options, run);
      } catch (error) {
        if (number === ATTEMPTS) throw error;
        t.diagnostic(`${SECOND_ATTEMPT}: ${error?.stack ?? error}`);
      }
    }
  });
}

/** Runs a journey in a fresh profile. */
async function attempt(t, options, run) {
  const site = await host(DIST, { subPath: options.subPath ?? "/some/where/", answer: options.answer });
  const whole = options.wholeBrowser ? await launchWhole() : null;
  const visits = [];
  const visit = async () => {
    const serviceWorkers = options.serviceWorkers ? "allow" : "block";
    const context = await (whole ?? browser).newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers, ...options.context });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    watchRequests(page);
    visits.push({ context, page, errors: await watch(page) });
    return visits.at(-1);
  };
  const freshPage = async (url) => {
    const { page } = await visit();
    await open(page, url);
    return page;
  };
  try {
    const { page, context, errors } = await visit();
    await run({ t, page, context, errors, site, url: site.url, freshPage, open: (link = "") => open(page, site.url + link) });
    for (const { page, errors } of options.expectErrors ? [] : visits) {
      assert.deepEqual(errors, [], "the page must run without an error");
      if (options.context?.javaScriptEnabled !== false) await assertNoMessageKeys(page);
    }
  } finally {
    for (const { context } of visits) await context.close();
    await whole?.close();
    await site.close();
  }
}

/** Checks the rows of a table one after another on the same page. An error names the row by its first entry. */
export async function each(rows, check) {
  for (const row of rows) {
    try {
      await check(row);
    } catch (error) {
      error.message = `${row[0]}: ${error.message}`;
      throw error;
    }
  }
}

/** Fails with the list of violations that axe-core finds. */
export async function assertAccessible(page) {
  await page.evaluate(axe.source);
  // The page returns the texts alone: the whole result takes longer to send than to find.
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.html).join("\n    ")}`);
  });
  assert.deepEqual(found, [], "axe-core must find nothing");
}

/** Fails if the page shows a message key ("grid.stake") or an unfilled placeholder ("{count}"). */
export async function assertNoMessageKeys(page) {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("script, style, .market-table td.name, .bump-labels")) texts.push(walker.currentNode.data.trim());
    }
    for (const element of document.querySelectorAll("[title], [aria-label], [placeholder]")) {
      if (element.closest(".bump-labels")) continue;
      texts.push(element.title, element.getAttribute("aria-label") ?? "", element.getAttribute("placeholder") ?? "");
    }
    return texts;
  });
  const keys = texts.filter((text) => /^[a-z]+\.[a-z_.]+$/.test(text) || /\{[a-z_]+\}/.test(text));
  assert.deepEqual(keys, [], "every text must come from a message");
}

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 100;

/**
 * Waits until `holds()` returns true, for conditions that Playwright's own waiting does not cover. `what` describes the
 * condition: a text, or a function that returns it.
 */
export async function until(holds, what, timeout = 5000) {
  const deadline = Date.now() + timeout;
  // Each check may force a layout, so frequent checks would slow the page down.
  for (let pause = FIRST_PAUSE_MS; !(await holds()); pause = Math.min(1.5 * pause, LONGEST_PAUSE_MS)) {
    assert.ok(Date.now() < deadline, `timed out waiting for ${typeof what === "function" ? what() : what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Saves a screenshot of the window, or with `fullPage` of the whole page, to target/screenshots/<name>.png. */
export async function screenshot(page, name, { fullPage = false } = {}) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, animations: "disabled", fullPage });
}
