// The market page: the real snapshot, eras, edits, the split of an owner, links, and the other lab.

import { act, assert, assertAccessible, assertNoMessageKeys, denseSubnet, journey, linkTo, notices, screenshot, undoAll, until } from "./harness/index.mjs";
import { era, market, openDays, openMarket, PHONE_IN_CHINESE, reopen, row, select, shown, shows, type } from "./harness/market.mjs";

journey("the snapshot shows what each subnet gets, and each era recomputes it", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Emission gate").click();
  await shows(page, "Chutes", "share", "6.33");
  await shows(page, "Chutes", "after_gate", "10.28");
  await page.getByRole("heading", { name: /Chutes gets 370 τ a day, 10.3 % of the emission/ }).waitFor();
  await era(page, "Launch of dTAO").click();
  await shows(page, "Chutes", "share", "6.33");
  assert.equal(await row(page, "Chutes").locator(".after_gate").count(), 0, "the launch has no gate");
  await era(page, "Root network").click();
  await row(page, "Chutes").locator(".tao_per_day").waitFor();
  await assertAccessible(page);
});

journey("an edit changes the shares of all, is marked, and is undone", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Emission gate").click();
  await shows(page, "Chutes", "final", "10.28");
  await type(page, "Affine", "burn", "70");
  await shows(page, "Affine", "burn", "70");
  await until(async () => (await shown(page, "Chutes", "final")) !== "10.28", "the share of another subnet");
  await page.getByRole("button", { name: "Edited 1" }).click();
  await until(async () => (await page.locator(".market-table .rows tr").count()) === 1, "only the edited subnet");
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: "All 128" }).click();
  await shows(page, "Chutes", "final", "10.28");
});

journey("the table scrolls over all its rows, and the selected one stays in view", async ({ page, open }) => {
  await openMarket(page, open);
  const frame = page.locator(".market-frame");
  const heights = () => frame.evaluate((frame) => [frame.scrollHeight, document.querySelectorAll(".market-table .rows tr").length]);
  const [whole, drawn] = await heights();
  assert.ok(whole >= 128 * 26 && drawn < 128, `${whole} px, ${drawn} rows are rendered`);
  const inView = () =>
    page.evaluate(() => {
      const row = document.querySelector(".market-table .selected")?.getBoundingClientRect();
      const [head, foot] = ["thead", "tfoot"].map((part) => document.querySelector(`.market-table ${part}`).getBoundingClientRect());
      return row !== undefined && row.top >= head.bottom - 2 && row.bottom <= foot.top + 2;
    });
  await page.locator(".market-table").focus();
  await page.keyboard.press("Control+ArrowDown");
  await until(inView, "the last row in view");
  await select(page, "Harnyx");
  await page.getByRole("searchbox").fill("");
  await until(inView, "the selected row in view");
});

