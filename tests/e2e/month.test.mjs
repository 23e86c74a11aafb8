// Simulates weeks of all subnets under an era's rules in steps of many blocks, and compares them with a run block by block.

import { assert, assertAccessible, denseSubnet, journey, linkTo, screenshot, until } from "./harness/index.mjs";
import { NO_WORKER, routeWorker } from "./harness/worker.mjs";

const TIMEOUT = { timeout: 50_000 };

async function month(page, { rules = "Hyperparameters", open = /eras$/ } = {}) {
  await page.getByRole("banner").getByRole("button", { name: rules, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: open }).click();
  const section = page.getByRole("dialog").locator(".simulation");
  await section.locator("h3").waitFor();
  return section;
}

const status = (section) => section.getByRole("status").first();

/** Returns the cells of a table's body, row by row. */
const cells = (table) => table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));

journey("30 days of 128 subnets run in the worker, and the page shows the changes", async ({ page, open }) => {
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await open();
  const section = await month(page);
  assert.equal(await section.locator("h3").innerText(), "30 days in this era");
  await section.getByRole("button", { name: /^Run 216.000 blocks/ }).click();
  await status(section).getByText(/216.000 blocks in \d+\.\d s, 60 per step\. 108,000\sTAO were emitted/).waitFor(TIMEOUT);
  assert.equal(workers.length, 1);
  const byPrice = await cells(section.getByRole("table"));
  assert.equal(byPrice.length, 8);
  assert.match(byPrice[0].join(" | "), /\w+.* \d+ \| \d+\.\d{5} → \d+\.\d{5}\s*[+−][\d.]+\s% \| [\d.]+\s% → [\d.]+\s%.* \| 216,000 \| /);
  await assertAccessible(page);
  await screenshot(page, "month");
  await section.getByRole("radio", { name: "Share of emission" }).check();
  assert.notDeepEqual(await cells(section.getByRole("table")), byPrice, "another order");
});

journey("a compressed run is compared with a run block by block", async ({ page, open }) => {
  await open();
  const section = await month(page);
  await section.getByRole("radio", { name: "1 day" }).check();
  const run = section.getByRole("button", { name: /^Run 7.200 blocks/ });
  await run.focus();
  await page.keyboard.press("Enter");
  await status(section).getByText(/7.200 blocks in/).waitFor(TIMEOUT);
  await section.getByRole("button", { name: "Check against every block" }).press("Enter");
  await section.getByText(/^Single blocks took \d+\.\d s/).waitFor(TIMEOUT);
  const measured = await cells(section.getByRole("table").last());
  assert.deepEqual(measured.map(([quantity]) => quantity), ["Price", "Share of emission", "TAO in the pool"]);
  for (const [quantity, largest, mean] of measured) {
    const [most, average] = [largest, mean].map((text) => Number(text.replace(/[\s%<]/g, "")));
    assert.ok(average <= most && most > 0 && most < 2, `${quantity}: ${largest}, ${mean}`);
  }
  await assertAccessible(page);
  await section.evaluate((element) => element.scrollIntoView(false));
  await screenshot(page, "month-checked");
});

journey("a check shows its progress and can be stopped, and another era starts again", async ({ page, open }) => {
  await open();
  const section = await month(page);
  await section.getByRole("button", { name: /^Run/ }).click();
  await status(section).getByText(/216.000 blocks in/).waitFor(TIMEOUT);
  await section.getByRole("button", { name: "Check against every block" }).click();
  const progress = section.getByRole("progressbar");
  await until(async () => Number(await progress.getAttribute("value")) > 0, "progress");
  await screenshot(page, "month-checking");
  await assertAccessible(page);
  await section.getByRole("button", { name: "Stop" }).click();
  await progress.waitFor({ state: "detached" });
  assert.match(await status(section).innerText(), /216.000 blocks in/, "the last result stays");
  await page.locator(".era-choices button").filter({ hasText: "Launch of dTAO" }).click();
  assert.equal(await status(section).innerText(), "");
  await section.getByRole("button", { name: /^Run/ }).click();
  await status(section).getByText(/108,000\sTAO were emitted/).waitFor(TIMEOUT);
  await page.locator(".era-choices button").filter({ hasText: "Root network" }).click();
  await section.getByRole("radio", { name: "1 day" }).check();
  await section.getByRole("button", { name: /^Run/ }).click();
  await status(section).getByText(/3,600\sTAO were emitted/).waitFor(TIMEOUT);
  assert.equal((await cells(section.getByRole("table")))[0][1], "–", "there are no prices");
});

