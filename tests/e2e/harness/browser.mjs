// Finds and starts the browser.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** Starts the browser at the path in CHROME, or else an installed one, without a window. */
export function launch(options = {}) {
  return chromium.launch({
    executablePath: process.env.CHROME ?? onPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
    ...options,
  });
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (!found) throw new Error("no Chrome or Chromium: install the package chromium, or name the program in CHROME");
  return found;
}
