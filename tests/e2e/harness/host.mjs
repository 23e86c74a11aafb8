// A plain static host: files under a sub-path, without special headers.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folder` under `subPath` on a free port. `answer(name, path)` returns the status or the headers of a file, or a
 * promise of them; a Location header makes the response a redirect. The returned host switches to another folder by
 * `serve(folder)` and stops by `close()`.
 */
export async function host(folder, { subPath = "/", answer = () => 200 } = {}) {
  let served = folder;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const name = normalize(path.startsWith(subPath) ? path.slice(subPath.length) || "index.html" : "..");
    const file = join(served, name);
    const found = !name.startsWith("..") && (await stat(file).catch(() => null))?.isFile();
    const given = found ? await answer(name, path) : 404;
    if (typeof given === "number" && given !== 200) {
      response.writeHead(given, { "Content-Type": "text/plain" }).end(`${given}\n`);
      return;
    }
    const headers = { "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" };
    response.writeHead(given.Location ? 302 : 200, typeof given === "object" ? { ...headers, ...given } : headers);
    // A folder may disappear while it is served.
    createReadStream(file).on("error", () => response.destroy()).pipe(response);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${subPath}`,
    serve: (other) => {
      served = other;
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
