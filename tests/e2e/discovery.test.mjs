// Compares an early discoverer under four sets of rules, drags the discovery three epochs earlier, and shares the link, which
// opens with the same view in another profile.

import { assert, assertAccessible, cell, journey, numbers, screenshot, undo, until } from "./harness/index.mjs";

const compare = (page) => page.locator(".compare");
const marks = (page) => page.locator(".time").getByRole("listbox");
const mark = (page, epoch) => marks(page).locator(`[data-epoch="${epoch}"]`);
const slider = (page) => page.locator(".time-slider");

async function discovery(page) {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: /early discoverer/i }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await slider(page).waitFor();
}

const keyframes = (page) =>
  marks(page).locator("[data-epoch]").evaluateAll((all) => all.map((mark) => Number(mark.dataset.epoch)));

async function keyframesAt(page, epochs) {
  await until(async () => JSON.stringify(await keyframes(page)) === JSON.stringify(epochs), `keyframes at ${epochs}`);
}

async function playheadAt(page, epoch) {
  await until(async () => (await slider(page).getAttribute("aria-valuenow")) === String(epoch), `epoch ${epoch}`);
}

async function underFourRules(page) {
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await compare(page).getByRole("radio", { name: "Hyperparameter presets" }).check();
  await complete(page);
}

async function complete(page) {
  await until(async () => (await compare(page).locator(".compare-lane").count()) === 7, "four charts and three maps");
  await until(async () => (await compare(page).locator(".compare-running").innerText()) === "", "all lanes to be complete");
}

/** Returns the visible state that a link includes. */
const seen = async (page) => ({
  keyframes: await keyframes(page),
  playhead: await slider(page).getAttribute("aria-valuenow"),
  numbers: await numbers(page),
  lens: await page.locator(".lens-bar [aria-pressed=true]").innerText(),
  selected: await page.locator(".inspector-slot h2").first().innerText(),
  charts: await page.locator(".time-chart > select").evaluateAll((all) => all.map((one) => one.selectedOptions[0].text)),
  findings: await page.locator("figcaption").allInnerTexts(),
  comparedBy: await page.locator(".compare-kind select").evaluate((one) => one.selectedOptions[0].text),
  totals: await compare(page).locator(".compare-totals").innerText(),
  sentences: await compare(page).locator(".compare-gains").innerText(),
});

async function shared(page, context) {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  return link;
}

journey("an early discovery is dragged earlier, and the link restores the whole view", async ({ page, context, open, freshPage }) => {
  await open();
  await discovery(page);
  await underFourRules(page);
  const before = await compare(page).locator(".compare-gains").innerText();

  await mark(page, 8).scrollIntoViewIfNeeded();
  const [from, track] = [await mark(page, 8).boundingBox(), await marks(page).boundingBox()];
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - (3 * track.width) / 39, y, { steps: 6 });
  await page.mouse.up();
  await keyframesAt(page, [5, 14]);
  await until(async () => (await compare(page).locator(".compare-gains").innerText()) !== before, "other gains");

  await slider(page).focus();
  await page.keyboard.press("Home");
  for (let step = 0; step < 11; step += 1) await page.keyboard.press("ArrowRight");
  await playheadAt(page, 11);
  await page.locator(".lens-bar button").nth(3).click();
  await cell(page, 4, 4).click();
  await page.locator(".time-chart > select").first().selectOption({ label: "Consensus" });
  await page.locator(".compare-kind select").selectOption({ label: "Dividends" });
  await complete(page);
  await screenshot(page, "discovery");
  await screenshot(page, "discovery-all", { fullPage: true });

  const link = await shared(page, context);
  const address = page.url();
  assert.ok(link.length - address.length < 200, `${link.length} characters beside ${address.length}`);
  const sent = await seen(page);
  assert.equal(sent.playhead, "11");
  const other = await freshPage(link);
  await slider(other).waitFor();
  await complete(other);
  await until(async () => (await other.locator(".inspector-slot h2").count()) > 0, "the inspector");
  assert.deepEqual(await seen(other), sent);
  assert.equal(await undo(other).isEnabled(), false, "looking is no step");
  await assertAccessible(other);

  // On the page that is open already the link only restores the view.
  await slider(page).focus();
  await page.keyboard.press("End");
  await playheadAt(page, 39);
  await page.locator(".time-chart > select").first().selectOption({ label: "Incentives" });
  await page.locator(".compare-kind select").selectOption({ label: "Consensus" });
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await playheadAt(page, 11);
  await complete(page);
  assert.deepEqual(await seen(page), sent);
  // The address and the stored work hold the document without the view, so it opens at its first event.
  const plain = await freshPage(address);
  await slider(plain).waitFor();
  await playheadAt(plain, 5);
  await keyframesAt(plain, [5, 14]);
});

