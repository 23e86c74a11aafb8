// The consensus of a subnet of the market: assumed from its row, edited in the lab, and its effects back in the market.

import { assert, assertAccessible, assertNoMessageKeys, journey, notices, screenshot, until } from "./harness/index.mjs";
import * as grid from "./harness/index.mjs";
import { market, openMarket, reopen, row, select, shown, shows, tab, type } from "./harness/market.mjs";

const bar = (page) => page.locator(".linked-bar");
const results = (page) => page.locator(".linked-results").innerText();
const back = async (page) => {
  await bar(page).getByRole("button").click();
  await page.locator(".market-table").waitFor();
};
const paid = (page, name) => page.locator(".paid-neurons tr").filter({ has: page.locator("th", { hasText: name }) }).locator("td").first();

/** The sentence on the price over the days. */
const course = (page) => page.getByText(/of Chutes (rises|falls) \d/).first();
const burnOf = (text) => Number(/[\d.]+/.exec(text)?.[0]);

/** Opens the consensus that is assumed for a subnet. */
const assume = async (page, name) => {
  await market(page);
  await select(page, name);
  await tab(page, "Who is paid");
  await page.getByRole("button", { name: "Assume a consensus and open it" }).click();
  await bar(page).getByText(`Subnet 64 ${name} of the market`).waitFor();
  await grid.shows(page, 1, 3, "30.0");
};
/** The two largest validators, a majority, give a part of their weight to the owner's key. */
const burn = async (page, percent) => {
  for (const validator of [1, 2]) await grid.type(page, validator, 2, percent);
};

journey("edits in a subnet's consensus change its miner burn, share and pay in the market", async ({ page, open }) => {
  await openMarket(page, open);
  await select(page, "Chutes");
  await course(page).waitFor();
  const before = await course(page).innerText();
  await assume(page, "Chutes");
  await burn(page, "50");
  await until(async () => burnOf(await results(page)) > 20, "the miner burn of a majority");
  const burned = await results(page);
  await assertAccessible(page);
  await screenshot(page, "market-linked");
  await back(page);
  await until(async () => Math.abs(burnOf(await shown(page, "Chutes", "burn")) - burnOf(burned)) < 1, "the miner burn in the row");
  assert.notEqual(await shown(page, "Chutes", "after_burn"), await shown(page, "Chutes", "share"));
  await until(async () => (await course(page).innerText()) !== before, "another course of the price");
  await page.getByText("owner’s key, withheld").waitFor();
  const alpha = Number((await paid(page, "M1").innerText()).replace(",", ""));
  assert.ok(alpha > 300 && alpha < 600, `M1 gets ${alpha} α`);
  await page.getByRole("button", { name: "Open its consensus" }).click();
  await grid.shows(page, 1, 2, "50.0");
  assert.equal(await results(page), burned);
});

journey("undo takes back single edits in the lab, and the whole visit in the market", async ({ page, open }) => {
  await open();
  await assume(page, "Chutes");
  await burn(page, "50");
  await grid.shows(page, 2, 2, "50.0");
  await page.keyboard.press("Control+z");
  await grid.shows(page, 2, 2, "");
  await page.keyboard.press("Control+Shift+z");
  await grid.shows(page, 2, 2, "50.0");
  await back(page);
  await page.keyboard.press("Control+z");
  await shows(page, "Chutes", "burn", "0");
  await page.getByRole("button", { name: "Open its consensus" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: "Assume a consensus and open it" }).waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+Shift+z");
  await until(async () => burnOf(await shown(page, "Chutes", "burn")) > 20, "the visit again");
});

journey("a link brings the consensus along and opens it where its sender looks at it", async ({ page, open }) => {
  await open();
  await assume(page, "Chutes");
  await burn(page, "50");
  await until(async () => burnOf(await results(page)) > 20, "the miner burn of a majority");
  const before = await results(page);
  await reopen(page, open, 1_200);
  await bar(page).getByText("Subnet 64 Chutes of the market").waitFor();
  await grid.shows(page, 2, 2, "50.0");
  await until(async () => (await results(page)) === before, `results of the sender: ${before}`);
  await back(page);
  await reopen(page, open, 1_200);
  await page.locator(".market-table").waitFor();
  assert.equal(await bar(page).count(), 0, "the table, where the sender was");
});

journey("the tabs lead from the consensus to the market, and to the other lab and back", async ({ page, open }) => {
  await open();
  await assume(page, "Chutes");
  await burn(page, "50");
  await page.locator(".bar-labs").getByRole("button", { name: "Consensus" }).click();
  await until(async () => (await bar(page).count()) === 0, "the document of the other lab");
  await page.locator(".bar-labs").getByRole("button", { name: "Market" }).click();
  await grid.shows(page, 2, 2, "50.0");
  await page.locator(".bar-labs").getByRole("button", { name: "Market" }).click();
  await page.locator(".market-table").waitFor();
  await page.getByRole("button", { name: "Back to fixed parts" }).click();
  await page.getByRole("button", { name: "Assume a consensus and open it" }).waitFor();
});

journey("the miner burn of a subnet with a consensus is not typed into the row", async ({ page, open }) => {
  await open();
  await assume(page, "Chutes");
  await back(page);
  await type(page, "Chutes", "burn", "70");
  await page.getByText("The miner burn follows from its weights.").first().waitFor();
  await page.keyboard.press("Escape");
  await shows(page, "Chutes", "burn", "0");
});

journey("hyperparameters of a subnet's consensus open in the lab", async ({ page, open }) => {
  await open();
  await assume(page, "Chutes");
  await page.locator(".bar-tools").getByRole("button", { name: "Hyperparameters" }).click();
  await page.getByRole("dialog").waitFor();
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await until(async () => (await page.getByRole("dialog").count()) === 0, "the panel to close");
});

journey("the flywheel runs forward and backward", async ({ page, open }) => {
  await openMarket(page, open);
  for (const [title, change] of [["The flywheel, forward", /Translation rises \d+/], ["The flywheel, backward", /Translation falls \d+/]]) {
    await page.locator(".top-bar").getByRole("button", { name: "Scenario" }).click();
    await page.getByRole("dialog").getByRole("button", { name: title }).click();
    await page.getByRole("heading", { name: title }).waitFor();
    await row(page, "Translation").locator(".name").click();
    await page.getByText(change).first().waitFor();
    await page.getByText("Validator A of Translation sets weights").locator("visible=true").first().waitFor();
    await tab(page, "Who is paid");
    await paid(page, "First miner").or(paid(page, "Best miner")).first().waitFor();
    await screenshot(page, title.includes("forward") ? "market-flywheel" : "market-flywheel-backward");
  }
  assert.equal((await notices(page).innerText()).trim(), "");
});

journey(
  "the consensus of a subnet in Chinese, dark, on a phone",
  { context: { locale: "zh-CN", colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true }, nightly: true },
  async ({ page, open }) => {
    await openMarket(page, open);
    await select(page, "Chutes");
    await tab(page, "谁得报酬");
    await page.getByRole("button", { name: "假设一个共识并打开" }).tap();
    await bar(page).waitFor();
    await grid.cell(page, 1, 0).waitFor();
    await assertAccessible(page);
    await assertNoMessageKeys(page);
    await screenshot(page, "market-linked-phone");
    await back(page);
    await assertNoMessageKeys(page);
  },
);
