// Edits by pointer and keyboard in the grid of the opening scenario: validators A to E in rows 1 to 5, miners M1 to M4 in
// columns 2 to 5, vtrust, dividends and pay per stake in columns 6 to 8.

import { assert, each, journey, until } from "./harness/index.mjs";
import { act, action, cell, closeMenu, drag, notices, numbers, redo, row, settled, shown, shows, type, undo, undoAll } from "./harness/index.mjs";

const E_ROW = 5;
const M4 = 5;
const [VTRUST, DIVIDENDS] = [6, 7];
const sum = (values) => values.reduce((total, value) => total + (value ?? 0), 0);

journey("typing a weight changes the dividends", async ({ page, open }) => {
  await open();
  assert.equal(await shown(page, E_ROW, M4), "95.0");
  const [trust, dividends] = [await shown(page, E_ROW, VTRUST), await shown(page, E_ROW, DIVIDENDS)];
  await type(page, E_ROW, M4, "5");
  await shows(page, E_ROW, M4, "5.0");
  assert.equal(trust, "10.0");
  // The row now splits evenly. Consensus clips it to 25 % on M3 and 5 % on M4.
  assert.equal(await shown(page, E_ROW, VTRUST), "30.0");
  assert.notEqual(await shown(page, E_ROW, DIVIDENDS), dividends);
});

journey("Escape restores the previous value", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await type(page, 1, 2, "77", null);
  await until(async () => (await shown(page, 1, VTRUST)) !== before[`1-${VTRUST}`], "a result that changes while typing");
  await page.keyboard.press("Escape");
  await until(async () => !(await page.locator("input.edit").count()), "the end of the edit");
  assert.deepEqual(await numbers(page), before);
  assert.equal(await undo(page).isEnabled(), false, "there is nothing to undo");
});

const NOT_A_WEIGHT = [["abc", /Not a number/], ["-3", /negative/], ["101", /At most 100\s%/], ["1e999", /Not a number/]];

journey("what is no weight is marked as invalid and changes nothing", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await each(NOT_A_WEIGHT, async ([text, reason]) => {
    await cell(page, 1, 2).dblclick();
    const field = page.getByRole("textbox", { name: "Weight in percent" });
    await field.fill(text);
    await until(async () => (await field.getAttribute("aria-invalid")) === "true", "the mark");
    assert.match(await page.locator(".grid-status").innerText(), reason);
    assert.equal(await field.inputValue(), text, "the typed text stays");
    await page.keyboard.press("Enter");
    assert.equal(await field.inputValue(), text, "a refused text stays open");
    await page.keyboard.press("Escape");
    await until(async () => !(await field.count()), "the end of the edit");
    assert.deepEqual(await numbers(page), before);
  });
});

journey("keys that come before a rendering add up", async ({ page, open }) => {
  await open();
  await cell(page, 1, 2).click();
  await shows(page, 1, 2, "40.0");
  for (const [key, times, sum] of [["ArrowUp", 3, "43.0"], ["ArrowDown", 5, "38.0"]]) {
    await page.evaluate(([key, times]) => {
      const event = { key, altKey: true, bubbles: true, cancelable: true };
      for (let time = 0; time < times; time += 1) document.activeElement.dispatchEvent(new KeyboardEvent("keydown", event));
    }, [key, times]);
    await shows(page, 1, 2, sum);
  }
});

journey("keys and buttons undo and redo", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await type(page, 1, 2, "10");
  await type(page, 2, 3, "20");
  await shows(page, 2, 3, "20.0");
  const after = await numbers(page);
  await page.keyboard.press("Control+z");
  await shows(page, 2, 3, before["2-3"]);
  await shows(page, 1, 2, "10.0");
  await undo(page).click();
  await shows(page, 1, 2, before["1-2"]);
  assert.deepEqual(await numbers(page), before);
  assert.equal(await undo(page).isEnabled(), false);
  await redo(page).click();
  await shows(page, 1, 2, "10.0");
  await cell(page, 4, 4).click();
  await page.keyboard.press("Control+Shift+z");
  await shows(page, 2, 3, "20.0");
  assert.equal(await redo(page).isEnabled(), false);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  await shows(page, 2, 3, "20.0");
  assert.deepEqual(await numbers(page), after);
});

journey("a drag changes the weight under the pointer in one step", async ({ page, open }) => {
  await open();
  await drag(page, 1, 2, 80);
  await shows(page, 1, 2, "60.0");
  await undo(page).click();
  await shows(page, 1, 2, "40.0");
  assert.equal(await undo(page).isEnabled(), false, "one drag is one step");
  await drag(page, 1, 2, -400);
  await shows(page, 1, 2, "0");
  await drag(page, 1, 1, 80);
  await shows(page, 1, 1, "840,000");
});

journey("a row keeps its sum while one of its weights changes", async ({ page, open }) => {
  await open();
  const before = sum(await row(page, 1, 4));
  await drag(page, 1, 2, 120);
  await shows(page, 1, 2, "70.0");
  assert.ok(Math.abs(sum(await row(page, 1, 4)) - before) < 0.3, "by pointer");
  await type(page, 1, 3, "5");
  await shows(page, 1, 3, "5.0");
  assert.ok(Math.abs(sum(await row(page, 1, 4)) - before) < 0.3, "by keys");
  await page.getByRole("button", { name: "Keep sum" }).click();
  await type(page, 1, 2, "1");
  const status = page.locator(".grid-status");
  await until(async () => /weights of A add up to \d/.test(await status.innerText()), "the sum without the button");
  assert.ok(Math.abs(sum(await row(page, 1, 4)) - before) < 0.3, "the cells show shares of the sum");
  await page.getByRole("button", { name: "Keep sum" }).click();
  await type(page, 1, 2, "70");
  await shows(page, 1, 2, "70.0");
});

