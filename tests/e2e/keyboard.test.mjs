// Uses the page by keys alone, with a visible focus at every step.

import { assert, cell, journey, screenshot, shown, shows, until } from "./harness/index.mjs";

/** Returns the role or tag and the name of the focused element. */
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const name = at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "";
    return `${at.getAttribute("role") ?? at.tagName.toLowerCase()} ${name.trim().split("\n")[0]}`;
  });

/** Presses Tab until the focused element matches. Fails if an element on the way has no visible focus. */
async function tabTo(page, pattern, key = "Tab") {
  const passed = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    passed.push(await focused(page));
    await assertFocusIsSeen(page, passed.at(-1));
    if (pattern.test(passed.at(-1))) return;
  }
  assert.fail(`no ${pattern} among ${passed.join(" | ")}`);
}

/** Moves along the top bar, which is one tab stop, until the focused element matches. */
async function barTo(page, pattern) {
  await page.locator(".bar-tools [tabindex='0']").focus();
  await tabTo(page, pattern, "ArrowRight");
}

async function assertFocusIsSeen(page, what) {
  const seen = await page.evaluate(() => {
    const at = document.activeElement;
    if (at === document.body) return true;
    const marks = (element) => {
      const style = getComputedStyle(element);
      const isDrawn = element instanceof SVGElement && style.stroke !== "none";
      return isDrawn || (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
    };
    // A grid marks its cell, the kappa line its drag area, and a file button the label beside its field.
    const shownBy = [at, at.querySelector(".at"), at.querySelector(".reach"), at.parentElement, at.nextElementSibling];
    return shownBy.some((element) => element && marks(element));
  });
  assert.ok(seen, `${what}: the focus is not visible`);
}

journey("keys open a scenario, change a weight and a rule, copy a link, and switch to Chinese", async ({ page, context, open }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();

  await tabTo(page, /^button Scenario/);
  await page.keyboard.press("Enter");
  const menu = page.getByRole("dialog", { name: "Scenario" });
  await menu.waitFor();
  await tabTo(page, /^button Clipping/);
  await page.keyboard.press("Enter");
  await menu.waitFor({ state: "hidden" });
  await shows(page, 3, 0, "X");
  assert.match(await focused(page), /^button Scenario/, "the focus returns");

  await tabTo(page, /^grid /);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+ArrowUp");
  await page.keyboard.press("Home");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) {
    await page.keyboard.press(key);
  }
  assert.equal(await page.getByRole("grid").getAttribute("aria-activedescendant"), "at-3-4");
  const trust = await shown(page, 3, 5);
  await page.keyboard.type("12.5");
  await page.keyboard.press("Tab");
  await shows(page, 3, 4, "12.5");
  assert.notEqual(await shown(page, 3, 5), trust);
  assert.match(await focused(page), /^grid /, "the focus stays in the grid");
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+Alt+ArrowUp");
  await shows(page, 3, 4, "22.5");
  await page.keyboard.press("Delete");
  await shows(page, 3, 4, "");
  await page.keyboard.press("Control+z");
  await shows(page, 3, 4, "22.5");

  await barTo(page, /^button Hyperparameters/);
  await page.keyboard.press("Space");
  const rules = page.getByRole("dialog", { name: "Hyperparameters" });
  await rules.waitFor();
  await tabTo(page, /^input Kappa \(κ\)/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("80");
  await page.keyboard.press("Enter");
  await until(async () => /κ 80\.0\s%/.test(await page.locator(".sheet").innerText()), "kappa in the grid's summary");
  await page.keyboard.press("Escape");
  await rules.waitFor({ state: "hidden" });
  assert.match(await focused(page), /^button Hyperparameters/, "the focus returns");

  await barTo(page, /^button Share/);
  await page.keyboard.press("Enter");
  const share = page.getByRole("dialog", { name: "Share" });
  await share.waitFor();
  await until(async () => /Copy link/.test(await focused(page)), "the focus on the button for the link");
  await page.keyboard.press("Enter");
  await until(async () => /#v1\./.test(await page.evaluate(() => navigator.clipboard.readText())), "the link");
  await page.keyboard.press("Escape");
  await share.waitFor({ state: "hidden" });
  assert.match(await focused(page), /^button Share/, "the focus returns");

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await help.waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await until(async () => /^button Share/.test(await focused(page)), "the focus to return");

  await barTo(page, /^button 中文/);
  await page.keyboard.press("Enter");
  await until(async () => (await page.locator("html").getAttribute("lang"))?.startsWith("zh"), "Chinese");
  assert.equal(await shown(page, 3, 4), "22.5", "the numbers stay");
  await screenshot(page, "by-keys-chinese");
});

journey("the first stop skips to the grid, and the top bar is one stop", async ({ page, open }) => {
  await open();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "button Skip to the grid");
  await page.keyboard.press("Enter");
  assert.match(await focused(page), /^grid /);

  await page.locator(".skip").focus();
  await tabTo(page, /^button Scenario/);
  for (const [key, name] of [["End", /^button Keys/], ["ArrowRight", /^button Scenario/], ["ArrowLeft", /^button Keys/], ["Home", /^button Scenario/]]) {
    await page.keyboard.press(key);
    assert.match(await focused(page), name, key);
  }
  await page.keyboard.press("ArrowRight");
  const left = await focused(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("[role=toolbar].bar-tools")), null, "it is left");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), left, "it keeps its stop");
});

journey("the comparison that a button opens receives the focus", async ({ page, open }) => {
  await open();
  await barTo(page, /^button Compare/);
  await page.keyboard.press("Enter");
  await until(async () => (await focused(page)) === "h2 Compare", "the focus on its title");
});

journey("a modal dialog traps the focus", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Scenario", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Scenario" }).waitFor();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    const isInside = await page.evaluate(() => {
      const at = document.activeElement;
      // The browser's own toolbar is a stop too. The page has no focused element then.
      return at === document.body || at.closest("dialog") !== null;
    });
    assert.ok(isInside, await focused(page));
  }
});

journey("keys reach and change kappa from a miner", async ({ page, open }) => {
  await open();
  await cell(page, 0, 2).click();
  await tabTo(page, /^slider Kappa/);
  await page.keyboard.press("ArrowUp");
  await until(async () => /κ 51\.0\s%/.test(await page.locator(".sheet").innerText()), "kappa");
});

journey("Tab leaves the grid; Enter ends an edit and stays, Tab ends it and moves to the next cell", async ({ page, open }) => {
  await open();
  await cell(page, 1, 2).click();
  const at = () => page.getByRole("grid").getAttribute("aria-activedescendant");
  for (const [end, position] of [["Enter", "at-1-2"], ["Tab", "at-1-3"], ["Shift+Tab", "at-1-2"]]) {
    await page.keyboard.type("9");
    await page.keyboard.press(end);
    await until(async () => (await at()) === position, `${end}: ${position}`);
  }
  await page.keyboard.press("Tab");
  assert.doesNotMatch(await focused(page), /^grid/);
});

journey("a question mark on a cell shows the keys", async ({ page, open }) => {
  await open();
  await cell(page, 1, 2).click();
  const before = await shown(page, 1, 2);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.getByText("Copy the selected cells").waitFor();
  assert.equal(await shown(page, 1, 2), before);
});
