// After the first visit the page works without a connection. It offers a new version and never forces it.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import {
  assert, assertAccessible, denseSubnet, journey, linkTo, notices, screenshot, shown, shows, type, until,
} from "./harness/index.mjs";
import { DIST, ROOT } from "./harness/page.mjs";

const OWN = { serviceWorkers: true };

/** Waits until the service worker has all files and answers for the page. */
async function kept(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const { promise, resolve } = Promise.withResolvers();
    navigator.serviceWorker.addEventListener("controllerchange", resolve);
    if (!navigator.serviceWorker.controller) await promise;
  });
}

/** Makes the browser check for a new version. */
const lookForUpdate = (page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().then(() => {}, () => {}));

const cacheNames = (page) => page.evaluate(async () => (await caches.keys()).sort());
const stylesOf = (page) => page.locator("head link[rel=stylesheet]").getAttribute("href");
const reloadButton = (page) => notices(page).getByRole("button", { name: "Reload" });

/** Reloads and waits for the app. */
async function reload(page) {
  await page.reload();
  await page.locator(".sketch").waitFor({ state: "detached" });
}

/** Edits a cell and waits until the browser has stored it. */
async function edit(page, text) {
  const address = page.url();
  await type(page, 5, 5, text);
  await shows(page, 5, 5, `${text}.0`);
  await until(() => page.url() !== address, "the link of the edit in the address");
}

const folders = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** Returns a folder with another build, whose styles have another file name. */
async function anotherBuild(change = () => {}) {
  const folder = await mkdtemp(join(tmpdir(), "yuma-playground-"));
  folders.push(folder);
  await cp(DIST, folder, { recursive: true });
  const read = (name) => readFile(join(folder, name), "utf8");
  const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const index = await read("index.html");
  const [styles] = index.match(/styles-\w+\.css/);
  const files = new Map([["styles-other.css", await read(styles)], ["index.html", index.replace(styles, "styles-other.css")]]);
  await rm(join(folder, styles));
  let worker = (await read("sw.js")).replace(/VERSION = "\w+"/, 'VERSION = "other"').replace(new RegExp(`"${styles}": "[^"]+",?`), "");
  for (const [name, text] of files) {
    await writeFile(join(folder, name), text);
    const line = new RegExp(`"${name}": "[^"]+"`);
    worker = line.test(worker)
      ? worker.replace(line, () => `"${name}": "${hash(text)}"`)
      : worker.replace("FILES = {", () => `FILES = {\n  "${name}": "${hash(text)}",`);
  }
  await writeFile(join(folder, "sw.js"), worker);
  await change(folder);
  return folder;
}

/** Opens the page, replaces the build on the host, and waits until the page offers the new one. */
async function openBesideAnotherBuild({ page, open, site }) {
  const folder = await anotherBuild();
  await open();
  await kept(page);
  site.serve(folder);
  await lookForUpdate(page);
  await reloadButton(page).waitFor();
}

