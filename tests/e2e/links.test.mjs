// Invalid links: the page names the reason, keeps the open work, and offers the text of the link for copying.

import { deflateSync } from "node:zlib";

import { assert, each, FULL, journey, linkTo, notices, numbers, screenshot, shown, shows, type, until } from "./harness/index.mjs";

const GOOD = linkTo({
  neurons: 3, block: 1000, emission: 1_000_000_000, validators: [0], miners: [1, 2], names: ["V", "A", "B"],
  alpha: [5e12, 0, 0], permits: [0], weights: { 0: { v: [65535, 30000] } },
});
const scenario = (changes) => ({
  neurons: 3, block: 1000, emission: 1_000_000_000, validators: [0], miners: [1, 2], alpha: [5e12, 0, 0], permits: [0],
  weights: { 0: { v: [65535, 30000] } }, ...changes,
});
const swapped = GOOD.slice(0, 40) + (GOOD[40] === "A" ? "B" : "A") + GOOD.slice(41);
const bomb = `#v1.${deflateSync(Buffer.alloc(64 << 20), { level: 9 }).toString("base64url")}`;
const many = (count) => linkTo({ neurons: count, block: 1, emission: 1, validators: [0], permits: [0], weights: {} });

const BAD = [
  ["cut", GOOD.slice(0, -30), /Its end is missing/],
  ["altered", swapped, /altered on its way|Its end is missing|not a scenario/],
  ["of an unknown version", GOOD.replace("v1", "v9"), /format “v9”, which this page does not know/],
  ["with a foreign character", `${GOOD.slice(0, 30)}!!${GOOD.slice(30)}`, /invalid character “!” at position/],
  ["empty", "#v1.", /Its end is missing|not a scenario/],
  ["a bomb of 64 MB", bomb, /too long|unpacks to more than|at most/],
  ["too long", `#v1.${"A".repeat(2_060_000)}`, /2,060,003 characters; the limit is [\d,]+/],
  ["of something else", linkTo({ hello: "world" }), /does not open/],
  ["of a list", linkTo([1, 2, 3]), /not a scenario/],
  ["of 300 neurons", many(300), /300 neurons are too many[^]*256/],
  ["of 200 validators", linkTo({ neurons: 256, block: 1, emission: 1, validators: Array.from({ length: 200 }, (_, uid) => uid), permits: [], weights: {} }), /200 validators are too many[^]*128/],
  ["of an empty subnet", linkTo({ neurons: 0, block: 1, emission: 1, validators: [], permits: [], weights: {} }), /at least one neuron/],
  ["of an unknown preset", linkTo({ preset: "nope", change: {} }), /does not open/],
  ["with a uid beyond its neurons", linkTo(scenario({ validators: [0, 7] })), /Uid 7[^]*does not exist/],
  ["with a name twice", linkTo(scenario({ names: ["X", "X"] })), /both called “X”/],
  ["with a number that is negative", linkTo(scenario({ emission: -1 })), /not a scenario/],
  ["with too much stake", linkTo(scenario({ alpha: [Number.MAX_SAFE_INTEGER * 4, 0, 0] })), /Alpha stake of uid 0|not a scenario/],
  ["with a name of 5000 letters", linkTo(scenario({ names: ["x".repeat(5000)] })), /5,000 characters, at most 40/],
];

/** Waits for the notice of an invalid link. */
async function refused(page, link, reason) {
  await until(async () => /does not open/.test(await notices(page).innerText()), "the notice");
  assert.match(await notices(page).innerText(), reason);
  const raw = await notices(page).getByRole("textbox").inputValue();
  assert.equal(raw, link.slice(1, 2001), "the text can be copied, the beginning of a long one");
}

// An open page refuses each of them, below. A start is tried with one of each kind of reason.
const AT_START = ["cut", "of an unknown version", "a bomb of 64 MB", "with a uid beyond its neurons"];

