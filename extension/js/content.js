// The watchman: all that runs on a page where there is nothing to do.
//
// It waits for a field that could belong to a login, or for an attempt whose
// outcome the page may tell, and only then compiles the engine, which stands
// in this file as text. Why so, and what was measured: docs/architecture.md.
import { SELECTOR, TITLE } from "login-rescue-site";
import bytes from "./bytes.js";

const { runtime, storage } = chrome;
const alive = () => {
  // After an update the old script lives on in Chromium, but has lost its extension.
  try {
    return Boolean(runtime.id);
  } catch {
    return false;
  }
};

const begin = () => {
  const me = { state: "idle", told: undefined, answer: undefined, stop: undefined, translated: false, alive };
  globalThis.loginRescue = me;
  let started = false;

  const start = () => {
    if (started || !alive()) return;
    started = true;
    observer.disconnect();
    let module;
    try {
      module = new WebAssembly.Module(bytes(require("login-rescue-content-text")));
    } catch {
      // Chromium compiles under the page's own policy. The background injects
      // the same engine as JavaScript.
      me.state = "blocked";
      runtime.sendMessage('"translate"').catch(() => {});
      return;
    }
    const engine = require("login-rescue-content");
    engine.initSync({ module });
    me.told = engine.told;
    if (me.answer) me.told(...me.answer);
  };

  const isField = (node) => node.nodeType === 1 && (node.matches(SELECTOR) || node.querySelector(SELECTOR));
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "attributes" ? isField(record.target) : [...record.addedNodes].some(isField)) return start();
    }
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["type"] });
  if (document.querySelector(SELECTOR)) start();
  const ready = () => {
    // A page of nothing but trouble, too: that is noted although nobody tried anything.
    const [page] = performance.getEntriesByType("navigation");
    if (TITLE.test(document.title) || page?.responseStatus >= 500) start();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready, { once: true });
  else ready();

  const keys = ["waiting", "cleared", "usual:" + location.host];
  // The list of attempts that wait may be a moment old; that one is answered stands under its own key.
  const stillWaiting = async (list) => {
    const lines = list.split("\n").map((line) => ["answered:" + line.split(" ")[0], line]);
    const answered = await storage.local.get(lines.map(([key]) => key));
    return lines.filter(([key]) => !(key in answered)).map(([, line]) => line).join("\n");
  };
  const read = async () => {
    const found = await storage.local.get(keys);
    const answer = keys.map((key) => (typeof found[key] === "string" ? found[key] : ""));
    if (answer[0]) answer[0] = await stillWaiting(answer[0]);
    me.answer = answer;
    if (me.told) me.told(...answer);
    else if (answer[0] || answer[1]) start();
  };
  read().catch(() => {});

  runtime.onMessage.addListener((message, sender, reply) => {
    if (sender.id === runtime.id && message === '"status"') reply(me.state);
  });
};

// In a frame without an origin of its own nothing can be kept apart; stay away.
const before = globalThis.loginRescue;
if (window === window.top && globalThis.origin !== "null" && !before?.alive()) {
  before?.stop?.();
  if (document.prerendering) document.addEventListener("prerenderingchange", begin, { once: true });
  else begin();
}
