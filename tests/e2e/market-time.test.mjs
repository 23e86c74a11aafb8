// The days of a market: runs under the market's era and the pinned one, events, the playhead, and links that reproduce them.

import { assert, assertAccessible, assertNoMessageKeys, journey, notices, screenshot, undoAll, until } from "./harness/index.mjs";
import { era, market, openDays, PHONE_IN_CHINESE, reopen, row, select, shown, shows, tab } from "./harness/market.mjs";
import { NO_WORKER, routeWorker } from "./harness/worker.mjs";

const TIMEOUT = { timeout: 50_000 };

const days = async (page) => {
  await market(page);
  await page.locator(".days-chart").first().waitFor(TIMEOUT);
  return page.locator(".days");
};
const sentences = (page) => page.locator(".days-chart figcaption");
const status = (page) => page.locator(".days-state").getByRole("status");

/** Waits until the runs of the present market are complete. */
const finished = (page) => status(page).getByText(/computed in|用时/).waitFor(TIMEOUT);

/** Adds an event by its form; `fields` are the labels of text fields with their texts. */
async function add(page, kind, { subnet, rules, day = "12", fields = {} } = {}) {
  await page.getByRole("button", { name: "+ Event" }).click();
  const form = page.getByRole("form", { name: "+ Event" });
  await form.getByRole("combobox", { name: "Event" }).selectOption(kind);
  if (subnet) await form.getByRole("combobox", { name: "Subnet", exact: true }).selectOption(subnet);
  if (rules) await form.getByRole("combobox", { name: "Era" }).selectOption(rules);
  for (const [label, text] of Object.entries({ Day: day, ...fields })) {
    await form.getByRole("textbox", { name: label }).fill(text);
    await form.getByRole("textbox", { name: label }).press("Tab");
  }
  await form.getByRole("button", { name: "Add" }).click();
  await form.waitFor({ state: "detached" });
}

journey("the days run in workers: ranks, and a price under two eras", async ({ page, open }) => {
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await open();
  await days(page);
  await era(page, "Emission gate").click();
  await sentences(page).getByText(/Chutes falls from rank 1 to 2 in 30 days/).waitFor(TIMEOUT);
  await finished(page);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  assert.equal(workers.length, Math.min(cores, 2), "each era has a worker");
  assert.match(await sentences(page).last().innerText(), /of Chutes rises \d+\.\d\s%\shere; under the rules of “Launch of dTAO” it falls 1\.0\s%\./);
  assert.match(await page.locator(".bump-labels").first().textContent(), /Chutes\s*1/);
  assert.match(await status(page).innerText(), /Steps of 60 blocks.*after one day by 0\.5\s% at most/);
  await page.getByRole("combobox", { name: "Quantity over time" }).selectOption("Issued TAO");
  await sentences(page).getByText(/of the whole network rises 1\.0\s%/).waitFor();
  await assertAccessible(page);
  await page.locator(".days").scrollIntoViewIfNeeded();
  await screenshot(page, "market-days");
});

