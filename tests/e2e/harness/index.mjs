// What a browser journey needs. A journey is a file `tests/e2e/<name>.test.mjs`; it is found by its name:
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
// `cargo xtask e2e [NAME...]` builds the page and runs the journeys whose file name contains a NAME. While nothing
// needs a build, `node --test tests/e2e/<name>.test.mjs` runs one on the page that stands in dist/.
//
// Each journey has a fresh profile, and `freshPage(url)` opens an address in another one, held to the same. The page is
// hosted under a sub-path, as on GitHub Pages. A journey fails on any error in the console, any exception, any violation
// of the content security policy, any file that is not found, and on the name of a text or of a gap in one that stands on
// the page in place of words.
// Options, as the second argument: `subPath`, `answer` (see host.mjs), `expectErrors: true` to allow errors, `patience`
// for the milliseconds that it may take, `serviceWorkers: true` to let the page register its own, and `context` for
// Playwright's newContext: { colorScheme: "dark", locale: "zh-CN", viewport: … }. `site` is the host.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import axe from "axe-core";

import { launch } from "./browser.mjs";
import { host } from "./host.mjs";
import { DIST, open, ROOT, watch } from "./page.mjs";
import { watchRequests } from "./settle.mjs";

export * from "./grid.mjs";
export { denseSubnet, linkTo } from "./link.mjs";
export { settled } from "./settle.mjs";

export { assert };

const SCREENSHOTS = fileURLToPath(new URL("target/screenshots", ROOT));
const PATIENCE_MS = 60_000;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Declares a journey: a test with a page of its own. */
export function journey(name, ...rest) {
  const [options, walk] = rest.length > 1 ? rest : [{}, rest[0]];
  test(name, { timeout: options.patience ?? PATIENCE_MS }, async (t) => {
    const site = await host(DIST, { subPath: options.subPath ?? "/some/where/", answer: options.answer });
    const visits = [];
    const visit = async () => {
      const serviceWorkers = options.serviceWorkers ? "allow" : "block";
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers, ...options.context });
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
      await walk({ t, page, context, errors, site, url: site.url, freshPage, open: (link = "") => open(page, site.url + link) });
      for (const { page, errors } of options.expectErrors ? [] : visits) {
        assert.deepEqual(errors, [], "the page must run without an error");
        if (options.context?.javaScriptEnabled !== false) await assertWorded(page);
      }
    } finally {
      for (const { context } of visits) await context.close();
      await site.close();
    }
  });
}

/** Fails with the list of violations if axe-core finds one. */
export async function assertAccessible(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  const worded = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.html).join("\n    ")}`);
  assert.deepEqual(worded, [], "axe-core must find nothing");
}

/** Fails if the name of a text ("grid.stake") or a gap that nobody filled ("{count}") stands on the page. */
export async function assertWorded(page) {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("script, style")) texts.push(walker.currentNode.data.trim());
    }
    for (const element of document.querySelectorAll("[title], [aria-label], [placeholder]")) {
      texts.push(element.title, element.getAttribute("aria-label") ?? "", element.getAttribute("placeholder") ?? "");
    }
    return texts;
  });
  const unworded = texts.filter((text) => /^[a-z]+\.[a-z_.]+$/.test(text) || /\{[a-z_]+\}/.test(text));
  assert.deepEqual(unworded, [], "every text must have its words");
}

/** Waits until `holds()`; for what Playwright's own waiting does not see. `what` is a text, or a function that gives it. */
export async function until(holds, what, patience = 5000) {
  for (const deadline = Date.now() + patience; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 20))) {
    assert.ok(Date.now() < deadline, `waited in vain: ${typeof what === "function" ? what() : what}`);
  }
}

/** Saves what the window shows, or with `fullPage` the whole page, to target/screenshots/<name>.png, to be looked at. */
export async function screenshot(page, name, { fullPage = false } = {}) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, animations: "disabled", fullPage });
}