journey("after the first visit the page opens, edits and shows all its panels without a host", OWN, async ({ page, context, site, open }) => {
  await open();
  await kept(page);
  await context.setOffline(true);
  await site.close();
  await reload(page);
  assert.equal(await shown(page, 5, 0), "E");
  await edit(page, "7");
  for (const name of ["Scenario", "Hyperparameters", "Share"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }
  await page.locator(".bar-keys").click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.locator(".compare-slot > *").first().waitFor();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByRole("button", { name: "Play 40 epochs" }).click();
  await page.getByRole("slider").first().waitFor();
  await page.locator(".bar-language").click();
  await page.getByRole("button", { name: "分享", exact: true }).waitFor();
  await reload(page);
  await shows(page, 5, 5, "7.0");
  await page.getByRole("button", { name: "分享", exact: true }).waitFor();
  assert.equal(await notices(page).innerText(), "");
});

journey("without a host a worker computes long runs, not the page", OWN, async ({ page, context, site, open, url }) => {
  await open();
  await kept(page);
  await context.setOffline(true);
  await site.close();
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  // The message may be visible for a moment only.
  await page.addInitScript(() => {
    new MutationObserver(() => {
      window.isComputedHere ||= /computing on this page/.test(document.body?.textContent);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const run = page.locator(".long-run");
  // The query makes the browser load the page again instead of changing the fragment.
  await page.goto(`${url}?${linkTo({ ...denseSubnet(64, 192), timeline: { epochs: 500 } })}`);
  await run.waitFor();
  await run.waitFor({ state: "hidden", timeout: 45_000 });
  assert.equal(await page.evaluate(() => window.isComputedHere ?? false), false, "the page computed the run");
  assert.equal(workers.length, 1);
});

/** Redirects index.html to its folder, as some hosts do. */
const toFolder = (name, path) => (path.endsWith("/index.html") ? { Location: "./" } : 200);
journey("the page opens without its host, also if that redirected index.html to its folder", { ...OWN, answer: toFolder, nightly: true }, async ({ page, site, open, url }) => {
  await open();
  await kept(page);
  await site.close();
  for (const address of [url, `${url}index.html`, `${url}?a=b`]) {
    await page.goto(address);
    await page.locator(".sketch").waitFor({ state: "detached" });
    assert.equal(await shown(page, 5, 0), "E", address);
    assert.equal(page.url().split("#")[0], address);
  }
});

journey("the first visit loads later parts from the cached files", OWN, async ({ page, open }) => {
  await open();
  await kept(page);
  const market = page.waitForResponse(/market-.*\.wasm/);
  await page.getByRole("button", { name: "Market", exact: true }).click();
  assert.ok((await market).fromServiceWorker());
});

journey("the service worker starts after the page and caches exactly the files of the build", OWN, async ({ page, open, url }) => {
  const fetched = [];
  page.context().on("request", (request) => fetched.push(request.url().slice(url.length)));
  await open();
  assert.ok(!fetched.includes("sw.js"), "the first load does without");
  await kept(page);
  const names = await cacheNames(page);
  assert.equal(names.length, 1);
  const inCache = await page.evaluate(async ([name, base]) => {
    const requests = await (await caches.open(name)).keys();
    return requests.map((request) => request.url.slice(base.length)).sort();
  }, [names[0], url]);
  const worker = await readFile(join(DIST, "sw.js"), "utf8");
  const listed = [...worker.matchAll(/^ {2}"([^"]+)": "sha256-/gm)].map(([, name]) => name);
  assert.deepEqual(inCache, listed.sort());
  assert.ok(listed.includes("index.html") && listed.includes("worker.js") && !listed.includes("sw.js"));
});

journey("requests for other files than those of the build go to the network", { ...OWN, expectErrors: true, nightly: true }, async ({ page, open, url, site }) => {
  await open();
  await kept(page);
  const status = (name) => page.evaluate(async (address) => (await fetch(address)).status, url + name);
  assert.equal(await status("nothing.js"), 404);
  assert.equal((await page.goto(`${url}another-page/`)).status(), 404, "another page below this one is the host's to answer");
  assert.ok((await page.goto(`${url}?a=b`)).fromServiceWorker());
  assert.ok((await page.goto(`${url}index.html`)).fromServiceWorker());
  await site.close();
  await assert.rejects(page.goto(`${url}another-page/`));
});

journey("a new version is offered, and a press of the button installs it", OWN, async ({ page, open, url, site }) => {
  const folder = await anotherBuild();
  await open();
  await kept(page);
  const foreign = `yuma-playground ${url}another/ 1`;
  await page.evaluate((name) => caches.open(name), foreign);
  const [first] = (await cacheNames(page)).filter((name) => name !== foreign);
  const styles = await stylesOf(page);
  await edit(page, "7");
  site.serve(folder);
  await lookForUpdate(page);
  await reloadButton(page).waitFor();
  assert.match(await notices(page).innerText(), /A new version is ready/);
  await assertAccessible(page);
  await screenshot(page, "notice-update");
  await shows(page, 5, 5, "7.0");

  // A manual reload keeps all files of the open version and offers the new one again.
  await reload(page);
  assert.equal(await stylesOf(page), styles);
  await shows(page, 5, 5, "7.0");
  await edit(page, "8");

  await reloadButton(page).click();
  await page.locator('link[href="./styles-other.css"]').waitFor({ state: "attached" });
  await shows(page, 5, 5, "8.0");
  assert.equal(await notices(page).innerText(), "");
  const names = await cacheNames(page);
  assert.deepEqual(names, [first.replace(/\w+$/, "other"), foreign].sort(), "the old files are gone, those of others stay");
});

journey("another tab keeps its work when one installs the new version", OWN, async ({ page, context, open, url, site }) => {
  const folder = await anotherBuild();
  await open();
  await kept(page);
  const other = await context.newPage();
  await other.goto(url);
  await reloadButton(other).waitFor({ state: "detached" });
  await edit(other, "9");
  site.serve(folder);
  await lookForUpdate(page);
  await reloadButton(page).click();
  await page.locator('link[href="./styles-other.css"]').waitFor({ state: "attached" });
  await reloadButton(other).waitFor();
  await shows(other, 5, 5, "9.0");
  await reloadButton(other).click();
  await other.locator('link[href="./styles-other.css"]').waitFor({ state: "attached" });
  await shows(other, 5, 5, "9.0");
});

for (const [what, change] of [
  ["lacks a file", (folder) => rm(join(folder, "styles-other.css"))],
  ["has the index.html of another build", (folder) => cp(join(DIST, "index.html"), join(folder, "index.html"))],
]) {
  journey(`a new version that ${what} is not offered`, { ...OWN, expectErrors: true, nightly: what !== "lacks a file" }, async ({ page, open, site }) => {
    const folder = await anotherBuild(change);
    await open();
    await kept(page);
    const before = await cacheNames(page);
    site.serve(folder);
    const rejected = page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const { promise, resolve } = Promise.withResolvers();
      registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing.addEventListener("statechange", () => resolve(installing.state));
      });
      await registration.update().catch(() => {});
      return promise;
    });
    assert.equal(await rejected, "redundant");
    assert.deepEqual(await cacheNames(page), before);
    await site.close();
    await reload(page);
    assert.equal(await shown(page, 5, 0), "E");
    assert.equal(await reloadButton(page).count(), 0);
  });
}

