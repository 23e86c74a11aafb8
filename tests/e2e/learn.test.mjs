// The lessons: bets, goals, words that point, links, teacher's pages, and views with one control.

import { assert, assertAccessible, cell, FULL, journey, screenshot, settled, shows, type, until } from "./harness/index.mjs";
import { bet, groups, lessons, next, plain, readyStep, sampleLessons, shownStep, stepOf, structure, turn, typeNumber } from "./harness/learn.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const FAVOURITES = "#learn/favourites/";
const BET = stepOf("favourites", "bet");
const SANDBOX = stepOf("favourites", "sandbox");
const words = (page) => plain(page.locator(".lesson-intro"));
const reveal = (page) => plain(page.locator(".reveal h2"));
const slider = (page) => page.locator(".bet-slider input");

journey("a reader bets, sees what the chain says, and changes it", async ({ page, open }) => {
  await open(`${FAVOURITES}${BET}`);
  await shownStep(page, BET);
  const dividends = cell(page, 5, 7);
  assert.match(await page.locator(".lesson-note").innerText(), /covered/);
  await dividends.waitFor();
  assert.equal(await dividends.locator(".text").isVisible(), false, "the result is covered");
  assert.equal(await page.locator(".drag-number").count(), 0, "the question stays as it is");
  assert.equal(await page.locator(".action-bar").isVisible(), false, "no lens shows the clipped weights");
  assert.equal(await page.locator("td.w[title]").count(), 0, "no title says what is clipped");
  await type(page, 5, 5, "33");
  await shows(page, 5, 5, "90.0");
  assert.equal(await page.locator(".against").first().isVisible(), false, "no difference shows");
  await slider(page).fill("0.15");
  await page.getByRole("button", { name: "See the chain’s answer" }).click();
  assert.equal(await reveal(page), "You said 15.0 %. The chain says 4.8 %.");
  await page.locator(".reveal h2:focus").waitFor();
  await page.locator(".hint").getByText("too kind").waitFor();
  assert.equal(await dividends.locator(".text").innerText(), "4.8");
  await screenshot(page, "learn-reveal");
  await turn(page, "e_share_set", "ArrowRight", 27);
  await until(async () => /owns 50\s%/.test(await words(page)), "50 % of the stake");
  // The answer belongs to the bet.
  assert.match(await plain(page.locator(".reveal")), /E gets 4\.8 % of the dividends/);
  await page.getByText("changed the lab since this answer").filter({ visible: true }).waitFor();
  await page.getByRole("button", { name: "Start this step again" }).click();
  await until(async () => /owns 23\s%/.test(await words(page)), "the start of the step");
  await page.locator(".bar-history").getByRole("button", { name: /^Undo/ }).click();
  await until(async () => /owns 50\s%/.test(await words(page)), "the state before");
  await page.locator(".bar-history").getByRole("button", { name: /^Undo/ }).click();
  await until(async () => /23\s%/.test(await words(page)), "one step of undo for each visit of the number");
});

journey("each wrong bet has the hint that the engine computes", async ({ page, open }) => {
  for (const [value, hint] of [["0.25", "without clipping"], ["0.01", "too hard"], ["0.05", "cut off the pay"]]) {
    await open(`${FAVOURITES}${BET}`);
    await shownStep(page, BET);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await slider(page).fill(value);
    await page.getByRole("button", { name: "See the chain’s answer" }).click();
    await page.locator(".hint").getByText(hint).waitFor();
  }
});

journey("a bet is kept and quoted in a later step, and the list shows what is done", async ({ page, open }) => {
  await open(`${FAVOURITES}${BET}`);
  await slider(page).fill("0.1");
  await page.getByRole("button", { name: "See the chain’s answer" }).click();
  await page.locator(".reveal").waitFor();
  for (let step = BET + 1; step <= SANDBOX; step += 1) {
    await next(page);
    await shownStep(page, step);
  }
  assert.match(await words(page), /you said 10\.0\s%/);
  await page.reload();
  await shownStep(page, SANDBOX);
  assert.match(await words(page), /you said 10\.0\s%/);
  await next(page);
  const end = page.locator(".lesson-end");
  await end.getByText("half of the voting stake").waitFor();
  await end.getByText("1 bet placed, 0 right.").waitFor();
  await page.locator(".lesson-end h2:focus").waitFor();
  await page.getByRole("link", { name: "Next lesson" }).click();
  await page.locator(`.lesson[data-lesson=${lessons()[2].id}]`).waitFor();
  await page.getByRole("link", { name: "All lessons" }).click();
  await page.locator(".learn-groups").waitFor();
  await page.locator("li.done b").getByText("Playing favorites").waitFor();
  const done = page.getByText(`1 of ${lessons().length} done`);
  await done.waitFor();
  await page.reload();
  await done.waitFor();
});