journey("the address is the link that Share copies, and a selection adds no entry to the history", async ({ page, open, freshPage }) => {
  await openMarket(page, open);
  const entries = await page.evaluate(() => history.length);
  await select(page, "Bitstarter");
  await page.getByRole("tab", { name: "Trade" }).click();
  await page.getByRole("button", { name: /^Above bar/ }).click();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await page.locator("#share-link").inputValue();
  await page.keyboard.press("Escape");
  await until(() => page.url() === link, "the view in the address");
  assert.equal(await page.evaluate(() => history.length), entries);
  const other = await freshPage(page.url());
  await other.locator(".trade h2").getByText(/of Bitstarter #1/).waitFor();
  assert.equal(await other.getByRole("button", { name: /^Above bar/ }).getAttribute("aria-pressed"), "true");
  // An edit keeps the view in the address.
  await era(page, "Emission gate").click();
  await until(() => page.url() !== link, "the edit in the address");
  const edited = await freshPage(page.url());
  await edited.locator(".trade h2").getByText(/of Bitstarter #1/).waitFor();
});

journey("an edited copy of a snapshot is listed as changed", async ({ page, open }) => {
  await openMarket(page, open);
  const opened = page.url();
  await type(page, "Affine", "burn", "70");
  await until(() => page.url() !== opened, "the edit in the address");
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.locator(".recent > li").getByText("128 subnets on 11 April 2026, changed").waitFor();
});

journey("the title of the changes takes two lines and leaves the table its width", { context: { viewport: { width: 1280, height: 800 } } }, async ({ page, open }) => {
  await openMarket(page, open);
  const title = page.locator(".market-table th.change");
  for (const pinned of ["Price without burn", "Emission gate", "Root network", "Launch of dTAO"]) {
    await era(page, pinned).locator("xpath=..").locator(".market-pin").click();
    await title.getByText(`vs ${pinned}`).waitFor();
    const [height, line] = await title.locator(".title").evaluate((title) => [title.getBoundingClientRect().height, parseFloat(getComputedStyle(title).lineHeight)]);
    assert.ok(height < 2.5 * line, `${pinned}: ${height} px`);
    const [whole, shown] = await page.locator(".market-frame").evaluate((frame) => [frame.scrollWidth, frame.clientWidth]);
    assert.ok(whole <= shown, `${whole} of ${shown} px`);
  }
});

journey("the lines above the table leave it its rows, and the days their place", async ({ page, open }) => {
  await openDays(page, open, 2);
  await page.getByRole("button", { name: "All eras" }).click();
  await page.getByRole("button", { name: "Last day" }).click();
  await page.locator(".market-day").waitFor();
  const [frame, legend, sheet, bar] = await page.evaluate(() =>
    [".market-frame", ".market-content .legend", ".market-main", ".days-bar"].map((part) => document.querySelector(part).getBoundingClientRect().toJSON()));
  assert.ok(frame.height >= 200 && legend.bottom <= sheet.bottom && sheet.bottom <= bar.top, JSON.stringify([frame, legend, sheet, bar]));
});

journey("a second press of a sign sorts the other way, and an error lies over the totals", async ({ page, open }) => {
  await openMarket(page, open);
  const head = page.getByRole("columnheader", { name: "α in pool" });
  const { x, y, height } = await head.locator(".sort").boundingBox();
  assert.ok(height >= 24, `${height} px`);
  for (const order of ["descending", "ascending", "descending"]) {
    await page.mouse.click(x + 6, y + height / 2);
    await until(async () => (await head.getAttribute("aria-sort")) === order, order);
  }
  await page.getByRole("searchbox").fill("Chutes");
  await row(page, "Chutes").locator(".tao").dblclick();
  await page.keyboard.type("1e30");
  await page.keyboard.press("Enter");
  const error = page.locator(".market-table .edit-error");
  await error.waitFor();
  const isOnTop = (error) => {
    const { x, y, width, height } = error.getBoundingClientRect();
    // The error takes no press, so that it is not found at its place.
    error.style.pointerEvents = "auto";
    return document.elementFromPoint(x + width / 2, y + height / 2) === error;
  };
  assert.ok(await error.evaluate(isOnTop), "nothing lies over the error");
});

journey("the focus stays on the tab of a lab that is opened by a key", async ({ page, open }) => {
  await open();
  for (const name of ["Market", "Learn", "Market", "Consensus"]) {
    await page.locator(".bar-labs").getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
    const focused = () => page.evaluate(() => document.activeElement.matches("[aria-current='page']") && document.activeElement.innerText.trim());
    await until(async () => (await focused()) === name, `the focus on ${name}`);
  }
});

journey("all eras stand side by side, and a sentence says who gains", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Emission gate").click();
  await page.getByRole("button", { name: "All eras" }).click();
  const cells = row(page, "Chutes").locator("td.era .text");
  await until(async () => (await cells.count()) === 8, "eight eras");
  const numbers = await cells.allInnerTexts();
  assert.equal(numbers[6], "370");
  assert.ok(Number(numbers[1]) < 370, "the launch had no gate");
  await page.getByText(/From Launch of dTAO to Emission gate, Chutes gains most \(\+142\sτ a day\)/).waitFor();
  await page.getByText(/The largest 8 subnets get 50\s%/).waitFor();
  await assertAccessible(page);
  await screenshot(page, "market-eras");
  await page.getByRole("button", { name: "rules" }).click();
  await page.getByRole("dialog").getByRole("heading", { name: "Emission gate" }).waitFor();
});

journey("a subnet is added, all its inputs are edited, and it is removed", async ({ page, open }) => {
  await openMarket(page, open);
  await page.getByRole("button", { name: "All inputs" }).click();
  await page.getByRole("button", { name: "+ Subnet" }).click();
  await page.getByRole("searchbox").fill("129");
  const cell = (column) => page.locator(`.market-table .rows .${column} .text`);
  for (const [column, text, expected] of [
    ["name", "Mine", "Mine"],
    ["alpha_out", "1,000", "1,000"],
    ["user_flow", "-0.25", "−0.2500"],
    ["protocol_flow", "0.5", "+0.5000"],
    ["registered_at", "7000000", "7,000,000"],
  ]) {
    await page.locator(`.market-table .rows .${column}`).dblclick();
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await until(async () => (await cell(column).innerText()) === expected, `${column} ${expected}`);
  }
  await page.getByRole("heading", { name: /^Mine gets/ }).waitFor();
  await page.getByRole("button", { name: "Remove this subnet" }).click();
  await until(async () => (await page.locator(".market-table .rows tr").count()) === 0, "no row");
  assert.equal(await undoAll(page), 7);
});

journey("a refused number keeps the field open with its reason", async ({ page, open }) => {
  await openMarket(page, open);
  await type(page, "Targon", "burn", "170");
  const error = page.locator(".market-table .edit-error").filter({ hasText: /./ });
  await error.waitFor();
  await page.keyboard.press("Escape");
  await shows(page, "Targon", "burn", "0");
  await row(page, "Targon").locator(".burn").dblclick();
  await page.keyboard.type("180");
  await row(page, "Affine").locator(".name").click();
  await error.waitFor();
  const field = page.locator(".market-table input.edit");
  assert.equal(await field.inputValue(), "180", "a refused text stays when its field is left by mouse");
  await page.locator(".market-table").focus();
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  await shows(page, "Targon", "burn", "0");
});

journey("an owner's split is set by sliders and fields, and the chain's refusal is shown", async ({ page, open }) => {
  await openMarket(page, open);
  await page.locator(".market-era-choice").last().click();
  await page.getByRole("slider", { name: "owner" }).fill("40");
  await page.getByText("The chain refuses this: the owner’s part is above 33 %.").waitFor();
  await page.getByText(/not applied.*the split that holds: owner 18\s%/).waitFor();
  await page.getByText(/owner\s+1,296\s*α/).first().waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: /Change to owner 33\s%, miners/ }).click();
  await page.getByText(/owner\s+2,376\s*α/).first().waitFor();
  await until(async () => (await page.locator(".market-refusals").count()) === 0, "the chain accepts it");
  await page.getByRole("slider", { name: "validators" }).fill("2");
  await page.getByRole("button", { name: /Back to 18 \/ 41 \/ 41/ }).click();
  await page.getByText(/owner\s+1,296\s*α/).first().waitFor();
  const typed = page.getByRole("textbox", { name: "owner, %" });
  await typed.fill("30");
  await typed.press("Enter");
  await page.getByText(/owner\s+2,160\s*α/).first().waitFor();
});

