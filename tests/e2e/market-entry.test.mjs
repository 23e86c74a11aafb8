// Entries of the market page: what a link carries, forms that refuse, the focus, and rows that come into view.

import { assert, assertAccessible, journey, pasteAtFocus, until } from "./harness/index.mjs";
import { era, market, openMarket, reopen, select, shown, shows, tab, type } from "./harness/market.mjs";

const hasFocus = (locator) => until(() => locator.evaluate((element) => element === document.activeElement), "the focus");
const typed = async (page, label, text) => {
  const field = page.getByRole("textbox", { name: label, exact: true });
  await field.fill(text);
  await field.press("Enter");
};
const choose = async (page, title) => {
  await page.locator(".bar-work button").first().click();
  await page.locator(".market-presets button").filter({ hasText: title }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
};
/** Waits until the selected row is between the titles and the totals. */
const isInView = (page, text) =>
  until(
    () =>
      page.evaluate((text) => {
        const row = document.querySelector(".market-table .selected");
        const [head, foot] = ["thead", "tfoot"].map((part) => document.querySelector(`.market-table ${part}`).getBoundingClientRect());
        const box = row?.getBoundingClientRect();
        return box && row.textContent.includes(text) && box.top >= head.bottom - 2 && box.bottom <= foot.top + 2;
      }, text),
    `${text} in view`,
  );

journey("a link opens what its sender looks at", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Emission gate").click();
  await select(page, "Targon");
  await tab(page, "Trade");
  await typed(page, "Amount", "250");
  await typed(page, "Tolerance", "80");
  await page.getByRole("combobox", { name: "Quantity over time" }).selectOption("Root proportion");
  const slider = page.getByRole("slider", { name: "Day", exact: true });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  assert.doesNotMatch(await dialog.innerText(), /epoch/);
  await page.keyboard.press("Escape");
  await reopen(page, open);
  await page.getByRole("tab", { name: "Trade", selected: true }).waitFor();
  await page.getByRole("heading", { name: /^250 τ buy .* of Targon/ }).waitFor();
  assert.match(await page.getByRole("textbox", { name: "Tolerance" }).inputValue(), /^80\s%$/);
  assert.equal(await slider.getAttribute("aria-valuenow"), "1");
  const quantity = page.getByRole("combobox", { name: "Quantity over time" });
  assert.equal(await quantity.locator("option:checked").innerText(), "Root proportion");
  await isInView(page, "Targon");
});

journey("a form keeps a wrong text with its reason, and holds the focus", async ({ page, open }) => {
  await openMarket(page, open);
  const add = page.getByRole("button", { name: "+ Event" });
  await add.click();
  const form = page.getByRole("form", { name: "+ Event" });
  const day = form.getByRole("textbox", { name: "Day" });
  await hasFocus(day);
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await hasFocus(add);
  await add.click();
  for (const [field, text] of [[day, "400"], [form.getByRole("textbox", { name: "Amount" }), "-5"], [form.getByRole("textbox", { name: "Amount" }), "abc"]]) {
    const right = await field.inputValue();
    await field.fill(text);
    for (let press = 0; press < 2; press += 1) {
      await form.getByRole("button", { name: "Add" }).click();
      assert.equal(await field.inputValue(), text);
      assert.notEqual(await form.locator(".wrong:not(:empty)").innerText(), "");
      await hasFocus(field);
    }
    assert.equal(await page.locator(".days-events li").count(), 0, "nothing is added");
    await field.fill(right);
  }
  await assertAccessible(page);
  await form.getByRole("button", { name: "Add" }).click();
  await page.locator(".days-events li").waitFor();
  await hasFocus(add);
  await page.locator(".days-remove").click();
  await hasFocus(add);
  await add.click();
  await form.getByRole("textbox", { name: "Amount" }).fill("750");
  await page.keyboard.press("Enter");
  await page.locator(".days-events li").getByText(/750\sτ/).waitFor();
  await hasFocus(add);
  await page.locator(".days-remove").click();
  await hasFocus(add);
  await page.getByRole("button", { name: "Remove this subnet" }).click();
  await hasFocus(page.getByRole("tab", { selected: true }));

  const participants = page.locator(".participants");
  const addOne = participants.getByRole("button", { name: "+ Participant" });
  await addOne.click();
  const tao = participants.getByRole("textbox", { name: "TAO at the start" });
  await tao.fill("abc");
  await participants.getByRole("button", { name: "Add", exact: true }).click();
  assert.equal(await tao.inputValue(), "abc");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await participants.getByRole("form").waitFor({ state: "detached" });
  await hasFocus(addOne);
});