journey("an event changes the ranks and the sentence, and is removed and undone", async ({ page, open }) => {
  await open();
  await days(page);
  await era(page, "Emission gate").click();
  await add(page, "Stake", { subnet: "91 · Bitstarter #1", fields: { Amount: "2000" } });
  await sentences(page).getByText(/Day 12: a holder stakes 2,000\sτ on Bitstarter #1\. Bitstarter #1 is at rank 29 on day 12 and at rank \d on day 30\./).waitFor(TIMEOUT);
  await page.locator(".bump path.subject").waitFor({ state: "attached" });
  assert.equal(await page.locator(".days .events title").textContent(), "Day 12: a holder stakes 2,000\u00a0τ on Bitstarter #1");
  await finished(page);
  await assertAccessible(page);
  await screenshot(page, "market-days-event");
  const day = page.getByRole("list", { name: "Events" }).getByRole("button", { name: "Day 12", exact: true });
  await day.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("slider", { name: "Day", exact: true }).getAttribute("aria-valuenow"), "12");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await sentences(page).getByText(/Chutes falls from rank 1 to 2/).waitFor(TIMEOUT);
  assert.equal(await page.locator(".days-events").count(), 0);
  await page.keyboard.press("Control+z");
  await sentences(page).getByText(/Bitstarter #1 is at rank 29/).waitFor(TIMEOUT);
});

journey("a refused event says why, and every kind is added", async ({ page, open }) => {
  await openDays(page, open, 7);
  const events = page.getByRole("list", { name: "Events" });
  await add(page, "Unstake", { day: "0", fields: { Amount: "9000000" } });
  await events.getByText("The chain refuses it: Nobody holds that much stake here").waitFor(TIMEOUT);
  await add(page, "Owner’s split", { day: "1", fields: { Owner: "40", Miners: "40" } });
  await events.getByText(/The chain refuses this: the owner’s part is above 33\s%/).waitFor(TIMEOUT);
  await add(page, "Move stake", { day: "2", fields: { Amount: "100" } });
  await add(page, "Miner burn", { day: "3", fields: { Part: "50" } });
  await add(page, "Emission switch", { day: "4" });
  await add(page, "Dissolve the subnet", { day: "5", subnet: "4 · Targon" });
  await add(page, "Register a subnet", { day: "6" });
  await events.getByText("a subnet is registered").waitFor();
  await events.getByText(/→ subnet 2, lock 1\sτ/).waitFor(TIMEOUT);
  assert.equal(await events.getByRole("listitem").count(), 7);
  assert.equal(await events.locator(".refused").count(), 2, await events.innerText());
  await assertAccessible(page);
  assert.equal(await undoAll(page), 7);
});

journey("a subnet in the place of a dissolved one has its own row, and its number is free before", async ({ page, open }) => {
  await openDays(page, open, 5, { all: true });
  await add(page, "Dissolve the subnet", { subnet: "4 · Targon", day: "1" });
  await add(page, "Register a subnet", { day: "3" });
  await finished(page);
  await page.getByRole("searchbox").fill("4");
  await row(page, "Targon").locator(".name").click();
  const slider = page.getByRole("slider", { name: "Day", exact: true });
  const note = page.locator(".inspector .note");
  await slider.focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press("ArrowRight");
  await note.getByText("Targon was dissolved; from day 2 on it does not exist.").waitFor(TIMEOUT);
  await page.getByRole("button", { name: "All 127" }).waitFor();
  assert.match(await page.locator(".market-table tfoot").innerText(), /127 subnets/);
  await page.keyboard.press("ArrowRight");
  await page.locator(".inspector").getByText("Subnet 4 gets no TAO yet").waitFor(TIMEOUT);
  await page.getByRole("button", { name: "All 128" }).waitFor();
  assert.equal(await row(page, "Subnet 4").locator(".emits .text").innerText(), "new");
  // What the run registers cannot be set: neither by a field, nor by dragging, nor by pasting.
  const burn = row(page, "Subnet 4").locator(".burn");
  await burn.dblclick();
  const box = await burn.boundingBox();
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 10, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.press("Home");
  await slider.focus();
  await page.keyboard.press("Home");
  await page.getByRole("searchbox").fill("4");
  await shows(page, "Targon", "burn", "0");
  assert.equal(await page.locator(".market-table input.edit").count(), 0);
  await page.getByRole("button", { name: "Edited 0" }).waitFor();
});

journey("on a day, a subnet that is added or taken back has its row or none", async ({ page, open }) => {
  await openDays(page, open, 3);
  await finished(page);
  const slider = page.getByRole("slider", { name: "Day", exact: true });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "All 16" }).waitFor();
  await page.getByRole("button", { name: "+ Subnet" }).click();
  await page.getByRole("button", { name: "All 17" }).waitFor();
  await page.locator(".market-table tr.selected").filter({ hasText: "Subnet 2" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "All 16" }).waitFor();
  await finished(page);
  await page.getByRole("button", { name: "All 16" }).waitFor();
});

