// Ranges of cells: selected by keys and pointer, announced, and copied.

import { assert, cell, copied, denseSubnet, each, journey, linkTo, paste, shown, shows, until } from "./harness/index.mjs";

const status = (page) => page.locator(".grid-status");
const announces = (page, pattern) => until(async () => pattern.test(await status(page).innerText()), String(pattern));

journey("Shift and the arrows select a range, which is announced and copied", async ({ page, open }) => {
  await open();
  await cell(page, 1, 2).click();
  await until(async () => (await copied(page)) === "40%", "without a range the single cell");
  for (const key of ["ArrowDown", "ArrowRight"]) await page.keyboard.press(`Shift+${key}`);
  await announces(page, /2 × 2 cells selected/);
  assert.equal(await page.locator("[aria-selected=true]").count(), 4);
  assert.equal(await copied(page), "40%\t35%\n30%\t40%");
  await page.keyboard.press("ArrowUp");
  await until(async () => (await page.locator("[aria-selected=true]").count()) === 0, "no range");
});

journey("Shift and the pointer select a range with names, stakes and results, and change nothing", async ({ page, open }) => {
  await open();
  await cell(page, 4, 0).click();
  await page.keyboard.down("Shift");
  const [from, to] = [await cell(page, 4, 0).boundingBox(), await cell(page, 5, 9).boundingBox()];
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + 5, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await announces(page, /2 × 10 cells selected/);
  const lines = (await copied(page)).split("\n").map((line) => line.split("\t"));
  assert.deepEqual(lines.map((line) => line.slice(0, 6)), [
    ["D", "110000", "35%", "30%", "30%", "5%"],
    ["E", "50000", "0%", "0%", "5%", "95%"],
  ]);
  assert.match(lines[1].slice(6).join(" "), /^10\.000% 0\.5\d+% 0\.74\d+ 0\.10\d+/, "the results");
  await shows(page, 4, 2, "35.0");
});

journey("Control, Shift and C copy what the chain stores", async ({ page, open }) => {
  await open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await cell(page, 1, 1).click();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+Shift+C");
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())) === "420000000000000\t26214", "the stored values");
});

const STORED = [
  ["weights into stakes", 2, 1, "Not pasted: shares as the chain stores them were copied, but this column takes stakes."],
  ["stakes into weights", 1, 2, "Not pasted: amounts as the chain stores them (in 10⁻⁹ α) were copied, but this column takes weights or bonds."],
];

journey("stored values are refused by a column of another kind", async ({ page, open }) => {
  await open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await each(STORED, async ([, from, to, message]) => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await cell(page, 1, from).click();
    await page.keyboard.press("Control+Shift+C");
    await until(() => page.evaluate(async () => /^\d+$/.test(await navigator.clipboard.readText())), "the stored value");
    const before = await shown(page, 2, to);
    await cell(page, 2, to).click();
    await page.keyboard.press("Control+v");
    await page.getByRole("log").getByText(message).waitFor();
    assert.equal(await shown(page, 2, to), before);
  });
});

journey("copied stored values are the same where they are pasted, however small they are", async ({ page, open }) => {
  const small = denseSubnet(3, 3);
  for (const row of Object.values(small.weights)) row.v = [10, 20, 70];
  small.weights[1].v = [1, 0, 1];
  await open(linkTo(small));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Raw" }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const stored = async (from, cells) => {
    await cell(page, ...from).click();
    for (let at = 1; at < cells; at += 1) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+Shift+C");
  };
  for (const [text, from, to] of [["10\t20\t70", [1, 2], [2, 2]], ["1000000000000", [1, 1], [3, 1]], ["70", [1, 4], [3, 2]]]) {
    await stored(from, text.split("\t").length);
    await until(async () => (await clipboard()) === text, `the copy of ${text}`);
    await paste(page, ...to, text);
    await shows(page, ...to, await shown(page, ...from));
  }
  await page.evaluate((hash) => (location.hash = hash), new URL(linkTo(denseSubnet(3, 4)), "http://page").hash);
  await page.locator(".sheet h1").getByText("3 validators, 4 miners").waitFor();
  await paste(page, 1, 2, "70");
  await shows(page, 1, 2, "70");
  await page.getByRole("button", { name: "Raw" }).click();
  await paste(page, 1, 2, "70\t20");
  await page.getByRole("button", { name: "Raw" }).click();
  await until(async () => Number(await shown(page, 1, 2)) > 1_000, "other numbers to be percentages");
});

journey("a copy before its part is loaded waits for the part", async ({ page, open }) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/parts/*.{wasm,bin}", async (route) => {
    await released;
    await route.continue();
  });
  await open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await cell(page, 1, 2).click();
  assert.equal(await copied(page), "");
  release();
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())) === "40%", "the cell");
});
