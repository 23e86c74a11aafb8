// The import dialog: files of other tools and tables of a person's own, dropped, chosen and pasted.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import {
  assert, assertAccessible, cell, each, journey, notices, numbers, pasteAtFocus, screenshot, shown, shows, type,
  undo, until,
} from "./harness/index.mjs";

const FORMATS = new URL("../../crates/yuma-scenario/tests/scenario/formats/", import.meta.url);
const format = (name) => fileURLToPath(new URL(name, FORMATS));
const WEIGHTS = "taostats-validator-weights-latest-v2.json";
const METAGRAPH = "taostats-metagraph-latest.json";

const dialog = (page) => page.locator("dialog.import");
const result = (page) => dialog(page).locator(".import-result");
const primary = (page) => dialog(page).locator("button.primary");
const says = (page, pattern) =>
  until(async () => pattern.test((await result(page).innerText()).replace(/\s+/g, " ")), `the dialog to say ${pattern}`);

/** Drops files, given by name and content, anywhere on the page. */
const drop = async (page, files) => {
  await page.locator(".drop-hint").waitFor({ state: "attached" });
  await page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, content } of files) dataTransfer.items.add(new File([content], name));
    const event = (type) => document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    event("dragover");
    event("drop");
  }, files);
};

/** Opens the dialog from the menu. */
async function openDialog(page) {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("button", { name: "Open a file…" }).click();
  await dialog(page).waitFor();
}

const choose = (page, ...files) => dialog(page).locator("input[type=file]").setInputFiles(files);

/** A table of weights with names, as a spreadsheet saves it. */
function table(validators, miners) {
  const header = ["name", ...Array.from({ length: miners }, (_, miner) => `M${miner}`)];
  const row = (validator) =>
    [`val${validator}`, ...Array.from({ length: miners }, (_, miner) => ((validator * 7 + miner * 13) % 97) / 100)];
  return [header, ...Array.from({ length: validators }, (_, validator) => row(validator))].map((line) => line.join(",")).join("\n");
}

const FILES = [
  ["btcli-subnets-list.json", { read: /This is a market.*market of 3 subnets/, opens: false }],
  ["btcli-subnets-show.json", { read: /3 × 4\?.*7 stakes, 7,400 α and 30,300 τ on root.*matrix is empty/, opens: "3 × 4" }],
  ["btcli-sudo-get.json", { read: /Update the hyperparameters.*10 hyperparameters/, opens: "5 × 4" }],
  ["metagraphed-neurons.csv", { read: /2 × 5\?.*The whole stake is alpha.*10 columns/, opens: "2 × 5" }],
  ["taostats-dtao-pool-latest.json", { read: /market of 3 subnets, 1 not eligible yet/, opens: false }],
  [METAGRAPH, { read: /2 × 5\?.*7 stakes/, opens: "2 × 5" }],
  ["taostats-metagraph-root-latest.json", { read: /This is the root network of 2024.*3 validators with 1,990,000 τ/, opens: false }],
  [WEIGHTS, { read: /3 × 4\?.*3 validators, 4 miners, 7 weights as fractions/, opens: "3 × 4" }],
  ["weights-long.csv", { read: /3 × 4\?.*3 validators, 4 miners, 7 weights as fractions/, opens: "3 × 4" }],
];

journey("the dialog says how it reads a separator of two meanings, and a choice reads it in the other way", async ({ page, open }) => {
  await open();
  await drop(page, [{ name: "stakes.csv", content: "name;stake\nA;1.500\nB;2.000\n" }]);
  await says(page, /“1\.500” in the stakes is a number with decimals/);
  await result(page).getByLabel("Stakes in stakes.csv").selectOption({ label: "1.000 is a thousand, 1,000 is one" });
  await says(page, /2 stakes, 3,500 α/);
  assert.doesNotMatch(await result(page).innerText(), /number with decimals/, "nothing is assumed any more");
  await primary(page).click();
  await shows(page, 1, 1, "1,500");
});

journey("files of other tools are read, and undo brings the open scenario back", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await each(FILES, async ([name, expected]) => {
    await openDialog(page);
    await choose(page, format(name));
    await says(page, expected.read);
    assert.equal(await primary(page).isEnabled(), Boolean(expected.opens));
    if (!expected.opens) {
      await page.keyboard.press("Escape");
      await dialog(page).waitFor({ state: "detached" });
      return;
    }
    await primary(page).click();
    await dialog(page).waitFor({ state: "detached" });
    await until(async () => (await notices(page).innerText()).includes(`${expected.opens} opened from ${name}`), "the notice");
    await undo(page).click();
    await until(async () => JSON.stringify(await numbers(page)) === JSON.stringify(before), "the numbers of before", 10_000);
  });
});

