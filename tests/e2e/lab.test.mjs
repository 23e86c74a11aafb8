// The consensus lab answers in words: on a first visit, after an edit, about a clipped weight, and on a projector.

import {
  action, assert, assertAccessible, cell, denseSubnet, each, journey, linkTo, screenshot, shown, shows, type, undo,
  until,
} from "./harness/index.mjs";

const inspector = (page) => page.getByRole("complementary", { name: "Inspector" });
const welcome = (page) => page.getByRole("region", { name: "First visit" });
const lastEdit = (page) => page.locator(".last-edit");
const VTRUST = 6;

for (const [name, row, column, shows_] of [
  ["Give E 950,000 α", 5, VTRUST, /100\.0/],
  ["Let C vote like A", 3, 3, /35\.0/],
  ["Set κ to 30 %", 6, 3, /40\.0/],
]) {
  journey(`a first visit says what the page is and offers “${name}”`, async ({ page, open }) => {
    await open();
    await welcome(page).getByText("Bittensor").waitFor();
    await welcome(page).getByRole("button", { name: name.replace(" %", " %") }).or(welcome(page).getByRole("button", { name })).first().click();
    await until(async () => shows_.test(await shown(page, row, column)), `row ${row}, column ${column} to show ${shows_}`);
    await lastEdit(page).waitFor();
    await undo(page).click();
    assert.equal(await undo(page).isEnabled(), false, "it is one step");
  });
}

journey("the line of a first visit stays closed", async ({ page, open }) => {
  await open();
  await welcome(page).getByRole("button", { name: "Close this line" }).click();
  await welcome(page).waitFor({ state: "hidden" });
  await open();
  assert.equal(await welcome(page).isVisible(), false);
});

journey("after an edit a sentence says what changed and who gains and loses, and Why? explains what it names first", async ({ page, open }) => {
  await open();
  await type(page, 5, 4, "9");
  await until(
    async () => /^You raised E on M3 to 9\.0\s%; the rest of E’s row changed with it: E’s vtrust 10\.0\s% → 14\.0\s%, E \+0\.03\sα, M3 \+0\.25\sα, M2 −0\.13\sα\.$/.test(await lastEdit(page).locator("p").innerText()),
    async () => `the sentence, it says ${await lastEdit(page).innerText()}`,
  );
  assert.equal(await cell(page, 8, 4).locator(".against").innerText(), "+0.25");
  await inspector(page).getByText("Why did it change?").waitFor();
  await inspector(page).getByText(/Dividends of E: rose/).waitFor();
  await assertAccessible(page);
  await screenshot(page, "last-edit");
  await lastEdit(page).getByRole("button", { name: "Why?" }).click();
  await inspector(page).getByText(/\(vtrust\) of E: rose/).waitFor();
  await lastEdit(page).getByRole("button", { name: "Undo" }).click();
  await shows(page, 5, 4, "5.0");
  await lastEdit(page).waitFor({ state: "hidden" });
});

const levers = (page) => inspector(page).locator(".levers");

journey("after an edit nothing moves while its differences stay, and the numbers return to their line when they are gone", async ({ page, open }) => {
  await open(linkTo(denseSubnet(16, 32)));
  await inspector(page).waitFor();
  await type(page, 1, 2, "40");
  await page.locator(".against").first().waitFor({ state: "attached" });
  const moving = () => document.getAnimations().filter(({ effect }) => effect.getComputedTiming().progress !== null).length;
  assert.equal(await page.evaluate(moving), 0, "each step of a movement would paint the page again");
  const animations = await page.evaluate(() => document.getAnimations().length);
  assert.ok(animations > 0 && animations <= 2, `the table fades, not each of its differences: ${animations} animations`);
  const raised = () => [...document.querySelectorAll(".against + .text")].filter((text) => parseFloat(getComputedStyle(text).top) < 0).length;
  assert.notEqual(await page.evaluate(raised), 0, "above their differences");
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  assert.equal(await page.evaluate(raised), 0);
});

journey("in the low rows of a large subnet each number stands whole above its difference", async ({ page, open }) => {
  await open(linkTo(denseSubnet(64, 192)));
  await inspector(page).waitFor();
  await type(page, 1, 2, "40");
  await page.locator("tfoot .against:not(:empty)").first().waitFor({ state: "attached" });
  const cut = await page.locator(".against:not(:empty) + .text").evaluateAll((texts) =>
    // Letters are lower than their line: 3 px of it are blank.
    texts.filter((text) => text.getBoundingClientRect().top < text.closest("td").getBoundingClientRect().top - 3).map((text) => text.textContent),
  );
  assert.deepEqual(cut, []);
});

