// The eras of the chain: a dated strip, and the rules of the selected era.

import { assert, assertAccessible, journey, screenshot } from "./harness/index.mjs";

async function eras(page, { rules, open }) {
  await page.getByRole("banner").getByRole("button", { name: rules, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: open }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(".era h3").waitFor();
  return dialog;
}

journey("each era shows its rules, its changes and the quality of its sources", async ({ page, open }) => {
  await open();
  const dialog = await eras(page, { rules: "Hyperparameters", open: /eras$/ });
  assert.match(await dialog.locator(".era").innerText(), /Owner.s split[^]*through the gate/);
  const choices = dialog.locator(".era-choices button");
  assert.equal(await choices.count(), 8);
  await choices.filter({ hasText: "Launch of dTAO" }).click();
  assert.match(await dialog.locator(".era").innerText(), /constant product[^]*2025-07-08[^]*runtime 290/);
  assert.match(await dialog.innerText(), /Proposed, never live[^]*Superellipse pools/);
  await assertAccessible(page);
  await screenshot(page, "eras");
});

const phone = { locale: "zh-CN", colorScheme: "dark", viewport: { width: 390, height: 844 } };
journey("the eras in Chinese, dark, on a phone", { context: phone, nightly: true }, async ({ page, open }) => {
  await open();
  const dialog = await eras(page, { rules: "超参数", open: /排放规则沿革$/ });
  assert.match(await dialog.innerText(), /排放门槛[^]*仅为提案，从未上线/);
  await assertAccessible(page);
  await screenshot(page, "eras-zh-phone");
});
