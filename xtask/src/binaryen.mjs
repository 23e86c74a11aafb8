// Minimizes modules one after another in one process, because Binaryen takes as long to start as for a small module.
//
//     node binaryen.mjs PACKAGE < [{ "from": "a.wasm", "to": "b.wasm", "passes": 1 }, …]

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: binaryen } = await import(pathToFileURL(process.argv[2]));

/** The WebAssembly features of Rust's modules, so that Binaryen uses no newer ones. */
const FEATURES = ["BulkMemory", "BulkMemoryOpt", "Multivalue", "MutableGlobals", "NontrappingFPToInt", "ReferenceTypes", "SignExt"]
  .reduce((set, name) => set | binaryen.Features[name], binaryen.Features.MVP);
/** In the order of their names, similar functions are neighbors, which compress better. The list of producers is not needed. */
const LAST = ["reorder-functions-by-name", "strip-producers", "strip-target-features"];

// As by wasm-opt's option -Oz.
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
binaryen.setGenerateStackIR(true);
binaryen.setOptimizeStackIR(true);
binaryen.setLowMemoryUnused(true);

for (const { from, to, passes } of JSON.parse(readFileSync(0, "utf8"))) {
  const module = binaryen.readBinary(readFileSync(from));
  module.setFeatures(FEATURES);
  for (let pass = 0; pass < passes; pass++) module.optimize();
  module.runPasses(LAST);
  writeFileSync(to, module.emitBinary());
  module.dispose();
}