journey("a lesson is done by keyboard", async ({ page, open }) => {
  await open(`${FAVOURITES}1`);
  await readyStep(page, 1);
  await page.keyboard.press("ArrowRight");
  await readyStep(page, 2);
  await page.keyboard.press("ArrowRight");
  await readyStep(page, 3);
  await page.keyboard.press("ArrowLeft");
  await readyStep(page, 2);
  await page.keyboard.press("ArrowLeft");
  await readyStep(page, 1);
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  await shownStep(page, 1);
  await page.keyboard.press("Tab");
  const foot = await page.locator(".lesson-foot").boundingBox();
  const button = await page.locator(".bet-form button:focus").boundingBox();
  assert.ok(button.y + button.height <= foot.y, "the focused button is not under the foot");
  await page.keyboard.press("Enter");
  await page.locator(".reveal h2:focus").waitFor();
  await assertAccessible(page);
  await page.evaluate((to) => (location.hash = to), `learn/favourites/${SANDBOX}`);
  await readyStep(page, SANDBOX);
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "A hint?" }).click();
  await page.getByRole("button", { name: "Another hint?" }).press("Enter");
  await page.locator(".help:focus").getByText("down to").waitFor();
  const number = page.locator('.drag-number[data-control="e_weight"]').first();
  await typeNumber(page, number, "5");
  await page.locator(".try.reached").waitFor();
  assert.equal(await plain(number), "5 %");
});

journey("a word rings its cell and says so", async ({ page, open }) => {
  await open(`${FAVOURITES}${BET}`);
  await page.getByRole("button", { name: "I have no idea, show me" }).click();
  assert.equal(await reveal(page), "The chain says 4.8 %.");
  const word = page.locator(".reveal .cell-word").first();
  await word.focus();
  await until(async () => (await cell(page, 5, 5).getAttribute("data-lit")) === "", "the ringed cell");
  assert.equal(await page.locator(".lesson-lab-head [role=status]").innerText(), "Shown: the cell of E and M4");
  await page.locator(".reveal .term").first().click();
  assert.match(await page.locator(".reveal .gloss").filter({ visible: true }).innerText(), /clipping: /i);
});

journey("the link of a step opens it as it was left", async ({ page, open, freshPage, url }) => {
  await open(`${FAVOURITES}1`);
  await shownStep(page, 1);
  await bet(page);
  await turn(page, "e_weight", "ArrowLeft", 30);
  await shows(page, 5, 5, "60.0");
  await page.locator(".bar-share").click();
  const link = await page.locator("#share-link").inputValue();
  assert.ok(link.startsWith(`${url}${FAVOURITES}1/v1.`), link);
  const other = await freshPage(link);
  await shownStep(other, 1);
  // The sender's numbers follow the bet, which is about the lesson's.
  await shows(other, 5, 5, "90.0");
  await bet(other);
  await shows(other, 5, 5, "60.0");
});

journey("lessons leave the work in the labs alone", async ({ page, open }) => {
  await open();
  await type(page, 1, 2, "33");
  const title = await page.title();
  await page.getByRole("link", { name: /Start here/ }).click();
  await page.locator(".learn-groups").waitFor();
  await page.getByRole("link", { name: /Start here: / }).click();
  await shownStep(page, 1);
  await page.goBack();
  await page.locator(".learn-groups").waitFor();
  await page.getByRole("button", { name: "Consensus" }).first().click();
  await shows(page, 1, 2, "33.0");
  assert.equal(await page.title(), title);
  assert.ok(!(await page.evaluate(() => location.hash)).startsWith("#learn"), "the address is the lab's again");
});

