// The link is the document: it opens in any browser with the same numbers, and opening it never loses the previous work.

import { action, assert, cell, closeMenu, journey, notices, numbers, screenshot, shown, shows, type, undo, until } from "./harness/index.mjs";

const share = (page) => page.getByRole("dialog", { name: "Share" });

/** Waits until the autosaver has stored an edit after the link `last`. Returns the link of the edit. */
async function stored(page, last = "") {
  let hash;
  await until(async () => (hash = await page.evaluate(() => location.hash)) !== last, "the edit in the address");
  return hash;
}

/** Returns the link that the share panel copies. */
async function copied(page, context) {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("button", { name: "Copy link" }).click();
  await until(async () => /Copied\./.test(await share(page).getByRole("status").innerText()), "the confirmation");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, await share(page).getByRole("textbox").inputValue());
  const length = (await share(page).innerText()).match(/([\d\s]+) characters/)[1].replace(/\s/g, "");
  assert.equal(Number(length), link.length);
  await page.keyboard.press("Escape");
  await share(page).waitFor({ state: "hidden" });
  return link;
}

/** Returns the inspector's text for a cell, in raw numbers. */
async function raw(page, row, column) {
  await cell(page, row, column).click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const button = inspector.getByRole("button", { name: "Raw" });
  if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
  await until(async () => /2⁻³²/.test(await inspector.innerText()), "raw numbers");
  // Only an edited page attributes a change.
  return inspector.locator(".pane").innerText();
}

journey("a link gives the same numbers in a fresh profile", async ({ page, context, open, freshPage }) => {
  await open();
  await type(page, 1, 2, "12.34");
  await type(page, 2, 1, "333 k");
  await type(page, 3, 0, "Käthe 验证者");
  await page.getByRole("button", { name: "Next epoch" }).click();
  await page.getByRole("button", { name: "Hyperparameters", exact: true }).click();
  await page.getByRole("radio", { name: "Yuma 3 + liquid alpha" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await (await action(page, "liquid α")).waitFor();
  await closeMenu(page);
  await shows(page, 1, 2, "12.3");
  const link = await copied(page, context);
  const other = await freshPage(link);
  assert.deepEqual(await numbers(other), await numbers(page));
  for (const [row, column] of [[1, 2], [5, 7], [8, 3]]) {
    // What would change a result is found after the frame.
    await until(async () => (await raw(other, row, column)) === (await raw(page, row, column)), `the same at ${row}, ${column}`);
  }
  assert.equal(await other.getByRole("button", { name: "Back to your work" }).count(), 0, "there is no previous work");
});

journey("a reload restores the work", async ({ page, open, url }) => {
  await open();
  await type(page, 5, 5, "7");
  await shows(page, 5, 5, "7.0");
  const before = await numbers(page);
  await page.reload();
  await shows(page, 5, 5, "7.0");
  assert.deepEqual(await numbers(page), before, "at once, before the page was quiet");
  await page.goto("about:blank");
  await page.goto(url);
  await shows(page, 5, 5, "7.0");
});

journey("a link opens, and one click restores the work", async ({ page, context, open, freshPage, url }) => {
  await open();
  await type(page, 5, 5, "7");
  await stored(page);
  const mine = await numbers(page);
  const sender = await freshPage(url);
  await type(sender, 5, 5, "55");
  await shows(sender, 5, 5, "55.0");
  const link = await copied(sender, sender.context());
  await page.goto("about:blank");
  await page.goto(link);
  await shows(page, 5, 5, "55.0");
  await screenshot(page, "link-beside-work");
  await page.getByRole("button", { name: "Back to your work" }).click();
  await shows(page, 5, 5, "7.0");
  assert.deepEqual(await numbers(page), mine);
});

journey("a link pasted into the address of an open page opens, and one click restores the work", async ({ page, open, url }) => {
  await open();
  await type(page, 5, 5, "7");
  const link = await stored(page);
  await type(page, 5, 5, "66");
  await stored(page, link);
  await page.evaluate((hash) => (location.hash = hash), link);
  await shows(page, 5, 5, "7.0");
  await page.getByRole("button", { name: "Back to your work" }).click();
  await shows(page, 5, 5, "66.0");
});

journey("the browser's Back button leaves a preset, and Forward opens it again", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("button", { name: /^Clipping/ }).click();
  await shows(page, 3, 0, "X");
  await page.goBack();
  await shows(page, 5, 5, "7.0");
  await page.goForward();
  await shows(page, 3, 0, "X");
});

journey("undo reverts the opening of a preset", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("button", { name: /^Clipping/ }).click();
  await shows(page, 3, 0, "X");
  await undo(page).click();
  await shows(page, 5, 5, "7.0");
});

journey("the address holds the link of the work", async ({ page, open, freshPage }) => {
  await open();
  assert.equal(await page.evaluate(() => location.hash), "", "a bare address stays bare");
  await type(page, 1, 3, "1.5");
  await until(() => page.evaluate(() => location.hash.startsWith("#v1.")), "the link in the address");
  const other = await freshPage(page.url());
  assert.deepEqual(await numbers(other), await numbers(page));
});

journey("a short link has a QR code, a long one a warning", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("img", { name: /QR code/ }).waitFor();
  await page.keyboard.press("Escape");
  const { denseSubnet, linkTo } = await import("./harness/index.mjs");
  await page.evaluate((hash) => (location.hash = hash), linkTo(denseSubnet(24, 64)));
  await shows(page, 0, 2, "24");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await until(async () => /Longer than [28],000 characters/.test(await share(page).innerText()), "the warning");
  assert.equal(await share(page).getByRole("img").count(), 0);
});

journey("without the clipboard the link is selected for manual copying", async ({ page, open }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
  });
  await open();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("button", { name: "Copy link" }).click();
  await until(async () => /copy it by hand/.test(await share(page).getByRole("status").innerText()), "the failure");
  const selected = await share(page).getByRole("textbox").evaluate((field) => field.selectionEnd - field.selectionStart);
  assert.ok(selected > 10);
  assert.equal(await notices(page).innerText(), "");
  assert.equal(await shown(page, 1, 2), "40.0");
});

journey("the message about a copy ends with the next action", async ({ page, context, open }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const message = share(page).getByRole("status");
  assert.equal(await message.innerText(), "");
  await share(page).getByRole("button", { name: "Copy link" }).click();
  await until(async () => (await message.innerText()) === "Copied.", "the confirmation");
  const [file] = await Promise.all([page.waitForEvent("download"), share(page).getByRole("button", { name: "as CSV" }).click()]);
  assert.match(file.suggestedFilename(), /\.csv$/);
  assert.equal(await message.innerText(), "");
});