journey("the table of a day names the rules of that day, with their stages and their bar", async ({ page, open }) => {
  await openDays(page, open, 5);
  await add(page, "Rules of an era", { rules: "Price without burn", day: "2" });
  await finished(page);
  const slider = page.getByRole("slider", { name: "Day", exact: true });
  const mark = page.locator(".market-sheet .market-day");
  await slider.focus();
  for (const _ of [1, 2]) await page.keyboard.press("ArrowRight");
  await mark.getByText("day 2 of the run; the rules of “Owner’s split” hold then").waitFor();
  await page.getByRole("button", { name: /Above bar \d+/ }).waitFor();
  await page.locator(".market-summary").getByText(/bar at/).waitFor();
  assert.equal(await page.locator(".market-table thead .after_gate").count(), 1);
  await page.keyboard.press("ArrowRight");
  await mark.getByText("day 3 of the run; the rules of “Price without burn” hold then").waitFor();
  await page.getByRole("button", { name: /Above bar/ }).waitFor({ state: "detached" });
  assert.doesNotMatch(await page.locator(".market-summary").innerText(), /bar/);
  assert.equal(await page.locator(".market-table thead .after_gate").count(), 0);
});

journey("the playhead moves by keyboard, plays, and follows a shorter run", async ({ page, open }) => {
  await openDays(page, open, 30);
  const slider = page.getByRole("slider", { name: "Day", exact: true });
  const at = (day) => until(async () => (await slider.getAttribute("aria-valuenow")) === day, `day ${day}`, 20_000);
  await slider.focus();
  for (const [key, day] of [["ArrowRight", "1"], ["PageUp", "4"], ["End", "30"], ["ArrowLeft", "29"], ["Home", "0"]]) {
    await page.keyboard.press(key);
    await at(day);
  }
  await page.locator(".days").getByRole("combobox", { name: "Speed" }).selectOption("16 days / s");
  await page.locator(".days").getByRole("button", { name: "Play" }).click();
  await at("30");
  await page.locator(".days").getByRole("button", { name: "Play" }).waitFor();
  const horizon = page.getByRole("textbox", { name: "Number of days" });
  await horizon.fill("366");
  await horizon.press("Enter");
  assert.equal(await horizon.getAttribute("aria-invalid"), "true");
  await horizon.fill("7");
  await horizon.press("Enter");
  await at("7");
  await sentences(page).getByText(/on day 7\b/).waitFor(TIMEOUT);
});

journey("a link with events reproduces the days", async ({ page, open }) => {
  await openDays(page, open, 5);
  await era(page, "Emission gate").click();
  await add(page, "Miner burn", { subnet: "120 · Affine", day: "3", fields: { Part: "70" } });
  await finished(page);
  await sentences(page).getByText(/Affine withholds 70\s%/).waitFor(TIMEOUT);
  const shown = async () => [await sentences(page).allInnerTexts(), await page.locator(".days-labels.end, .bump-labels.end").allTextContents()];
  const before = await shown();
  await reopen(page, open, 600);
  await page.locator(".days-chart").first().waitFor(TIMEOUT);
  await finished(page);
  assert.deepEqual(await shown(), before);
  assert.equal(await notices(page).innerText(), "");
});

