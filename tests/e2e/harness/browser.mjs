// Finds and starts the browser.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const SHELLS = ["chromium-headless-shell", "chrome-headless-shell"];
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** Starts the headless shell, in which a page costs half as much, or else a whole browser without a window. */
export const launch = () => start(process.env.CHROME_SHELL ?? process.env.CHROME ?? onPath([...SHELLS, ...BROWSERS]));

/** Starts a whole browser, which can install a page. */
export const launchWhole = () => start(process.env.CHROME ?? onPath(BROWSERS));

function start(executablePath) {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (!found) throw new Error("no Chrome or Chromium: install the package chromium, or name the program in CHROME");
  return found;
}