journey("a clipped weight names the stake from which it is heard, and a button gives it", async ({ page, open }) => {
  await open();
  await cell(page, 5, 5).click();
  const stake = levers(page).getByRole("listitem").filter({ hasText: "E is heard from 950,000 α on" });
  await stake.getByText("100.0 %").waitFor();
  await stake.getByRole("button", { name: "Try it" }).click();
  await inspector(page).getByText("95.0 % was given, and all of it counts").waitFor();
  await shows(page, 5, 1, "950,000");
  await levers(page).waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "grid", "the keyboard goes on in the grid");
});

journey("a low vtrust names what would change it, and each button reaches the vtrust it names", async ({ page, open }) => {
  await open();
  for (const [lever, after] of [
    ["A and B give M4 as much", "96.3"],
    ["Give M4 5.0 %", "30.0"],
  ]) {
    await cell(page, 5, 6).click();
    await inspector(page).getByText("Most is cut on M4. What would change it").waitFor();
    const item = levers(page).getByRole("listitem").filter({ hasText: lever });
    await item.getByText(`${after} %`).waitFor();
    await item.getByRole("button", { name: "Try it" }).click();
    await shows(page, 5, 6, after);
    await page.keyboard.press("Control+z");
    await shows(page, 5, 6, "10.0");
  }
});

journey("when all validators sleep, their pay and the rule of it are shown", async ({ page, open }) => {
  const asleep = { ...denseSubnet(3, 3), block: 4_332_000, updated: 4_326_000 };
  await open(linkTo(asleep));
  await cell(page, 1, 0).click();
  await inspector(page).getByText(/nobody earned anything.*pays validators by stake/i).waitFor();
  const perStake = page.locator("thead").getByText("per stake");
  await perStake.waitFor();
  await shows(page, 1, 5 + 3, "1.00");
});

journey("while nobody votes no weight is clipped, and the lever is an update of the weights", async ({ page, open }) => {
  await open();
  for (const row of [1, 2, 3, 4, 5]) {
    await cell(page, row, 0).click();
    await inspector(page).getByRole("checkbox", { name: "Active" }).uncheck();
    await until(async () => (await cell(page, row, 0).innerText()).includes("inactive"), "the badge");
  }
  await cell(page, 3, 7).click();
  const pane = () => inspector(page).locator(".pane").innerText();
  await until(async () => /pays validators by stake[^]*None of the 4 weights that C gave counts[^]*Nobody votes/.test(await pane()), pane);
  assert.doesNotMatch(await pane(), /clipped|lies above/);
  assert.match(await cell(page, 3, 3).getAttribute("class"), /\boff\b/);
  assert.equal(await page.locator(".grid [class*=' c2']").count(), 0, "nothing is hatched");
  await screenshot(page, "nobody-votes");
  const items = levers(page).getByRole("listitem");
  await items.filter({ hasText: "C updates its weights" }).getByText("100.0 %").waitFor();
  assert.equal(await items.count(), 1);
  await items.getByRole("button", { name: "Try it" }).click();
  await until(async () => !(await cell(page, 3, 0).innerText()).includes("inactive"), "C to be active");
  await shows(page, 3, VTRUST, "100.0");
});

journey("the row of a validator that gives every miner the same begins with the largest cuts and names better votes", async ({ page, open }) => {
  const miners = Array.from({ length: 40 }, (_, at) => at + 3);
  const uneven = miners.map((uid) => (uid > 30 ? 500 : 2_000));
  const row = (v) => ({ c: miners, v });
  await open(linkTo({ ...denseSubnet(3, 40), weights: { 0: row(miners.map(() => 1_000)), 1: row(uneven), 2: row(uneven) } }));
  await cell(page, 1, 0).click();
  const pane = inspector(page);
  await pane.getByText(/gives each of 40 miners the same: 2\.5\s%\./).waitFor();
  const largest = (await pane.locator(".row-bars .note").innerText()).match(/on (uid \d+)\. vtrust/)[1];
  assert.equal(await pane.locator(".row-bars li button").first().innerText(), largest);
  await screenshot(page, "uniform-row");
  const items = levers(page).getByRole("listitem");
  const like = items.filter({ hasText: "votes like the consensus" });
  await like.waitFor();
  const present = await shown(page, 1, 42);
  for (const result of await items.locator("output").allInnerTexts()) assert.notEqual(parseFloat(result).toFixed(1), present);
  const then = parseFloat(await like.locator("output").innerText());
  await like.getByRole("button", { name: "Try it" }).click();
  await shows(page, 1, 42, then.toFixed(1));
});

