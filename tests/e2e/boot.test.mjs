// A page that cannot start or continue shows the reason and a remedy, and lists all stored work.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

import { assert, assertAccessible, journey, linkTo, denseSubnet, screenshot, shown, until } from "./harness/index.mjs";
import { DIST } from "./harness/page.mjs";

const WORK = "yuma-playground.work.";
const TIME = Date.UTC(2026, 10, 28, 12, 0);
const noModule = (name) => (name.startsWith("yuma-playground") && name.endsWith(".wasm") ? 503 : 200);
const moduleOf = (url) => /yuma-playground-\w+_bg\.wasm/.test(url);

const work = (link, title, time) => JSON.stringify({ time, title, link });
const keep = (page, stored) =>
  page.addInitScript((entries) => {
    try {
      for (const [key, value] of Object.entries(entries)) if (!(key in localStorage)) localStorage.setItem(key, value);
    } catch {
      // A frame without storage.
    }
  }, stored);

/** Waits for the message and checks it. */
async function trouble(page) {
  await page.locator("#trouble").waitFor({ state: "visible" });
  await assertAccessible(page);
}

/** Returns the works that the message lists: kind, title with time, and text. */
function works(page) {
  return page.locator("#trouble-works > li").evaluateAll((items) =>
    items.map((item) => ({
      kind: [...item.querySelectorAll("b")].find((name) => !name.hidden).className,
      about: item.querySelector("small").textContent,
      text: item.querySelector("input").value,
    })),
  );
}

const LISTS = [
  ["nothing is stored and the address has no link", {}, "", []],
  ["only the address has a link", {}, "#v1.a", [["address", "", "#v1.a"]]],
  ["the fragment is no link", {}, "#top", []],
  [
    "works of several times are stored",
    { [`${WORK}a`]: work("v1.old", "Old", TIME), [`${WORK}b`]: work("v1.new", "New", TIME + 1000), [`${WORK}c`]: work("v1.none") },
    "",
    [["first", /^New · .*2026/, "#v1.new"], ["other", /^Old · .*2026/, "#v1.old"], ["other", "", "#v1.none"]],
  ],
  ["the address has the link of a work", { [`${WORK}a`]: work("v1.a", "A", TIME) }, "#v1.a", [["first", /^A · /, "#v1.a"]]],
  [
    "the address has a broken link",
    { [`${WORK}a`]: work("v1.a", "A", TIME), "yuma-playground.autosave": "v1.b", "yuma-playground.previous": "v1.c" },
    "#v1.hostile",
    [["first", /^A · /, "#v1.a"], ["other", "", "#v1.b"], ["other", "", "#v1.c"], ["address", "", "#v1.hostile"]],
  ],
  [
    "only an earlier version has stored",
    { "yuma-playground.autosave": "v1.b", "yuma-playground.previous": "v1.c" },
    "",
    [["first", "", "#v1.b"], ["other", "", "#v1.c"]],
  ],
  [
    "no stored work can be read",
    { [`${WORK}a`]: "{\"time\": 1, cut", [`${WORK}b`]: "null", [`${WORK}c`]: "[1]", [`${WORK}d`]: "{\"link\":7}", [`${WORK}e`]: "" },
    "",
    [["first", "", "{\"time\": 1, cut"], ["other", "", "null"], ["other", "", "[1]"], ["other", "", "{\"link\":7}"]],
  ],
  [
    "times and titles are of another kind",
    { [`${WORK}a`]: work("v1.a", { b: 1 }, "now"), [`${WORK}b`]: work("v1.b", "<b>B</b>", 1e300), [`${WORK}c`]: work("v1.c", "x".repeat(5000), null) },
    "",
    [["first", "", "#v1.a"], ["other", "<b>B</b>", "#v1.b"], ["other", "x".repeat(120), "#v1.c"]],
  ],
];

for (const [when, stored, fragment, expected] of LISTS) {
  journey(`the page lists the stored works if ${when}`, { answer: noModule, expectErrors: true }, async ({ page, url }) => {
    await keep(page, stored);
    await page.goto(url + fragment);
    await trouble(page);
    const listed = await works(page);
    assert.equal(listed.length, expected.length, JSON.stringify(listed));
    for (const [at, [kind, about, text]] of expected.entries()) {
      assert.equal(listed[at].kind, kind);
      if (about instanceof RegExp) assert.match(listed[at].about, about);
      else assert.equal(listed[at].about, about);
      assert.equal(listed[at].text, text.startsWith("#") ? url + text : text);
    }
  });
}

