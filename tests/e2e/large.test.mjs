// The largest that a link or a file may hold, and what is larger: neither keeps the page from answering.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { assert, cell, journey, linkTo, notices, shown, type, until } from "./harness/index.mjs";
import { randomFrom } from "./harness/random.mjs";
import { longestTask, watchTasks } from "./harness/tasks.mjs";

// The aim is 200 ms on a quiet machine of two cores; a test machine has other things to do.
const LONGEST_TASK_MS = 1500;

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
    weights: rows(), bonds: rows(), timeline: { epochs: 2000, keyframes },
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

async function assertAwake(page, what) {
  const longest = await longestTask(page);
  console.log(`longest task: ${longest} ms, ${what}`);
  assert.ok(longest < LONGEST_TASK_MS, `a task took ${longest} ms: ${what}`);
}

/** Opens a file from the disk: handing over a text by the browser's protocol would block the page itself. */
async function openFile(page, name, text) {
  await writeFile(join(folder, name), text);
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  const input = page.getByRole("dialog", { name: "Scenario" }).locator("input[type=file]");
  await watchTasks(page);
  await input.setInputFiles(join(folder, name));
}

journey("links that are far too large are refused at once", async ({ page, open }) => {
  await open();
  for (const [what, link] of HOSTILE) {
    await watchTasks(page);
    await page.evaluate((hash) => (location.hash = hash), link);
    await until(async () => /does not open/.test(await notices(page).innerText()), what);
    await assertAwake(page, what);
    for (const button of await notices(page).getByRole("button", { name: "Dismiss" }).all()) await button.click();
  }
  assert.equal(await shown(page, 5, 0), "E");
});

journey("a file of 24 MB is refused at once", async ({ page, open }) => {
  await open();
  await page.getByRole("complementary", { name: "Inspector" }).waitFor();
  await openFile(page, "zeros.json", `{"format":"yuma-playground","version":1,"x":[${"0,".repeat(12_000_000)}0]}`);
  await until(async () => /zeros.json does not open/.test(await notices(page).innerText()), "the notice");
  await assertAwake(page, "24 MB of zeros");
});

journey("the largest scenario opens from a link and from a file, and is edited", { patience: 120_000 }, async ({ page, open }) => {
  await open();
  await page.getByRole("complementary", { name: "Inspector" }).waitFor();
  const scenario = largest();
  await watchTasks(page);
  await page.evaluate((hash) => (location.hash = hash), linkTo(scenario));
  await until(async () => (await page.locator(".sheet h1").innerText()).startsWith("xxx"), "the link");
  await assertAwake(page, "the largest link");
  await openFile(page, "largest.json", JSON.stringify({ ...scenario, title: "From a file", format: "yuma-playground", version: 1 }, null, 2));
  await until(async () => (await page.locator(".sheet h1").innerText()) === "From a file", "the file");
  await assertAwake(page, "the largest file");
  await watchTasks(page);
  const before = await page.evaluate(() => location.hash);
  await cell(page, 1, 2).click();
  await type(page, 1, 2, "50");
  await until(() => page.evaluate((before) => location.hash !== before, before), "the edit in the address");
  await assertAwake(page, "an edit of the largest scenario");
});