for (const [language, context] of [["English", { ...PHONE_IN_CHINESE.context, locale: "en-US" }], ["Chinese", PHONE_IN_CHINESE.context]]) {
  journey(`long names of the chart of ranks stay in their column on a phone in ${language}`, { context, nightly: language === "Chinese" }, async ({ page, open }) => {
    await openDays(page, open, 2, { subnets: { 64: { name: "A name as long as a name of a subnet may" }, 91: { name: "比特币启动平台与孵化器 Bitstarter" } } });
    await row(page, "比特币").locator(".name").click();
    await page.locator(".bump-labels.end .selected b").getByText("比特币").waitFor();
    const left = await page.locator(".bump-labels").evaluateAll((columns) => columns.flatMap((column) => {
      const { left, right } = column.getBoundingClientRect();
      const isOut = (part) => part.getBoundingClientRect().left < left - 1 || part.getBoundingClientRect().right > right + 1;
      return [...column.querySelectorAll("p > *")].filter(isOut).map((part) => part.textContent);
    }));
    assert.deepEqual(left, []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await screenshot(page, `market-ranks-phone-${language}`);
  });
}

journey("a run is checked against every block, and the check can be stopped", async ({ page, open }) => {
  await openDays(page, open, 30);
  await finished(page);
  await page.getByRole("button", { name: "Check against every block" }).click();
  await status(page).getByText(/now computing single blocks: day \d+ of 30/).waitFor();
  await page.getByRole("button", { name: "Stop the check" }).click();
  await finished(page);
  const horizon = page.getByRole("textbox", { name: "Number of days" });
  await horizon.fill("1");
  await horizon.press("Enter");
  await sentences(page).getByText(/on day 0 and on day 1,/).waitFor(TIMEOUT);
  await finished(page);
  await page.getByRole("button", { name: "Check against every block" }).click();
  await page.getByText(/Single blocks took \d+\.\d s/).waitFor(TIMEOUT);
  const cells = await page.locator(".days-state tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
  assert.deepEqual(cells.map(([quantity]) => quantity), ["Price", "Share of emission", "TAO in the pool"]);
  for (const [quantity, largest, mean] of cells) {
    const [most, average] = [largest, mean].map((text) => Number(text.replace(/[\s%<]/g, "")));
    assert.ok(average <= most && most > 0 && most <= 0.5, `${quantity}: ${largest}, ${mean}`);
  }
  await assertAccessible(page);
});

journey("the market of 2024 has days without prices", async ({ page, open }) => {
  await openDays(page, open, 30);
  await era(page, "Root network").click();
  await sentences(page).getByText(/Chutes is at rank \d+ on day 0/).waitFor(TIMEOUT);
  await sentences(page).getByText(/of no subnet: in this era there are no pools/).waitFor(TIMEOUT);
  await finished(page);
  assert.match(await status(page).innerText(), /Steps of 7,200 blocks/);
});

journey("an era that has run before opens with its days", async ({ page, open }) => {
  await openDays(page, open, 3);
  await era(page, "Emission gate").click();
  await finished(page);
  const requests = await page.evaluate(() => {
    window.requests = 0;
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (...message) {
      window.requests += 1;
      return postMessage.apply(this, message);
    };
  });
  assert.equal(requests, undefined);
  for (const [title, end] of [["Launch of dTAO", /Launch of dTAO/], ["Emission gate", /Emission gate/]]) {
    await era(page, title).click();
    await page.locator(".days-labels.end .now .name").getByText(end).waitFor();
    await finished(page);
  }
  assert.equal(await page.evaluate(() => window.requests), 0);
});

journey("the table follows the playhead, edits day 0, and comes back to it", async ({ page, open }) => {
  await openDays(page, open, 14);
  await era(page, "Emission gate").click();
  await add(page, "Stake", { subnet: "91 · Bitstarter #1", fields: { Amount: "2000" } });
  await finished(page);
  const mark = page.locator(".market-day");
  await select(page, "Bitstarter");
  const columns = ["tao", "price", "final", "tao_per_day", "change"];
  const cells = async () => Object.fromEntries(await Promise.all(columns.map(async (column) => [column, await shown(page, "Bitstarter", column)])));
  const start = await cells();
  assert.equal(await mark.count(), 0);
  await page.getByRole("list", { name: "Events" }).getByRole("button", { name: "Day 12", exact: true }).click();
  await mark.getByText("The table shows day 12 of the run; the rules of “Emission gate” hold then.").waitFor();
  await page.locator(".market-table .groups").getByText("TAO a day · day 12").waitFor();
  const ofDay = page.locator(".market-inspector-day");
  await ofDay.getByText("These tabs show day 12 of the run.").waitFor();
  const day12 = await cells();
  const slider = page.getByRole("slider", { name: "Day", exact: true });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await mark.getByText("The table shows day 13").waitFor();
  await ofDay.getByText("These tabs show day 13 of the run.").waitFor();
  const day13 = await cells();
  const tao = ({ tao }) => Number(tao.replace(/[^0-9.]/g, ""));
  assert.ok(tao(day13) - tao(day12) > 1_900, `the stake of day 12 is in the pool: ${day12.tao}, ${day13.tao}`);
  assert.notEqual(day13.final, start.final);
  assert.match(day13.change, /^[+−]/);
  await assertAccessible(page);
  await screenshot(page, "market-day");
  // The playhead outlives a visit of the other lab.
  await page.locator(".bar-labs").getByRole("button", { name: "Consensus" }).click();
  await market(page);
  await mark.getByText("The table shows day 13").waitFor();
  // An edit is one of day 0.
  await page.getByRole("searchbox").fill("Bitstarter");
  await row(page, "Bitstarter").locator(".tao").dblclick();
  await page.getByText("Sets day 0").waitFor();
  await page.keyboard.type("3000");
  await page.keyboard.press("Enter");
  await until(async () => tao(await cells()) > 4_900, "day 13 after the edit");
  await mark.getByRole("button", { name: "Go to day 0" }).click();
  await until(async () => (await mark.count()) + (await page.locator(".market-inspector-day").count()) === 0, "no mark");
  assert.equal(await shown(page, "Bitstarter", "tao"), "3,000");
  assert.equal(await slider.getAttribute("aria-valuenow"), "0");
});

journey("the inspector explains the day under the playhead, and an order is one of that day", async ({ page, open }) => {
  await openDays(page, open, 4);
  await select(page, "Chutes");
  await finished(page);
  const slider = page.getByRole("slider", { name: "Day", exact: true });
  await slider.focus();
  for (let day = 0; day < 3; day++) await page.keyboard.press("ArrowRight");
  await page.locator(".market-inspector-day").getByText("These tabs show day 3 of the run.").waitFor();
  const headline = (await page.locator(".inspector h2").innerText()).replaceAll("\u00a0", " ");
  assert.equal(headline, `Chutes gets ${await shown(page, "Chutes", "tao_per_day")} τ a day, ${Number(await shown(page, "Chutes", "final")).toFixed(1)} % of the emission`);
  assert.equal(await page.getByRole("button", { name: "Remove this subnet" }).count(), 0, "an edit is one of day 0");
  await tab(page, "Trade");
  const quoted = /buy ([\d,]+)\s/.exec(await page.locator(".trade h2").innerText())[1];
  await page.getByRole("button", { name: "Stake on day 3" }).click();
  await page.getByRole("list", { name: "Events" }).getByText(`→ ${quoted} α`).waitFor();
  await slider.focus();
  await page.keyboard.press("End");
  await page.getByText("The days end here.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Stake on day 4" }).isDisabled(), true);
});

