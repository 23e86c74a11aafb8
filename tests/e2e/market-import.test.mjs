// Files and texts on the market page: opened, dropped, pasted, saved and opened again.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import {
  assert, assertAccessible, assertNoMessageKeys, copied, denseSubnet, each, journey, linkTo, notices, pasteAtFocus,
  screenshot, undo, until,
} from "./harness/index.mjs";
import { market, openMarket, PHONE_IN_CHINESE, row, select, shown, shows, type } from "./harness/market.mjs";

const FORMATS = new URL("../../crates/yuma-scenario/tests/scenario/formats/", import.meta.url);
const format = (name) => fileURLToPath(new URL(name, FORMATS));

const dialog = (page) => page.locator("dialog.import");
const answer = async (page) => (await dialog(page).locator(".import-outcome").innerText()).replace(/[\s\u00a0]+/g, " ");
const says = (page, pattern) => until(async () => pattern.test(await answer(page)), `the dialog to say ${pattern}`);
const press = async (page, name) => {
  await dialog(page).getByRole("button", { name }).click();
  await dialog(page).waitFor({ state: "detached" });
};
const menu = async (page) => {
  if (!(await page.locator("dialog.panel").count())) await page.getByRole("button", { name: /^(Scenario|场景)$/ }).click();
};

/** Hands a file to the dialog, by its path or by its content. */
async function give(page, name, content) {
  if (!(await dialog(page).count())) {
    await menu(page);
    await page.getByRole("button", { name: /^(Open a file…|打开文件…)$/ }).click();
  }
  const file = content === undefined ? format(name) : { name, mimeType: "text/plain", buffer: Buffer.from(content) };
  await dialog(page).locator("input[type=file]").setInputFiles(file);
}