journey("a miner is told which weights would earn it more, and a button gives one", async ({ page, open }) => {
  await open();
  await cell(page, 0, 3).click();
  const items = levers(page).getByRole("listitem");
  await items.first().getByText("E gives M2 35.0 %, like the consensus").waitFor();
  assert.match(await items.first().locator("output").innerText(), /^38\.6\s%$/);
  await screenshot(page, "miner-levers");
  await items.first().getByRole("button", { name: "Try it" }).click();
  await shows(page, 7, 3, "38.6");
  await until(async () => /^You raised E on M2 to 35\.0\s%; the rest of E’s row changed with it: /.test(await lastEdit(page).locator("p").innerText()), () => lastEdit(page).innerText());
});

journey("the remark beside consensus names κ when it is not half", async ({ page, open }) => {
  await open();
  const remark = page.locator("tfoot tr.consensus .remark");
  assert.equal(await remark.innerText(), "what half of the stake supports");
  await welcome(page).getByRole("button", { name: /^Set κ/ }).click();
  await until(async () => /^what 30\.0\s% of the stake supports$/.test(await remark.innerText()), "κ in the remark");
});

journey("the sentence names the cell that was typed, a whole row, and the bonds", async ({ page, open }) => {
  await open();
  const says = (pattern) => until(async () => pattern.test(await lastEdit(page).locator("p").innerText()), () => lastEdit(page).innerText());
  await type(page, 5, 5, "60");
  await says(/^You lowered E on M4 to 60\.0\s%; the rest of E’s row changed with it: /);
  await undo(page).click();
  await welcome(page).getByRole("button", { name: "Let C vote like A" }).click();
  await says(/^C now votes like A: /);
  await undo(page).click();
  await cell(page, 3, 3).click();
  await page.getByRole("button", { name: "Start without bonds" }).click();
  await says(/^You removed the stored bonds: nobody is paid differently\.$/);
  await inspector(page).getByText("Why did it change?").waitFor();
  assert.equal(await inspector(page).locator(".why details").getAttribute("open"), null, "nothing changed there");
  await page.getByRole("button", { name: "Next epoch" }).click();
  await says(/^One epoch later: /);
});

journey("the bar below counts epochs and starts without bonds", async ({ page, open }) => {
  await open();
  const bar = page.locator(".time-empty-state");
  await bar.getByText("Epoch 0").waitFor();
  await bar.getByRole("button", { name: "Start without bonds" }).click();
  await bar.getByRole("button", { name: "Start without bonds" }).waitFor({ state: "hidden" });
  await bar.getByRole("button", { name: "Next epoch" }).click();
  await bar.getByText("Epoch 1").waitFor();
  await undo(page).click();
  await bar.getByText("Epoch 0").waitFor();
});

journey("a run opens at its first event", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("button", { name: /The early discoverer/ }).click();
  await page.getByText("Epoch 8 / 39").waitFor();
});

journey("a presentation hides the tools and is led by arrow keys", async ({ page, open }) => {
  await open();
  await (await action(page, "Present")).click();
  await page.getByRole("button", { name: "Share", exact: true }).waitFor({ state: "hidden" });
  const chosen = () => page.locator(".lens-bar [aria-pressed=true]").innerText();
  assert.equal(await chosen(), "given");
  await page.keyboard.press("ArrowRight");
  await until(async () => (await chosen()) === "counted", "the next step");
  await page.keyboard.press("PageUp");
  await until(async () => (await chosen()) === "given", "the step before");
  await screenshot(page, "presentation");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Share", exact: true }).waitFor();
});

journey("the eras and the steps of an epoch are places one can go to", async ({ page, open }) => {
  await open();
  const places = page.getByRole("navigation", { name: "Labs" });
  await places.getByRole("button", { name: "How it works" }).click();
  await page.getByRole("dialog", { name: "How an epoch works" }).waitFor();
  await page.keyboard.press("Escape");
  await places.getByRole("button", { name: "Eras" }).click();
  await page.getByRole("dialog").first().waitFor();
});

