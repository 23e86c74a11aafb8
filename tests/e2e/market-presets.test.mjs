// The presets that ask a question: they open on their subject with their events, and their links repeat them.

import { assert, assertAccessible, assertNoMessageKeys, journey, notices, screenshot, until } from "./harness/index.mjs";
import { market, PHONE_IN_CHINESE, reopen } from "./harness/market.mjs";

const choose = async (page, title) => {
  await page.locator(".bar-work button").first().click();
  await page.locator(".market-presets button").filter({ hasText: title }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
};
const events = (page) => page.locator(".days-events li");
const reads = (locator, expected) => until(async () => expected.test(await locator.innerText()), String(expected));

journey("the menu groups the questions, and each opens on its subject", async ({ page, open }) => {
  await open();
  await market(page);
  await page.locator(".bar-work button").first().click();
  const groups = page.locator(".market-presets section");
  await until(async () => (await groups.count()) === 5, "five groups");
  assert.deepEqual(await groups.locator("h4").allInnerTexts(), ["Snapshots of the chain", "Trading", "Owners", "Life of a subnet", "Emission"]);
  await assertAccessible(page);
  await screenshot(page, "market-presets");
  await page.keyboard.press("Escape");
  for (const [title, tab] of [["An owner takes a third", "Who is paid"], ["Seven days of immunity", "Life"], ["An owner burns half", "Why this share"]]) {
    await choose(page, title);
    await page.getByRole("tab", { name: tab, selected: true }).waitFor();
  }
});

journey("a new subnet is pumped: the order, the event and the days", async ({ page, open }) => {
  await open();
  await market(page);
  await choose(page, "A new subnet");
  await reads(events(page).first(), /stakes 30\.62\sτ on subnet 129\s→ 0\.9684\sα/);
  await page.getByRole("tab", { name: "Trade" }).click();
  // The same order once more, after that of the event.
  await page.getByRole("heading", { name: /30\.62\sτ buy 0\.01556\sα/ }).waitFor();
  await reopen(page, open);
  await page.getByRole("heading", { level: 1, name: "A new subnet" }).waitFor();
  await reads(events(page).first(), /→ 0\.9684\sα/);
});

journey("an order is filled up to its limit, and the fee comes on top", async ({ page, open }) => {
  await open();
  await market(page);
  await choose(page, "Filled above my limit?");
  await reads(events(page).first(), /at a price up to 0\.031742673\sτ\s→ 150\.3\sα for 4\.782\sτ, 0\.03182\sτ each/);
});

journey("four locks of October 2024 come out to the rao", async ({ page, open }) => {
  await open();
  await market(page);
  await choose(page, "A registration rush");
  for (const [index, lock] of ["1794.457248725", "916.793208352", "715.480717676", "1008.504859952"].entries()) {
    await reads(events(page).nth(index), new RegExp(`lock ${lock.replace(".", "\\.")}`));
  }
});

journey("the slot that root outgrows: a refusal in words", async ({ page, open }) => {
  await open();
  await market(page);
  await choose(page, "The validators’ slot, just above root");
  await reads(page.locator("div.paid"), /Alpha stakers 0\.1/);
  await reads(events(page).nth(1), /the validators’ part does not exceed root’s part/);
  await assertAccessible(page);
});

journey("1,024 subnets open quickly", async ({ page, open }) => {
  await open();
  await market(page);
  const since = Date.now();
  await choose(page, "Thin soup: 1,024 subnets");
  await page.getByText("1,024 subnets").first().waitFor();
  const took = Date.now() - since;
  console.log(`1,024 subnets open in ${took} ms`);
  assert.ok(took < 5_000, `${took} ms`);
});

journey("the questions in Chinese, dark, on a phone", { ...PHONE_IN_CHINESE, nightly: true }, async ({ page, open }) => {
  await open();
  await market(page);
  await page.locator(".bar-work button").first().click();
  await page.locator(".market-presets").waitFor();
  await assertNoMessageKeys(page);
  await assertAccessible(page);
  await page.locator(".market-presets button").filter({ hasText: "价格之和越过 1" }).click();
  await page.locator("div.paid").waitFor();
  await assertNoMessageKeys(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  assert.equal(await notices(page).innerText(), "");
  await screenshot(page, "market-presets-zh-phone", { fullPage: true });
});
