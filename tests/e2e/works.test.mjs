// Stored work: however a visit ends and however many tabs are open, no work is lost.

import {
  assert, assertAccessible, each, journey, linkTo, notices, numbers, screenshot, shown, shows, type, until,
} from "./harness/index.mjs";

const PREFIX = "yuma-playground.work.";

/** Returns the stored works, the newest first. */
const kept = (page) =>
  page.evaluate((prefix) => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.map((key) => JSON.parse(localStorage.getItem(key))).sort((one, other) => other.time - one.time);
  }, PREFIX);

/** Waits until `count` works are stored, with the open one among them. */
async function keeps(page, count) {
  await until(
    async () => {
      const works = await kept(page);
      const link = await page.evaluate(() => location.hash.slice(1));
      return works.length === count && works.some((work) => work.link === link);
    },
    () => `${count} works to be kept`,
  );
}

const recent = (page) => page.getByRole("dialog").locator(".recent > li");

async function openMenu(page) {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

async function notice(page, pattern) {
  await until(async () => pattern.test(await notices(page).innerText()), () => `the notice ${pattern}`);
}

journey("a fresh start after an error loses nothing", { expectErrors: true }, async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await keeps(page, 1);
  await page.evaluate(() => dispatchEvent(new CustomEvent("yuma-panic")));
  await page.locator("#trouble-fresh").click();
  await page.locator("#trouble").waitFor({ state: "hidden" });
  await notice(page, /Your work is kept/);
  await screenshot(page, "works-aside");
  assert.notEqual(await shown(page, 5, 5), "7.0");
  await type(page, 5, 4, "8");
  await keeps(page, 2);
  await notices(page).getByRole("button", { name: "Show recent scenarios" }).click();
  await until(async () => (await recent(page).count()) === 2, "both works");
  await assertAccessible(page);
  await screenshot(page, "recent");
  await recent(page).nth(1).getByRole("button").first().click();
  await shows(page, 5, 5, "7.0");
});

journey("a work stored by an earlier version of the page is kept", async ({ page, open, url }) => {
  const link = linkTo({ neurons: 3, block: 9, emission: 1, validators: [0], names: ["V", "A", "B"], permits: [0], weights: {} });
  await page.addInitScript((link) => {
    if (sessionStorage.getItem("is-set-up")) return;
    sessionStorage.setItem("is-set-up", "yes");
    localStorage.setItem("yuma-playground.previous", link);
    localStorage.setItem("yuma-playground.autosave", "v9.later");
  }, link.slice(1));
  await open();
  await notice(page, /stored on an earlier visit cannot be read/);
  assert.equal(await shown(page, 1, 0), "V", "the older work opens instead");
  await type(page, 1, 1, "5");
  await until(async () => (await kept(page)).some(({ link }) => link === "v9.later"), "the unreadable one is kept");
  await page.goto(url);
  await shows(page, 1, 0, "V");
  assert.equal((await kept(page)).length, 2);
});

journey("two tabs store both works, and each reports a change by the other", async ({ page, open, context, url }) => {
  await open();
  await type(page, 5, 5, "7");
  await keeps(page, 1);
  const other = await context.newPage();
  await other.goto(url);
  await shows(other, 5, 5, "7.0");
  await type(other, 5, 4, "8");
  await keeps(other, 2);
  await notice(page, /Another tab has changed this scenario/);
  await screenshot(page, "two-tabs");
  assert.notEqual(await shown(page, 5, 4), "8.0", "this tab keeps its own");
  await notices(page).getByRole("button", { name: "Open the other version" }).click();
  await shows(page, 5, 4, "8.0");
  await type(other, 5, 3, "9");
  await until(async () => (await kept(other)).length === 3, "each has its own");
});

