// Put in front of the loader of parts that the splitter writes.

// Instantiates a part, also where the host serves it with a type that browsers do not stream, and notes why a part did not
// come and which type it had (src/ui/part.rs reads that).
async function instantiatePart(fetched, imports) {
  let response;
  try {
    response = await fetched;
  } catch (error) {
    globalThis.yumaPartFailure = null;
    throw error;
  }
  if (!response.ok) {
    globalThis.yumaPartFailure = response.status;
    throw new Error(`${response.url}: status ${response.status}`);
  }
  const type = response.headers.get("Content-Type") ?? "";
  try {
    if (/^application\/wasm\b/.test(type)) return await WebAssembly.instantiateStreaming(response, imports);
    globalThis.yumaPartType = type || "?";
    return await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  } catch (error) {
    // A body that breaks off is a matter of the connection, as a fetch is.
    globalThis.yumaPartFailure = error instanceof TypeError ? null : String(error);
    throw error;
  }
}

// The name of the file that has all small parts, one after another. The build fills it in.
const SMALL_PARTS = "";
let smallParts = null;

async function fetchSmallParts() {
  const response = await fetch(new URL(SMALL_PARTS, import.meta.url));
  return { response, parts: response.ok ? await response.blob() : null };
}

// Returns the response of a small part, given its place in the file. The next call after a failure fetches the file again.
async function fetchSmallPart(start, end) {
  const fetched = (smallParts ??= fetchSmallParts());
  const { response, parts } = await fetched.catch((error) => ({ response: Promise.reject(error) }));
  if (parts) return new Response(parts.slice(start, end, "application/wasm"));
  if (smallParts === fetched) smallParts = null;
  return response;
}