journey("a stopped page reloads in the new version", { ...OWN, expectErrors: true }, async ({ page, open, site }) => {
  await openBesideAnotherBuild({ page, open, site });
  await page.evaluate(() => dispatchEvent(new CustomEvent("yuma-panic")));
  await page.locator("#trouble-reload").click();
  await page.locator('link[href="./styles-other.css"]').waitFor({ state: "attached" });
  await page.locator(".page").waitFor();
});

journey("the page installs a newer version that replaces the one being installed", { ...OWN, nightly: true }, async ({ page, open, site }) => {
  // The page would give the version up after 10 seconds and reload anyway. Here it never does.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (callback, delay, ...rest) => (delay === 10_000 ? 0 : setTimeout(callback, delay, ...rest));
  });
  await openBesideAnotherBuild({ page, open, site });
  await page.evaluate(() => {
    const replaced = Object.assign(new EventTarget(), {
      state: "installed",
      postMessage() {
        replaced.state = "redundant";
        replaced.dispatchEvent(new Event("statechange"));
      },
    });
    navigator.serviceWorker.getRegistration = async () => {
      delete navigator.serviceWorker.getRegistration;
      return { waiting: replaced };
    };
  });
  await reloadButton(page).click();
  await page.locator('link[href="./styles-other.css"]').waitFor({ state: "attached" });
});

journey("a version installed before the page listens is offered", { ...OWN, nightly: true }, async ({ page, open }) => {
  await page.addInitScript(() => {
    const installing = Object.assign(new EventTarget(), { state: "installed" });
    const registration = Object.assign(new EventTarget(), { installing, waiting: null, active: {} });
    ServiceWorkerContainer.prototype.register = async () => registration;
  });
  await open();
  await reloadButton(page).waitFor();
});

journey("the service worker of a build without a file list, as in development, caches nothing and unregisters", { ...OWN, nightly: true }, async ({ page, open, site }) => {
  const folder = await anotherBuild((to) => cp(new URL("static/sw.js", ROOT), join(to, "sw.js")));
  await open();
  await kept(page);
  site.serve(folder);
  await lookForUpdate(page);
  await until(async () => (await cacheNames(page)).length === 0, "no cache");
  await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0), "no worker");
  await reload(page);
  assert.equal(await stylesOf(page), "./styles-other.css");
});

for (const subPath of ["/", "/a/deep/er/path/"]) {
  journey(`the page can be installed under ${subPath}`, { ...OWN, subPath, wholeBrowser: true, nightly: subPath === "/" }, async ({ page, open, url }) => {
    await open();
    await kept(page);
    const session = await page.context().newCDPSession(page);
    const { url: address, errors, data } = await session.send("Page.getAppManifest");
    assert.equal(address, `${url}manifest.webmanifest`);
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId), ["in-incognito"], "nothing but this browser's profile");
    const manifest = JSON.parse(data);
    assert.equal(new URL(manifest.start_url, address).href, url);
    assert.equal(new URL(manifest.scope, address).href, url);
    for (const { src, sizes, type: mediaType } of manifest.icons) {
      const icon = await page.evaluate(async (source) => {
        const response = await fetch(source);
        const image = new Image();
        image.src = source;
        await image.decode();
        return { mediaType: response.headers.get("Content-Type"), sizes: `${image.naturalWidth}x${image.naturalHeight}` };
      }, new URL(src, address).href);
      assert.equal(icon.mediaType, mediaType, src);
      if (sizes !== "any") assert.equal(icon.sizes, sizes, src);
    }
  });
}

journey("in a frame the page works and caches its files", OWN, async ({ page, url }) => {
  const body = `<title>A frame</title><iframe width="1200" height="800" src="${url}"></iframe>`;
  await page.route("**/frame", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(new URL("/frame", url).href);
  const frame = page.frames()[1];
  await frame.locator(".sketch").waitFor({ state: "detached" });
  await kept(frame);
  assert.equal(await frame.locator("#trouble").isVisible(), false);
});