journey("a line ends at the dissolution of its subnet, and the next subnet does not continue it", async ({ page, open }) => {
  await openDays(page, open, 6, { all: true });
  await era(page, "Emission gate").click();
  await add(page, "Dissolve the subnet", { subnet: "64 · Chutes", day: "2" });
  await add(page, "Register a subnet", { day: "3" });
  await finished(page);
  await select(page, "Chutes");
  await sentences(page).last().getByText(/Chutes is dissolved on day 2\./).waitFor(TIMEOUT);
  assert.doesNotMatch(await sentences(page).last().innerText(), /falls 9\d/);
  const ends = await page.locator(".quantity .days-drawing path.now").evaluate((path) => path.getBBox().width);
  assert.ok(ends > 300 && ends < 350, `a third of the days: ${ends}`);
});

journey("the eras side by side over time: a line each, who gains, and the largest", async ({ page, open }) => {
  await openDays(page, open, 5, { all: true });
  await era(page, "Emission gate").click();
  await finished(page);
  assert.equal(await page.locator(".days-eras").count(), 0);
  await page.getByRole("button", { name: "All eras" }).click();
  const rows = page.locator(".days-eras tbody tr");
  await until(async () => (await rows.locator("td:last-child").allInnerTexts()).filter((text) => text.endsWith("%")).length === 8, "eight eras", 50_000);
  await finished(page);
  const lines = page.locator(".eras .days-drawing path");
  assert.equal(await lines.count(), 7, "the root network has no prices");
  await page.getByRole("combobox", { name: "Quantity over time" }).selectOption("Share of the emission");
  await until(async () => (await lines.count()) === 8, "a line for each era");
  const largest = await rows.evaluateAll((rows) => rows.map((row) => [...row.cells].slice(-3).map((cell) => Number.parseFloat(cell.innerText))));
  for (const parts of largest) assert.ok(parts[0] < parts[1] && parts[1] < parts[2] && parts[2] <= 100, String(parts));
  assert.match(await page.locator(".days-eras figcaption").innerText(), /The eras after day 5\. From Launch of dTAO to Emission gate, .+ gains most \(\+\d+\sτ a day\) and .+ loses most \(−\d+\sτ\)/);
  await page.getByRole("button", { name: "Show day 5" }).click();
  await page.locator(".market-day").getByText("day 5").waitFor();
  const gate = page.locator(".market-table .rows tr.selected td.era.open .text");
  const inRow = page.locator(".days-eras tr.open td");
  assert.equal(await gate.innerText(), await inRow.nth(1).innerText(), "TAO a day");
  for (const [name, at] of [["Share", 0], ["Price", 2]]) {
    await page.getByRole("group", { name: "Quantity of all eras" }).getByRole("button", { name }).click();
    await until(async () => (await inRow.nth(at).innerText()).startsWith(await gate.innerText()), name);
  }
  await assertAccessible(page);
  await screenshot(page, "market-days-eras");
  await page.getByRole("button", { name: "This era" }).click();
  await until(async () => (await page.locator(".days-eras").count()) === 0, "one era");
});