const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };
journey("a long work is copied and saved whole, and its field shows only the beginning", { answer: noModule, expectErrors: true, context: clipboard }, async ({ page, url }) => {
  const link = `v1.${"A".repeat(2_000_000)}`;
  await keep(page, { [`${WORK}a`]: work(link, "Long", TIME), [`${WORK}b`]: work("v1.short", "Short", 1) });
  await page.goto(url);
  await trouble(page);
  const [long, short] = await works(page);
  assert.ok(long.text.length <= 2001 && long.text.startsWith(`${url}#v1.AAA`), `${long.text.length}`);
  assert.equal(short.text, `${url}#v1.short`);
  const item = (at) => page.locator("#trouble-works > li").nth(at);
  assert.equal(await item(1).getByRole("button", { name: /Save as file/ }).count(), 0);

  await item(0).getByRole("button", { name: /Copy/ }).click();
  await item(0).locator(".copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied === `${url}#${link}`, `${copied.length} characters`);

  const download = page.waitForEvent("download");
  await item(0).getByRole("button", { name: /Save as file/ }).click();
  const saved = await readFile(await (await download).path(), "utf8");
  assert.ok(saved === `${url}#${link}`, `${saved.length} characters`);
});

journey("a work is copied in a browser without the clipboard API", { answer: noModule, expectErrors: true, context: clipboard }, async ({ page, url }) => {
  await keep(page, { [`${WORK}a`]: work("v1.a", "A", TIME) });
  await page.addInitScript(() => {
    window.read = navigator.clipboard.readText.bind(navigator.clipboard);
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await page.goto(url);
  await trouble(page);
  await page.getByRole("button", { name: /Copy/ }).click();
  await page.locator(".copied").waitFor();
  assert.equal(await page.evaluate(() => window.read()), `${url}#v1.a`);
});

journey("a page without storage offers the link in the address", { answer: noModule, expectErrors: true }, async ({ page, url }) => {
  await page.addInitScript(() => {
    const get = () => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get });
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get });
  });
  await page.goto(`${url}#v1.a`);
  await trouble(page);
  assert.deepEqual((await works(page)).map(({ text }) => text), [`${url}#v1.a`]);
  const reloaded = page.waitForEvent("load");
  await page.locator("#trouble-reload").click();
  await reloaded;
});

const storage = (page) => page.evaluate(() => ({ ...localStorage }));
const store = (page, stored) => page.evaluate((entries) => Object.assign(localStorage, entries), stored);

journey("a fresh start opens the opening scenario and changes no stored work", { expectErrors: true }, async ({ page, open }) => {
  await open();
  const stored = { [`${WORK}a`]: work(linkTo(denseSubnet(3, 3)).slice(1), "A", TIME), [`${WORK}b`]: work("v1.broken", "B", 1) };
  await store(page, stored);
  await page.evaluate(() => dispatchEvent(new CustomEvent("yuma-panic")));
  await trouble(page);
  await page.locator("#trouble-fresh").click();
  await page.locator("#trouble").waitFor({ state: "hidden" });
  await page.locator(".page").waitFor();
  assert.equal(await shown(page, 5, 0), "E");
  const kept = await storage(page);
  for (const [key, value] of Object.entries(stored)) assert.equal(kept[key], value, key);
});

journey("a fresh start of a page that does not start changes nothing", { answer: noModule, expectErrors: true }, async ({ page, url }) => {
  await page.goto(url);
  await trouble(page);
  const stored = { "yuma-playground.autosave": "v1.b", "yuma-playground.previous": "v1.c", [`${WORK}a`]: work("v1.a", "A", TIME) };
  await store(page, stored);
  const reloaded = page.waitForEvent("load");
  await page.locator("#trouble-fresh").click();
  await reloaded;
  await trouble(page);
  assert.deepEqual(await storage(page), stored);
  assert.deepEqual((await works(page)).map(({ text }) => text), ["v1.a", "v1.b", "v1.c"].map((link) => `${url}#${link}`));
});

// The message that needs no script, and the one that boot.js shows if nothing else runs.
const plain = { "Content-Type": "text/plain" };
const nosniff = { ...plain, "X-Content-Type-Options": "nosniff" };
const scripts = (headers) => (name) => (name.endsWith(".js") ? headers : 200);
const framed = (sandbox) => async (page, url) => {
  await page.setContent(`<title>A frame</title><iframe sandbox="${sandbox}" width="1000" height="800" src="${url}"></iframe>`);
  return page.frames()[1];
};
const opened = async (page, url) => {
  await page.goto(url);
  return page;
};
const folder = async (page) => opened(page, pathToFileURL(`${DIST}/index.html`).href);

