// The largest scenario that a link or a file may hold opens, computed in batches. The page refuses larger input before it
// spends memory on it.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { assert, cell, journey, linkTo, notices, shown, type, until } from "./harness/index.mjs";
import { randomFrom } from "./harness/random.mjs";
import { countedTasks, countTasks, EPOCHS_PER_BATCH, longestTask, watchTasks } from "./harness/tasks.mjs";

const EPOCHS = 2000;
/** The most epochs of the largest scenario that the page computes itself, before the worker starts. */
const AT_ONCE = 4;
/** The most memory in MiB that the page spends on input that it refuses: enough for its text, too little for its values. */
const REFUSED_MIB = { link: 16, file: 32 };
const FILE_LIMIT = 24 << 20;

const folder = await mkdtemp(join(tmpdir(), "yuma-playground-"));
after(() => rm(folder, { recursive: true, force: true }));

/** 128 validators, 256 miners, all weights and bonds, and as many keyframes as there may be. */
function largest() {
  const { below } = randomFrom(7);
  const uids = Array.from({ length: 256 }, (_, uid) => uid);
  const columns = [...uids].reverse();
  const rows = () => Object.fromEntries(uids.slice(0, 128).map((uid) => [uid, { c: columns, v: columns.map(() => below(65536)) }]));
  const keyframes = {};
  const add = (epoch, keyframe) => (keyframes[epoch] ??= []).push(keyframe);
  for (let at = 0; at < 390; at += 1) add(at, ["weights", at % 128, { c: columns, v: columns.map(() => below(65536)) }]);
  for (const uid of uids) for (let at = 0; at < 90; at += 1) add(1000 + at * 11, ["alpha", uid, below(1e9) * 1e6]);
  return {
    neurons: 256, block: 4_332_000, previous_epoch: 4_331_639, emission: 296_020_000_000,
    title: "x".repeat(120), notes: "y".repeat(2000), names: uids.map((uid) => `N${uid}`),
    validators: uids.slice(0, 128), miners: columns, alpha: uids.map(() => below(1e9) * 1e6), permits: uids.slice(0, 128),
    weights: rows(), bonds: rows(), timeline: { epochs: EPOCHS, keyframes },
  };
}

const LIST = (entry, count) => Array.from({ length: count }, () => entry);
const HOSTILE = [
  ["inserts in front of a million names", linkTo({
    preset: "lone-voice",
    patch: [{ op: "add", path: "/names", value: LIST("", 1_000_000) }, ...LIST({ op: "add", path: "/names/0", value: "x" }, 4095)],
  })],
  ["200,000 keyframes of one epoch", linkTo({ neurons: 2, validators: [0], timeline: { keyframes: { 1: LIST(["own", 0], 200_000) } } })],
  ["two million numbers", linkTo(LIST(0, 2_000_000))],
];

/** Records in the page how many files it reads, and the memory of its module. */
const watchMemory = (page) =>
  page.addInitScript(() => {
    window.filesRead = 0;
    for (const method of ["text", "arrayBuffer", "bytes", "stream", "slice"]) {
      const read = Blob.prototype[method];
      if (!read) continue;
      Blob.prototype[method] = function (...options) {
        if (this instanceof File) window.filesRead += 1;
        return read.apply(this, options);
      };
    }
    addEventListener("TrunkApplicationStarted", ({ detail }) => (window.wasmMemory = detail.wasm.memory));
  });

/** The module's memory in MiB, which never shrinks. */
const memory = (page) => page.evaluate(() => window.wasmMemory.buffer.byteLength / 2 ** 20);
const filesRead = (page) => page.evaluate(() => window.filesRead);

/** Reports the longest task, whose duration depends on the machine. */
const reportLongestTask = async (t, page, what) => t.diagnostic(`longest task: ${await longestTask(page)} ms, ${what}`);

/** Fails if the module's memory grew by more than the text of the input needs. */
async function assertRefusedCheaply(t, page, kind, before, what) {
  const grown = (await memory(page)) - before;
  t.diagnostic(`memory: ${before} MiB and ${grown} MiB more, ${what}`);
  assert.ok(grown <= REFUSED_MIB[kind], `${grown} MiB more, ${what}`);
  await reportLongestTask(t, page, what);
}