journey("the keyboard alone opens, compares, moves and shares the discovery", async ({ page, context, open }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  const focused = () => page.evaluate(() => (document.activeElement?.getAttribute("aria-label") || document.activeElement?.innerText || "").trim());
  /** Presses Tab until the focused element has this name. */
  const tabTo = async (name, key = "Tab") => {
    const passed = [];
    for (let step = 0; step < 120; step += 1) {
      const now = await focused();
      if (name.test(now)) return;
      passed.push(now.slice(0, 30));
      await page.keyboard.press(key);
    }
    assert.fail(`no way to ${name}, but past ${passed.join(" | ")}`);
  };
  await tabTo(/^Scenario$/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await tabTo(/early discoverer/i);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await slider(page).waitFor();
  // The top bar is one stop, in which arrows move.
  await tabTo(/^Scenario$/);
  await tabTo(/^Compare$/, "ArrowRight");
  await page.keyboard.press("Enter");
  await compare(page).waitFor();
  await until(async () => page.evaluate(() => document.querySelector("input[name=comparison]") !== null), "the choice");
  for (let step = 0; step < 120 && !(await page.evaluate(() => document.activeElement?.matches("input[name=comparison]"))); step += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowRight");
  await complete(page);
  await tabTo(/^Keyframes: /, "Shift+Tab");
  await page.keyboard.press("Home");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+ArrowLeft");
  await keyframesAt(page, [5, 14]);
  await page.keyboard.press("Enter");
  await playheadAt(page, 5);
  await tabTo(/^Compare$/, "Shift+Tab");
  await tabTo(/^Share$/, "ArrowRight");
  await page.keyboard.press("Enter");
  await tabTo(/^Copy link$/);
  await page.keyboard.press("Enter");
  await page.getByText("Copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /#v1\./);
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: "dark", locale: "zh-CN" };
journey("on a phone a finger moves the playhead, and the comparison fits the window", { context: PHONE }, async ({ page, open }) => {
  await open();
  await page.locator(".bar-work button").first().tap();
  await page.getByRole("dialog").getByRole("button", { name: /^早期发现者/ }).tap();
  await slider(page).waitFor();
  const { x, y, width, height } = await slider(page).boundingBox();
  const touch = await page.context().newCDPSession(page);
  const at = (part) => [{ x: x + 12 + (width - 24) * part, y: y + height / 2 }];
  const seconds = Date.now() / 1000;
  const send = (type, touchPoints, after) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp: seconds + after });
  await send("touchStart", at(0.1), 0);
  for (const [step, part] of [0.2, 0.3, 0.4, 0.5].entries()) await send("touchMove", at(part), 0.02 * (step + 1));
  // By its time stamp the last event follows a rest. Without a rest the browser starts a fling, and the next touch only stops it.
  await send("touchEnd", [], 0.5);
  await playheadAt(page, 20);
  await screenshot(page, "discovery-phone");
  await page.locator(".bar-compare").tap();
  await compare(page).locator("input[name=comparison]").nth(1).check();
  await complete(page);
  await screenshot(page, "discovery-phone-all", { fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} wide`);
  await assertAccessible(page);
});
