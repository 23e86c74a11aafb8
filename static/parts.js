// Put behind the functions of the splitter's loader of parts: makeLoad loads a part after those that it needs.

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

// All parts: the name of a part's file, or its size in the file of small parts. The build fills them in.
const PARTS = [];
const chunks = [];

// Returns a function that loads a part and before it those of some ranges of the table, as "0-3 7".
function loadPart(at, ranges) {
  const needed = ranges.split(" ").filter(Boolean).flatMap((range) => {
    const [first, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => (chunks[first + index] ??= loadPart(first + index, "")));
  });
  const place = PARTS[at];
  return makeLoad(() => {
    const start = PARTS.slice(0, at).reduce((sum, size) => sum + (Number(size) || 0), 0);
    const fetched = Number(place) ? fetchSmallPart(start, start + place) : fetch(new URL(place, import.meta.url));
    fetched.catch(() => {});
    return (imports) => instantiatePart(fetched, imports);
  }, needed);
}

