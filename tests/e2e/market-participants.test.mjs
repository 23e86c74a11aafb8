// The participants of a market: a rule, what each holds and gains over the days, several seeds, flows, halvings, and a change of
// the rules at a date.

import { assert, assertAccessible, assertNoMessageKeys, journey, notices, screenshot, until } from "./harness/index.mjs";
import { era, openDays, PHONE_IN_CHINESE, reopen } from "./harness/market.mjs";

const TIMEOUT = { timeout: 60_000 };

const participants = (page) => page.getByRole("region", { name: "Participants" });
const chart = (page) => page.locator(".participants-chart");
const rows = (page) => page.locator(".participants-table tbody tr");
const cell = (page, row, column) => rows(page).nth(row).locator("td").nth(["value", "return", "against", "proceeds", "holds", "trades"].indexOf(column));
const finished = (page) => page.locator(".days-state").getByText(/computed in|用时/).waitFor(TIMEOUT);

/** Fills a form: `choices` are options by label, `fields` texts by label. */
async function fill(form, { choices = {}, fields = {} }) {
  for (const [label, option] of Object.entries(choices)) await form.getByRole("combobox", { name: label, exact: true }).selectOption(option);
  for (const [label, text] of Object.entries(fields)) {
    await form.getByRole("textbox", { name: label }).fill(text);
    await form.getByRole("textbox", { name: label }).press("Tab");
  }
}

/** Adds a participant by its form. */
async function add(page, content) {
  await page.getByRole("button", { name: "+ Participant" }).click();
  const form = page.getByRole("form", { name: "+ Participant" });
  await fill(form, content);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await form.waitFor({ state: "detached" });
}

journey("participants are added, changed and removed, and the days show what each gains", async ({ page, open }) => {
  await openDays(page, open, 16);
  await participants(page).getByText(/what does each gain against just holding/).waitFor();
  await add(page, { choices: { Policy: "Early mover", Subnet: "4 · Targon" }, fields: { Name: "Ann", "TAO at the start": "50", "Buys on day": "5", "Sells after days": "10" } });
  await rows(page).getByText("On day 5 it stakes all its TAO on a subnet (Targon), and after 10 d it sells all its alpha.").waitFor();
  await finished(page);
  const playhead = page.getByRole("slider", { name: "Day", exact: true });
  const at = async (key, column, expected) => {
    await playhead.focus();
    await page.keyboard.press(key);
    await until(async () => expected.test(await cell(page, 0, column).innerText()), `${column} after ${key} to be ${expected}`);
  };
  await at("Home", "holds", /^50\sτ$/);
  await at("Home", "return", /^0\.00\s%$/);
  await at("PageUp", "trades", /^[01]$/);
  await at("End", "holds", /^\d\d(\.\d+)?\sτ$/);
  await at("End", "trades", /^2$/);
  assert.equal(await cell(page, 0, "value").innerText(), await cell(page, 0, "proceeds").innerText(), "only TAO is left");
  await chart(page).getByText(/^Ann: .* at the end; TAO, just held: 0\.00\s%\.$/).waitFor();

  await page.getByRole("button", { name: "Change: Ann" }).click();
  const form = page.getByRole("form", { name: "Change the participant" });
  await fill(form, { choices: { Policy: "Momentum" }, fields: { "Every … days": "3" } });
  await form.getByRole("button", { name: "Change", exact: true }).click();
  await rows(page).getByText(/^Every 3 days it moves all it has/).waitFor();
  await page.keyboard.press("Control+z");
  await rows(page).getByText(/^On day 5/).waitFor();
  await page.getByRole("button", { name: "Remove: Ann" }).click();
  assert.equal(await rows(page).count(), 0);
  assert.equal(await notices(page).innerText(), "");
});