for (const [name, answer] of Object.entries(NO_WORKER)) {
  journey(`the page gives up a worker that ${name}, and computes the days itself`, { expectErrors: true, nightly: name !== "never arrives" }, async ({ page, open }) => {
    await routeWorker(page, answer);
    await openDays(page, open, 5);
    await status(page).getByText("The background worker is not available; computing on this page.").waitFor(TIMEOUT);
    await finished(page);
  });
}

journey("the page sends no further request to a worker that it gave up, and finds the same numbers", { expectErrors: true }, async ({ page, open, context, url }) => {
  const shown = async (page) => [await sentences(page).allInnerTexts(), await page.locator(".days-labels.end, .bump-labels.end").allTextContents()];
  // Shortens the page's response timeout from 3 seconds to 50 ms.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (callback, delay, ...rest) => setTimeout(callback, delay === 3000 ? 50 : delay, ...rest);
  });
  await routeWorker(page, NO_WORKER["throws at its first request"]);
  await open();
  await days(page);
  await finished(page);
  await era(page, "Emission gate").click();
  await sentences(page).getByText(/Chutes falls from rank 1 to 2 in 30 days/).waitFor(TIMEOUT);
  await finished(page);
  const other = await context.newPage();
  await other.goto(url);
  await days(other);
  await era(other, "Emission gate").click();
  await sentences(other).getByText(/Chutes falls from rank 1 to 2 in 30 days/).waitFor(TIMEOUT);
  await finished(other);
  assert.deepEqual(await shown(page), await shown(other));
});

journey("the days in Chinese, dark, on a phone", { ...PHONE_IN_CHINESE, nightly: true }, async ({ page, open }) => {
  await openDays(page, open, 14);
  const section = page.locator(".days");
  await finished(page);
  await section.getByRole("button", { name: "+ 事件" }).click();
  const form = page.getByRole("form", { name: "+ 事件" });
  await form.getByRole("button", { name: "添加" }).click();
  await sentences(page).getByText(/一位持有者在 Chutes 质押 500\sτ/).waitFor(TIMEOUT);
  await assertNoMessageKeys(page);
  await assertAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `the page is ${width} px wide`);
  await section.evaluate((element) => element.scrollIntoView());
  await screenshot(page, "market-days-zh-phone");
});
