// Parts that load after the page (src/ui/part.rs): without them the grid still computes, and a notice names the failure.

import { assert, cell, journey, linkTo, denseSubnet, notices, numbers, screenshot, settled, shows, type, until } from "./harness/index.mjs";

const PARTS = "**/parts/*.{wasm,bin}";

journey("without its parts the page shows the opening scenario and computes", { expectErrors: true }, async ({ page, open }) => {
  await page.route(PARTS, (route) => route.abort());
  await open();
  const before = await numbers(page);
  await type(page, 1, 2, "90");
  await shows(page, 1, 2, "90.0");
  assert.notDeepEqual(await numbers(page), before, "the results change");
  await page.getByRole("button", { name: "Hyperparameters", exact: true }).click();
  await until(async () => /could not be loaded/.test(await notices(page).innerText()), "the message");
  await screenshot(page, "parts-missing");

  await page.unroute(PARTS);
  await page.getByRole("button", { name: "Hyperparameters", exact: true }).click();
  await page.getByRole("dialog").waitFor();
});

journey("failed parts load again by themselves, and a notice names the cause", { expectErrors: true }, async ({ page, open }) => {
  for (const [what, fail, cause] of [
    ["no connection", (route) => route.abort(), /The connection failed/],
    ["replaced by a newer version", (route) => route.fulfill({ status: 404 }), /no longer has this version/],
    ["a host in trouble", (route) => route.fulfill({ status: 503 }), /status 503/],
  ]) {
    await page.route(PARTS, fail);
    await page.goto("about:blank");
    await open();
    await until(async () => cause.test(await notices(page).innerText()), what);
    await page.unroute(PARTS);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.getByRole("complementary", { name: "Inspector" }).waitFor();
    await until(async () => (await notices(page).innerText()) === "", `no notice any more: ${what}`);
  }
});

journey("a failed part loads again after a delay, without an event of the browser", { expectErrors: true }, async ({ page, open }) => {
  await page.clock.install();
  await page.route(PARTS, (route) => route.abort());
  await open();
  await until(async () => /could not be loaded/.test(await notices(page).innerText()), "the message");
  await page.unroute(PARTS);
  await page.clock.fastForward(60_000);
  await page.getByRole("complementary", { name: "Inspector" }).waitFor();
});

journey("an edit that needs a missing part is stored when the part arrives", { expectErrors: true }, async ({ page, open }) => {
  await page.clock.install();
  await page.route(PARTS, (route) => route.abort());
  await open();
  await type(page, 1, 2, "90");
  await page.clock.fastForward(1_000);
  await until(async () => /could not be loaded/.test(await notices(page).innerText()), "the message");
  await page.unroute(PARTS);
  await until(async () => {
    await page.clock.fastForward(5_000);
    return page.evaluate(() => location.hash.startsWith("#v1."));
  }, "the link in the address");
});

journey("the page works on a host that serves .wasm with a wrong type, and a notice names the type", { answer: (name) => (name.endsWith(".wasm") ? { "Content-Type": "text/plain" } : 200) }, async ({ page, open }) => {
  await open();
  await page.getByRole("complementary", { name: "Inspector" }).waitFor();
  await until(async () => /instead of application\/wasm/.test(await notices(page).innerText()), "the message");
  assert.match(await notices(page).innerText(), /“text\/plain”/);
  await screenshot(page, "wrong-type");
  await type(page, 1, 2, "90");
  await until(() => page.evaluate(() => location.hash.startsWith("#v1.")), "the work is kept");
  for (const name of ["Scenario", "Hyperparameters", "Share"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
  }
});

journey("work that needs a missing part is not lost", { expectErrors: true }, async ({ page, url }) => {
  await page.route(PARTS, (route) => route.abort());
  const link = linkTo(denseSubnet(3, 3));
  await page.goto(url + link);
  await page.getByRole("heading", { name: /Something went wrong/ }).waitFor();
  assert.ok((await page.locator("#trouble-works input").inputValue()).endsWith(link), "the link is offered");

  await page.unroute(PARTS);
  await page.reload();
  await cell(page, 1, 2).waitFor();
});

journey("work that is left before it can be stored is stored when that part arrives", async ({ page, open }) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/parts/documents-*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  await open();
  await type(page, 1, 2, "90");
  await shows(page, 1, 2, "90.0");
  const choose = () => page.getByRole("button", { name: "Scenario", exact: true }).click();
  await choose();
  await page.getByRole("dialog").getByRole("button", { name: /copier/i }).first().click();
  await until(async () => /copier/i.test(await page.locator(".sheet h1").innerText()), "the other scenario");
  release();
  await until(() => page.evaluate(() => Object.values(localStorage).some((value) => value.includes("Five validators"))), "the stored work");
});

journey("the page loads all its parts soon after its start", async ({ page, context, open }) => {
  await open();
  // The last part, with its chunks.
  await page.waitForResponse(/compare-.*\.wasm/);
  await settled(page);
  await context.setOffline(true);
  for (const name of ["Scenario", "Hyperparameters", "Share"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }
});
