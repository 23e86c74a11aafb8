// Blocks from a spreadsheet, good and bad, pasted into the grid of the opening scenario.

import {
  assert, cell, copied, each, journey, notices, numbers, paste, shown, shows, type, undo, until,
} from "./harness/index.mjs";

const noticed = (page, pattern) => until(async () => pattern.test(await notices(page).innerText()), String(pattern));

const BLOCKS = [["TSV", "10\t20\n30\t\t40"], ["CSV", "10,20\n30,,40"], ["percents", "10%;20 %\n30;;40"], ["fractions", "0.1,0.2\r\n0.3,,0.4\r\n"]];

journey("a block is pasted at the cursor in one step", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await each(BLOCKS, async ([, text]) => {
    await paste(page, 2, 3, text);
    await shows(page, 3, 5, "40.0");
    assert.deepEqual(await Promise.all([[2, 3], [2, 4], [3, 3], [3, 4]].map((at) => shown(page, ...at))),
      ["10.0", "20.0", "30.0", "22.5"], "the other weights of a row share the rest");
    assert.equal(await shown(page, 2, 5), "10.0");
    assert.equal(await shown(page, 1, 3), before["1-3"]);
    assert.notEqual(await shown(page, 2, 6), before["2-6"], "the results change");
    await undo(page).click();
    await shows(page, 3, 5, before["3-5"]);
    assert.deepEqual(await numbers(page), before);
    assert.equal(await notices(page).innerText(), "");
  });
});

journey("a single pasted number means what it means when it is typed", async ({ page, open }) => {
  await open();
  for (const [text, shownText] of [["0.4", "0.4"], ["1", "1.0"], ["12.5 %", "12.5"], ["12.5\n", "12.5"]]) {
    await paste(page, 5, 2, text);
    await shows(page, 5, 2, shownText);
    await undo(page).click();
    await shows(page, 5, 2, "0");
  }
  await page.getByRole("button", { name: "Raw" }).click();
  await paste(page, 5, 2, "40");
  await shows(page, 5, 2, "40");
});

journey("copied weights keep their values where they are pasted, even below 1 %", async ({ page, open }) => {
  await open();
  await paste(page, 1, 2, "0.4%\t0.003%\n0.25%\t0.9%");
  await shows(page, 2, 3, "0.9");
  await cell(page, 1, 2).click();
  for (const key of ["ArrowDown", "ArrowRight"]) await page.keyboard.press(`Shift+${key}`);
  const text = await copied(page);
  assert.equal(text, "0.4%\t0.003%\n0.25%\t0.9%");
  await paste(page, 3, 4, text);
  await shows(page, 4, 5, "0.9");
  assert.equal(await shown(page, 3, 4), "0.4");
  await cell(page, 3, 4).click();
  for (const key of ["ArrowDown", "ArrowRight"]) await page.keyboard.press(`Shift+${key}`);
  assert.equal(await copied(page), text);
});

journey("u16 numbers are recognized by their size and stored as they are", async ({ page, open }) => {
  await open();
  await paste(page, 1, 2, "32768\t65535\t0\t0");
  await shows(page, 1, 2, "33.3");
  await page.getByRole("button", { name: "Raw" }).click();
  await shows(page, 1, 2, "32768");
  await shows(page, 1, 3, "65535");
});

journey("the part of a block beyond the grid is offered, and added in the same step", async ({ page, open }) => {
  await open();
  await paste(page, 4, 4, "1,2,3\n4,5,6\n7,8,9");
  await shows(page, 5, 5, "55.6");
  const status = page.locator(".grid-status");
  await until(async () => /Add 1 validator and 1 miner\?/.test(await status.innerText()), "the offer");
  await status.getByRole("button", { name: "Add" }).click();
  await shows(page, 6, 4, "29.2");
  await shows(page, 6, 6, "37.5");
  assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "10");
  await undo(page).click();
  await shows(page, 5, 5, "95.0");
  assert.equal(await undo(page).isEnabled(), false, "one step");
});

