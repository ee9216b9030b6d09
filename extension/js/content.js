// The watchman: all that runs on a page where there is nothing to do.
//
// It waits for a field that could belong to a login, or for an attempt whose
// outcome the page may tell, and only then compiles the engine, which stands
// in this file as text. Why so, and what was measured: docs/architecture.md.
import {
  ANSWERED,
  CLEARED,
  MAIL_SENT,
  PASSWORD_SENT,
  POINTED,
  REMEMBERED,
  RESETTING,
  SELECTOR,
  SETTINGS,
  TITLE,
  USUAL,
  WAITING,
} from "login-rescue-constants";
import bytes from "./bytes.js";
import { digest } from "./digest.js";
import { find, read as readPointed } from "./pointed.js";
import { read as readSettings } from "./settings.js";

const { runtime, storage } = chrome;
const alive = () => {
  // After an update the old script lives on in Chromium, but has lost its extension.
  try {
    return Boolean(runtime.id);
  } catch {
    return false;
  }
};

// A form's fields hide its own methods, and named elements those of the document.
const { matches, querySelector, querySelectorAll } = Element.prototype;
const first = (selector) => Document.prototype.querySelector.call(document, selector);

const begin = () => {
  let state = "idle";
  let started = false;
  let asked = false;
  // On the way to a new password a module of its own helps: asked for once, it then looks by itself.
  const help = () => {
    if (me.reset) return me.reset();
    if (!asked) runtime.sendMessage(`{"inject":["reset",${me.translated}]}`).catch(() => {});
    asked = true;
  };
  // A form that goes off before that module is here is written down as the module would have done
  // (src/journal/storage/pending_reset.rs). Heard behind the page's own listeners, which may have kept it here.
  const sent = ({ target, isTrusted, defaultPrevented }) => {
    const [value, again = value] = [...querySelectorAll.call(target, selector)].map((field) => field.value).slice(-2);
    if (me.reset || !isTrusted || defaultPrevented || state !== "reset" || !value || value !== again) return;
    const step = querySelector.call(target, "[type=password]") ? PASSWORD_SENT : MAIL_SENT;
    storage.local.set({ [RESETTING]: `${step} ${Date.now()} -` }).catch(() => {});
  };
  const me = {
    get state() {
      return state;
    },
    // The engine says here what the page is.
    set state(now) {
      state = now;
      if (now !== "reset") return;
      addEventListener("submit", sent);
      help();
    },
    translated: false,
    // Shadow roots in which a field of a login was found: see `found`.
    roots: [],
    alive,
    digest,
  };
  globalThis.loginRescue = me;

  // Hands the engine what is known by now: the settings, and what the storage held when the page began.
  me.tell = () => {
    if (me.set) me.engine?.set(...me.set);
    if (me.answer) me.engine?.told(...me.answer);
  };
  me.stop = () => me.engine?.stop();
  // The modules beside the engine ask it what forms there are.
  me.forms = () => {
    start();
    return me.engine?.forms() ?? [];
  };

  const start = () => {
    if (started || me.state === "paused" || !alive()) return;
    started = true;
    observer.disconnect();
    if (me.engine) {
      me.engine.again();
      return me.tell();
    }
    let module;
    try {
      module = new WebAssembly.Module(bytes(require("login-rescue-content-text")));
    } catch {
      // Chromium compiles under the page's own policy. The background injects
      // the same engine as JavaScript.
      me.state = "blocked";
      runtime.sendMessage('{"inject":["content",true]}').catch(() => {});
      return;
    }
    const engine = require("login-rescue-content");
    engine.initSync({ module });
    me.engine = engine;
    me.tell();
  };

  // What the person has pointed at on this host; fields of it wake the engine too.
  const pointedKey = POINTED + location.host;
  let places = {};
  let selector = SELECTOR;
  me.pointed = (role) => find(places[role], role);
  const isField = (node) => node instanceof Element && (matches.call(node, selector) || querySelector.call(node, selector));
  // Nobody outside sees what stands in a shadow root, until a person goes into one of its fields.
  const found = (event) => {
    const [target] = event.composedPath();
    const root = target.getRootNode?.();
    if (!(root instanceof ShadowRoot) || me.roots.includes(root) || !isField(target)) return;
    me.roots.push(root);
    if (started) me.engine?.again();
    else start();
  };
  addEventListener("focusin", found, true);
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "attributes" ? isField(record.target) : [...record.addedNodes].some(isField)) return start();
    }
  });
  const watch = () => {
    observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["type"] });
    if (first(selector)) start();
  };
  watch();
  const ready = () => {
    // A page of nothing but trouble, too: that is noted although nobody tried anything.
    const [page] = performance.getEntriesByType("navigation");
    if (TITLE.test(document.title) || page?.responseStatus >= 500) start();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready, { once: true });
  else ready();

  const keys = [WAITING, CLEARED, USUAL + location.host];
  // The list of attempts that wait may be a moment old; that one is answered stands under its own key.
  const stillWaiting = async (list) => {
    const lines = list.split("\n").map((line) => [ANSWERED + line.split(" ")[0], line]);
    const answered = await storage.local.get(lines.map(([key]) => key));
    return lines.filter(([key]) => !(key in answered)).map(([, line]) => line).join("\n");
  };
  let resume;
  const settle = (found) => {
    const { set, paused } = readSettings(found);
    const before = JSON.stringify(places);
    places = readPointed(found[pointedKey]);
    selector = [SELECTOR, places.mail, places.password].filter(Boolean).join();
    me.set = set;
    clearTimeout(resume);
    if (paused) {
      // Nothing of ours stays on the page, and nothing watches it.
      me.state = "paused";
      started = false;
      observer.disconnect();
      me.engine?.stop();
      if (paused > 0) resume = setTimeout(again, Math.min(paused - Date.now(), 2 ** 31 - 1));
    } else if (me.state === "paused") {
      me.state = "idle";
      watch();
    } else if (started) {
      me.engine?.set(...set);
      if (before !== JSON.stringify(places)) me.engine?.again();
    } else if (first(selector)) start();
  };
  const again = () => storage.local.get([SETTINGS, REMEMBERED, pointedKey]).then(settle, () => {});
  me.refresh = again;
  storage.onChanged.addListener((changes) => {
    if (alive() && (changes[SETTINGS] || changes[REMEMBERED] || changes[pointedKey])) again();
  });

  const read = async () => {
    const found = await storage.local.get([...keys, SETTINGS, REMEMBERED, RESETTING, pointedKey]);
    settle(found);
    if (found[RESETTING] && state !== "paused") help();
    const answer = keys.map((key) => (typeof found[key] === "string" ? found[key] : ""));
    if (answer[0]) answer[0] = await stillWaiting(answer[0]);
    me.answer = answer;
    if (me.engine) me.engine.told(...answer);
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
