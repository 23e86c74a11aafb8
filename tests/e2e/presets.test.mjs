// Presets over time: they open from the menu and run, and the page shows the numbers of their captions; in FULL runs all of them.

import { assert, assertAccessible, FULL, journey, screenshot, shown, until } from "./harness/index.mjs";

const strip = (page) => page.getByRole("region", { name: "Time" });
const slider = (page) => strip(page).getByRole("slider", { name: "Epoch", exact: true });
const mark = (page, epoch) => strip(page).getByRole("listbox").locator(`[data-epoch="${epoch}"]`);

async function openPreset(page, title) {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  const preset = page.getByRole("dialog").locator(".presets button").filter({ has: page.getByText(title, { exact: true }) });
  if (!(await preset.isVisible())) await page.getByText("Classic cases").click();
  await preset.click();
  await page.getByRole("heading", { name: title, exact: true }).waitFor();
  await slider(page).waitFor();
}

/** Returns the percentage in a cell at an epoch, rounded. */
async function percentAt(page, epoch, row, column) {
  await slider(page).focus();
  await page.keyboard.press("Home");
  for (let step = 0; step < epoch; step += 1) await page.keyboard.press("ArrowRight");
  await until(async () => (await slider(page).getAttribute("aria-valuenow")) === String(epoch), `epoch ${epoch}`);
  return Math.round(Number.parseFloat(await shown(page, row, column)));
}

// Title, and [epoch, row, column, percentage]. Columns: two or three miners, vtrust, dividends.
const TIMES = [
  ["Two small validators merge", [[9, 3, 6, 10], [11, 3, 6, 13], [20, 3, 6, 17]]],
  ["A validator falls asleep", [[15, 3, 6, 16], [16, 3, 6, 0], [28, 3, 6, 16]]],
  ["Replaced in the same block", [[11, 5, 3, 30], [11, 5, 4, 30]]],
  ["The early discoverer", []],
  ["A copier", []],
  ["A copier and commit-reveal", []],
  ["The large one moves first", [[1, 1, 5, 100]]],
  ["A small one moves first", [[1, 2, 5, 5], [2, 2, 5, 11], [2, 3, 5, 0]]],
  ["All move at once", [[1, 1, 5, 80]]],
  ["Alone in front, twice", [[21, 2, 5, 5], [22, 2, 5, 3]]],
  ["A race, then all at once", [[2, 3, 5, 0], [21, 3, 5, 10]]],
  ["The large one is late, twice", [[1, 2, 5, 5], [21, 3, 5, 5]]],
  ["A merger of small ones", [[6, 2, 5, 20]]],
  ["Two per cent decide", [[19, 5, 2, 53], [20, 5, 2, 37]]],
  ["A foot in the door", [[21, 2, 5, 10]]],
  ["One epoch off", [[19, 3, 5, 34], [20, 3, 5, 31]]],
  ["A race beside a stable quarter", [[2, 3, 6, 2]]],
  ["A race beside stable three quarters", [[2, 3, 6, 7]]],
];

journey(`${FULL ? "every preset" : "each third preset"} over time opens, runs, and shows the numbers of its caption`, async ({ page, open }) => {
  await open();
  for (const [title, cells] of TIMES.filter((_, at) => FULL || at % 3 === 0)) {
    await openPreset(page, title);
    const last = await slider(page).getAttribute("aria-valuemax");
    assert.ok(Number(last) >= 29, `${title} runs`);
    for (const [epoch, row, column, percent] of cells) {
      assert.equal(await percentAt(page, epoch, row, column), percent, `${title}, epoch ${epoch}, row ${row}`);
    }
  }
});

journey("a refused number of epochs goes with its document", async ({ page, open }) => {
  await open();
  await openPreset(page, "The early discoverer");
  const field = strip(page).getByRole("textbox", { name: "Number of epochs" });
  await field.fill("many");
  await field.press("Enter");
  await strip(page).getByRole("alert").filter({ hasText: /./ }).waitFor();
  await openPreset(page, "A copier");
  await until(async () => (await field.inputValue()) === "40", "the epochs of the other document");
});

journey("the menu groups its presets, and folds the classic cases", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  const dialog = page.getByRole("dialog");
  for (const name of ["One epoch", "Over time"]) await dialog.getByRole("heading", { name, exact: true }).waitFor();
  const classic = dialog.getByRole("button", { name: /^The large one moves first/ });
  assert.equal(await classic.isVisible(), false);
  await dialog.getByText("Classic cases").click();
  await classic.waitFor();
  await dialog.getByText(/bactensor\/yuma-simulation \(MIT\)/).last().waitFor();
  await assertAccessible(page);
  await screenshot(page, "presets");
});

/** Returns the ratio of D's to A's pay per stake for each lane: own rules, Yuma 2, Yuma 3, liquid alpha. */
async function advantages(page) {
  const totals = page.locator(".compare-totals table");
  const perStake = async (name) => {
    const cells = await totals.locator("tbody tr").filter({ has: page.getByRole("rowheader", { name, exact: true }) })
      .locator("td").allInnerTexts();
    // The first lane has no column for the difference.
    return [1, 4, 7, 10].map((at) => Number.parseFloat(cells[at]));
  };
  const [a, d] = [await perStake("A"), await perStake("D")];
  return d.map((paid, lane) => paid / a[lane]);
}

async function arePaid(page, expected, when) {
  let now;
  await until(
    async () => (now = await advantages(page)).every((paid, lane) => Math.abs(paid - expected[lane]) < 0.02),
    () => `D to be paid ${expected} ${when}, it is paid ${now}`,
  );
}

journey("the early discoverer under four rule sets, and three epochs earlier", async ({ page, open }) => {
  await open();
  await openPreset(page, "The early discoverer");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("radio", { name: "Hyperparameter presets" }).check({ force: true });
  await page.locator(".compare-totals table").waitFor();
  await arePaid(page, [1.04, 1.21, 1.04, 0.96], "when it is six epochs ahead");

  await mark(page, 8).scrollIntoViewIfNeeded();
  const handle = await mark(page, 8).boundingBox();
  const track = await strip(page).getByRole("listbox").boundingBox();
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - (3 * track.width) / 39, y, { steps: 6 });
  await page.mouse.up();
  await mark(page, 5).waitFor();
  await arePaid(page, [1.04, 1.27, 1.04, 0.93], "when it is nine epochs ahead");
  await screenshot(page, "early-discoverer");
});

journey("the inspector attributes a change since the last edit and since the previous epoch", async ({ page, open }) => {
  await open();
  await openPreset(page, "A small one moves first");
  const why = page.locator(".why");
  await percentAt(page, 0, 2, 5);
  assert.equal(await why.locator("summary").count(), 0, "nothing is before the first epoch");
  await page.locator('[data-position="2-5"]').click();
  assert.equal(await percentAt(page, 1, 2, 5), 5);
  await why.locator("summary").first().click();
  await why.getByText(/Dividends of B: fell from 10\.0.\s% to 5\.0.\s%/).waitFor();
  await why.getByText(/Compared with epoch 0/).waitFor();
  assert.equal(await percentAt(page, 2, 2, 5), 11);
  await why.getByText(/Dividends of B: rose from/).waitFor();

  await page.locator('[data-position="2-1"]').click();
  await page.keyboard.type("200 k");
  await page.keyboard.press("Enter");
  await page.locator('[data-position="2-5"]').click();
  await why.getByRole("radio", { name: "Since the last edit" }).check({ force: true });
  await why.getByText(/the alpha stake of B rose|B’s share/i).first().waitFor();
  await assertAccessible(page);
  await screenshot(page, "why");
});