journey("the top bar is one line from 900 px on", async ({ page, open }) => {
  await open();
  for (const lab of ["Consensus", "Market", "Learn"]) {
    await page.locator(".bar-labs").getByRole("button", { name: lab }).click();
    await page.locator(".bar-labs [aria-current=page]", { hasText: lab }).waitFor();
    await each([[1440, 900], [1280, 720], [1041, 768], [1040, 768], [900, 768]], async ([width, height]) => {
      await page.setViewportSize({ width, height });
      const bar = async () => (await page.locator(".top-bar").boundingBox())?.height;
      await until(async () => (await bar()) < 60, `the bar of ${lab} to be one line`);
    });
  }
});

journey("the opening story fits every window", async ({ page, open }) => {
  await open();
  await inspector(page).waitFor();
  const beyond = (selector) => page.locator(selector).evaluate((at) => at.scrollWidth - at.clientWidth);
  const fits = (selector) => until(async () => (await beyond(selector)) <= 0, `${selector} to fit`);
  await each([[1280, 720], [1011, 800], [1010, 800], [901, 800], [320, 640]], async ([width, height]) => {
    await page.setViewportSize({ width, height });
    await fits("html");
    if (width > 900) await fits(".grid-frame");
  });
});

journey("grid, results and findings are printed on one page, with a run over time too", async ({ page, open }) => {
  const pages = async () => (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
  await open();
  assert.equal(await pages(), 1);
  await page.getByRole("button", { name: "Play 40 epochs" }).click();
  await page.locator(".time canvas").first().waitFor();
  assert.equal(await pages(), 1, "over time");
});

const CURVES = [[undefined, [[3, 3], [5, 5], [5, 4], [4, 4]]], [linkTo(denseSubnet(64, 192)), [[1, 2], [9, 4]]]];

journey("no name of the curve lies on a line or on another name", async ({ page, open }) => {
  for (const [document, cells] of CURVES) {
    await open(document);
    await each([[1440, 900], [1280, 720], [390, 844]], async ([width, height]) => {
      await page.setViewportSize({ width, height });
      for (const at of cells) {
        await cell(page, ...at).click();
        const name = (await shown(page, at[0], 0)).replace(/^\d+$/, "uid $&");
        await page.locator(".curve .label.own .who").getByText(name, { exact: true }).waitFor();
        let touching;
        const look = () => page.evaluate(() => {
          const box = (element) => element.getBoundingClientRect();
          const texts = [...document.querySelectorAll(".curve .names text")].map((text) => ({ text: text.textContent, ...box(text).toJSON() }));
          // A line of text is higher than its letters.
          const meet = (one, other) => one.left < other.right && other.left < one.right && one.top + 3 < other.bottom && other.top < one.bottom - 4;
          const path = document.querySelector(".curve .steps");
          const matrix = path.getScreenCTM();
          const points = Array.from({ length: 400 }, (_, at) => path.getPointAtLength((path.getTotalLength() * at) / 399).matrixTransform(matrix));
          const line = document.querySelector(".curve line.level");
          const lines = [box(line), box(document.querySelector(".curve .kappa line"))];
          return texts.filter(
            (one, at) =>
              texts.some((other, before) => before < at && meet(one, other)) ||
              lines.some((other) => meet(one, { left: other.left, right: other.right + 0.1, top: other.top, bottom: other.bottom + 0.1 })) ||
              points.some(({ x, y }) => meet(one, { left: x, right: x + 0.1, top: y, bottom: y + 0.1 })),
          );
        });
        await until(
          async () => (touching = await look()).length === 0,
          () => `row ${at[0]}, column ${at[1]} without ${touching.map(({ text }) => text)}`,
        );
      }
    });
  }
});

journey("each number of the steps stands below its column", async ({ page, open }) => {
  await open();
  await page.locator(".step-strip table.aligned").waitFor();
  const ends = (selector) => page.locator(selector).evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().right)));
  const lines = () => page.locator(".legend").evaluate((legend) => legend.clientHeight / Number.parseFloat(getComputedStyle(legend).lineHeight));
  await each([[1280, 720], [1440, 900], [1920, 1080]], async ([width, height]) => {
    await page.setViewportSize({ width, height });
    await until(async () => {
      const columns = await ends("thead th.miner");
      return columns.length === 4 && (await ends(".step-strip tbody tr:first-child td")).slice(0, 4).join() === columns.join();
    }, "the numbers below their columns");
    await until(async () => (await lines()) < 1.5, "the legend to be one line");
    const last = await cell(page, 5, 2).boundingBox();
    const foot = await cell(page, 6, 2).boundingBox();
    assert.ok(last.y + last.height <= foot.y + 1, "every row is in view");
  });
});

