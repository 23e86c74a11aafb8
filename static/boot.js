// Before the app: the theme the visitor chose, so that nothing flashes, and a watch over the start and life of the
// app, so that a page that cannot run says so and gives the work back. Must not depend on anything that may be broken.
(function () {
  "use strict";

  // The keys of src/store/persist.rs.
  var AUTOSAVE = "yuma-playground.autosave";
  var PREVIOUS = "yuma-playground.previous";
  var PREFERENCES = "yuma-playground.preferences";
  var PATIENCE_MS = 30000;

  var started = false;
  var shown = false;

  function stored(key) {
    try {
      return localStorage.getItem(key) || "";
    } catch (_) {
      return ""; // Storage is off.
    }
  }

  function element(id) {
    return document.getElementById(id);
  }

  // The fragment if it is a link to work, else what was saved last.
  function work() {
    var fragment = location.hash.slice(1);
    return /^v\d+\./.test(fragment) ? fragment : stored(AUTOSAVE);
  }

  function showLink() {
    var fragment = work();
    if (!fragment) return;
    var field = element("trouble-link");
    field.value = location.href.split("#")[0] + "#" + fragment;
    element("trouble-copy").addEventListener("click", function () {
      field.select();
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).catch(function () {});
      else document.execCommand("copy");
    });
    element("trouble-work").hidden = false;
  }

  // Lays the work aside, where the app offers it. The link changes only the fragment, which alone loads nothing again.
  function startAfresh() {
    try {
      var saved = stored(AUTOSAVE);
      localStorage.removeItem(AUTOSAVE);
      if (saved) localStorage.setItem(PREVIOUS, saved);
    } catch (_) {
      // Storage is off: nothing was kept.
    }
    setTimeout(function () {
      location.reload();
    });
  }

  function chosenTheme() {
    try {
      return JSON.parse(stored(PREFERENCES)).theme;
    } catch (_) {
      return "system"; // Nothing is chosen.
    }
  }

  // Shows the message for one of the reasons no-wasm, no-start, stopped.
  function trouble(reason, details) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", function () {
        trouble(reason, details);
      });
      return;
    }
    if (shown) return;
    shown = true;
    showLink();
    element("trouble-" + reason).hidden = false;
    element("trouble-text").textContent = details;
    element("trouble-details").hidden = !details;
    element("trouble-reload").addEventListener("click", function () {
      location.reload();
    });
    element("trouble-fresh").addEventListener("click", startAfresh);
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

  // Before the start every failure is fatal; afterwards only that of the module itself.
  function failed(error, details) {
    if (!started) trouble("no-start", details || worded(error));
    else if (error instanceof WebAssembly.RuntimeError) trouble("stopped", details || worded(error));
  }

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
  // Trunk's start script sends this when the module runs.
  addEventListener("TrunkApplicationStarted", function () {
    started = true;
  });
  addEventListener("load", function () {
    setTimeout(function () {
      if (!started) trouble("no-start", "");
    }, PATIENCE_MS);
  });
})();
