// Parts of the page that come later (src/ui/part.rs): without them the grid computes, and what is missing is told.

import { assert, cell, journey, linkTo, denseSubnet, notices, numbers, screenshot, shows, type, until } from "./harness/index.mjs";

const PARTS = "**/parts/*.wasm";

journey("without its parts the page shows the opening scenario and computes", { expectErrors: true }, async ({ page, open }) => {
  await page.route(PARTS, (route) => route.abort());
  await open();
  const before = await numbers(page);
  await type(page, 1, 2, "90");
  await shows(page, 1, 2, "90.0 %");
  assert.notDeepEqual(await numbers(page), before, "the results follow");
  await page.getByRole("button", { name: "Rules", exact: true }).click();
  await until(async () => /could not be loaded/.test(await notices(page).innerText()), "the message");
  await screenshot(page, "parts-missing");

  await page.unroute(PARTS);
  await page.getByRole("button", { name: "Rules", exact: true }).click();
  await page.getByRole("dialog").waitFor();
});

journey("work that cannot be read for want of a part is not lost", { expectErrors: true }, async ({ page, url }) => {
  await page.route(PARTS, (route) => route.abort());
  const link = linkTo(denseSubnet(3, 3));
  await page.goto(url + link);
  await page.getByRole("heading", { name: /Something went wrong/ }).waitFor();
  assert.ok((await page.locator("#trouble-link").inputValue()).endsWith(link), "the link is handed over");

  await page.unroute(PARTS);
  await page.reload();
  await cell(page, 1, 2).waitFor();
});

journey("everything the page needs is there a moment after the start", async ({ page, context, open }) => {
  await open();
  await page.waitForResponse(/compare-.*\.wasm/);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  for (const name of ["Scenario", "Rules", "Share"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }
});