for (const [where, show, answer] of [
  ["in a frame without scripts", framed("")],
  ["on a host that sends scripts as text with nosniff", opened, scripts(nosniff)],
  ["without boot.js", opened, (name) => (name.endsWith(".js") ? 404 : 200)],
]) {
  journey(`${where} the page shows a remedy after five seconds`, { answer, expectErrors: true }, async ({ page, url }) => {
    const frame = await show(page, url);
    const message = frame.locator("#blocked");
    await message.waitFor({ state: "attached" });
    assert.equal(await message.isVisible(), false);
    // Skips the five seconds.
    const durations = await message.evaluate((at) =>
      at.getAnimations().map((animation) => {
        animation.finish();
        return animation.effect.getTiming().duration;
      }),
    );
    assert.deepEqual(durations, [5000]);
    assert.match(await message.innerText(), /cargo xtask serve[^]*tab of its own[^]*text\/javascript[^]*application\/wasm/);
    assert.ok(await message.isVisible());
    assert.equal(await frame.locator("#trouble").isVisible(), false);
    if (frame === page) await assertAccessible(page);
    await screenshot(page, `blocked-${where.replaceAll(" ", "-")}`);
  });
}

journey("without styles the page shows a remedy at once", { answer: (name) => (/\.(js|css)$/.test(name) ? nosniff : 200), expectErrors: true }, async ({ page, url }) => {
  await page.goto(url);
  assert.ok(await page.locator("#blocked").isVisible());
});

for (const [where, show, answer] of [
  ["opened from its folder", folder],
  ["in a frame without an origin", framed("allow-scripts")],
  ["on a host that sends scripts as text", opened, scripts(plain)],
]) {
  journey(`${where} the page shows a remedy at once`, { answer, expectErrors: true }, async ({ page, url }) => {
    const frame = await show(page, url);
    await frame.locator("#trouble").waitFor({ state: "visible" });
    assert.match(await frame.locator("#trouble").innerText(), /cargo xtask serve[^]*tab of its own[^]*text\/javascript/);
    if (frame === page) await assertAccessible(page);
    assert.equal(await frame.locator("#blocked").isVisible(), false);
    assert.equal(await frame.locator("#trouble-no-start").isVisible(), show === opened, "the connection is not to blame");
    await screenshot(page, `trouble-${where.replaceAll(" ", "-")}`);
  });
}

journey("a page that starts shows none of the messages", async ({ page, open }) => {
  await open();
  for (const message of ["#trouble", "#blocked", "noscript"]) assert.equal(await page.locator(message).isVisible(), false);
});

/** Opens the page without its module, past the deadline of boot.js. Returns a function that lets the module load. */
async function openSlowly(page, url) {
  let unblockModule;
  const held = new Promise((resolve) => (unblockModule = resolve));
  await page.clock.install();
  await page.route(moduleOf, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(url);
  await page.clock.fastForward(31_000);
  await trouble(page);
  return unblockModule;
}

journey("a module that arrives late starts the page", { expectErrors: true }, async ({ page, url }) => {
  const unblockModule = await openSlowly(page, url);
  assert.match(await page.locator("#trouble").innerText(), /has not started yet[^]*尚未启动/);
  await screenshot(page, "trouble-slow");
  unblockModule();
  await page.locator(".sketch").waitFor({ state: "detached" });
  assert.equal(await page.locator("#trouble").isVisible(), false);
  assert.ok(await page.locator(".page").isVisible());
  assert.equal(await page.locator("#app").evaluate((app) => app.inert), false);

  await page.evaluate(() => dispatchEvent(new CustomEvent("yuma-panic", { detail: "later" })));
  await trouble(page);
  assert.match(await page.locator("#trouble").innerText(), /has stopped/);
  assert.equal(await page.locator("#trouble-slow").isVisible(), false);
});

journey("a stopped page stays stopped when its module starts", { expectErrors: true }, async ({ page, url }) => {
  const unblockModule = await openSlowly(page, url);
  await page.evaluate(() => dispatchEvent(new CustomEvent("yuma-panic", { detail: "first" })));
  const started = page.evaluate(() => new Promise((resolve) => addEventListener("TrunkApplicationStarted", () => resolve())));
  unblockModule();
  await started;
  assert.ok(await page.locator("#trouble-stopped").isVisible());
  assert.equal(await page.locator("#app").evaluate((app) => app.inert), true);
});

journey("the page reports a module that fails after the deadline", { expectErrors: true }, async ({ page, url }) => {
  await page.route(moduleOf, (route) => route.abort());
  await page.clock.install();
  await page.goto(url);
  await trouble(page);
  assert.ok(await page.locator("#trouble-no-start").isVisible());
  await until(async () => (await page.locator("#trouble-text").textContent()) !== "", "the reason");
});
