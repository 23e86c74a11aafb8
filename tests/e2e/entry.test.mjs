// Numbers as people type them, refused entries, wheel and finger over the grid, and the position in another document.

import { assert, assertAccessible, denseSubnet, journey, linkTo, screenshot, until } from "./harness/index.mjs";
import { cell, notices, numbers, shown, shows, type, undo } from "./harness/index.mjs";

const [E_ROW, STAKE, M1] = [5, 1, 2];

journey("an amount may be written with groups, blanks, an exponent or a unit", async ({ page, open }) => {
  await open();
  for (const [text, expected] of [
    ["1,000", "1,000"],
    ["1 000", "1,000"],
    ["1'000", "1,000"],
    ["1,000,000.5", "1,000,001"],
    ["1.000.000,5", "1,000,001"],
    ["1e6", "1,000,000"],
    ["1.5M", "1,500,000"],
  ]) {
    await type(page, E_ROW, STAKE, text);
    await until(async () => (await shown(page, E_ROW, STAKE)) === expected, `"${text}" to be stored as ${expected}, it is ${await shown(page, E_ROW, STAKE)}`);
    await undo(page).click();
    await shows(page, E_ROW, STAKE, "50,000");
  }
});

journey("a stake with a separator of two meanings is said to be read as one, and a button reads it as the other", async ({ page, open }) => {
  await open();
  const offer = page.locator(".grid-offers");
  for (const [text, read, other] of [["420.000", "420", "420,000"], ["1,000", "1,000", "1"]]) {
    await type(page, E_ROW, STAKE, text);
    await shows(page, E_ROW, STAKE, read);
    await until(async () => (await offer.innerText()).includes(`Read as ${read}\u00a0α`), `how ${text} was read`);
    await offer.getByRole("button", { name: `It is ${other}` }).click();
    await shows(page, E_ROW, STAKE, other);
    await until(async () => (await offer.innerText()) === "", "no question any more");
    await undo(page).click();
    await shows(page, E_ROW, STAKE, "50,000");
  }
  await type(page, E_ROW, STAKE, "1,5");
  await shows(page, E_ROW, STAKE, "1.5");
  assert.equal(await offer.innerText(), "", "one meaning, no question");
  const field = page.getByRole("textbox", { name: "Alpha stake, α" });
  await field.fill("420.000");
  await field.press("Enter");
  await shows(page, E_ROW, STAKE, "420");
  await page.locator(".facts").getByRole("button", { name: "It is 420,000" }).click();
  await shows(page, E_ROW, STAKE, "420,000");
});

journey("typed weights of a row stay, and the others share the rest", async ({ page, open }) => {
  await open();
  await type(page, 1, M1, "12");
  await type(page, 1, M1 + 1, "34.5");
  await type(page, 1, M1 + 2, "6,7");
  await shows(page, 1, M1 + 2, "6.7");
  assert.deepEqual(await Promise.all([0, 1, 3].map((at) => shown(page, 1, M1 + at))), ["12.0", "34.5", "46.8"]);
});

journey("Enter keeps a refused entry open with its message beside the cell, and Escape restores the value", async ({ page, open }) => {
  await open();
  await type(page, E_ROW, M1, "abc", "");
  await page.keyboard.press("Enter");
  const field = page.locator("input.edit");
  assert.equal(await field.inputValue(), "abc");
  const message = page.locator(".edit-error");
  await until(async () => /not a number/i.test(await message.innerText()), "the message");
  const [box, at] = [await message.boundingBox(), await cell(page, E_ROW, M1).boundingBox()];
  assert.ok(Math.abs(box.y - (at.y + at.height)) < 8, "the message is below the cell");
  await page.keyboard.press("Tab");
  assert.equal(await field.count(), 1, "Tab keeps it open too");
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  await shows(page, E_ROW, M1, "0");
});

journey("a stake beyond the supply is refused in its cell, and the value from before stays", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  const field = page.locator("input.edit");
  for (const text of ["25M", "25,000,000", "99999999999999999999"]) {
    await type(page, E_ROW, STAKE, text);
    await until(async () => /^At most 21,000,000/.test(await page.locator(".edit-error").innerText()), "the message");
    assert.equal(await field.inputValue(), text);
    assert.equal(await notices(page).innerText(), "", "no card");
    await until(async () => (await numbers(page))[`1-${M1 + 4}`] === before[`1-${M1 + 4}`], "the results of before");
    assert.equal(await undo(page).isDisabled(), true, "no step while it is open");
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
    await shows(page, E_ROW, STAKE, "50,000");
  }
  await type(page, E_ROW, STAKE, "21M");
  await shows(page, E_ROW, STAKE, "21,000,000");
});