journey("a refusal is shown with the chain's reason, and a wrong participant in words", async ({ page, open }) => {
  await openDays(page, open, 3);
  await add(page, { choices: { Policy: "Holder", Subnet: "96 · Verathos" }, fields: { Name: "Bea" } });
  await finished(page);
  await page.getByRole("slider", { name: "Day", exact: true }).focus();
  await page.keyboard.press("End");
  await until(async () => /1 refused/.test(await cell(page, 0, "trades").innerText()), "a refusal");
  assert.match(await cell(page, 0, "trades").locator("em").getAttribute("title"), /the alpha is not traded/);
  assert.match(await cell(page, 0, "holds").innerText(), /^100\sτ$/);
  await add(page, { choices: { Policy: "Owner", Subnet: "64 · Chutes" } });
  await add(page, { choices: { Policy: "Owner", Subnet: "64 · Chutes" } });
  await notices(page).getByText("Two participants have the same role on subnet 64.").waitFor();
  assert.equal(await rows(page).count(), 2);
});

journey("a random policy has a band over eight seeds, and a link reproduces it", async ({ page, open }) => {
  await openDays(page, open, 10);
  await add(page, { choices: { Policy: "Holder", Subnet: "one at random" } });
  await add(page, { choices: { Policy: "Owner", Subnet: "64 · Chutes" } });
  await finished(page);
  await chart(page).getByText(/With 8 seeds, in coarse steps: from .* to /).waitFor(TIMEOUT);
  assert.match(await chart(page).locator("path.band").getAttribute("d"), /^M0\.0 /);
  await page.getByRole("slider", { name: "Day", exact: true }).focus();
  await page.keyboard.press("End");
  await until(async () => /^−\d/.test(await cell(page, 1, "against").innerText()), "the owner sold what it could have kept");
  assert.equal(await cell(page, 1, "return").innerText(), "–");
  await assertAccessible(page);
  await participants(page).scrollIntoViewIfNeeded();
  await screenshot(page, "market-participants");
  const shown = async () => [await rows(page).allInnerTexts(), await chart(page).locator("figcaption").innerText()];
  const before = await shown();
  await reopen(page, open, 600);
  await finished(page);
  await chart(page).getByText(/With 8 seeds/).waitFor(TIMEOUT);
  await page.getByRole("slider", { name: "Day", exact: true }).focus();
  await page.keyboard.press("End");
  assert.deepEqual(await shown(), before);
});

journey("the rules change at a date, and flows follow", async ({ page, open }) => {
  await openDays(page, open, 12);
  await era(page, "Emission gate").click();
  await page.getByRole("button", { name: "+ Event" }).click();
  const form = page.getByRole("form", { name: "+ Event" });
  await fill(form, { choices: { Event: "Rules of an era", Era: "Taoflow" }, fields: { Day: "10" } });
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("list", { name: "Events" }).getByText("the rules of “Taoflow” hold").waitFor();
  assert.equal(await page.locator(".days .events title").textContent(), "Day 10: the rules of “Taoflow” hold");
  await finished(page);
  await page.getByRole("combobox", { name: "Quantity over time" }).selectOption("Flow of TAO a day");
  await page.locator(".days-chart.quantity figcaption").getByText(/Net over 12 days: stakers bring 0\sτ to Chutes, the chain itself −?[\d.,]+( k)?\sτ\./).waitFor(TIMEOUT);
  await page.getByRole("combobox", { name: "Quantity over time" }).selectOption("Issued TAO");
  await page.locator(".days-chart.quantity figcaption").getByText(/It next halves at 15,750,000\sτ issued, about day [\d,]+\./).waitFor();
  await assertAccessible(page);
});

journey("participants in Chinese, dark, on a phone", { ...PHONE_IN_CHINESE, nightly: true }, async ({ page, open }) => {
  await openDays(page, open, 5);
  await page.getByRole("button", { name: "+ 参与者" }).click();
  await page.getByRole("form", { name: "+ 参与者" }).getByRole("button", { name: "添加" }).click();
  await finished(page);
  await chart(page).getByText(/单纯持有 TAO/).first().waitFor(TIMEOUT);
  await assertNoMessageKeys(page);
  await assertAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `the page is ${width} px wide`);
  await page.getByRole("region", { name: "参与者" }).evaluate((element) => element.scrollIntoView());
  await screenshot(page, "market-participants-zh-phone");
});
