// A reporter for node --test that prints one line with the totals.

/** Begins the message of a journey whose first attempt failed. */
export const SECOND_ATTEMPT = "second attempt after";

export default async function* summary(events) {
  let passed = 0;
  let failed = 0;
  let repeated = 0;
  for await (const { type, data } of events) {
    if (data?.details?.type === "suite") continue;
    if (type === "test:pass" && data.skip === undefined) passed += 1;
    if (type === "test:fail") failed += 1;
    if (type === "test:diagnostic" && data.message.startsWith(SECOND_ATTEMPT)) repeated += 1;
  }
  yield `${passed} passed, ${failed} failed${repeated > 0 ? `, ${repeated} had a second attempt` : ""}\n`;
}