journey("a name that another participant has is refused in its cell", async ({ page, open }) => {
  await open();
  await type(page, 1, 0, "B");
  await until(async () => /both called “B”/.test(await page.locator(".edit-error").innerText()), "the message");
  const line = page.locator(".grid-status .is-error");
  await line.getByText("both called “B”").waitFor({ state: "attached" });
  // A clipped text is not under the pointer.
  const isReadable = () => line.evaluate((shown) => {
    const { left, top, width, height } = shown.getBoundingClientRect();
    return shown.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await until(async () => !(await isReadable()), "the line below is only read aloud");
  await page.locator(".edit-error").getByText("both called “B”").waitFor();
  await page.setViewportSize({ width: 600, height: 800 });
  await line.scrollIntoViewIfNeeded();
  await until(isReadable, "the line below shows the error");
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.equal(await notices(page).innerText(), "", "no card");
  await page.locator("input.edit").fill("Ann");
  await page.keyboard.press("Enter");
  await shows(page, 1, 0, "Ann");
});

journey("a refused entry stays when it is left, and gives way to the next one or to Escape", async ({ page, open }) => {
  await open();
  const field = page.locator("input.edit");
  for (const [column, text, message] of [[M1, "abc", /not a number/i], [0, "B", /both called “B”/]]) {
    await type(page, 1, column, text, "");
    await cell(page, 3, M1).click();
    await until(async () => message.test(await page.locator(".edit-error").innerText()), String(message));
    assert.equal(await field.inputValue(), text);
    assert.equal(await notices(page).innerText(), "", "no card");
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
  }
  await type(page, 1, M1, "abc", "");
  await type(page, 3, M1, "30", "");
  assert.equal(await field.inputValue(), "30");
  await page.keyboard.press("Enter");
  await field.waitFor({ state: "detached" });
  await shows(page, 3, M1, "30.0");
  await shows(page, 1, M1, "40.0");
});

journey("the inspector and the fields of a panel keep a refused entry with its reason", async ({ page, open }) => {
  await open();
  await cell(page, 1, 0).click();
  const name = page.locator(".facts").getByRole("textbox", { name: "Name" });
  await name.fill("B");
  await name.press("Enter");
  await page.locator(".facts .wrong").getByText(/both called “B”/).waitFor();
  assert.equal(await notices(page).innerText(), "", "no card");
  await name.fill("Ann");
  await name.press("Enter");
  await shows(page, 1, 0, "Ann");
  await page.getByRole("button", { name: "Hyperparameters", exact: true }).click();
  const field = page.locator("dialog[open], .panel").getByRole("textbox").first();
  await field.fill("many");
  await field.blur();
  await until(async () => (await page.locator(".wrong:not(:empty)").count()) === 1, "the reason");
  assert.equal(await field.inputValue(), "many");
});

journey("the wheel over the grid scrolls the page", { context: { viewport: { width: 1024, height: 480 } } }, async ({ page, open }) => {
  await open();
  const top = async () => (await cell(page, 1, M1).boundingBox()).y;
  const before = await top();
  await cell(page, 1, M1).hover();
  await page.mouse.wheel(0, 200);
  await until(async () => (await top()) < before - 50, "the page to scroll");
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en" };
journey("a swipe on the selected cell edits nothing", { context: PHONE }, async ({ page, open }) => {
  await open();
  await cell(page, 1, M1).tap();
  const before = await shown(page, 1, M1);
  const { x, y, width, height } = await cell(page, 1, M1).boundingBox();
  const touch = await page.context().newCDPSession(page);
  const send = (type, left) =>
    touch.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: left === undefined ? [] : [{ x: x + width / 2 - left, y: y + height / 2 }],
    });
  await send("touchStart", 0);
  for (const left of [20, 40, 60, 80]) await send("touchMove", left);
  await send("touchEnd");
  assert.equal(await shown(page, 1, M1), before);
  assert.equal(await undo(page).isDisabled(), true, "nothing was edited");
});

journey("another document begins at its first row", async ({ page, open }) => {
  await open();
  const choose = async (name) => {
    await page.getByRole("button", { name: "Scenario", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name }).first().click();
  };
  await page.evaluate((hash) => (location.hash = hash), new URL(linkTo(denseSubnet(60, 8)), "http://page").hash);
  const frame = page.locator(".grid-frame");
  const top = () => frame.evaluate((element) => element.scrollTop);
  await until(() => frame.evaluate((element) => element.scrollHeight > element.clientHeight + 100), "a grid that scrolls");
  await frame.evaluate((element) => element.scrollTo(0, 100));
  await until(async () => (await top()) > 0, "the grid to scroll");
  await choose(/copier/i);
  await until(async () => (await page.locator(".sheet h1").innerText()).match(/copier/i), "the other document");
  assert.equal(await top(), 0);
});

journey("on a phone a validator takes two lines, and the dock changes the selected weight", { context: PHONE }, async ({ page, open }) => {
  await open();
  const [stake, trust, weight] = await Promise.all([1, 2 + 4, M1].map((column) => cell(page, 1, column).boundingBox()));
  assert.ok(Math.abs(stake.y - trust.y) < 2 && weight.y > stake.y + 20, "results above, weights below");
  assert.ok(trust.x + trust.width <= 390, "the results are in view");
  const dock = page.locator(".dock");
  await cell(page, 5, M1 + 2).tap();
  await dock.getByRole("button", { name: "1 % more" }).tap();
  await shows(page, 5, M1 + 2, "6.0");
  await dock.getByRole("textbox").fill("9");
  await dock.getByRole("textbox").press("Enter");
  await shows(page, 5, M1 + 2, "9.0");
  await dock.getByRole("slider").fill("20.5");
  await shows(page, 5, M1 + 2, "20.5");
  await shows(page, 5, M1 + 3, "79.5");
  await assertAccessible(page);
  await screenshot(page, "phone-dock");
  await dock.getByRole("button", { name: "Done" }).tap();
  await dock.waitFor({ state: "hidden" });
});

journey("a refused entry that is scrolled out of view is named below the grid", async ({ page, open }) => {
  await open(linkTo(denseSubnet(64, 192)));
  await type(page, 1, M1, "abc");
  const line = page.locator(".grid-status .is-error");
  await until(async () => /^Not a number/.test(await line.innerText()), "the message alone, beside the field");
  await page.locator(".grid-frame").evaluate((frame) => frame.scrollTo(400, 300));
  await until(async () => /^uid \d+ to uid \d+, weight in percent: Not a number/.test(await line.innerText()), "the field's name");
  assert.ok((await line.boundingBox()).height > 10, "the line is visible");
});