/** Presses a button of the panel and returns the text of the saved file. */
async function saved(page, button) {
  await menu(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  const text = await readFile(await download.path(), "utf8");
  await page.keyboard.press("Escape");
  return { name: download.suggestedFilename(), text };
}

/** All shown cells of the visible rows. */
const cells = (page) => page.locator(".market-table .rows tr").allInnerTexts();

/** Waits until no subnet differs from the snapshot. */
const unedited = (page) => page.locator(".market-table .edited").first().waitFor({ state: "detached" });

const PRINTED = `
 Netuid ┃ Name   ┃ (τ_in/α_in) ┃ P (τ_in, α_in)      ┃ Stake (α_out)
━━━━━━━━╇━━━━━━━━╇━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━
      0 │ τ root │ 1.0000 τ/τ  │ -, -                │ τ 5.71m
      4 │ δ four │ 0.0538 τ/δ  │ τ 125.20k, 2.33m δ  │ 2.60m δ
`;

const TABLES = [
  ["a table with some columns", "mine.csv", "netuid;name;price;surprise\n64;Sixty-four;0,5;x\n", /1 subnet of .*Table of subnets: 1 subnet with name, price.*alpha in the pool follows.*surprise/, 1],
  ["what btcli prints", "list.txt", PRINTED, /btcli, printed: 1 subnet.*125,200 τ.*rounded/, 1],
  ["btcli's JSON", "btcli-subnets-list.json", undefined, /btcli, JSON: 3 subnets.*average price equals the new price.*0/, 3],
  ["taostats' pools", "taostats-dtao-pool-latest.json", undefined, /taostats: 3 subnets.*101,/, 3],
];

journey("a table changes subnets of the open market in one step of undo", async ({ page, open }) => {
  await openMarket(page, open);
  const before = await cells(page);
  await each(TABLES, async ([, name, content, expected, count]) => {
    await give(page, name, content);
    await says(page, expected);
    await press(page, "Change these subnets");
    await page.getByRole("button", { name: `Edited ${count}` }).waitFor();
    await undo(page).click();
    await unedited(page);
    assert.deepEqual(await cells(page), before);
  });
});

journey("a file opens as a market of its own, named after it", async ({ page, open }) => {
  await openMarket(page, open);
  await give(page, "My pools.csv", "netuid,name,tao,price\n7,seven,1000,0.5\n300,new one,,\n");
  await says(page, /1 changed, 1 new, 0 the same/);
  await assertAccessible(page);
  await screenshot(page, "market-import");
  await press(page, "Open as a new market");
  await page.getByRole("heading", { name: "My pools", level: 1 }).waitFor();
  await page.getByRole("button", { name: "All 2" }).waitFor();
  await shows(page, "new one", "tao", "1,000");
  await undo(page).click();
  await page.getByRole("button", { name: "All 128" }).waitFor();
});

journey("a table without netuids opens as a market of its rows alone", async ({ page, open }) => {
  await openMarket(page, open);
  await page.locator(".market-table").focus();
  await pasteAtFocus(page, "name\tTAO in pool\talpha in pool\nYours\t50000\t1000000\nTheirs\t500\t200000\n");
  await says(page, /Open 2 subnets as a new market\?.*not subnets of.*numbered 1, 2, 3.*0 α outside the pool/);
  assert.equal(await dialog(page).getByRole("button", { name: "Change these subnets" }).count(), 0);
  await press(page, "Open as a new market");
  await page.getByRole("button", { name: "All 2" }).waitFor();
  await page.getByRole("button", { name: "All inputs" }).click();
  await shows(page, "Theirs", "alpha_out", "0");
  await shows(page, "Theirs", "user_flow", "+0.0025");
});

journey("a wrong file is refused with a reason, and the market stays", async ({ page, open }) => {
  await openMarket(page, open);
  for (const [name, content, expected] of [
    ["table.csv", "name,color\na,1\n", /table.csv is not recognized.*netuid/],
    ["bare.csv", "7,Seven,1000,2000\n8,Eight,10,20\n", /bare.csv is not recognized.*values, not titles.*netuid name tao_in_pool alpha_in_pool 7 Seven 1000 2000/],
    ["twice.csv", "netuid,price\n4,1\n4,2\n", /twice.csv cannot be used.*4/],
    ["cell.csv", "netuid,price\n4,many\n", /cell.csv cannot be used.*many/],
    ["picture.png", "\u0089PNG\r\n\u001a\n\u0000", /picture.png (is not recognized|cannot be used)/],
    ["show.json", '{"netuid": 4, "uids": [{"uid": 0, "alpha_stake": 1.0, "tao_stake": 2.0}]}', /one subnet, which the Consensus lab reads/],
  ]) {
    await give(page, name, content);
    await says(page, expected);
    assert.equal(await dialog(page).locator("button.primary").count(), 0, name);
  }
  await assertAccessible(page);
  await press(page, "Cancel");
  await unedited(page);
});

journey("each sample can be tried", async ({ page, open }) => {
  await openMarket(page, open);
  await menu(page);
  await page.getByRole("button", { name: "Open a file…" }).click();
  const samples = dialog(page).locator(".import-format button");
  for (let at = 0; at < (await samples.count()); at += 1) {
    await samples.nth(at).click();
    await dialog(page).getByRole("button", { name: "Try this sample" }).click();
    await dialog(page).locator("button.primary").waitFor();
    await samples.nth(at).click();
  }
});

journey("tables of several files are joined, and other files are named", async ({ page, open }) => {
  await openMarket(page, open);
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("button", { name: "Open a file…" }).click();
  const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  const given = [file("one.csv", "netuid,price\n64,0.5\n"), file("two.csv", "netuid,miner_burn\n64,0.25\n4,0\n"), file("note.txt", "a note")];
  await dialog(page).locator("input[type=file]").setInputFiles(given);
  await says(page, /2 subnets with price, miner burn/);
  await says(page, /note.txt: not read/);
  await press(page, "Change these subnets");
  await shows(page, "Chutes", "burn", "25");
  await shows(page, "Chutes", "price", "0.5000");
});

journey("a root metagraph of taostats opens as a board, and replaces the open one", async ({ page, open }) => {
  await openMarket(page, open);
  const drop = async () => {
    await give(page, "taostats-metagraph-root-latest.json");
    await says(page, /The votes of 3 root validators/);
    await says(page, /3 validators with 1,990,000 τ, block 4,106,827; subnets with votes: 2/);
  };
  await drop();
  await assertAccessible(page);
  await press(page, "Open as a new market");
  await page.locator("table.board .rows tr").nth(2).waitFor();
  await drop();
  await press(page, "Replace the open board");
  await until(async () => (await page.locator("table.board .rows tr").count()) === 3, "three validators");
});

journey("the days and the order are saved as files", async ({ page, open }) => {
  await open();
  await market(page);
  await page.locator(".days-charts canvas, .days-charts svg").first().waitFor();
  await menu(page);
  const ready = page.getByRole("button", { name: "Days as CSV" });
  await until(async () => {
    if (await ready.isEnabled()) return true;
    await page.keyboard.press("Escape");
    await menu(page);
    return false;
  }, "the finished days");
  const days = (await saved(page, "Days as CSV")).text.trim().split("\n");
  assert.equal(days.length, 1 + 31 * 128);
  assert.match(days[0], /day.*netuid.*share.*price.*average_price/);
  const order = JSON.parse((await saved(page, "Order as JSON")).text);
  assert.equal(order.paid, "100");
  assert.ok(Number(order.received) > 1_000);
});

journey("a block that reaches below the last row offers to add its lines", async ({ page, open }) => {
  await openMarket(page, open);
  await page.locator(".market-table").focus();
  await page.keyboard.press("Control+ArrowDown");
  await page.locator('.market-table .rows tr[aria-rowindex="129"] .tao').click();
  await pasteAtFocus(page, "500\n600\n700\n");
  await page.getByText("2 lines reach below the last row.").waitFor();
  await page.getByRole("button", { name: "Add 2 subnets" }).click();
  await page.getByRole("button", { name: "All 130" }).waitFor();
  await undo(page).click();
  await page.getByRole("button", { name: "All 128" }).waitFor();
});

journey("a dropped file and a pasted text open the dialog", async ({ page, open }) => {
  await openMarket(page, open);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["netuid,price\n64,0.5\n"], "dropped.csv"));
    for (const type of ["dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
  await says(page, /dropped.csv.*1 changed/);
  await press(page, "Cancel");
  await page.locator(".market-inspector, .market-main").first().click({ position: { x: 2, y: 2 } });
  await page.evaluate(() => document.activeElement?.blur());
  await pasteAtFocus(page, "netuid,price\n64,0.5\n65,0.5\n");
  await says(page, /pasted text.*2 changed/);
});

journey("a saved table is the same when it is opened again", async ({ page, open }) => {
  await openMarket(page, open);
  await type(page, "Affine", "burn", "33.3");
  await shows(page, "Affine", "burn", "33.3");
  await type(page, "Chutes", "average", "0.0777");
  await shows(page, "Chutes", "average", "0.0777");
  const before = await cells(page);
  for (const [button, ending] of [["Table as CSV", "-subnets.csv"], ["Table as JSON", "-subnets.json"]]) {
    const { name, text } = await saved(page, button);
    assert.ok(name.endsWith(ending), name);
    await page.getByRole("button", { name: "Reset", exact: true }).click();
    await unedited(page);
    await give(page, name, text);
    await says(page, /Change 2 subnets/);
    await press(page, "Change these subnets");
    await page.getByRole("button", { name: "Edited 2" }).waitFor();
    assert.deepEqual(await cells(page), before);
    await give(page, name, text);
    await says(page, /already has these values/);
    await press(page, "Cancel");
  }
});

journey("a saved market opens at once, here and from the other lab", async ({ page, open }) => {
  await openMarket(page, open);
  await type(page, "Affine", "burn", "44");
  await shows(page, "Affine", "burn", "44");
  const { name, text } = await saved(page, "Save as JSON");
  await undo(page).click();
  await shows(page, "Affine", "burn", "0");
  await give(page, name, text);
  await shows(page, "Affine", "burn", "44");
  assert.equal(await dialog(page).count(), 0);
  await page.locator(".bar-labs").getByRole("button", { name: "Consensus" }).click();
  await page.locator(".grid, [role=grid]").first().waitFor();
  await give(page, name, text);
  await says(page, /It is a market/);
  await dialog(page).getByRole("button", { name: "Open it in the Market" }).click();
  await shows(page, "Affine", "burn", "44");
});

journey("a scenario of one subnet opens in its own lab", async ({ page, open }) => {
  await open();
  const { name, text } = await saved(page, "Save as JSON");
  await market(page);
  await give(page, name, text);
  await says(page, /is a scenario of one subnet/);
  await press(page, "Cancel");
  await give(page, "link.txt", linkTo(denseSubnet(3, 3)));
  await says(page, /is a scenario of one subnet/);
  await dialog(page).getByRole("button", { name: "Open it in Consensus" }).click();
  await page.locator(".inspector-slot").waitFor();
  assert.equal(await page.locator(".market-table").count(), 0);
});

journey("a block is pasted at the cursor in one step, and a cell is copied with all its digits", async ({ page, open }) => {
  await openMarket(page, open);
  await select(page, "Chutes");
  await page.getByRole("searchbox").fill("");
  await row(page, "Chutes").locator(".tao").click();
  const names = await page.locator(".market-table .rows tr .name .text").allInnerTexts();
  const at = names.indexOf("Chutes");
  const before = await cells(page);
  await pasteAtFocus(page, "1,000\t2000\n\t500\n");
  await shows(page, "Chutes", "tao", "1,000");
  await shows(page, "Chutes", "alpha", "2,000");
  await shows(page, names[at + 1], "alpha", "500.0");
  await page.getByRole("button", { name: "Edited 2" }).waitFor();
  assert.equal(await copied(page), "1000");
  await undo(page).click();
  await unedited(page);
  assert.deepEqual(await cells(page), before);
  await row(page, "Chutes").locator(".tao").click();
  await pasteAtFocus(page, "many\n");
  await until(async () => /Not pasted.*many/.test(await notices(page).innerText()), "the reason");
  await pasteAtFocus(page, "netuid\tprice\n64\t0.5\n");
  await says(page, /1 changed/);
});

journey("the dialog works in Chinese on a phone", { ...PHONE_IN_CHINESE, nightly: true }, async ({ page, open }) => {
  await openMarket(page, open);
  await give(page, "btcli-subnets-list.json");
  await says(page, /更改.*3 个子网|更改“/);
  await assertNoMessageKeys(page);
  await assertAccessible(page);
  await screenshot(page, "market-import-zh-phone", { fullPage: true });
});