/**
 * Fails if the page drew more than the visible part, computed more than the first epochs at once, or received more epochs in a
 * response than a batch holds.
 */
async function assertInParts(page) {
  await page.locator(".long-run-done").waitFor();
  const { cells, done, responses } = await page.evaluate(() => ({
    cells: document.querySelectorAll("[role=gridcell]").length,
    done: Number(document.querySelector(".long-run-done").innerText.replace(/,/g, "").match(/(\d+) of/)[1]),
    responses: window.tasks.responses,
  }));
  assert.ok(cells < 1500, `${cells} cells are drawn`);
  assert.ok(done <= AT_ONCE + responses * EPOCHS_PER_BATCH, `${done} epochs after ${responses} responses`);
}

/** Opens a file from the disk: a text sent by the browser's protocol would block the page itself. */
async function openFile(page, name, text) {
  await writeFile(join(folder, name), text);
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("button", { name: "Open a file…" }).click();
  const input = page.locator("dialog.import input[type=file]");
  await input.waitFor({ state: "attached" });
  await watchTasks(page);
  await input.setInputFiles(join(folder, name));
}

journey("links that are far too large are refused before the page spends memory on them", async ({ t, page, open }) => {
  await watchMemory(page);
  await open();
  await type(page, 5, 5, "7");
  await until(() => page.evaluate(() => location.hash !== ""), "the edit in the address");
  for (const [what, link] of HOSTILE) {
    const before = await memory(page);
    await watchTasks(page);
    await page.evaluate((hash) => (location.hash = hash), link);
    await until(async () => /does not open/.test(await notices(page).innerText()), what);
    await assertRefusedCheaply(t, page, "link", before, what);
    for (const button of await notices(page).getByRole("button", { name: "Dismiss" }).all()) await button.click();
  }
  assert.equal(await shown(page, 5, 0), "E");
});

const zeros = (count) => `{"format":"yuma-playground","version":1,"x":[${"0,".repeat(count)}0]}`;

for (const [what, text, reads] of [
  ["of 24 MB is read, and refused before the page spends memory on its content", zeros(12_000_000), true],
  ["beyond the limit is refused unread", zeros(FILE_LIMIT / 2), false],
]) {
  journey(`a file ${what}`, async ({ t, page, open }) => {
    await watchMemory(page);
    await open();
    await page.getByRole("complementary", { name: "Inspector" }).waitFor();
    const before = await memory(page);
    await openFile(page, "Zeros.json", text);
    const problems = page.locator(".import-problems");
    await until(async () => /Zeros\.json cannot be used/.test(await problems.innerText()), "the reason");
    await assertRefusedCheaply(t, page, "file", before, `${text.length} bytes`);
    assert.equal((await filesRead(page)) > 0, reads);
  });
}

journey("the largest scenario opens from a link and from a file, and is edited", { timeout: 120_000 }, async ({ t, page, open }) => {
  await watchMemory(page);
  await countTasks(page);
  await open();
  await page.getByRole("complementary", { name: "Inspector" }).waitFor();
  const scenario = largest();
  const opens = (title) => until(async () => (await page.locator(".sheet h1").innerText()).startsWith(title), title);
  await countedTasks(page);
  await watchTasks(page);
  await page.evaluate((hash) => (location.hash = hash), linkTo(scenario));
  await opens("xxx");
  await assertInParts(page);
  assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "132");
  await until(async () => (await page.evaluate(() => window.tasks.responses)) > 5, "responses of the worker");
  await assertInParts(page);
  await reportLongestTask(t, page, "the largest link");

  await openFile(page, "largest.json", JSON.stringify({ ...scenario, title: "From a file", format: "yuma-playground", version: 1 }, null, 2));
  await opens("From a file");
  assert.ok((await filesRead(page)) > 0, "the file is read");
  await reportLongestTask(t, page, "the largest file");

  await watchTasks(page);
  const before = await page.evaluate(() => location.hash);
  await cell(page, 1, 2).click();
  await countedTasks(page);
  await type(page, 1, 2, "50");
  await until(() => page.evaluate((before) => location.hash !== before, before), "the edit in the address");
  await assertInParts(page);
  await reportLongestTask(t, page, "an edit of the largest scenario");
});