journey("a link reproduces the market in another visit, and leads to its lab", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Emission gate").click();
  await type(page, "lium.io", "burn", "50");
  await shows(page, "lium.io", "burn", "50");
  const share = await shown(page, "Chutes", "final");
  await reopen(page, open);
  await page.locator(".market-table").waitFor();
  await shows(page, "lium.io", "burn", "50");
  await shows(page, "Chutes", "final", share);
  await page.locator(".bar-labs").getByRole("button", { name: "Consensus" }).click();
  await page.getByRole("heading", { name: /Five validators/ }).waitFor();
  await market(page);
  await shows(page, "lium.io", "burn", "50");
  assert.equal(await notices(page).innerText(), "");
});

journey("a link to a market waits for the lab, whatever is loaded before it", { expectErrors: true }, async ({ page, open }) => {
  await openMarket(page, open);
  await type(page, "Chutes", "burn", "50");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = new URL(await page.locator("#share-link").inputValue()).hash;
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  const documents = page.waitForResponse(/parts\/documents-/);
  await page.route("**/parts/market-*.wasm", async (route) => {
    await documents;
    await route.abort();
  });
  await open(link);
  await until(async () => /could not be loaded/.test(await notices(page).innerText()), "the notice");
  await page.unroute("**/parts/market-*.wasm");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.locator(".market-table").waitFor();
  await shows(page, "Chutes", "burn", "50");
});

journey("a link that opens another lab is followed there, and the edited scenario is stored", async ({ page, open }) => {
  const link = new URL(linkTo(denseSubnet(3, 3)), "http://page").hash;
  const paste = (hash) => page.evaluate((hash) => (location.hash = hash), hash);
  const rows = () => page.getByRole("grid", { name: /weights/i }).getAttribute("aria-rowcount");
  await open(link);
  await act(page, "+ Validator");
  await until(async () => (await rows()) === "8", "a validator more");
  await market(page);
  await paste(link);
  await until(async () => (await rows()) === "7", "the scenario of the link");
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.locator(".recent > li").getByRole("button").first().click();
  await until(async () => (await rows()) === "8", "the edited scenario");
});

journey("the address #market opens the market as it was left, also from the other lab", async ({ page, open }) => {
  await openMarket(page, open);
  await type(page, "Chutes", "burn", "11");
  await shows(page, "Chutes", "burn", "11");
  await page.getByRole("button", { name: "Consensus", exact: true }).click();
  await page.getByRole("grid", { name: /weights/i }).waitFor();
  await page.evaluate(() => (location.hash = "market"));
  await shows(page, "Chutes", "burn", "11");
  await page.goto("about:blank");
  await open("#market");
  await shows(page, "Chutes", "burn", "11");
});

