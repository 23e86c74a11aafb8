// Rows of a large subnet sort, fold, can be found, and stay in place during edits; a screen reader hears the same.

import { assert, assertAccessible, cell, journey, shown, shows, type, until } from "./harness/index.mjs";

const names = (page) => page.locator(".rows th.name .text").allInnerTexts();
const sort = (page, column) => page.getByRole("button", { name: `Sort by ${column}`, exact: true });

async function openSubnet(page, open) {
  await open();
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("button", { name: /^Subnet 15/ }).click();
  await until(async () => (await names(page)).length === 12, "12 validators that count");
}

journey("a column sorts the rows both ways, and a third press restores them", async ({ page, open }) => {
  await open();
  const address = page.url();
  for (const expected of ["CBADE", "EADBC", "ABCDE"]) {
    await cell(page, 0, 3).hover();
    await sort(page, "M2").click();
    await until(async () => (await names(page)).join("") !== "", "rows");
    const now = (await names(page)).join("");
    assert.ok(now[0] === expected[0] && now.length === 5, `${now} for ${expected}`);
  }
  assert.equal(page.url(), address, "the order is no part of the document");
});

journey("a large subnet opens by stake, and a row stays while its stake is edited", async ({ page, open }) => {
  await openSubnet(page, open);
  assert.deepEqual((await names(page)).slice(0, 3), ["2", "52", "56"]);
  assert.equal(await page.getByRole("columnheader", { name: /stake, α/ }).first().getAttribute("aria-sort"), "descending");
  await type(page, 2, 1, "5");
  await shows(page, 2, 1, "5");
  assert.deepEqual((await names(page)).slice(0, 3), ["2", "52", "56"]);
});

journey("validators that do not count unfold, and a search reaches them", async ({ page, open }) => {
  await openSubnet(page, open);
  await page.getByRole("button", { name: "Show 8 validators that do not count" }).click();
  await until(async () => (await names(page)).length === 20, "all validators");
  await page.getByRole("button", { name: "Hide 8 validators that do not count" }).click();
  await until(async () => (await names(page)).length === 12, "12 validators");
  await cell(page, 1, 2).click();
  await page.keyboard.press("/");
  await page.keyboard.type("192");
  await page.keyboard.press("Enter");
  await until(async () => (await names(page)).length === 20, "the folded validator");
  const row = 1 + (await names(page)).indexOf("192");
  await until(async () => (await page.getByRole("grid").getAttribute("aria-activedescendant")) === `at-${row}-0`, "the cursor");
  await page.keyboard.press("/");
  await page.keyboard.type("nobody");
  await page.keyboard.press("Enter");
  await page.getByText("No such uid or name").waitFor();
});

journey("cells say how much counts, what cannot be edited, and what a field edits", async ({ page, open }) => {
  await open();
  assert.match(await cell(page, 5, 5).getAttribute("title"), /^90\.0 points clipped, 5\.0\s% counts$/);
  assert.equal(await cell(page, 5, 4).getAttribute("aria-readonly"), null);
  for (const column of [6, 7, 8, 9]) assert.equal(await cell(page, 5, column).getAttribute("aria-readonly"), "true");
  await cell(page, 5, 5).dblclick();
  await page.getByRole("textbox", { name: "E to M4, weight in percent" }).waitFor();
  await page.keyboard.press("Escape");
  await cell(page, 5, 1).dblclick();
  await page.getByRole("textbox", { name: "E, alpha stake" }).waitFor();
});

journey("a title explains itself", async ({ page, open }) => {
  await open();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  for (const [title, about] of [["vtrust %", /remains after clipping/], ["Consensus, %", /half/], ["stake, α", /TAO weight/]]) {
    await page.getByRole("grid").getByRole("button", { name: title, exact: true }).click();
    await until(async () => about.test(await inspector.innerText()), title);
  }
  await assertAccessible(page);
});

journey("root stake counts in the stake column", async ({ page, open }) => {
  await open();
  await cell(page, 5, 0).click();
  assert.equal(await shown(page, 5, 1), "50,000");
  const root = page.getByRole("textbox", { name: /TAO on root/ });
  await root.fill("1000000");
  await root.press("Enter");
  await until(async () => /incl\.\s1,000,000\sτ/.test(await cell(page, 5, 1).innerText()), "the root stake");
  assert.ok(Number((await shown(page, 5, 1)).replaceAll(",", "")) > 100_000);
});
