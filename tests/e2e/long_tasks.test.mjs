// The largest comparisons: whatever is computed, the page answers meanwhile.

import { assert, denseSubnet, journey, linkTo, type, until } from "./harness/index.mjs";
import { longestTask, watchTasks } from "./harness/tasks.mjs";

const EPOCHS = 500;
const SUBNET = { ...denseSubnet(64, 192), timeline: { epochs: EPOCHS } };
/** Far more than a quiet machine needs, far less than what computes everything at once takes. */
const LIMIT_MS = 1500;
const PATIENCE_MS = 50_000;

const COMPARISONS = {
  "four sets of rules": { rules: ["own", "yuma2", "yuma3", "liquid_alpha"] },
  "a pinned scenario": { pinned: { ...SUBNET, alpha: SUBNET.alpha.map((alpha, uid) => (uid === 3 ? 5e14 : alpha)) } },
};

/** Waits until nothing is computed any more: neither the run nor the lanes. */
const settled = (page) =>
  until(
    async () =>
      (await page.locator(".long-run").isHidden()) &&
      (await page.locator(".compare-running").innerText()) === "" &&
      (await page.locator(".compare-lane canvas").count()) > 0,
    "all lanes",
    PATIENCE_MS,
  );

for (const [name, compare] of Object.entries(COMPARISONS)) {
  journey(`the page answers while a large subnet is compared with ${name}`, async ({ page, open }) => {
    const longest = [];
    const measure = async (step) => longest.push([step, await longestTask(page)]);
    await open(linkTo({ ...SUBNET, compare }));
    await watchTasks(page, { buffered: true });
    await page.locator(".compare-running").waitFor({ state: "attached" });
    await settled(page);
    await measure("open");
    await type(page, 1, 2, "90");
    await settled(page);
    await measure("edit");
    const slider = page.getByRole("slider", { name: "Epoch", exact: true });
    await slider.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("PageDown");
    await until(async () => Number(await slider.getAttribute("aria-valuenow")) < EPOCHS - 1, "an earlier epoch");
    await measure("playhead");
    await type(page, 2, 3, "90");
    await settled(page);
    await measure("edit at an epoch");
    console.log(`longest tasks with ${name}: ${longest.map(([step, ms]) => `${step} ${ms} ms`).join(", ")}`);
    for (const [step, ms] of longest) assert.ok(ms < LIMIT_MS, `${step}: a task of ${ms} ms`);
  });
}
