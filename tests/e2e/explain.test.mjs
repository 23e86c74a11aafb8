// The lens shows any step of the epoch in the cells, and the inspector explains any number.

import {
  assert, cell, chooseLens, denseSubnet, each, journey, linkTo, numbers, shown, shows, type, undo, undoAll, until,
} from "./harness/index.mjs";

const VTRUST = 6;
const LENSES = [
  "given", "normalized", "counted", "for bonds", "before", "target", "liquid α", "after", "shares", "stored",
];
const inspector = (page) => page.getByRole("complementary", { name: "Inspector" });
const explains = (page, pattern) =>
  until(async () => pattern.test(await inspector(page).innerText()), String(pattern));
const kappa = (page) => inspector(page).getByRole("slider", { name: /^Kappa/ });

// E gives M3 5 % and M4 95 %, of which M4's consensus leaves 5 %.
const OF_E = [["counted", "5.0", "5.0"], ["given", "5.0", "95.0"], ["stored", "5.0", "5.0"], ["normalized", "5.0", "95.0"]];

journey("a lens shows its matrix", async ({ page, open }) => {
  await open();
  await each(OF_E, async ([lens, onM3, onM4]) => {
    await chooseLens(page, lens);
    await shows(page, 5, 4, onM3);
    await shows(page, 5, 5, onM4);
  });
});

journey("each lens shows its own numbers in the same cells and leaves the results unchanged", async ({ page, open }) => {
  const penalty = { bonds_penalty: 32_768, liquid_alpha: true };
  const scenario = { ...denseSubnet(3, 4), parameters: penalty, bonds: { 0: { c: [3, 4], v: [10_000, 20_000] } } };
  await open(linkTo(scenario));
  const trust = await shown(page, 1, VTRUST);
  const seen = new Map();
  for (const lens of LENSES) {
    await chooseLens(page, lens);
    const chosen = page.locator(".lens-bar").getByRole("button", { name: lens, exact: true });
    await until(async () => (await chosen.getAttribute("aria-pressed")) === "true", lens);
    const all = await numbers(page);
    const cells = Object.entries(all).filter(([position]) => /^[1-3]-[2-5]$/.test(position)).map(([, text]) => text);
    seen.set(lens, cells.join());
    assert.equal(all[`1-${VTRUST}`], trust);
  }
  // Under Yuma 3 bonds start from the stored ones and move toward the weights for bonds.
  assert.equal(seen.get("target"), seen.get("for bonds"));
  assert.equal(seen.get("before"), seen.get("stored"));
  assert.equal(seen.get("given"), seen.get("normalized"), "every weight counts");
  assert.equal(new Set(seen.values()).size, 7, "the others differ");
});

journey("typing in a computed matrix edits the stored weight", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "counted", exact: true }).click();
  await cell(page, 5, 5).click();
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await shows(page, 5, 5, "30.0");
  assert.equal(await page.getByRole("button", { name: "given", exact: true }).getAttribute("aria-pressed"), "true");
});

journey("the inspector explains a cell, a validator, a miner and a result with their numbers", async ({ page, open }) => {
  await open();
  await explains(page, /C → M2[^]*55\.0\s% was given, 35\.0\s% counts/);
  await cell(page, 1, 2).click();
  await explains(page, /A → M1[^]*40\.0\s% was given, 35\.0\s% counts/);
  await page.keyboard.press("Escape");
  await explains(page, /Click a number to ask why/);
  await cell(page, 5, 0).click();
  await explains(page, /Validator E[^]*10\.0\s% of its weight counts/);
  await cell(page, 0, 5).click();
  await explains(page, /Miner M4[^]*Earns 5\.7\s% of the miners’ pay/);
  await cell(page, 5, VTRUST).click();
  await explains(page, /vtrust/);
  await cell(page, 7, 5).click();
  await page.getByText("Show the arithmetic").click();
  await explains(page, /Earns 5\.7\s%[^]*incentive/i);
});

journey("a weight that misses the consensus by rounding alone is as large as the others", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "5");
  await cell(page, 5, 5).click();
  await explains(page, /The weight does not exceed consensus/);
  await type(page, 5, 5, "4");
  await cell(page, 5, 5).click();
  await explains(page, /E buys less of M4 than with a weight at consensus/);
});