journey("with an invalid link the opening scenario opens, and the reason is shown", async ({ page, open }) => {
  await each(BAD.filter(([kind]) => FULL || AT_START.includes(kind)), async ([, link, reason]) => {
    await page.goto("about:blank");
    await open(link);
    await refused(page, link, reason);
    assert.equal(await shown(page, 5, 0), "E");
  });
});

journey("a valid link opens, also after the changes of a mail program", async ({ page, open }) => {
  for (const [what, link] of [
    ["as it is", GOOD],
    ["with a period at its end", `${GOOD}.`],
    ["with its line broken", `${GOOD.slice(0, 50)}%0A${GOOD.slice(50)}`],
    ["with a parenthesis at its end", `${GOOD})`],
  ]) {
    await page.goto("about:blank");
    await open(link);
    assert.equal(await shown(page, 1, 0), "V", what);
    assert.equal(await notices(page).innerText(), "", what);
  }
});

journey("an invalid link in the address of an open page does not change the work", async ({ page, open }) => {
  await open();
  await type(page, 5, 5, "7");
  await shows(page, 5, 5, "7.0");
  const before = await numbers(page);
  await each(BAD, async ([kind, link, reason]) => {
    await page.evaluate((hash) => (location.hash = hash), link);
    await refused(page, link, reason);
    assert.deepEqual(await numbers(page), before);
    if (kind === "altered") await screenshot(page, "notice-bad-link");
    for (const button of await notices(page).getByRole("button", { name: "Dismiss" }).all()) await button.click();
    await until(async () => (await notices(page).innerText()) === "", "no notice");
  });
});

journey("a fragment that is no link opens the page without a notice", async ({ page, open }) => {
  await open("#top");
  assert.equal(await notices(page).innerText(), "");
  assert.equal(await shown(page, 5, 0), "E");
});

journey("names, title and notes from a link are plain text", async ({ page, open }) => {
  const image = '<img src=x onerror="document.title=1">';
  const names = [image.slice(0, 40), "=1+1", "a\u202Eb\u0007"];
  await open(linkTo(scenario({ title: `<script>1</script>${image}`, notes: `${image} javascript:alert(1)`, names })));
  assert.equal(await shown(page, 1, 0), image.slice(0, 40));
  assert.equal(await shown(page, 0, 2), "=1+1");
  assert.equal(await shown(page, 0, 3), "ab", "nothing that turns the direction of a text");
  assert.match(await page.locator(".sheet h1").innerText(), /^<script>1<\/script><img/);
  assert.equal(await page.locator(".page img, .page script").count(), 0);
  await page.locator('[data-position="1-0"]').click();
  await page.locator('[data-position="1-2"]').click();
  assert.equal(await page.locator(".page img").count(), 0);
  await screenshot(page, "hostile-names");
});

journey("a name that looks like a placeholder is not replaced", async ({ page, open }) => {
  await open(linkTo(scenario({ names: ["{given}", "{miner}", "{name}"] })));
  await page.locator('[data-position="1-2"]').click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await until(async () => (await inspector.innerText()).includes("{given} → {miner}"), "the names of the cell");
  assert.match(await inspector.innerText(), /buys \{given\} its bond|costs \{given\}|\{given\} keeps/);
  // Removes the braces, which the check of placeholders at the end would report.
  for (const [row, column] of [[1, 0], [0, 2], [0, 3]]) await type(page, row, column, `N${row}${column}`);
  await shows(page, 0, 3, "N03");
  // The inspector is painted after the grid.
  await until(async () => !(await page.locator("body").innerText()).includes("{"), "no name with braces");
});

journey("stored work that cannot be read is reported, and its text is offered", async ({ page, open }) => {
  await page.addInitScript(() => localStorage.setItem("yuma-playground.autosave", "v1.broken"));
  await open();
  await until(async () => /stored on an earlier visit cannot be read/.test(await notices(page).innerText()), "the notice");
  assert.equal(await notices(page).getByRole("textbox").inputValue(), "v1.broken");
  assert.equal(await shown(page, 5, 0), "E");
});
