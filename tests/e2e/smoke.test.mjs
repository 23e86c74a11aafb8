// The page starts on any static host. If it cannot, it shows the reason and offers the stored work.

import { assert, assertAccessible, journey, screenshot, until } from "./harness/index.mjs";

for (const subPath of ["/", "/yuma-playground/", "/a/deep/er/path/"]) {
  journey(`the page starts under ${subPath}`, { subPath, nightly: subPath !== "/" }, async ({ page, open }) => {
    await open();
    assert.match(await page.title(), /Yuma Playground/);
    assert.equal(await page.locator("#trouble").isVisible(), false);
    assert.equal(await page.locator("h1").count(), 2, "one in the hidden message, one in the app");
  });
}

journey("the content security policy blocks foreign scripts, styles and connections", { expectErrors: true }, async ({ page, open, errors }) => {
  await open();
  assert.deepEqual(errors, []);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.foreign = true";
    document.body.append(script);
    document.body.setAttribute("style", "color: red");
  });
  assert.equal(await page.evaluate(() => window.foreign), undefined);
  await assert.rejects(page.evaluate(() => fetch("https://example.org/")));
  for (const directive of ["script-src-elem", "style-src-attr", "connect-src"]) {
    await until(() => errors.some((error) => error.startsWith(`content security policy: ${directive}`)), directive);
  }
});

journey("no file is fetched twice", async ({ page, open }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await open();
  assert.deepEqual(fetched, [...new Set(fetched)]);
});

journey("without JavaScript the page names the requirement", { context: { javaScriptEnabled: false } }, async ({ page, url }) => {
  await page.goto(url);
  assert.match(await page.locator("noscript").innerText(), /needs JavaScript[^]*需要启用 JavaScript/);
  await screenshot(page, "trouble-no-script");
});

const WORK = "v1.c29tZSB3b3Jr";

/** Waits for the message of a page that cannot run. Returns its text, and the field with the link of the first work. */
async function trouble(page) {
  const message = page.locator("#trouble");
  await message.waitFor({ state: "visible" });
  await assertAccessible(page);
  return { text: await message.innerText(), link: page.locator("#trouble-works input").first() };
}

journey("without WebAssembly the page names the requirement and keeps the link", { expectErrors: true }, async ({ page, url }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto(`${url}#${WORK}`);
  const { text, link } = await trouble(page);
  assert.match(text, /no WebAssembly[^]*不支持或已关闭 WebAssembly/);
  assert.equal(await link.inputValue(), `${url}#${WORK}`);
  await screenshot(page, "trouble-no-wasm");
});

for (const part of [".wasm", ".js"]) {
  const answer = (name) => (name.startsWith("yuma-playground") && name.endsWith(part) ? 503 : 200);
  journey(`the page reports a ${part} file that does not load`, { answer, expectErrors: true }, async ({ page, url }) => {
    await page.addInitScript((work) => localStorage.setItem("yuma-playground.autosave", work), WORK);
    await page.goto(url);
    const { text, link } = await trouble(page);
    assert.match(text, /did not start[^]*未能启动/);
    assert.equal(await link.inputValue(), `${url}#${WORK}`);
  });
}

journey("after a panic the page offers the stored work", { expectErrors: true }, async ({ page, open, url }) => {
  await open(`#${WORK}`);
  await page.evaluate(() => dispatchEvent(new CustomEvent("yuma-panic", { detail: "<b>the reason</b>" })));
  const { text, link } = await trouble(page);
  assert.match(text, /has stopped[^]*停止/);
  assert.equal(await link.inputValue(), `${url}#${WORK}`);
  assert.equal(await page.locator("#trouble-text").textContent(), "<b>the reason</b>");
  await page.locator("#trouble-details summary").click();
  await screenshot(page, "trouble-stopped");
});

for (const theme of ["light", "dark"]) {
  journey(`the ${theme} theme applies from the first paint`, async ({ page, url }) => {
    await page.addInitScript((value) => {
      localStorage.setItem("yuma-playground.preferences", JSON.stringify({ theme: value }));
    }, theme);
    await page.goto(url, { waitUntil: "commit" });
    await page.locator(`html[data-theme=${theme}]`).waitFor({ state: "attached" });
    const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await until(async () => (await scheme()) === theme, "the theme's colors");
  });
}

/** Throws an uncaught error, and waits until every listener of the page has received it. */
const throwUncaught = (page, isOfModule) =>
  page.evaluate((isOfModule) => {
    const { promise, resolve } = Promise.withResolvers();
    addEventListener("error", resolve, { once: true });
    setTimeout(() => {
      throw isOfModule ? new WebAssembly.RuntimeError("unreachable") : new Error("an extension's");
    });
    return promise.then(() => {});
  }, isOfModule);

journey("an error outside the module does not stop the page", { expectErrors: true }, async ({ page, open }) => {
  await open();
  await throwUncaught(page, false);
  assert.equal(await page.locator("#trouble").isVisible(), false);
  await throwUncaught(page, true);
  assert.equal(await page.locator("#trouble").isVisible(), true, "at once");
  await trouble(page);
});