journey("a button shows raw numbers", async ({ page, open }) => {
  await open();
  await cell(page, 5, 5).click();
  await explains(page, /% was given, [\d.]+\s% counts/);
  assert.doesNotMatch(await inspector(page).innerText(), /2⁻³²/);
  await page.getByRole("button", { name: "Raw" }).click();
  await explains(page, /2⁻³²/);
});

journey("dragging kappa across the curve changes consensus in one step", async ({ page, open }) => {
  await open();
  await cell(page, 0, 5).click();
  const before = await numbers(page);
  const { x, y, width, height } = await kappa(page).locator(".reach").boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 60, y + height / 2, { steps: 5 });
  await page.mouse.move(x - 40, y + height / 2, { steps: 10 });
  await page.mouse.up();
  await until(async () => Number(await kappa(page).getAttribute("aria-valuenow")) < 5, "kappa near zero");
  assert.equal(await shown(page, 6, 5), "95.0", "E alone is enough for a consensus");
  await undo(page).click();
  await until(async () => (await kappa(page).getAttribute("aria-valuenow")) === "50.0", "kappa as before");
  assert.deepEqual(await numbers(page), before);
  assert.equal(await undo(page).isEnabled(), false);
});

journey("keys change kappa", async ({ page, open }) => {
  await open();
  await cell(page, 0, 5).click();
  await kappa(page).focus();
  for (const [key, value] of [["ArrowRight", "51.0"], ["ArrowLeft", "50.0"], ["PageDown", "40.0"], ["Home", "0.0"], ["End", "100.0"]]) {
    await page.keyboard.press(key);
    await until(async () => (await kappa(page).getAttribute("aria-valuenow")) === value, `${key}: ${value}`);
  }
  assert.equal(await undoAll(page), 5);
});

journey("the inspector edits a fact", async ({ page, open }) => {
  await open();
  await cell(page, 5, 0).click();
  const field = inspector(page).getByRole("textbox", { name: /^Alpha stake/ });
  await field.fill("600000");
  await field.press("Enter");
  await shows(page, 5, 1, "600,000");
  await inspector(page).getByRole("checkbox", { name: "Active" }).uncheck();
  await explains(page, /inactive/);
  await until(async () => (await cell(page, 5, 0).innerText()).includes("inactive"), "the badge");
});

journey("the step of a number opens in the list of steps, and closing it restores the focus", async ({ page, open }) => {
  await open();
  await cell(page, 5, 5).click();
  await page.getByText("Show the arithmetic").click();
  const link = inspector(page).getByRole("button", { name: /^Step / });
  const title = (await link.innerText()).replace(/^Step [^:]*: /, "");
  await link.click();
  const dialog = page.getByRole("dialog", { name: "How an epoch works" });
  await dialog.waitFor();
  const marked = dialog.locator("[aria-current=step]");
  assert.ok((await marked.innerText()).startsWith(title));
  assert.ok((await dialog.getByRole("listitem").count()) > 10);
  const spec = page.context().waitForEvent("page");
  await marked.getByRole("link", { name: /^Section / }).click();
  const opened = await spec;
  await opened.locator(":target").waitFor();
  assert.match(await opened.locator(":target").innerText(), /^\d/, "the section is a heading of the specification");
  await opened.close();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await link.evaluate((element) => element === document.activeElement), true);
});

journey("a title explains its numbers and says how evenly they are spread", async ({ page, open }) => {
  await open();
  const choose = (title) => page.locator(".sheet .title").filter({ hasText: title }).click();
  await choose("Incentive");
  await explains(page, /Above 0\s+4 \/ 4\s+Largest share\s+M2, 37\.3\s%\s+Gini.*\s+0.25\s+Correlation.*\s+0.99/);
  await choose("dividends");
  await explains(page, /Above 0\s+5 \/ 5\s+Largest share\s+A, 45\.9\s%/);
  await choose("Consensus");
  await until(async () => (await inspector(page).locator("dl.totals").count()) === 0, "consensus divides nothing");
});

journey("the texts of the curve are painted with 11 px at least", async ({ page, open }) => {
  const curve = page.locator(".curve svg");
  for (const width of [320, 390, 1024, 1100, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    await open();
    await curve.waitFor();
    const sizes = () => curve.locator("text").evaluateAll((all) =>
      all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a));
    let smallest;
    await until(
      async () => (smallest = Math.min(...(await sizes()))) > 10.9 && Number.isFinite(smallest),
      () => `11 px at ${width}, not ${smallest}`,
    );
  }
});
