// A reporter for node --test that prints one line with the totals.

export default async function* summary(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (data?.details?.type === "suite") continue;
    if (type === "test:pass" && data.skip === undefined) passed += 1;
    if (type === "test:fail") failed += 1;
  }
  yield `${passed} passed, ${failed} failed\n`;
}
