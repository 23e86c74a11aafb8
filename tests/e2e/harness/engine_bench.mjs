// Runs the engine's benchmark in the browser: node engine_bench.mjs FOLDER, where the folder holds the module bench.js
// that wasm-bindgen made. Prints the lines that its `run()` returns.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { launch } from "./browser.mjs";
import { host } from "./host.mjs";

const folder = process.argv[2];
await writeFile(join(folder, "index.html"), "<!doctype html><title>Benchmark</title>");
const site = await host(folder);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(site.url);
  const lines = await page.evaluate(async () => {
    const bench = await import(new URL("bench.js", location.href));
    await bench.default();
    return bench.run();
  });
  console.log(lines);
} finally {
  await browser.close();
  await site.close();
}