journey("two files dropped at once are a whole subnet", async ({ page, open }) => {
  await open();
  const files = await Promise.all([METAGRAPH, WEIGHTS].map(async (name) => ({ name, content: await readFile(format(name), "utf8") })));
  await drop(page, files);
  await says(page, /Open as a new subnet of 3 × 4\?.*7 weights as fractions.*7 stakes.*Voting validators: 2\. Paid miners: 3\./);
  await assertAccessible(page);
  await screenshot(page, "import-two-files");
  await primary(page).click();
  await shows(page, 1, 0, "0 · 5Hot…0000");
  assert.match(await notices(page).innerText(), /3 × 4 opened\s+from taostats-metagraph-latest\.json and 1 other file/);
});

journey("weights that follow their participants update them", async ({ page, open }) => {
  await open();
  await openDialog(page);
  await choose(page, format("btcli-subnets-show.json"));
  await primary(page).click();
  await shows(page, 1, 0, "0 · 5Hot…0000");
  await drop(page, [{ name: "weights.csv", content: await readFile(format("weights-long.csv"), "utf8") }]);
  await says(page, /Update the weights of “SN4 · four”\?/);
  await primary(page).click();
  await until(async () => /^\d/.test(await shown(page, 1, 2)), "a weight of uid 0");
});

journey("a spreadsheet of 64 x 192 is in the grid after two clicks", { context: { viewport: { width: 1280, height: 720 } } }, async ({ page, open }) => {
  await open();
  await drop(page, [
    { name: "weights-64x192.csv", content: table(64, 192) },
    { name: "stakes.csv", content: ["name;stake", ...Array.from({ length: 64 }, (_, at) => `val${at};${at + 1},000`)].join("\n") },
  ]);
  await says(page, /Open as a new subnet of 64 × 192\?.*64 validators, 192 miners, [\d,]+ weights as fractions.*64 stakes.*“1,000” in the stakes/);
  await assertAccessible(page);
  await screenshot(page, "import-64x192");
  await primary(page).click();
  await shows(page, 1, 0, "val63");
  assert.equal(await page.locator(".sheet h1").innerText(), "weights-64x192");
  await notices(page).getByText("opened").waitFor();
  await page.getByRole("button", { name: "Play 40 epochs" }).click({ trial: true });
});

journey("raw scores are scaled by their largest, and can be read differently", async ({ page, open }) => {
  await open();
  await drop(page, [{ name: "scores.csv", content: "name,M1,M2,M3\na,1.19,0.595,0.0001\nb,3,41.2,0.3\n" }]);
  await says(page, /6 weights as scores.*No row sums to 100, so the weights are scores/);
  await assertAccessible(page);
  await screenshot(page, "import-scores");
  const unit = dialog(page).getByLabel("Read scores.csv as");
  assert.deepEqual(await unit.locator("option").allInnerTexts(), ["percent", "scores", "65535ths"]);
  await unit.selectOption("percent");
  await says(page, /5 weights in percent.*2 rows sum to 1\.8 to 44\.5 %/);
  await unit.selectOption("scores");
  await says(page, /6 weights as scores/);
  await primary(page).click();
  await shows(page, 2, 3, "92.6");
});

journey("a point before three digits in a stake is an assumption", async ({ page, open }) => {
  await open();
  await drop(page, [{ name: "Stakes.csv", content: "name;stake\na;1.500\nb;2.000\n" }]);
  await says(page, /2 stakes, 3 α.*“1\.500” in the stakes is a number with decimals/);
});

for (const [name, market] of [
  ["taostats-metagraph-root-latest.json", /The votes of 3 root validators/],
  ["btcli-subnets-list.json", /3 subnets/],
]) {
  journey(`${name} opens in the market`, async ({ page, open }) => {
    await open();
    await drop(page, [{ name, content: await readFile(format(name), "utf8") }]);
    await says(page, /The Market opens such a file/);
    await dialog(page).getByRole("button", { name: "Open it in the Market" }).click();
    await page.locator(".market-main").waitFor();
    await says(page, market);
    assert.match(await dialog(page).locator(".import-files").innerText(), new RegExp(name));
    await screenshot(page, `import-handed-over-${name}`);
  });
}

journey("an assumption leads to the place where it is set", async ({ page, open }) => {
  await open();
  await drop(page, [{ name: "w.csv", content: "name,M1\na,1\nb,1\n" }, { name: "s.csv", content: "name,stake\na,5000\nb,10\n" }]);
  await says(page, /1 validator has under 1,000 α/);
  await dialog(page).getByRole("button", { name: /^Stake threshold/ }).click();
  await shows(page, 2, 0, "b");
  await until(async () => {
    const box = await page.locator("#hyperparameter-stake_threshold").boundingBox();
    return box !== null && box.y >= 0 && box.y < 900;
  }, "the row of the stake threshold in view");
});