journey("without a worker the page computes the same numbers", async ({ page, open, context, url }) => {
  const one = async (page) => {
    const section = await month(page);
    await section.getByRole("radio", { name: "7 days" }).check();
    await section.getByRole("button", { name: /^Run/ }).click();
    await status(section).getByText(/50.400 blocks in/).waitFor(TIMEOUT);
    return cells(section.getByRole("table"));
  };
  await open();
  const elsewhere = await one(page);
  const other = await context.newPage();
  await other.addInitScript(() => delete globalThis.Worker);
  await other.goto(url);
  await other.getByRole("banner").waitFor();
  assert.deepEqual(await one(other), elsewhere);
});

for (const [name, answer] of Object.entries(NO_WORKER)) {
  journey(`the page gives up a worker that ${name}, and computes the days itself`, { expectErrors: true }, async ({ page, open }) => {
    await routeWorker(page, answer);
    await open();
    const section = await month(page);
    await section.getByRole("button", { name: /^Run/ }).click();
    await status(section).getByText("The background worker is not available; computing on this page.").waitFor();
    await status(section).getByText(/216.000 blocks in/).waitFor(TIMEOUT);
  });
}

journey("the page sends no further request to a worker that it gave up", { expectErrors: true }, async ({ page, open }) => {
  // Shortens the page's response timeout from 3 seconds to 50 ms.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (callback, delay, ...rest) => setTimeout(callback, delay === 3000 ? 50 : delay, ...rest);
  });
  await routeWorker(page, NO_WORKER["throws at its first request"]);
  await open();
  const section = await month(page);
  await section.getByRole("radio", { name: "1 day" }).check();
  await section.getByRole("button", { name: /^Run/ }).click();
  await status(section).getByText(/7.200 blocks in/).waitFor(TIMEOUT);
  await section.evaluate((element) => {
    window.progress = [];
    new MutationObserver(() => {
      const value = element.querySelector("progress")?.value ?? window.progress.at(-1) ?? 0;
      if (value !== window.progress.at(-1)) window.progress.push(value);
    }).observe(element, { subtree: true, childList: true, attributes: true });
  });
  await section.getByRole("button", { name: "Check against every block" }).click();
  await section.getByText(/^Single blocks took \d+\.\d s/).waitFor(TIMEOUT);
  const progress = await page.evaluate(() => window.progress);
  assert.ok(progress.length > 2, `${progress}`);
  assert.deepEqual(progress, [...progress].sort((one, other) => one - other), "the blocks are computed once");
});

journey("a long consensus run continues during a simulation", async ({ page, open }) => {
  await open(linkTo({ ...denseSubnet(64, 192), timeline: { epochs: 500 } }));
  await page.locator(".long-run").waitFor();
  const section = await month(page);
  await section.getByRole("button", { name: /^Run/ }).click();
  await status(section).getByText(/216.000 blocks in/).waitFor(TIMEOUT);
  await page.keyboard.press("Escape");
  await page.locator(".long-run").waitFor({ state: "hidden", ...TIMEOUT });
});

const phone = { locale: "zh-CN", colorScheme: "dark", viewport: { width: 390, height: 844 } };
journey("a month in Chinese, dark, on a phone", { context: phone }, async ({ page, open }) => {
  await open();
  const section = await month(page, { rules: "超参数", open: /排放规则沿革$/ });
  await section.getByRole("radio", { name: "1 天" }).check();
  await section.getByRole("button", { name: /^运行/ }).click();
  await status(section).getByText(/7.200 个区块用时/).waitFor(TIMEOUT);
  await section.getByRole("button", { name: "与逐区块计算核对" }).click();
  await section.getByText(/^逐区块计算用时/).waitFor(TIMEOUT);
  await assertAccessible(page);
  await section.evaluate((element) => element.scrollIntoView());
  await screenshot(page, "month-zh-phone");
});
