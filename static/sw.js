// Keeps the files of one build, so that the page opens and works without a connection. A new build waits until no tab
// shows the old one any more, or until somebody takes it: files of two builds never mix.
"use strict";

// The release build writes both (xtask/src/offline.rs): a name for the build, and each file with the hash of its content.
// Without them the worker keeps nothing and goes.
const VERSION = "";
const FILES = {};

// Caches belong to the whole origin, on which pages may stand in several folders.
const PREFIX = `yuma-playground ${registration.scope} `;
const CACHE = PREFIX + VERSION;

addEventListener("install", (event) => event.waitUntil(VERSION ? keep() : skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", ({ data }) => {
  if (data === "skipWaiting") skipWaiting();
});
addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  // All else goes to the network.
  if (name) event.respondWith(answer(name, event.request));
});

/** Fetches every file of the build; a single one that does not come, or is another build's, ends the installation. */
async function keep() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(FILES).map((name) => keepFile(cache, name)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keepFile(cache, name) {
  const response = await fetch(name, { cache: "no-cache", integrity: FILES[name] });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // A new response has no address, so the request's counts, as the module in worker.js's query needs. Neither is it
  // redirected, as index.html is on some hosts: browsers open no page from a redirected response.
  await cache.put(name, new Response(response.body, { headers: response.headers }));
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  if (VERSION) await clients.claim();
  else await registration.unregister();
}

/** The file of the build that a request asks for. */
function nameOf({ method, url }) {
  const address = new URL(url);
  const path = address.origin + address.pathname;
  if (method !== "GET" || !path.startsWith(registration.scope)) return undefined;
  const name = path.slice(registration.scope.length) || "index.html";
  return Object.hasOwn(FILES, name) ? name : undefined;
}

async function answer(name, request) {
  const cache = await caches.open(CACHE);
  // The host's Vary header is about what it sends, not about what is kept here.
  return (await cache.match(name, { ignoreVary: true })) ?? fetch(request);
}
