// The built page: its folder, its start, and its errors.

import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = new URL("../../../", import.meta.url);
/** The folder of the built page. */
export const DIST = fileURLToPath(new URL("dist", ROOT));

/** Collects the errors of a page from now on. */
export async function watch(page) {
  const errors = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => errors.push(`exception: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()}: ${response.url()}`);
  });
  await page.exposeFunction("reportViolation", (text) => errors.push(`content security policy: ${text}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (violation) => {
      window.reportViolation(`${violation.effectiveDirective} forbids ${violation.blockedURI} ${violation.sample}`);
    });
  });
  return errors;
}

/** Opens an address and waits until the app has replaced the sketch. */
export async function open(page, url) {
  await page.goto(url);
  await page.locator(".sketch").waitFor({ state: "detached" });
}