journey("an unknown file shows its columns and the formats", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await shows(page, 5, 5, "7.0");
  const before = await numbers(page);
  await drop(page, [{ name: "diary.csv", content: "day,city,mood\nmonday,Rome,good\n" }]);
  await says(page, /diary\.csv is not recognized.*day, city, mood.*What can be read/);
  await assertAccessible(page);
  await screenshot(page, "import-unknown");
  await dialog(page).getByRole("button", { name: "List of weights: show a sample" }).click();
  await dialog(page).getByRole("button", { name: "Try this sample" }).click();
  await says(page, /Open as a new subnet of 2 × 3\?/);
  await dialog(page).getByRole("button", { name: "Remove diary.csv" }).click();
  await until(async () => !/not recognized/.test(await result(page).innerText()), "the error to leave with its file");
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  assert.deepEqual(await numbers(page), before);
});

journey("a text is pasted into the dialog, and JSON anywhere on the page", async ({ page, open }) => {
  await open();
  await openDialog(page);
  await dialog(page).getByRole("button", { name: "Paste", exact: true }).click();
  await dialog(page).getByRole("textbox").fill("validator,miner,weight\nX,Y,1\n");
  await dialog(page).getByRole("button", { name: "Read this text" }).click();
  await says(page, /new subnet of 1 × 1\?/);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await cell(page, 2, 2).click();
  await pasteAtFocus(page, await readFile(format("btcli-subnets-show.json"), "utf8"));
  await says(page, /new subnet of 3 × 4\?/);
});

journey("all files are read in Chinese", { nightly: true, context: { locale: "zh-CN", viewport: { width: 1280, height: 720 } } }, async ({ page, open }) => {
  await open();
  for (const [name, expected] of [
    ["btcli-subnets-list.json", /3 个子网的市场/],
    ["btcli-subnets-show.json", /3 × 4 的新子网/],
    ["btcli-sudo-get.json", /更新“.*”的超参数/],
    ["metagraphed-neurons.csv", /2 × 5 的新子网/],
    ["taostats-dtao-pool-latest.json", /其中 1 个尚无资格/],
    [METAGRAPH, /2 × 5 的新子网/],
    ["taostats-metagraph-root-latest.json", /根网络：3 个验证者/],
    [WEIGHTS, /3 × 4 的新子网/],
    ["weights-long.csv", /3 × 4 的新子网/],
  ]) {
    await drop(page, [{ name, content: await readFile(format(name), "utf8") }]);
    await says(page, expected);
    await screenshot(page, `import-zh-${name}`);
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  }
});

journey("the dialog fits a phone", { context: { viewport: { width: 320, height: 844 } } }, async ({ page, open }) => {
  await open();
  await drop(page, [{ name: "weights-64x192.csv", content: table(64, 192) }]);
  await says(page, /64 × 192\?/);
  assert.ok((await page.evaluate(() => document.querySelector("dialog.import .panel-body").scrollWidth)) <= 320);
  assert.deepEqual(await page.evaluate(() => {
    const dialog = document.querySelector("dialog.import");
    return dialog.scrollWidth - dialog.clientWidth;
  }), 0);
  await assertAccessible(page);
  await screenshot(page, "import-phone");
  await primary(page).click();
  await shows(page, 1, 0, "val0");
});

journey("weights and stakes that are pasted one after the other are a whole subnet", async ({ page, open }) => {
  await open();
  await openDialog(page);
  await pasteAtFocus(page, table(40, 40));
  await says(page, /Open as a new subnet of 40 × 40\?/);
  await pasteAtFocus(page, ["name;stake", ...Array.from({ length: 40 }, (_, at) => `val${at};${at + 1},000`)].join("\n"));
  await says(page, /Open as a new subnet of 40 × 40\?.*40 stakes.*Paid miners: \d+/);
  const paid = (await result(page).innerText()).match(/Paid miners: (\d+)/)[1];
  await primary(page).click();
  await shows(page, 1, 0, "val39");
  await until(async () => new RegExp(`Paid miners\\s*${paid}\\b`).test(await page.locator(".totals").innerText()), "the same number of paid miners");
  const search = page.getByRole("searchbox");
  await search.fill("M17");
  await search.press("Enter");
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await until(async () => /Miner M17\b/.test(await inspector.innerText()), "the miner");
  await search.fill("somebody");
  await search.press("Enter");
  await page.getByText("No such uid or name").waitFor();
});

journey("a large subnet without weights has no miners, and opens", async ({ page, open }) => {
  await open();
  await openDialog(page);
  await pasteAtFocus(page, ["name;stake", ...Array.from({ length: 40 }, (_, at) => `val${at};${at + 1},000`)].join("\n"));
  await says(page, /Open as a new subnet of 40 × 0\?/);
  await primary(page).click();
  await shows(page, 1, 0, "val39");
  await page.locator(".grid-overview figure").waitFor({ state: "attached" });
});
