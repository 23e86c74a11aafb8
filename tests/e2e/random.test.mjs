// A random user: 40 actions in every run. `ACTIONS=5000 SEED=7 cargo xtask e2e random` sets its length
// and seed.
//
// After each action the page must answer and show no error. After each part of the run, undo must restore its start and
// redo its end, byte for byte. At the end memory must be as it was after the first part. target/random-SEED.log lists the
// actions, which depend slightly on the speed of the machine.

import { writeFile } from "node:fs/promises";

import { assert, journey, until } from "./harness/index.mjs";
import { ROOT } from "./harness/page.mjs";
import { randomFrom } from "./harness/random.mjs";
import { ACTIONS as KINDS, closesPanels, dropsFile, opens } from "./harness/random_user.mjs";

const ACTIONS = Number(process.env.ACTIONS ?? 40);
const SEED = Number(process.env.SEED ?? 1);
/** Actions between two checks, of which there are at least two. The history keeps 200 steps, and an action may take several. */
const PART = Math.min(100, Math.ceil(ACTIONS / 2));
const HISTORY = 200;
const ANSWER_MS = 20_000;
/** Indices of the buttons. */
const [UNDO, REDO] = [0, 1];
const SMALL = { format: "yuma-playground", version: 1, neurons: 2, block: 9, emission: 5, validators: [0], permits: [0], weights: {} };
/** The allowed growth between the end of the first part and the end. */
const TOLERANCE = { heapMB: 2, wasmMB: 32, nodes: 1000, listeners: 20 };

const timeout = 60_000 + ACTIONS * 1_000;

journey(`a random user, ${ACTIONS} actions, seed ${SEED}`, { timeout }, async ({ t, page, context, errors, open }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(keepSavedFiles);
  await open();
  const user = { page, random: randomFrom(SEED), log: [], steps: [] };
  try {
    const start = await saved(user);
    let first, now;
    for (let done = 0; done < ACTIONS; done += PART) {
      await part(user, errors, Math.min(PART, ACTIONS - done));
      now = await undone(user, start);
      first ??= now;
      t.diagnostic(`after ${done + PART} actions ${JSON.stringify(now)}`);
    }
    for (const [what, more] of Object.entries(TOLERANCE)) {
      assert.ok(now[what] <= first[what] + more, `${what}: ${first[what]} after the first part, ${now[what]} at the end`);
    }
  } catch (error) {
    error.message += `\nseed ${SEED}, the last actions:\n${user.log.slice(-25).join("\n")}`;
    throw error;
  } finally {
    await writeFile(new URL(`target/random-${SEED}.log`, ROOT), `${user.log.join("\n")}\n`);
  }
});

/** Runs some actions and checks the page after each. */
async function part(user, errors, actions) {
  for (let action = 0; action < actions; action += 1) {
    const [name, act] = chosen(user.random);
    const line = user.log.push(`${user.log.length}: ${name}`) - 1;
    const what = await act(user);
    user.log[line] += `: ${what}`;
    assert.equal(await within(ANSWER_MS, user.page.evaluate(rest)), "well", "the page runs");
    assert.deepEqual(errors, [], "the page must run without an error");
  }
}

function chosen(random) {
  let rest = random.below(KINDS.reduce((sum, [weight]) => sum + weight, 0));
  const [, name, act] = KINDS.find(([weight]) => (rest -= weight) < 0);
  return [name, act];
}

/**
 * Undoes and redoes everything. Returns the memory at the start, and leaves the end one step after it, so that the history has
 * space for the next part.
 */
async function undone(user, start) {
  const { page } = user;
  await closesPanels(user);
  await page.setViewportSize({ width: 1440, height: 900 });
  await returns(user);
  const end = await saved(user);
  // Clears the steps to redo, and has a title that marks the end.
  const title = `End of part ${user.steps.length}`;
  const last = JSON.stringify({ ...SMALL, title });
  await reopened(user, last, title);
  const back = await travel(page, UNDO);
  user.steps.push(back);
  // A full history has dropped its first step.
  if (back < HISTORY) assert.equal(await saved(user), start, "undo leads to the start");
  const memory = await measured(page);
  await travel(page, REDO);
  assert.equal(await heading(page), title, "redo leads to the end");
  await page.locator(".bar-history button").nth(UNDO).click();
  await until(async () => (await heading(page)) !== title, "the last step to be taken back");
  assert.equal(await saved(user), end, "the step before the last is what it was");
  await travel(page, UNDO);
  await reopened(user, JSON.stringify({ ...JSON.parse(end), title }), title);
  return memory;
}

const heading = (page) => page.locator(".sheet h1").innerText();

/** Returns from the market, which has a history and files of its own. */
async function returns({ page }) {
  const consensus = page.locator(".bar-labs button").first();
  if ((await consensus.getAttribute("aria-current")) === "page") return;
  await consensus.click();
  await page.locator(".sheet h1").waitFor();
}

/** Opens a file and waits for its title. */
async function reopened(user, content, title) {
  await opens(user, ".bar-work button >> nth=0");
  await dropsFile(user.page, "part.json", content);
  await until(async () => (await heading(user.page)) === title, () => `the heading ${title}`, ANSWER_MS);
}

/** Presses undo or redo until the button is disabled. Returns the number of presses. */
function travel(page, index) {
  return page.evaluate(async (index) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await frame();
    for (let steps = 0; ; steps += 1) {
      const button = document.querySelectorAll(".bar-history button")[index];
      if (button.disabled) return steps;
      button.click();
      await frame();
    }
  }, index);
}

/** Saves the scenario and returns the text of the file. */
async function saved(user) {
  const { page } = user;
  await closesPanels(user);
  await page.evaluate(() => delete window.savedFile);
  await opens(user, ".bar-work button >> nth=0");
  await page.locator("dialog[open] .exports button >> nth=0").click();
  await until(() => page.evaluate(() => window.savedFile !== undefined), "the file");
  const text = await page.evaluate(() => window.savedFile.text());
  await closesPanels(user);
  return text;
}

/** Returns the memory of the page after a garbage collection. */
async function measured(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  await session.detach();
  const wasm = await page.evaluate(() => window.wasmMemory?.buffer.byteLength ?? 0);
  const megabytes = (bytes) => Math.round(bytes / 2 ** 17) / 8;
  return { heapMB: megabytes(usedSize), wasmMB: megabytes(wasm), nodes, listeners: jsEventListeners };
}

async function within(milliseconds, answer) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the page does not answer for ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Runs in the page: resolves after two frames, with "well" or the text of the error message. */
async function rest() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  await frame();
  const trouble = document.getElementById("trouble");
  return trouble.hidden && !document.getElementById("app").inert ? "well" : trouble.innerText;
}

/** Runs in the page: stores the last file that the page saves, and the module's memory. */
function keepSavedFiles() {
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    window.savedFile = blob;
    return create.call(URL, blob);
  };
  addEventListener("TrunkApplicationStarted", ({ detail }) => (window.wasmMemory = detail?.wasm?.memory));
}
