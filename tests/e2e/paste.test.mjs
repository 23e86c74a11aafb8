// Blocks from a spreadsheet, good and bad, pasted into the grid of the opening scenario.

import { assert, journey, notices, numbers, paste, shown, shows, type, undo, until } from "./harness/index.mjs";

const noticed = (page, pattern) => until(async () => pattern.test(await notices(page).innerText()), String(pattern));

for (const [kind, text] of [["TSV", "10\t20\n30\t\t40"], ["CSV", "10,20\n30,,40"], ["percents", "10%;20 %\n30;;40"], ["fractions", "0.1,0.2\r\n0.3,,0.4\r\n"]]) {
  journey(`a block of ${kind} is pasted at the cursor in one step`, async ({ page, open }) => {
    await open();
    const before = await numbers(page);
    await paste(page, 2, 3, text);
    await shows(page, 3, 5, "40.0");
    assert.deepEqual(await Promise.all([[2, 3], [2, 4], [3, 3], [3, 4]].map((at) => shown(page, ...at))),
      ["10.0", "20.0", "30.0", before["3-4"]], "an empty cell changes nothing");
    assert.equal(await shown(page, 2, 5), before["2-5"]);
    assert.equal(await shown(page, 1, 3), before["1-3"]);
    assert.notEqual(await shown(page, 2, 6), before["2-6"], "the results change");
    await undo(page).click();
    await shows(page, 3, 5, before["3-5"]);
    assert.deepEqual(await numbers(page), before);
    assert.equal(await notices(page).innerText(), "");
  });
}

journey("u16 numbers are recognized by their size", async ({ page, open }) => {
  await open();
  await paste(page, 1, 2, "32768\t65535");
  await shows(page, 1, 2, "50.0");
  await shows(page, 1, 3, "100.0");
});

journey("the part of a block beyond the grid is left out, and a notice counts it", async ({ page, open }) => {
  await open();
  await paste(page, 4, 4, "1,2,3\n4,5,6\n7,8,9");
  await noticed(page, /larger than the grid[^]*Cells set: 4\. Rows left out: 1, columns: 1/);
  await shows(page, 5, 5, "5.0");
  await undo(page).click();
  await shows(page, 5, 5, "95.0");
});

for (const [what, text, reason] of [
  ["NaN", "1\tNaN", /Not pasted:[^]*column 2[^]*“NaN”/],
  ["infinity", "inf\t1", /column 1[^]*“inf”/],
  ["a negative number", "1\t2\n3\t-4", /Row 2, column 2[^]*“-4” is negative/],
  ["a huge number", "1\t1e300", /“1e300” is too large/],
  ["more than the chain stores", "1\t65536", /“65536” is too large/],
  ["words", "name\tstake", /“name” is not a number/],
  ["nothing", "\t\n\t", /no numbers/],
]) {
  journey(`${what} is refused with a reason and changes nothing`, async ({ page, open }) => {
    await open();
    await type(page, 1, 2, "12");
    await shows(page, 1, 2, "12.0");
    const before = await numbers(page);
    await paste(page, 1, 2, text);
    await noticed(page, reason);
    assert.deepEqual(await numbers(page), before);
    await undo(page).click();
    await shows(page, 1, 2, "40.0");
  });
}

journey("ragged lines set only their own cells", async ({ page, open }) => {
  await open();
  const before = await numbers(page);
  await paste(page, 1, 2, "1,2,3\n4\n5,6");
  await shows(page, 3, 3, "6.0");
  const now = await numbers(page);
  assert.deepEqual([now["1-4"], now["2-2"], now["2-3"], now["3-2"], now["3-4"]], ["3.0", "4.0", before["2-3"], "5.0", before["3-4"]]);
});