const PASTED = [
  ["stakes into their column", [2, 1], "1,000\n2500.5\n1.5M", { "2-1": "1,000", "3-1": "2,501", "4-1": "1,500,000", "5-1": "50,000" }],
  ["names into their column", [1, 0], "Ann\nBob", { "1-0": "Ann", "2-0": "Bob", "3-0": "C" }],
  ["a whole row", [1, 0], "Ann\t1000\t25\t25\t25\t25", { "1-0": "Ann", "1-1": "1,000", "1-2": "25.0", "1-5": "25.0" }],
  ["a block with a header", [1, 2], "m0\tm1\n50\t50", { "1-2": "50.0", "1-3": "50.0", "1-4": "0" }],
  ["lines by their names", [1, 2], "E\t70\t30\nA\t10\t20", { "5-2": "70.0", "1-2": "10.0", "1-3": "20.0", "2-2": "30.0" }],
  ["columns by their titles", [1, 2], "M4\tM1\n60\t40", { "1-5": "60.0", "1-2": "40.0" }],
];

journey("stakes, names, whole rows and blocks with titles can be pasted", async ({ page, open }) => {
  await open();
  await each(PASTED, async ([, at, text, expected]) => {
    await paste(page, ...at, text);
    for (const [position, shownText] of Object.entries(expected)) await shows(page, ...position.split("-").map(Number), shownText);
    await undo(page).click();
    await until(async () => !(await undo(page).isEnabled()), "one step");
    await shows(page, 1, 1, "420,000");
  });
});

const REFUSED = [
  ["NaN", "1\tNaN", /Not pasted:[^]*column 2[^]*“NaN”/],
  ["infinity", "inf\t1", /column 1[^]*“inf”/],
  ["a negative number", "1\t2\n3\t-4", /Row 2, column 2[^]*“-4” is negative/],
  ["a huge number", "1\t1e300", /“1e300” is too large/],
  ["more than the chain stores", "1\t65536", /“65536” is too large/],
  ["words", "name\tstake", /“name” is not a number/],
  ["nothing", "\t\n\t", /no numbers/],
];

journey("a block that is no weights is refused with a reason and changes nothing", async ({ page, open }) => {
  await open();
  await type(page, 1, 2, "12");
  await shows(page, 1, 2, "12.0");
  const before = await numbers(page);
  await each(REFUSED, async ([, text, reason]) => {
    await paste(page, 1, 2, text);
    await noticed(page, reason);
    assert.deepEqual(await numbers(page), before);
  });
  await undo(page).click();
  await shows(page, 1, 2, "40.0");
});

journey("ragged lines set their own cells, and the other weights of each row share the rest", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await paste(page, 1, 2, "1,2,3\n4\n5,6");
  await shows(page, 3, 3, "6.0");
  const now = await numbers(page);
  assert.deepEqual([now["1-4"], now["2-2"], now["2-3"], now["3-2"], now["3-4"]], ["3.0", "4.0", "54.9", "5.0", "76.3"]);
});

journey("a paste that the subnet cannot hold changes nothing, and its refusal goes with the next change", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await paste(page, 1, 2, Array(300).fill("1").join("\t"));
  await noticed(page, /Not changed:[^]*too many/);
  assert.deepEqual(await numbers(page), before);
  assert.equal(await page.getByRole("button", { name: "Add", exact: true }).count(), 0);
  await paste(page, 1, 2, "10\t20");
  await shows(page, 1, 2, "10.0");
  assert.equal(await notices(page).innerText(), "");
  assert.doesNotMatch(await page.locator(".below-slot").innerText(), /clipped any more/);
});

journey("an offer to add participants ends with the scenario that it was for", async ({ page, open }) => {
  await open();
  await paste(page, 1, 2, Array(6).fill("1").join("\t"));
  const add = page.getByRole("button", { name: "Add", exact: true });
  await add.waitFor();
  await undo(page).click();
  await add.waitFor({ state: "detached" });
});
