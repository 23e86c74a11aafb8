// The largest comparisons: workers compute them, and the page receives a few epochs at a time.

import { assert, denseSubnet, journey, linkTo, type, until } from "./harness/index.mjs";
import { countedTasks, countTasks, EPOCHS_PER_BATCH, longestTask, watchTasks } from "./harness/tasks.mjs";

const EPOCHS = 250;
const SUBNET = { ...denseSubnet(64, 192), timeline: { epochs: EPOCHS } };
/** The most epochs of the run that the page computes itself, in the task of the edit. */
const AT_ONCE = 10;
const TIMEOUT_MS = 50_000;

/**
 * The comparisons, with the number of lanes that workers compute when the scenario opens, and again after an edit. Yuma 3 is
 * the scenario's own set of rules: its lane begins with the epochs that the run has by then.
 */
const COMPARISONS = {
  "four sets of rules": [2, 2, { rules: ["own", "yuma2", "yuma3", "liquid_alpha"] }],
  "a pinned scenario": [1, 0, { pinned: { ...SUBNET, alpha: SUBNET.alpha.map((alpha, uid) => (uid === 3 ? 5e14 : alpha)) } }],
};

/** Waits until the page shows that it computes, a frame after an edit. */
const begun = (page) =>
  until(
    async () => (await page.locator(".long-run").isVisible()) || (await page.locator(".compare-running").innerText()) !== "",
    "the computation to begin",
  );

/** Waits until neither the run nor a lane is being computed. */
const complete = (page) =>
  until(
    async () =>
      (await page.locator(".long-run").isHidden()) &&
      (await page.locator(".compare-running").innerText()) === "" &&
      (await page.locator(".compare-lane canvas").count()) > 0,
    "all lanes",
    TIMEOUT_MS,
  );

for (const [name, [openLanes, editedLanes, compare]] of Object.entries(COMPARISONS)) {
  journey(`workers compute the comparison of a large subnet with ${name}`, { nightly: name !== "four sets of rules" }, async ({ t, page, open }) => {
    /** Reports what a step took, and fails if the page computed epochs itself or received too many at once. */
    const measure = async (step, { run, lanes }) => {
      const { slices, responses } = await countedTasks(page);
      t.diagnostic(`${name}, ${step}: ${slices} slices, ${responses} responses, longest task ${await longestTask(page)} ms`);
      const epochs = run + lanes;
      assert.ok(responses >= epochs / EPOCHS_PER_BATCH, `${step}: ${responses} responses for ${epochs} epochs`);
    };
    await countTasks(page);
    await open(linkTo({ ...SUBNET, compare }));
    await watchTasks(page, { buffered: true });
    await page.locator(".compare-running").waitFor({ state: "attached" });
    await complete(page);
    await measure("open", { run: EPOCHS - AT_ONCE, lanes: openLanes * EPOCHS });
    await type(page, 1, 2, "90");
    await begun(page);
    await complete(page);
    await measure("edit", { run: EPOCHS - AT_ONCE, lanes: editedLanes * EPOCHS });
    const slider = page.getByRole("slider", { name: "Epoch", exact: true });
    await slider.focus();
    await page.keyboard.press("End");
    const playhead = async () => Number(await slider.getAttribute("aria-valuenow"));
    await until(async () => (await playhead()) === EPOCHS - 1, "the last epoch");
    await page.keyboard.press("PageDown");
    await until(async () => (await playhead()) < EPOCHS - 1, "an earlier epoch");
    const epoch = await playhead();
    await measure("playhead", { run: 0, lanes: 0 });
    await type(page, 2, 3, "90");
    await begun(page);
    await complete(page);
    const left = EPOCHS - epoch - AT_ONCE;
    await measure("edit at an epoch", { run: left, lanes: editedLanes * left });
  });
}

journey("a large grid renders only the cells in sight, and their columns once", async ({ page, open }) => {
  await page.addInitScript(() => {
    window.columns = new Set();
    const count = () => {
      const columns = document.querySelectorAll("[role=grid] col").length;
      if (columns > 0) window.columns.add(columns);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await open(linkTo(SUBNET));
  const seen = () =>
    page.evaluate(() => {
      const size = (selector, side) => document.querySelector(`.grid ${selector}`).getBoundingClientRect()[side];
      const width = size(".result.r0", "left") - size(".rows .stake", "right");
      const height = size("tfoot", "top") - size("thead", "bottom");
      return Math.ceil(width / size(".rows .w", "width")) * Math.ceil(height / size(".rows tr", "height"));
    });
  const rendered = () => page.locator(".grid .rows .w").count();
  await page.locator(".inspector h2").first().waitFor();
  await until(async () => (await rendered()) < 2.5 * (await seen()), "no more cells than in sight and a few around");
  assert.ok((await rendered()) >= (await seen()));
  assert.equal(await page.evaluate(() => window.columns.size), 1, "the first columns stay");
});
