// What a browser journey needs. A journey is a file `tests/e2e/<name>.test.mjs`; it is found by its name:
//
//     import { assert, assertAccessible, journey, screenshot } from "./harness/index.mjs";
//
//     journey("a weight can be edited", async ({ page, open }) => {
//       await open("#v1.…");                               // the page with this fragment, started
//       await page.getByRole("gridcell", …).fill("0.5");   // Playwright's page
//       await assertAccessible(page);                      // axe-core finds nothing
//       await screenshot(page, "edited");                  // target/screenshots/edited.png
//     });
//
// `cargo xtask e2e [NAME...]` builds the page and runs the journeys whose file name contains a NAME. While nothing
// needs a build, `node --test tests/e2e/<name>.test.mjs` runs one on the page that stands in dist/.
//
// Each journey has a fresh profile. The page is hosted under a sub-path, as on GitHub Pages. A journey fails on any
// error in the console, any exception, any violation of the content security policy and any file that is not found.
// Options, as the second argument: `subPath`, `answer` (see host.mjs), `expectErrors: true` to allow errors, and
// `context` for Playwright's newContext: { colorScheme: "dark", locale: "zh-CN", viewport: … }.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import axe from "axe-core";

import { launch } from "./browser.mjs";
import { host } from "./host.mjs";
import { DIST, open, ROOT, watch } from "./page.mjs";

export { denseSubnet, linkTo } from "./link.mjs";

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
  test(name, { timeout: PATIENCE_MS }, async () => {
    const site = await host(DIST, { subPath: options.subPath ?? "/some/where/", answer: options.answer });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options.context });
    try {
      const page = await context.newPage();
      const errors = await watch(page);
      await walk({ page, context, errors, url: site.url, open: (fragment = "") => open(page, site.url + fragment) });
      if (!options.expectErrors) assert.deepEqual(errors, [], "the page must run without an error");
    } finally {
      await context.close();
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

/** Waits until `holds()`; for what Playwright's own waiting does not see. */
export async function until(holds, what) {
  for (const deadline = Date.now() + 5000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 20))) {
    assert.ok(Date.now() < deadline, `waited in vain: ${what}`);
  }
}

/** Saves what the window shows to target/screenshots/<name>.png, to be looked at. */
export async function screenshot(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, animations: "disabled" });
}