journey("the eleventh work replaces the oldest, whose link is offered", async ({ page, open }) => {
  await page.addInitScript((prefix) => {
    if (Object.keys(localStorage).some((key) => key.startsWith(prefix))) return;
    for (let at = 0; at < 10; at += 1) {
      const work = { time: 1000 + at, title: `Work ${at}`, link: `v1.made-up-${at}` };
      localStorage.setItem(`${prefix}${at}`, JSON.stringify(work));
    }
  }, PREFIX);
  await open(linkTo({ neurons: 3, block: 9, emission: 1, validators: [0], permits: [0], weights: {} }));
  await type(page, 1, 1, "5");
  await notice(page, /“Work 0” is no longer kept/);
  assert.equal((await kept(page)).length, 10);
  const raw = notices(page).locator(".notice-line", { hasText: "Work 0" }).getByRole("textbox");
  assert.equal(await raw.inputValue(), "v1.made-up-0");
});

journey("a recent work can be removed and restored", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await keeps(page, 1);
  await openMenu(page);
  await recent(page).getByRole("button", { name: /^Remove/ }).click();
  await until(async () => (await recent(page).count()) === 0, "the list without it");
  assert.equal((await kept(page)).length, 0);
  await page.keyboard.press("Escape");
  await notice(page, /was removed/);
  await notices(page).getByRole("button", { name: "Open it again" }).click();
  await shows(page, 5, 5, "7.0");
  await keeps(page, 1);
});

journey("a failed write shows its notice again until a write succeeds", async ({ page, open }) => {
  await page.addInitScript(() => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (this === localStorage && window.isFull !== false) throw new DOMException("full", "QuotaExceededError");
      write.call(this, key, value);
    };
  });
  await open();
  await type(page, 5, 5, "7");
  await notice(page, /does not keep your work/);
  await notices(page).getByRole("button", { name: "Dismiss" }).click();
  await type(page, 5, 4, "8");
  await notice(page, /does not keep your work/);
  await page.evaluate(() => (window.isFull = false));
  await type(page, 5, 3, "9");
  await until(async () => (await notices(page).innerText()) === "", "no notice any more");
  assert.equal((await kept(page)).length, 1);
});

journey("a reload that opens older work shows a notice", async ({ page, open, url }) => {
  await page.addInitScript(() => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (this === localStorage && sessionStorage.getItem("is-full")) throw new DOMException("full", "QuotaExceededError");
      write.call(this, key, value);
    };
  });
  await open();
  await type(page, 5, 5, "7");
  await keeps(page, 1);
  await page.evaluate(() => sessionStorage.setItem("is-full", "yes"));
  await type(page, 5, 5, "8");
  await notice(page, /does not keep your work/);
  await page.goto("about:blank");
  await page.goto(url);
  await shows(page, 5, 5, "7.0");
  await notice(page, /last changes were not stored/);
});

journey("a very long invalid link is displayed in part and saved whole", async ({ page, open }) => {
  const link = `#v1.${"A".repeat(1_000_000)}`;
  await open(link);
  await notice(page, /does not open/);
  assert.equal((await notices(page).getByRole("textbox").inputValue()).length, 2000);
  const download = page.waitForEvent("download");
  await notices(page).getByRole("button", { name: "Save the whole text as a file" }).click();
  const stream = await (await download).createReadStream();
  let length = 0;
  for await (const chunk of stream) length += chunk.length;
  assert.equal(length, link.length - 1);
});

journey("in the narrowest windows nothing scrolls sideways", async ({ page, open }) => {
  await open();
  await page.getByRole("complementary", { name: "Inspector" }).waitFor();
  await each([[320], [280]], async ([width]) => {
    await page.setViewportSize({ width, height: 700 });
    await until(() => page.evaluate((width) => document.documentElement.scrollWidth === width, width), "the page to fit");
    await screenshot(page, `narrow-${width}`);
  });
});

journey("a hostile link that nests patches is refused, and the next start opens the stored work", async ({ page, open, url }) => {
  const value = (depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  const patch = Array.from({ length: 40 }, (_, step) => ({
    op: "add",
    path: `/weights${"/0".repeat(step * 120)}${step ? "/-" : ""}`,
    value: value(120),
  }));
  await open(linkTo({ preset: "lone-voice", patch }));
  await notice(page, /does not open/);
  await type(page, 5, 5, "7");
  await keeps(page, 1);
  const before = await numbers(page);
  await page.goto("about:blank");
  await page.goto(url);
  await shows(page, 5, 5, "7.0");
  assert.deepEqual(await numbers(page), before);
});
