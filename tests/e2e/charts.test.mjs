// Charts are sharp, have the colors of their legend, and offer their numbers to pointer, keyboard and screen readers.

import { assert, journey, until } from "./harness/index.mjs";

const strip = (page) => page.getByRole("region", { name: "Time" });
const firstChart = (page) => strip(page).locator(".time-chart").first();
const plotOf = (chart) => chart.getByRole("slider");
const plain = (text) => text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ").trim();

/** Opens the opening story over 40 epochs with one of its charts, and waits until that is drawn. */
async function openChart(page, open, label) {
  await open();
  await page.getByRole("button", { name: "Play 40 epochs" }).click();
  await strip(page).getByRole("button", { name: /^Pause/ }).click();
  await show(page, label);
  return firstChart(page);
}

async function show(page, label) {
  await firstChart(page).getByRole("combobox").selectOption({ label });
  await firstChart(page).getByRole("heading", { name: label.replace(" over time", "") }).waitFor();
  await until(() => isDrawn(firstChart(page)), "the canvas to be drawn");
}

const isDrawn = (chart) => chart.locator("canvas").evaluate((canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 === 3 && value > 0);
});

/** Presses keys on a chart. */
async function press(page, chart, ...keys) {
  await plotOf(chart).focus();
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits until a chart reads an epoch to screen readers, and returns the text. */
async function reads(chart, epoch) {
  await until(async () => (await plotOf(chart).getAttribute("aria-valuenow")) === String(epoch), `epoch ${epoch} to be read`);
  return plain(await plotOf(chart).getAttribute("aria-valuetext"));
}

/** Returns the numbers of the table's line for an epoch, as shown. */
async function lineOf(page, chart, epoch) {
  const line = chart.getByRole("row").filter({ has: page.getByRole("rowheader", { name: String(epoch), exact: true }) });
  const cells = line.getByRole("cell");
  await cells.first().waitFor();
  // Behind the shown number stands the stored one.
  return (await cells.evaluateAll((cells) => cells.map((cell) => cell.firstChild.textContent))).map(plain);
}

/** Returns the color of the canvas at a position in CSS pixels. */
const colorAt = (chart, x, y) => chart.locator("canvas").evaluate((canvas, [x, y]) => {
  const scale = canvas.width / canvas.clientWidth;
  return [...canvas.getContext("2d").getImageData(Math.floor(x * scale), Math.floor(y * scale), 1, 1).data.slice(0, 3)];
}, [x, y]);

/** Returns the colors of a map at its first epoch, a row each, found by keys. */
async function colorsOfRows(page, chart, count) {
  await press(page, chart, "Home");
  const colors = [];
  for (let row = 0; row < count; row += 1) {
    await press(page, chart, "ArrowDown");
    const cell = chart.locator(".chart-marks rect.cell");
    const box = await cell.evaluate((rect) => ["x", "y", "width", "height"].map((name) => rect[name].baseVal.value));
    colors.push(await colorAt(chart, box[0] + box[2] / 2, box[1] + box[3] / 2));
  }
  return colors;
}

journey("pointer, keys, legend and table of a chart have the same numbers", async ({ page, open }) => {
  const chart = await openChart(page, open, "Dividends");
  await chart.getByText("Table", { exact: true }).click();
  const values = await lineOf(page, chart, 1);
  assert.equal(values.length, 5);
  assert.deepEqual(await chart.locator("thead th").allInnerTexts(), ["Epoch", "A", "B", "C", "D", "E"]);

  await press(page, chart, "Home", "ArrowRight");
  assert.equal(await reads(chart, 1), ["Epoch 1", ...values.map((value, at) => `${"ABCDE"[at]} ${value}`)].join(" · "));
  await press(page, chart, "ArrowDown", "ArrowDown");
  await until(async () => (await reads(chart, 1)) === `Epoch 1 · B ${values[1]}`, "B to be read");
  assert.deepEqual((await chart.locator(".chart-legend b").allInnerTexts()).map(plain), values);
  assert.deepEqual(await chart.locator(".chart-legend .marked span").allInnerTexts(), ["B"]);

  const dots = await chart.locator(".chart-marks circle").evaluateAll((all) => all.map((dot) => [dot.cx.baseVal.value, dot.cy.baseVal.value]));
  const { x, y } = await plotOf(chart).boundingBox();
  const at = await chart.locator(".chart-marks .pointed").getAttribute("x1");
  await page.mouse.move(x + Number(at) + 30, y + dots[4][1]);
  const away = Number(await plotOf(chart).getAttribute("aria-valuenow"));
  assert.ok(away > 1);
  await page.mouse.move(x + Number(at), y + dots[4][1]);
  await until(async () => (await reads(chart, 1)) === `Epoch 1 · E ${values[4]}`, "E under the pointer");
  await page.mouse.click(x + Number(at), y + dots[4][1]);
  await until(async () => (await chart.locator(".playhead").getAttribute("x1")) === at, "the playhead at epoch 1");

  await strip(page).getByRole("textbox", { name: "Number of epochs" }).fill("2000");
  await page.keyboard.press("Enter");
  await until(async () => (await plotOf(chart).getAttribute("aria-valuemax")) === "1999", "the long run");
  assert.ok((await chart.locator("tbody tr").count()) <= 60, "only the visible lines of the table");
});

journey("a line has the color of its legend, and drawing it adds nothing to the page", async ({ page, open }) => {
  const chart = await openChart(page, open, "Dividends");
  await page.evaluate(() => {
    window.added = 0;
    new MutationObserver((changes) => (window.added += changes.length)).observe(document.body, { childList: true });
  });
  await press(page, chart, "Home", "ArrowDown");
  const legend = chart.locator(".chart-legend li");
  for (let at = 0; at < 5; at += 1) {
    // Only the line of A is solid; of a dashed one the first dash begins at the first epoch.
    const { color, x, y } = await chart.locator(".chart-marks circle").nth(at).evaluate((dot, at) => ({
      color: getComputedStyle(dot.closest("figure").querySelectorAll(".chart-legend svg")[at]).color.match(/\d+/g).map(Number),
      x: dot.cx.baseVal.value + 1,
      y: dot.cy.baseVal.value,
    }), at);
    const drawn = await colorAt(chart, x, y);
    assert.ok(drawn.every((value, part) => Math.abs(value - color[part]) < 60), `${await legend.nth(at).innerText()}: ${drawn} instead of ${color}`);
  }
  assert.equal(await page.evaluate(() => window.added), 0);
});

journey("a chart has all pixels of a dense screen", { context: { deviceScaleFactor: 2 } }, async ({ page, open }) => {
  const chart = await openChart(page, open, "Dividends");
  const sizes = await chart.locator("canvas").evaluate((canvas) => [canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight]);
  assert.deepEqual(sizes.slice(0, 2), sizes.slice(2).map((length) => 2 * length));
});

journey("the rows of a map deepen with their values, and differences have a color for more and one for less", async ({ page, open }) => {
  const chart = await openChart(page, open, "Stored bonds of C over time");
  await chart.getByText("Table", { exact: true }).click();
  const values = (await lineOf(page, chart, 0)).map(Number.parseFloat);
  const darkness = (await colorsOfRows(page, chart, values.length)).map(([red, green, blue]) => 3 * 255 - red - green - blue);
  assert.ok(new Set(values).size > 1, `${values} differ`);
  for (const [at, value] of values.entries()) {
    for (const [other, less] of values.entries()) {
      if (value > less) assert.ok(darkness[at] > darkness[other], `${values} are drawn as deep as ${darkness}`);
      if (value === less) assert.equal(darkness[at], darkness[other], `${values} are drawn as deep as ${darkness}`);
    }
  }

  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const compare = page.getByRole("region", { name: "Compare" });
  await compare.getByRole("radio", { name: "Hyperparameter presets" }).check();
  await until(async () => (await compare.locator(".compare-lane").count()) === 7, "four charts and three maps");
  const map = compare.locator(".compare-lane").nth(4);
  await until(() => isDrawn(map), "the map to be drawn");
  await map.getByText("Table", { exact: true }).click();
  const differences = (await lineOf(page, map, 0)).map((text) => Number.parseFloat(text.replace("−", "-")));
  const colors = await colorsOfRows(page, map, differences.length);
  assert.ok(Math.max(...differences) > 0 && Math.min(...differences) < 0, `${differences} have both signs`);
  const [most, least] = [Math.max(...differences), Math.min(...differences)].map((value) => colors[differences.indexOf(value)]);
  assert.ok(least[0] > least[2], `less is warm: ${least}`);
  assert.ok(most[0] < most[2], `more is cold: ${most}`);
});
