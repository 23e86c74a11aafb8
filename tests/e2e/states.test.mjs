// Every state of the page, by turns light, wide and in English or dark, on a phone and in Chinese, and in FULL runs in both and in
// more combinations: axe-core finds nothing, nothing is wider than the window, Chinese has no English sentence, and
// target/screenshots stores a screenshot of each for inspection.

import { assert, assertAccessible, cell, FULL, journey, linkTo, screenshot, settled, until } from "./harness/index.mjs";
import { watchTimers } from "./harness/settle.mjs";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const BAR = { scenario: 0, rules: 1, share: 2, help: 3 };

/** Opens a panel by the index of its button, in any language. */
async function panel(page, which) {
  const buttons = page.locator(".bar-tools [aria-haspopup=dialog]");
  if (which === BAR.help) await page.keyboard.press("?");
  else await buttons.nth(which).click();
  await page.locator("dialog[open]").waitFor();
}

async function preset(page, at) {
  await panel(page, BAR.scenario);
  await page.locator(".presets button").nth(at).click();
  await page.locator("dialog[open]").waitFor({ state: "hidden" });
}

const select = (page, row, column) => cell(page, row, column).click();

const STATES = {
  opening: async () => {},
  "nothing-selected": async (page) => {
    await select(page, 1, 2);
    await page.keyboard.press("Escape");
  },
  "cell-edited": async (page) => {
    await select(page, 1, 2);
    await page.keyboard.type("abc");
    await page.locator("[aria-invalid=true]").waitFor();
  },
  validator: (page) => select(page, 5, 0),
  miner: (page) => select(page, 0, 5),
  "raw-numbers": async (page) => {
    await select(page, 5, 7);
    await page.locator("aside .raw").click();
    for (const table of await page.locator("aside details > summary").all()) await table.click();
  },
  bonds: async (page) => {
    await page.locator(".segments button").last().click();
  },
  "self-weight-and-permits": (page) => preset(page, 4),
  steps: async (page) => {
    await page.locator("aside .arithmetic > summary").click();
    await page.locator("aside .source button").first().click();
    await page.locator("dialog[open]").waitFor();
  },
  rules: (page) => panel(page, BAR.rules),
  "rules-end": async (page) => {
    await panel(page, BAR.rules);
    await page.locator("dialog[open] .hyperparameter").last().scrollIntoViewIfNeeded();
  },
  "scenario-menu": (page) => panel(page, BAR.scenario),
  share: (page) => panel(page, BAR.share),
  keys: (page) => panel(page, BAR.help),
  notices: async (page) => {
    for (const link of ["#v1.cut", "#v7.new", linkTo({ neurons: 300, block: 1, emission: 1, validators: [], permits: [], weights: {} })]) {
      await page.evaluate((hash) => (location.hash = hash), link);
    }
    await until(async () => (await page.locator(".notice-line").count()) === 3, "three notices");
  },
  "another-opened": async (page) => {
    await select(page, 1, 2);
    await page.keyboard.type("33");
    await page.keyboard.press("Enter");
    await preset(page, 1);
    await page.locator(".return").waitFor();
  },
  comparison: async (page) => {
    await page.locator(".bar-compare").click();
    await page.locator(".compare-totals").waitFor();
  },
  "subnet-15": async (page) => {
    await preset(page, 6);
    await until(async () => (await page.locator("tr.validator").count()) > 8, "the validators");
    await select(page, 2, 2);
  },
};

/** Fails if the page scrolls sideways, or the edge of the window cuts a control. */
async function assertFits(page) {
  const { width, cut } = await page.evaluate(() => {
    const isScrolled = (at) => {
      for (let box = at.parentElement; box; box = box.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) return true;
      }
      return false;
    };
    const controls = [...document.querySelectorAll("button, input, textarea, h1, h2, p")].filter((at) => at.checkVisibility());
    const cut = controls.filter((at) => {
      const { left, right, width } = at.getBoundingClientRect();
      return width > 0 && (left < -1 || right > innerWidth + 1) && !isScrolled(at);
    });
    return { width: document.documentElement.scrollWidth, cut: cut.map((at) => at.outerHTML.slice(0, 120)) };
  });
  const window = page.viewportSize().width;
  assert.ok(width <= window, `the page is ${width} wide in a window of ${window}`);
  assert.deepEqual(cut, []);
}

/** Fails if a text has four English words in a row. Names of the chain's own code are code elements. */
async function assertNoEnglish(page) {
  const sentences = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const at = walker.currentNode.parentElement;
      const isShown = at.checkVisibility() && !at.closest("script, style, noscript, code, #trouble, .notice-raw");
      if (isShown && /(\b[A-Za-z]{2,}\b +){3}[A-Za-z]{2,}/.test(walker.currentNode.data)) found.push(walker.currentNode.data);
    }
    for (const at of document.querySelectorAll(".page [title], .page [aria-label]")) {
      for (const text of [at.title, at.getAttribute("aria-label") ?? ""]) {
        if (/(\b[A-Za-z]{2,}\b +){3}[A-Za-z]{2,}/.test(text)) found.push(text);
      }
    }
    return found;
  });
  assert.deepEqual(sentences, []);
}

function looks(name, state, { theme, language, size }) {
  const view = size === PHONE ? "phone" : "wide";
  const context = { viewport: size, colorScheme: theme, locale: language, hasTouch: size === PHONE };
  journey(`${name}, ${theme}, ${language}, ${view}`, { context }, async ({ page, open }) => {
    await watchTimers(page);
    await open();
    await page.locator(".inspector").waitFor();
    await state(page);
    await settled(page);
    await screenshot(page, `${name}-${theme}-${language}-${view}`);
    await assertFits(page);
    if (language.startsWith("zh")) await assertNoEnglish(page);
    await assertAccessible(page);
  });
}

for (const [at, [name, state]] of Object.entries(STATES).entries()) {
  if (FULL || at % 2 === 0) looks(name, state, { theme: "light", language: "en", size: WIDE });
  if (FULL || at % 2 === 1) looks(name, state, { theme: "dark", language: "zh-CN", size: PHONE });
  if (!FULL) continue;
  looks(name, state, { theme: "dark", language: "zh-CN", size: WIDE });
  looks(name, state, { theme: "light", language: "zh-CN", size: PHONE });
}
for (const name of FULL ? ["opening", "scenario-menu"] : []) {
  looks(name, STATES[name], { theme: "dark", language: "en", size: WIDE });
  looks(name, STATES[name], { theme: "light", language: "zh-CN", size: WIDE });
  looks(name, STATES[name], { theme: "dark", language: "en", size: PHONE });
}
