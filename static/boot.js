// Before the app: the theme the visitor chose, so that nothing flashes, and a watch over the start and life of the
// app, so that a page that cannot run says so and gives the work back. Must not depend on anything that may be broken.
(function () {
  "use strict";

  // The keys of src/store/stored_documents.rs: a prefix with a document under each, and those of earlier versions, which are links.
  var WORK = "yuma-playground.work.";
  var EARLIER = ["yuma-playground.autosave", "yuma-playground.previous"];
  // The key of src/store/preferences.rs.
  var PREFERENCES = "yuma-playground.preferences";
  var PATIENCE_MS = 30000;
  // After its start the page has the connection to itself.
  var QUIET_MS = 2000;
  // A new version that has not taken over by then is offered again after the reload.
  var TAKEOVER_MS = 10000;
  // A longer text is slow in a field, and truncated where it is pasted.
  var FIELD_LENGTH = 2000;
  var TITLE_LENGTH = 120;

  var started = false;
  // Whether the message stays, whatever comes.
  var final = false;

  function stored(key) {
    try {
      return localStorage.getItem(key) || "";
    } catch (_) {
      return ""; // Storage is off.
    }
  }

  function storedKeys() {
    try {
      return Object.keys(localStorage).sort();
    } catch (_) {
      return [];
    }
  }

  function element(id) {
    return document.getElementById(id);
  }

  function isLink(text) {
    return /^v\d+\./.test(text);
  }

  // A stored work; the text as it is where it cannot be read.
  function readWork(value) {
    try {
      var work = JSON.parse(value);
      if (work.link && typeof work.link === "string") {
        var date = new Date(typeof work.time === "number" ? work.time : NaN);
        var title = typeof work.title === "string" ? work.title.slice(0, TITLE_LENGTH) : "";
        return { text: work.link, title: title, time: date.getTime() || 0, date: date };
      }
    } catch (_) {
      // No JSON.
    }
    return { text: value, title: "", time: 0 };
  }

  // Every stored work once, the newest first, those without a time last.
  function storedWorks() {
    var keys = storedKeys().filter(function (key) {
      return key.indexOf(WORK) === 0;
    });
    var works = keys.map(stored).map(readWork).sort(function (one, other) {
      return other.time - one.time;
    });
    var texts = [];
    return works.concat(EARLIER.map(stored).map(readWork)).filter(function (work) {
      var isNew = work.text && texts.indexOf(work.text) < 0;
      texts.push(work.text);
      return isNew;
    });
  }

  function copy(text, field, done) {
    function copyEvent() {
      field.select();
      document.addEventListener("copy", function (event) {
        event.clipboardData.setData("text/plain", text);
        event.preventDefault();
      }, { once: true });
      if (document.execCommand("copy")) done();
    }
    field.select();
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, copyEvent);
    else copyEvent();
  }

  function save(text) {
    var anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    anchor.download = "yuma-playground.txt";
    anchor.click();
  }

  // An entry of the list of works; `kind` is first, other or address.
  function entry(kind, work) {
    var item = element("trouble-work").content.cloneNode(true);
    var text = isLink(work.text) ? location.href.split("#")[0] + "#" + work.text : work.text;
    var isLong = text.length > FIELD_LENGTH;
    var field = item.querySelector("input");
    var copyButton = item.querySelector(".trouble-copy");
    var saveButton = item.querySelector(".trouble-save");
    item.querySelector("." + kind).hidden = false;
    item.querySelector("small").textContent = [work.title, work.time ? work.date.toLocaleString() : ""].filter(Boolean).join(" · ");
    field.value = isLong ? text.slice(0, FIELD_LENGTH) + "…" : text;
    copyButton.onclick = function () {
      copy(text, field, function () {
        copyButton.classList.add("copied");
      });
    };
    saveButton.hidden = !isLong;
    saveButton.onclick = function () {
      save(text);
    };
    return item;
  }

  function showWorks() {
    var works = storedWorks();
    var list = element("trouble-works");
    var fragment = location.hash.slice(1);
    list.textContent = "";
    works.forEach(function (work, index) {
      list.appendChild(entry(index ? "other" : "first", work));
    });
    var isStored = works.some(function (work) {
      return work.text === fragment;
    });
    if (isLink(fragment) && !isStored) list.appendChild(entry("address", { text: fragment }));
    list.hidden = !list.firstChild;
  }

  function chosenTheme() {
    try {
      return JSON.parse(stored(PREFERENCES)).theme;
    } catch (_) {
      return "system"; // Nothing is chosen.
    }
  }

  // Shows the message for one of the reasons no-wasm, no-start, slow, stopped.
  function trouble(reason, details) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", function () {
        trouble(reason, details);
      });
      return;
    }
    if (final) return;
    final = reason !== "slow";
    showWorks();
    ["no-wasm", "no-start", "slow", "stopped"].forEach(function (each) {
      element("trouble-" + each).hidden = each !== reason;
    });
    if (reason === "no-start") {
      // In a folder or a sandboxed frame they are the reason; elsewhere the connection is more likely.
      var isForeign = self.origin === "null";
      element("trouble-no-start").hidden = isForeign;
      element(isForeign ? "trouble-no-start" : "trouble-actions").after(element("hints"));
    }
    element("trouble-text").textContent = details;
    element("trouble-details").hidden = !details;
    element("trouble-reload").onclick = reload;
    // The link changes only the fragment, which alone loads nothing again.
    element("trouble-fresh").onclick = function () {
      setTimeout(reload);
    };
    // A modal dialog would stand before the message for ever.
    document.querySelectorAll("dialog[open]").forEach(function (dialog) {
      dialog.remove();
    });
    // What stood there last may be looked at, but it no longer answers.
    element("app").hidden = !started;
    element("app").inert = true;
    element("trouble").hidden = false;
  }

  function worded(error) {
    return error ? String(error.stack || error.message || error) : "";
  }

  // Before the start every failure is fatal; afterward only that of the module itself.
  function failed(error, details) {
    if (!started) trouble("no-start", details || worded(error));
    else if (error instanceof WebAssembly.RuntimeError) trouble("stopped", details || worded(error));
  }

  // None where the browser has no service workers or, as in a sandboxed frame, refuses them.
  function serviceWorkers() {
    try {
      return navigator.serviceWorker;
    } catch (_) {
      return null;
    }
  }

  // Reloads the page, in its new version if one waits.
  function reload() {
    function now() {
      location.reload();
    }
    var workers = serviceWorkers();
    if (!workers) return now();
    workers.getRegistration().then(function (registration) {
      // It may be known to be installed a moment before it is known to wait.
      var next = registration && (registration.waiting || registration.installing);
      if (!next || next.state !== "installed") return now();
      workers.addEventListener("controllerchange", now);
      // A newer version may replace it before it gets the message; then that one is next.
      next.addEventListener("statechange", reload);
      setTimeout(now, TAKEOVER_MS);
      next.postMessage("skipWaiting");
    }).catch(now);
  }

  // The app may not listen yet: it finds the attribute.
  function offerUpdate() {
    if (document.documentElement.hasAttribute("data-update")) return;
    document.documentElement.setAttribute("data-update", "");
    dispatchEvent(new Event("yuma-update-ready"));
  }

  // Has the service worker keep the page for use without a connection, and offers a new version when it waits.
  function keepOffline(workers) {
    workers.register("sw.js", { updateViaCache: "none" }).then(function (registration) {
      function watch() {
        var worker = registration.installing;
        if (!worker) return;
        function offer() {
          if (worker.state === "installed" && registration.active) offerUpdate();
        }
        worker.addEventListener("statechange", offer);
        offer();
      }
      if (registration.waiting) offerUpdate();
      watch();
      registration.addEventListener("updatefound", watch);
    }).catch(function () {
      // The page works without.
    });
  }

  // The message for pages on which no script runs is not needed from now on.
  document.documentElement.setAttribute("data-watched", "");
  var theme = chosenTheme();
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

  if (typeof WebAssembly !== "object") {
    trouble("no-wasm", "");
    return;
  }
  // Captured, because the failure of an element to load does not bubble.
  addEventListener("error", function (event) {
    var source = event.target && (event.target.src || event.target.href);
    failed(event.error, source ? "Could not load " + source : event.message);
  }, true);
  addEventListener("unhandledrejection", function (event) {
    failed(event.reason, "");
  });
  addEventListener("yuma-panic", function (event) {
    trouble("stopped", String(event.detail || ""));
  });
  // The module runs, but what it needs to read the work did not come.
  addEventListener("yuma-no-start", function (event) {
    started = false;
    trouble("no-start", String(event.detail || ""));
  });
  addEventListener("yuma-update", reload);
  var workers = serviceWorkers();
  if (workers) {
    var isControlled = !!workers.controller;
    workers.addEventListener("controllerchange", function () {
      // Another tab took the new version; the files of this one are no longer kept.
      if (isControlled) offerUpdate();
      isControlled = true;
    });
  }
  // Trunk's start script sends this when the module runs.
  addEventListener("TrunkApplicationStarted", function () {
    started = true;
    if (!final) {
      element("trouble").hidden = true;
      element("app").hidden = false;
      element("app").inert = false;
    }
    function later() {
      setTimeout(keepOffline, QUIET_MS, workers);
    }
    if (!workers) return;
    if (document.readyState === "complete") later();
    else addEventListener("load", later);
  });
  addEventListener("load", function () {
    setTimeout(function () {
      if (!started) trouble("slow", "");
    }, PATIENCE_MS);
  });
})();
