// The lessons: opening, betting, dragging.

import { readFileSync } from "node:fs";

import { ROOT } from "./page.mjs";

const CONTENT = new URL("content/lessons/", ROOT);

/** The entries of the lessons, in two groups. */
export const groups = () => JSON.parse(readFileSync(new URL("index.json", CONTENT)));

/** The entries of all lessons, in their order. */
export const lessons = () => {
  const { start, library } = groups();
  return [...start, ...library];
};

/** The structure of a lesson. */
export const structure = (id) => JSON.parse(readFileSync(new URL(`${id}/lesson.json`, CONTENT)));

/** Lessons that together have every kind of bet of every lab. */
export function sampleLessons() {
  const seen = new Set();
  return lessons().filter(({ id, lab }) => {
    const kinds = structure(id).steps.flatMap(({ bet }) => Object.keys(bet ?? {}).map((key) => `${lab} ${key}`));
    const isNew = kinds.some((kind) => !seen.has(kind));
    for (const kind of kinds) seen.add(kind);
    return isNew;
  });
}

/** The index of a step, from 1. */
export const stepOf = (id, step) => structure(id).steps.findIndex((known) => known.id === step) + 1;

/** The text of an element, with plain spaces. */
export const plain = async (locator) => (await locator.innerText()).replaceAll("\u00a0", " ");

/** Waits until a step of a lesson is shown. */
export const shownStep = (page, number) => page.locator(`.lesson-dots li:nth-child(${number}) [aria-current=step]`).waitFor();

/** Waits until a step is shown and takes keys: its heading has the focus then. */
export async function readyStep(page, number) {
  await shownStep(page, number);
  await page.locator(".lesson-intro h1:focus").waitFor();
}

/** Goes to the next step. */
export const next = (page) => page.locator(".lesson-nav button").last().click();

/** Drags a number in the words to the left or right, by keys. */
export async function turn(page, control, key, times = 1) {
  const number = page.locator(`.drag-number[data-control="${control}"]`).first();
  await number.focus();
  for (let at = 0; at < times; at += 1) await number.press(key);
}

/** Types a value for a number in the words: the first digit opens its field. */
export async function typeNumber(page, number, value) {
  await number.press(value[0]);
  await page.keyboard.type(value.slice(1));
  await page.keyboard.press("Enter");
}

/** Chooses something in the form of a bet, and places it. */
export async function bet(page) {
  const form = page.locator(".bet-form");
  const radio = form.locator("input[type=radio]").first();
  if ((await radio.count()) && !(await form.locator("input[type=radio]:checked").count())) await radio.check();
  const number = form.locator("input[type=text]");
  if (await number.count()) await number.fill("7");
  await form.locator("button[type=submit]").click();
  await page.locator(".reveal").waitFor();
}