journey("quick typing on a slow processor loses no letter and no edit", async ({ page, open }) => {
  await openMarket(page, open);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await row(page, "Chutes").locator(".burn").click();
  for (const text of ["11", "22", "33", "44"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
  }
  for (const [name, text] of [["Chutes", "11"], ["Affine", "22"], ["Targon", "33"], ["lium.io", "44"]]) await shows(page, name, "burn", text);
  assert.equal(await undoAll(page), 4);
});

journey("the titles sort by keyboard, and a link to a subnet opens its lab from the market", async ({ page, open }) => {
  await openMarket(page, open);
  const title = page.locator(".market-table th.name .sort");
  await title.focus();
  await page.keyboard.press("Enter");
  await page.locator('.market-table th[aria-sort="descending"].name').waitFor();
  await page.evaluate((hash) => (location.hash = hash), new URL(linkTo(denseSubnet(3, 3)), "http://page").hash);
  await page.getByRole("grid", { name: /weights/i }).waitFor();
  assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "7");
});

journey("the order and the choice of the rows travel with a link", async ({ page, open }) => {
  await openMarket(page, open);
  const names = () => page.locator(".market-table .rows tr td.name").allInnerTexts();
  await page.locator(".market-table th.name .sort").click();
  await page.locator('.market-table th[aria-sort="descending"].name').waitFor();
  await page.getByRole("button", { name: /^Above bar/ }).click();
  await page.locator('.segments [aria-pressed="true"]').filter({ hasText: "Above bar" }).waitFor();
  const sent = await names();
  await reopen(page, open);
  await page.locator('.market-table th[aria-sort="descending"].name').waitFor();
  await page.locator('.segments [aria-pressed="true"]').filter({ hasText: "Above bar" }).waitFor();
  assert.deepEqual(await names(), sent);
});

journey("at 1280 px the table of the newest era is whole", { context: { viewport: { width: 1280, height: 720 } } }, async ({ page, open }) => {
  await openMarket(page, open);
  const beyond = () => page.locator(".market-frame").evaluate((frame) => frame.scrollWidth - frame.clientWidth);
  await until(async () => (await beyond()) <= 0, async () => `${await beyond()} px sideways`);
  const [sign, title] = await page.locator(".market-table th.average").evaluate((head) => {
    const sign = document.createRange();
    sign.selectNodeContents(head.querySelector(".sort"));
    return [sign.getBoundingClientRect().right, head.querySelector(".title").getBoundingClientRect().left];
  });
  assert.ok(sign <= title, `the sign for sorting ends at ${sign}, and the title begins at ${title}`);
});

journey("the market in Chinese, dark, on a phone", PHONE_IN_CHINESE, async ({ page, open }) => {
  await openMarket(page, open);
  await assertNoMessageKeys(page);
  await assertAccessible(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  for (const column of ["final", "tao_per_day", "change"]) {
    const { x, width } = await row(page, "Chutes").locator(`.${column}`).boundingBox();
    assert.ok(x + width <= 390, `${column} is in sight without a scroll`);
  }
  await page.getByRole("button", { name: "全部输入" }).click();
  await row(page, "Chutes").locator(".tao").waitFor();
  await screenshot(page, "market-zh-phone", { fullPage: true });
});

journey("assumed flows and votes are named, and a waterfall gives its numbers", async ({ page, open }) => {
  await openMarket(page, open);
  const why = page.locator(".market-why");
  const reads = (expected) => until(async () => expected.test(await why.innerText()), String(expected));
  await era(page, "Emission gate").click();
  await type(page, "Affine", "burn", "70");
  await reads(/1 − 0\.7/);
  const stage = await page.locator(".market-stages li").nth(1).innerText();
  const numbers = /([\d.]+)\s%\s× \(1 − 0\.7\) \/ (0\.\d+), the sum of all these products\s+([\d.]+)\s%/.exec(stage) ?? assert.fail(stage);
  const [before, divisor, after] = numbers.slice(1).map(Number);
  assert.ok(Math.abs((before * 0.3) / divisor - after) < 0.011, `${before} × 0.3 / ${divisor} = ${after}`);
  await page.getByRole("columnheader", { name: "vs Launch of dTAO" }).waitFor();
  await era(page, "Taoflow").click();
  await reads(/No flows are known/);
  await era(page, "Root network").click();
  await reads(/No votes are known for these subnets/);
  assert.equal((await page.locator(".market-table tfoot .price").innerText()).trim(), "", "no sum of prices without prices");
  assert.doesNotMatch(await why.innerText(), /average price/);
  await page.getByRole("tab", { name: "Who is paid" }).click();
  assert.doesNotMatch(await page.locator("div.paid").innerText(), /today’s prices|α is valued/);
  await page.getByRole("tab", { name: "Why this share" }).click();
  await page.getByRole("button", { name: /Root board of 24 November 2024/ }).click();
  await page.locator("table.board").waitFor();
});