journey("the focus enters the eras at the chosen one", async ({ page, open }) => {
  await openMarket(page, open);
  const chosen = page.locator(".market-era-choice[aria-pressed='true']");
  await until(async () => (await chosen.getAttribute("tabindex")) === "0", "a tab stop");
  assert.equal(await page.locator(".market-eras button[tabindex='0']").count(), 1);
});

journey("another order shows its first rows, and a preset its subject", async ({ page, open }) => {
  await open();
  await market(page);
  await page.locator(".market-table").focus();
  await page.keyboard.press("Control+ArrowDown");
  const frame = page.locator(".market-frame");
  assert.ok((await frame.evaluate((frame) => frame.scrollTop)) > 0);
  await page.locator(".market-table th.name .sort").click();
  await until(async () => (await frame.evaluate((frame) => frame.scrollTop)) === 0, "the top");
  await tab(page, "Trade");
  await typed(page, "Amount", "7");
  for (const [title, subject] of [["Thin soup: 1,024", "16"], ["Seven days of immunity", "Newcomer"], ["Thin soup: 1,024", "16"]]) {
    await choose(page, title);
    await isInView(page, subject);
    await page.locator(".market-table").focus();
    await page.keyboard.press("Control+ArrowDown");
  }
  assert.equal(await page.getByRole("textbox", { name: "Amount" }).inputValue(), "100");
});

journey("a filter without hits says so, and leaves with its era", async ({ page, open }) => {
  await openMarket(page, open);
  await era(page, "Emission gate").click();
  const rows = page.locator(".market-table .rows tr");
  await page.getByRole("button", { name: /^Above bar/ }).click();
  await era(page, "Launch of dTAO").click();
  await until(async () => (await rows.count()) > 10, "rows");
  await page.getByRole("button", { name: /^All/, pressed: true }).first().waitFor();
  await page.getByRole("searchbox").fill("nobody");
  await page.getByText("No subnet matches").waitFor();
  assert.equal(await rows.count(), 0);
  await assertAccessible(page);
  await page.getByRole("button", { name: "Show all subnets" }).click();
  await until(async () => (await rows.count()) > 10, "rows");
  await hasFocus(page.getByRole("searchbox"));
  assert.equal(await page.getByRole("searchbox").inputValue(), "");
});

journey("a refused amount has a reason of its own and moves nothing", async ({ page, open }) => {
  await openMarket(page, open);
  await tab(page, "Trade");
  const amount = page.getByRole("textbox", { name: "Amount", exact: true });
  const before = await amount.boundingBox();
  for (const text of ["1e30", "999999999999999"]) {
    await amount.fill(text);
    assert.equal(await page.locator(".trade-amount .wrong").innerText(), "The value is too large: at most 18,446,744,073.709551615.");
    const { x, width } = await amount.boundingBox();
    assert.deepEqual([x, width], [before.x, before.width]);
  }
  await amount.fill("1,000,000,000.5");
  assert.ok(await amount.evaluate((input) => input.scrollWidth <= input.clientWidth), "the amount is not cut");
  await typed(page, "Amount", "1");
  await typed(page, "Tolerance", "0");
  await page.getByText("at most: refused, because the price is already there").waitFor();
});

journey("an amount with a separator of two meanings is said to be read as one, and a button reads it as the other", async ({ page, open }) => {
  await openMarket(page, open);
  await select(page, "Chutes");
  const question = page.locator(".market-offer").filter({ hasText: "Read as" });
  for (const [text, read, other] of [["420.000", "420", "420,000"], ["1,000", "1,000", "1"]]) {
    await type(page, "Chutes", "tao", text);
    await question.getByText(`Read as ${read}.`).waitFor();
    await question.getByRole("button", { name: `It is ${other}` }).click();
    await until(async () => Number((await shown(page, "Chutes", "tao")).replace(",", "")) === Number(other.replace(",", "")), other);
    await question.waitFor({ state: "detached" });
  }
  await page.locator(".market-table").focus();
  await pasteAtFocus(page, "1.500\n");
  await question.getByRole("button", { name: "It is 1,500" }).click();
  await shows(page, "Chutes", "tao", "1,500");
  await tab(page, "Trade");
  const amount = page.getByRole("textbox", { name: "Amount", exact: true });
  await amount.fill("1.000");
  await amount.press("Enter");
  await page.getByRole("button", { name: "It is 1,000", exact: true }).click();
  await until(async () => (await amount.inputValue()) === "1,000", "the other amount");
  await page.getByText("Read as").waitFor({ state: "detached" });
});