journey("the bar scales the stored weights of a row, clears and fills it", async ({ page, open }) => {
  await open();
  await type(page, 2, 2, "10");
  await cell(page, 2, 0).click();
  await page.getByRole("button", { name: "Raw" }).click();
  const texts = () => Promise.all([2, 3, 4, 5].map((column) => shown(page, 2, column)));
  const stored = (await texts()).map(Number);
  const gives = async (name, expected) => {
    await act(page, name);
    await until(async () => (await texts()).join() === expected.join(), async () => `${name} to give ${expected}, not ${await texts()}`);
  };
  await gives("× 2", stored.map((weight) => Math.min(2 * weight, 65_535)));
  await undo(page).click();
  await gives("× ½", stored.map((weight) => Math.floor((weight + 1) / 2)));
  await gives("Clear", ["", "", "", ""]);
  await page.getByRole("button", { name: "Raw" }).click();
  await gives("Fill", ["25.0", "25.0", "25.0", "25.0"]);
  assert.equal(await undoAll(page), 4);
  assert.equal(await shown(page, 2, 2), "30.0");
});

journey("validators and miners are added, renamed, moved and removed", async ({ page, open }) => {
  await open();
  const names = async (positions) => (await Promise.all(positions.map(([at, column]) => shown(page, at, column)))).join(" ");
  const before = await numbers(page);
  await act(page, "+ Validator");
  await shows(page, 6, 0, "F");
  await act(page, "+ Miner");
  await shows(page, 0, 6, "M5");
  await type(page, 6, 0, "Newcomer");
  await shows(page, 6, 0, "Newcomer");
  await cell(page, 6, 0).click();
  await act(page, "↑");
  await shows(page, 5, 0, "Newcomer");
  assert.equal(await shown(page, 6, 0), "E");
  await cell(page, 0, 6).click();
  await act(page, "←");
  await shows(page, 0, 5, "M5");
  assert.equal(await names([[0, 2], [0, 3], [0, 4], [0, 5], [0, 6]]), "M1 M2 M3 M5 M4");
  await act(page, "Remove");
  await shows(page, 0, 5, "M4");
  await cell(page, 5, 0).click();
  await act(page, "Remove");
  await shows(page, 5, 0, "E");
  assert.equal(await undoAll(page), 7);
  assert.deepEqual(await numbers(page), before);
});

journey("a name in use is refused with a message", async ({ page, open }) => {
  await open();
  await type(page, 1, 0, "M2");
  await until(async () => /M2/.test(await page.locator(".grid-status").innerText()), "the message");
  assert.equal((await notices(page).innerText()).trim(), "");
  await page.keyboard.press("Escape");
  await shows(page, 1, 0, "A");
});

journey("the cells show permit, activity and ownership, with the reason why a weight does not count", async ({ page, open }) => {
  await open();
  const a = cell(page, 1, 0);
  await a.click();
  const dividends = await shown(page, 1, DIVIDENDS);
  for (const [name, badge, reason] of [["Permit", "no permit", /no validator permit/], ["Active", "inactive", /activity cutoff/]]) {
    assert.equal(await (await action(page, name)).getAttribute("aria-pressed"), "true");
    await (await action(page, name)).click();
    await closeMenu(page);
    await until(async () => (await a.innerText()).includes(badge), badge);
    assert.match(await a.getAttribute("title"), reason);
    assert.equal(await (await action(page, name)).getAttribute("aria-pressed"), "false");
    await (await action(page, name)).click();
    await until(async () => !(await a.innerText()).includes(badge), `no longer ${badge}`);
    assert.equal(await shown(page, 1, DIVIDENDS), dividends);
  }
  await act(page, "Permit");
  await until(async () => /no permit/.test(await cell(page, 1, 2).getAttribute("title")), "the grayed weight's reason");
  await act(page, "Owner");
  await until(async () => (await a.innerText()).includes("owner"), "the owner's badge");
});

journey("weights that do not count show the reason", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Scenario" }).click();
  await page.getByRole("button", { name: /Self-weight and permits/ }).click();
  await shows(page, 1, 0, "O");
  assert.match(await cell(page, 2, 3).getAttribute("title"), /self-weight/, "A on A");
  assert.equal(await cell(page, 1, 2).getAttribute("title"), null, "the owner's on itself counts");
  assert.match(await cell(page, 4, 4).getAttribute("title"), /no permit/, "C");
  assert.match(await cell(page, 5, 0).getAttribute("title"), /activity cutoff/, "D");
});

journey("a selection does not move the cells under the pointer", async ({ page, open }) => {
  await open();
  const top = async () => (await cell(page, 1, 2).boundingBox()).y;
  const before = await top();
  await page.getByRole("grid").focus();
  for (const select of [() => page.keyboard.press("Escape"), () => cell(page, 1, 0).click(), () => cell(page, 0, 2).click()]) {
    await select();
    await settled(page);
    assert.equal(await top(), before);
  }
});
