// Starts the page's module in a worker: there it finds no window and computes long runs (src/jobs). Its name is in
// the query, because it has a hash; nothing but a file beside this one is taken.
const name = new URL(location.href).searchParams.get("module");
if (!/^[\w.-]+\.js$/.test(name)) throw new Error("no module");
const glue = new URL(name, location.href).href;
const { default: start } = await import(glue);
await start({ module_or_path: glue.replace(/\.js$/, "_bg.wasm") });