journey("a validator without a vote has no hatching, and the legend names the reason", async ({ page, open }) => {
  await open();
  const hatched = () => page.locator(".rows tr:nth-child(3) [class*=' c']").count();
  const reasons = page.locator(".legend").getByText("inactive, or without permit or stake");
  await until(async () => (await hatched()) === 2, "two clipped weights of C");
  assert.equal(await reasons.isVisible(), false);
  await cell(page, 3, 0).click();
  await inspector(page).getByRole("checkbox", { name: "Active" }).uncheck();
  await until(async () => (await cell(page, 3, 3).getAttribute("title")) === "Does not count: the validator is inactive", "the reason");
  assert.equal(await hatched(), 0);
  await reasons.waitFor();
  await cell(page, 3, 3).click();
  await inspector(page).getByText("The given weight does not count").waitFor();
  await inspector(page).getByText(/C’s stake does not vote, so the weight moves neither consensus nor pay\..*inactive/).waitFor();
});

journey("the framed cell is the one that the inspector explains", async ({ page, open }) => {
  await open(linkTo(denseSubnet(30, 40)));
  await inspector(page).getByText("Overview").waitFor();
  const framed = page.locator("[role=grid] .at");
  assert.equal(await framed.count(), 0, "nothing is explained yet");
  await page.getByRole("grid").focus();
  await inspector(page).getByText(/^uid \d+ → uid 30$/).waitFor();
  await until(async () => (await framed.count()) === 1, "the explained cell");
  await page.keyboard.press("Escape");
  await inspector(page).getByText("Overview").waitFor();
  await until(async () => (await framed.count()) === 0, "no frame");
  await page.keyboard.press("ArrowRight");
  await inspector(page).getByText(/^uid \d+ → uid 31$/).waitFor();
  await until(async () => (await framed.count()) === 1, "the next cell");
});

const tableOf = (names) => {
  const dense = denseSubnet(names.length, 40);
  return linkTo({ ...dense, names: dense.validators.map((uid) => names[uid]).concat(dense.miners.map((uid) => `m${uid}`)) });
};
for (const [title, names] of [["uid", Array(24).fill("")], ["validator", Array.from({ length: 24 }, (_, uid) => `v${uid}`)]]) {
  journey(`the compact grid has room for the title “${title}” and for what miners are paid`, async ({ page, open }) => {
    await open(tableOf(names));
    const corner = cell(page, 0, 0).locator(".text");
    await until(async () => (await corner.innerText()) === title, `the title ${title}`);
    const cut = await page.locator("[role=grid] :is(th, td)").evaluateAll((cells) =>
      cells.filter((cell) => !cell.matches(".gap, .miner") && cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.innerText),
    );
    assert.deepEqual(cut, []);
  });
}

for (const width of [390, 320]) {
  journey(`at ${width} px only the grid of a large subnet scrolls sideways`, { nightly: width > 320, context: { viewport: { width, height: 740 }, hasTouch: true, isMobile: true } }, async ({ page, open }) => {
    await open(linkTo({ ...denseSubnet(64, 192), timeline: { epochs: 4 } }));
    const wide = () => page.evaluate(() => Math.max(document.scrollingElement.scrollWidth, innerWidth) - screen.width);
    await inspector(page).waitFor();
    assert.equal(await wide(), 0);
    for (const at of [[1, 2], [0, 2], [1, 0]]) {
      await cell(page, ...at).tap();
      await until(async () => (await page.locator("[role=grid] .at").count()) === 1, "the selection");
      assert.equal(await wide(), 0, `cell ${at}`);
    }
    await page.getByRole("button", { name: "Compare", exact: true }).tap();
    await page.locator(".compare").first().waitFor();
    assert.equal(await wide(), 0, "the comparison");
    assert.ok(await page.locator(".grid-frame").evaluate((frame) => frame.scrollWidth > frame.clientWidth));
  });
}