journey("a step opens in its lab as it is", async ({ page, open }) => {
  await open(`${FAVOURITES}1`);
  await bet(page);
  await turn(page, "e_weight", "ArrowLeft", 40);
  await shows(page, 5, 5, "50.0");
  await page.getByRole("button", { name: "Open in the lab" }).click();
  await page.locator(".lesson").waitFor({ state: "detached" });
  await shows(page, 5, 5, "50.0");
  assert.match(await page.evaluate(() => location.hash), /^#v1\./);
});

journey(`${FULL ? "every lesson is" : "lessons with every kind of bet are"} played to the last step`, { timeout: 240_000 }, async ({ t, page, open }) => {
  await open("#learn");
  await page.locator(".learn-groups").waitFor();
  assert.equal(await page.locator(".lesson-row").count(), lessons().length);
  for (const { id } of FULL ? lessons() : sampleLessons()) {
    const start = Date.now();
    await page.evaluate((to) => (location.hash = to), `learn/${id}/1`);
    await page.locator(`.lesson[data-lesson=${id}]`).waitFor();
    await shownStep(page, 1);
    t.diagnostic(`${id} opens in ${Date.now() - start} ms`);
    const { steps } = structure(id);
    for (const [at, step] of steps.entries()) {
      await shownStep(page, at + 1);
      if (step.bet) await bet(page);
      await until(async () => !(await page.locator(".lesson-intro, .lesson-rest").allInnerTexts()).join().includes("…"), `the numbers of ${id}, ${step.id}`);
      if (step.goal) await page.locator(".meter").waitFor();
      if (at + 1 < steps.length) await next(page);
    }
  }
});

journey("nothing says more than the reader did", async ({ page, open }) => {
  await open(`${FAVOURITES}${SANDBOX}`);
  await readyStep(page, SANDBOX);
  assert.doesNotMatch(await words(page), /you said/i);
  await page.getByRole("button", { name: "Finish" }).click();
  await page.locator(".lesson-end").getByRole("link", { name: "All lessons" }).click();
  await page.getByText(`0 of ${lessons().length} done`).waitFor();
  await page.getByText(/about \d½? hours in all/).waitFor();
  await page.getByRole("radio", { name: "Root 2024" }).check();
  const of2024 = groups().library.filter(({ lab }) => lab === "root-2024");
  const minutes = of2024.reduce((sum, lesson) => sum + lesson.minutes, 0);
  await page.getByText(`${of2024.length} lessons, in any order, ${minutes} minutes`).waitFor();
  await page.getByRole("radio", { name: "first steps" }).check();
  await page.getByText("No lesson fits both filters.").waitFor();
  await assertAccessible(page);
});

journey("words and lab scroll apart, and the foot stays in sight", async ({ page, open }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  await open("#learn/first-mover/2");
  await shownStep(page, 2);
  await page.locator(".time-bar").waitFor();
  assert.equal(await page.locator(".time-charts").isVisible(), false, "the charts are results");
  await bet(page);
  await page.locator(".time-charts").waitFor();
  const heights = await page.evaluate(() => [document.documentElement.scrollHeight, document.querySelector(".lesson-foot").getBoundingClientRect().bottom]);
  assert.ok(heights.every((height) => height <= 640), `${heights}`);
});

journey("a step shows what its words are about", async ({ page, open }) => {
  const inSight = (selector) => until(async () => page.locator(selector).first().evaluate((shown) => {
    const [top, lab] = [shown.getBoundingClientRect().top, document.querySelector(".lesson-lab").getBoundingClientRect()];
    return top >= lab.top && top < lab.bottom - 100;
  }), `${selector} in sight`);
  await open("#learn/favourites/2");
  await readyStep(page, 2);
  await inSight(".inspector");
  const flow = stepOf("eras", "flow");
  await page.evaluate((to) => (location.hash = to), `learn/eras/${flow}`);
  await readyStep(page, flow);
  await bet(page);
  await inSight(".market-table .selected[data-lit]");
  await page.locator(".market-table td.share.result").first().waitFor();
  await page.evaluate(() => (location.hash = "learn/first-mover/2"));
  await page.locator(".lesson[data-lesson=first-mover]").waitFor();
  await readyStep(page, 2);
  await bet(page);
  await inSight(".lesson-curve");
  await page.evaluate(() => (location.hash = "learn/early-and-cheap/1"));
  await page.locator(".lesson[data-lesson=early-and-cheap]").waitFor();
  await readyStep(page, 1);
  await until(async () => (await page.locator(".market-table tbody.rows tr").count()) === 6, "the subnets of the buyers alone");
});

journey("numbers of a coarse run are marked until the fine ones are there", async ({ page, open }) => {
  await page.addInitScript(() => delete globalThis.Worker);
  const days = stepOf("early-and-cheap", "days");
  await open(`#learn/early-and-cheap/${days}`);
  await shownStep(page, days);
  await page.locator(".market-time-slot .days text").first().waitFor({ state: "attached" });
  assert.equal(await page.locator(".rough-note").innerText(), "", "before the bet no number of the run shows");
  await bet(page);
  await page.locator(".rough-note").getByText("coarse run").waitFor();
  await page.locator(".market-sheet.rough").waitFor();
});

journey("a goal says how far it goes, and a switch is on or off", async ({ page, open }) => {
  const sandbox = stepOf("first-mover", "sandbox");
  await open(`#learn/first-mover/${sandbox}`);
  await readyStep(page, sandbox);
  const yuma = page.getByRole("switch").first();
  assert.equal(await yuma.innerText(), "on");
  await yuma.click();
  await until(async () => (await yuma.innerText()) === "off", "the switch");
  const others = page.locator('.drag-number[data-control="others_move"]').first();
  await typeNumber(page, others, "99");
  await page.locator(".drag-limits").getByText("only 1 to 39").waitFor();
  const shortest = stepOf("seven-days", "immunity");
  await page.evaluate((to) => (location.hash = to), `learn/seven-days/${shortest}`);
  await page.locator(".lesson[data-lesson=seven-days]").waitFor();
  await readyStep(page, shortest);
  const immunity = page.locator('.drag-number[data-control="immunity"]').first();
  await typeNumber(page, immunity, "45");
  await page.locator(".meter-ends").getByText("Newcomer must live").waitFor();
  const longest = stepOf("seven-days", "sandbox");
  await page.evaluate((to) => (location.hash = to), `learn/seven-days/${longest}`);
  await readyStep(page, longest);
  await page.locator('.drag-number[data-control="immunity"]').first().press("End");
  await page.locator(".meter-ends").getByText("number 6 must live").waitFor();
});

journey("the note and the words fit the step", async ({ page, open }) => {
  const note = page.locator(".lesson-note");
  await open("#learn");
  for (const [lesson, step, text] of [
    ["favourites", 1, "Drag a number in the text (arrow keys take small steps), or change any cell."],
    ["favourites", stepOf("favourites", "asleep"), "Change any cell, and the results follow."],
    ["first-mover", 1, "Drag the numbers in the text, or use the arrow keys on them."],
    ["honest", 1, "This step is only for looking. “?” follows in a later step."],
  ]) {
    await page.evaluate((to) => (location.hash = to), `learn/${lesson}/${step}`);
    await page.locator(`.lesson[data-lesson=${lesson}]`).waitFor();
    await readyStep(page, step);
    await bet(page);
    await until(async () => (await note.innerText()) === text, `${lesson}, step ${step}: ${text}`);
  }
  // A comma stays on the line of the term before it, at any width.
  await page.evaluate(() => (location.hash = "learn/votes-to-prices/1"));
  await page.locator(".lesson[data-lesson=votes-to-prices] .with-mark").first().waitFor();
  for (let width = 380; width < 480; width += 5) {
    await page.setViewportSize({ width, height: 800 });
    const apart = await page.locator(".with-mark").evaluateAll((all) => all.filter((kept) => {
      const [lines, mark] = [kept.firstElementChild.getClientRects(), document.createRange()];
      mark.selectNode(kept.lastChild);
      return mark.getBoundingClientRect().top > lines[lines.length - 1].bottom;
    }).length);
    assert.equal(apart, 0, `${width} px`);
  }
});

journey("a lesson about the market has the table, the eras and the days", async ({ page, open }) => {
  const at = structure("eras").steps.findIndex((step) => step.bet) + 1;
  await open(`#learn/eras/${at}`);
  await page.locator(".market-table").waitFor();
  await bet(page);
  await assertAccessible(page);
  await screenshot(page, "learn-market");
});

journey("the table of a later day is whole where the lesson hides the days", async ({ page, open }) => {
  const at = structure("supply-chain").steps.findIndex((step) => step.playhead && !step.bet && !step.shows.includes("time")) + 1;
  assert.ok(at > 0, "such a step");
  await open(`#learn/supply-chain/${at}`);
  await page.locator(".market-day").waitFor();
  const empty = page.locator(".market-table .rows td.tao_per_day").filter({ hasNotText: /\d/ });
  await until(async () => (await page.locator(".market-table .rows tr").count()) > 0 && (await empty.count()) === 0, "a number in each row");
  assert.equal(await page.locator(".days").isVisible(), false);
});

journey("a phone shows the era of a step", { context: PHONE }, async ({ page, open }) => {
  const gate = stepOf("eras", "gate");
  await open(`#learn/eras/${gate}`);
  await readyStep(page, gate);
  await until(async () => page.locator(".market-era.open").evaluate((era) => {
    const [{ left, right }, strip] = [era.getBoundingClientRect(), era.parentElement.getBoundingClientRect()];
    return left >= strip.left - 1 && right <= strip.right + 1;
  }), "the era in sight");
});

journey("a long board shows the results below the votes", async ({ page, open }) => {
  await open("#learn/sixty-four-voters/1");
  await shownStep(page, 1);
  await bet(page);
  const emission = page.locator(".board tfoot .emission");
  await until(async () => {
    const { y, height } = (await emission.boundingBox()) ?? {};
    return y + height <= page.viewportSize().height;
  }, "the emission in sight");
  assert.ok((await page.locator(".board tbody.rows tr").count()) < 40, "only the visible rows are rendered");
});

journey("an unknown lesson and a broken link say so", async ({ page, open }) => {
  await open("#learn/nothing/1");
  await page.getByRole("alert").getByText("There is no lesson “nothing”.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
  await page.getByRole("link", { name: "All lessons" }).click();
  await page.locator(".learn-groups").waitFor();
  await page.evaluate(() => (location.hash = "learn/view/kappa/v1.cut"));
  await page.getByRole("alert").getByText("cannot be shown").waitFor();
  await page.evaluate(() => (location.hash = "learn/favourites/99/v1.cut"));
  await shownStep(page, structure("favourites").steps.length);
});

journey("a teacher's page has the engine's answers and prints on a few pages", async ({ page, open }) => {
  await open("#learn/favourites/teacher");
  await page.locator(".teacher-answers .answer").first().getByText("4.8 %").waitFor();
  await assertAccessible(page);
  await page.locator(".answer:has-text('One solution:') + .words").first().getByText("down to 5 %").waitFor();
  await page.emulateMedia({ media: "print" });
  const terms = page.locator(".words :is(.term, .cell-word)");
  assert.equal(await terms.filter({ visible: true }).count(), await terms.count(), "terms and cells are printed");
  await page.emulateMedia({ media: "screen" });
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= 3, `${pages} pages`);
  await page.getByRole("link", { name: "All lessons" }).click();
  await page.getByRole("link", { name: /all answers/ }).click();
  await until(async () => (await page.locator(".answer").count()) > 40, "the answers of all lessons", 20_000);
});

journey("the glossary finds a term", async ({ page, open }) => {
  await open("#learn/glossary");
  await page.getByRole("searchbox").fill("median");
  await until(async () => (await page.locator(".learn-glossary dt").count()) < 10, "fewer terms");
  await page.locator("dt", { hasText: "median" }).first().waitFor();
  await assertAccessible(page);
});

journey("a view for a blog has one control and a locked grid", async ({ page, open, freshPage }) => {
  await open();
  await cell(page, 5, 5).click();
  await page.locator(".bar-share").click();
  await page.locator(".share-results select").selectOption({ label: "Stake of E" });
  await page.getByRole("button", { name: "Copy its link" }).click();
  const link = await page.locator("#share-link").inputValue();
  assert.match(link, /#learn\/view\/stake/);
  const view = await freshPage(link);
  await view.locator(".view-controls").getByText("Stake of E").waitFor();
  assert.equal(await view.locator(".lesson-live[inert]").count(), 1);
  const before = await cell(view, 5, 7).locator(".text").innerText();
  await turn(view, 'stake(\\"E\\")', "End");
  await until(async () => (await cell(view, 5, 7).locator(".text").innerText()) !== before, "other dividends");
  await assertAccessible(view);
  await view.getByRole("button", { name: "Open in the lab" }).click();
  await view.locator(".lesson-live").waitFor({ state: "detached" });
});

for (const [name, context] of [["on a phone", PHONE], ["in the dark and in Chinese", { colorScheme: "dark", locale: "zh-CN" }]]) {
  journey(`list and lesson are readable ${name}`, { context }, async ({ page, open }) => {
    await open("#learn");
    await page.locator(".learn-groups").waitFor();
    await assertAccessible(page);
    await screenshot(page, `learn-list-${name.split(" ").at(-1)}`);
    await page.evaluate((to) => (location.hash = to), `learn/favourites/${BET}`);
    await shownStep(page, BET);
    await settled(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(width <= 0, `${width} px wider than the window`);
    await assertAccessible(page);
    await bet(page);
    await assertAccessible(page);
    await screenshot(page, `learn-lesson-${name.split(" ").at(-1)}`, { fullPage: true });
  });
}
