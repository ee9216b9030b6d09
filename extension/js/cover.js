// Covers what a picture of the page must not show: every field, every mail
// address that can be read, every frame; our own pieces are hidden. Run in a
// page by the background; plain JavaScript, because WebAssembly may not
// compile there. Its last expression is the answer: whether the boxes are
// painted, and where they stand, as parts of the window (0 to 1).
(async () => {
  /** The boxes go by themselves after this, in milliseconds. */
  const GONE_AFTER = 5000;
  /** The same colour as in src/screens/journal/frame.rs. */
  const COLOUR = "#55606b";
  /** A glyph of another font may reach over its box, in CSS pixels. */
  const ROOM = 3;
  const OWN = "login-rescue-hint,login-rescue-panel,login-rescue-reset,login-rescue-lens,login-rescue-status";
  const FIELDS =
    "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),textarea,select,[contenteditable]:not([contenteditable=false]),[role=textbox]";
  const FRAMES = "iframe,frame,object,embed,fencedframe";
  const UNREAD = "script,style,noscript,template,title,textarea,select";
  const AT = /[@＠﹫]|%40/g;
  // As in src/redact/mail.rs, and what cannot be seen between two letters.
  const LOCAL = /[\w!#$%&'*+\-/=?^`{|}~.０-９Ａ-Ｚａ-ｚ！＃＄％＆＇＊＋－／＝？＾＿｀｛｜｝～．\u00ad\u200b-\u200d\u2060\ufeff]/;
  const DOMAIN = /[\w\-.０-９Ａ-Ｚａ-ｚ－．\u00ad\u200b-\u200d\u2060\ufeff]/;
  const DOT = /[。｡・]/;

  // A second picture: the boxes of the first one are of no use any more.
  globalThis.loginRescueUncover?.();

  // Chromium gives closed roots by a call, Firefox as a property of the element.
  const { dom } = chrome;
  const closed = (element) => element.openOrClosedShadowRoot ?? dom?.openOrClosedShadowRoot(element);
  const shadow = (element) => (element instanceof HTMLElement ? (closed(element) ?? element.shadowRoot) : null);

  /** Where addresses stand in a text, from and to. */
  const addresses = (text) => {
    const found = [];
    for (const { index, 0: sign } of text.matchAll(AT)) {
      let from = index;
      let to = index + sign.length;
      if (/\s/.test(text[from - 1]) && LOCAL.test(text[from - 2] ?? " ")) from -= 1;
      while (from > 0 && LOCAL.test(text[from - 1])) from -= 1;
      if (/\s/.test(text[to]) && DOMAIN.test(text[to + 1] ?? " ")) to += 1;
      while (to < text.length && (DOMAIN.test(text[to]) || (DOT.test(text[to]) && DOMAIN.test(text[to + 1] ?? " ")))) to += 1;
      found.push([from, to]);
    }
    return found;
  };

  /** Everything that has to be covered, in CSS pixels of the window. */
  const secrets = () => {
    const found = [];
    const blocks = new Map();
    const seen = (element) => getComputedStyle(element).visibility === "visible";
    const add = (rects) => found.push(...[...rects].filter((r) => r.width > 0 && r.height > 0));
    const within = (node, from, to) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      return range.getClientRects();
    };
    // Texts that stand in one line belong together: an address may be cut up by tags.
    const blockOf = (element) => {
      if (!element) return null;
      if (!blocks.has(element)) {
        const joined = (e) => e && /inline|contents|flex|grid/.test(getComputedStyle(e).display);
        const inner = /^(inline|contents)/.test(getComputedStyle(element).display) || joined(element.parentElement);
        blocks.set(element, inner ? blockOf(element.parentElement) : element);
      }
      return blocks.get(element);
    };
    const read = (nodes) => {
      const text = nodes.map((node) => node.data).join("");
      for (const [from, to] of addresses(text)) {
        let start = 0;
        for (const node of nodes) {
          const [first, last] = [Math.max(from - start, 0), Math.min(to - start, node.data.length)];
          if (first < last && seen(node.parentElement ?? document.documentElement)) add(within(node, first, last));
          start += node.data.length;
        }
      }
    };
    const look = (top) => {
      let line = [];
      let block = null;
      const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) {
          if (node.parentElement?.matches(UNREAD)) continue;
          const here = blockOf(node.parentElement);
          if (here !== block) {
            read(line);
            line = [];
            block = here;
          }
          line.push(node);
          continue;
        }
        if (node.matches(OWN) || node.localName === "login-rescue-cover") continue;
        if (node.localName === "br") block = undefined;
        const says = node.matches("input,img,area") ? (node.getAttribute("alt") ?? "") + (node.value ?? "") : "";
        if (seen(node) && (node.matches(`${FIELDS},${FRAMES}`) || says.search(AT) >= 0)) {
          add(node.getClientRects());
          if (node.isContentEditable) {
            const range = document.createRange();
            range.selectNodeContents(node);
            add(range.getClientRects());
          }
        }
        const inner = shadow(node);
        if (inner) look(inner);
      }
      read(line);
    };
    look(document.documentElement);
    return found.filter((r) => r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth);
  };

  const over = () => [...document.querySelectorAll(":modal,:popover-open")].filter((element) => element !== host);
  const own = () => [...document.querySelectorAll(OWN)];

  const host = document.createElement("login-rescue-cover");
  const styles = { all: "initial", position: "fixed", inset: "0", display: "block", "pointer-events": "none", "forced-color-adjust": "none" };
  for (const [name, value] of Object.entries(styles)) host.style.setProperty(name, value, "important");
  host.setAttribute("aria-hidden", "true");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = document.createElement("style");
  // The animation takes them away even where this script was ended in the middle.
  sheet.textContent = `div{position:fixed;background:${COLOUR};animation:gone 1ms ${GONE_AFTER}ms forwards}@keyframes gone{to{visibility:hidden}}`;
  root.append(sheet);

  const boxes = secrets().map((r) => ({
    left: Math.floor(r.left) - ROOM,
    top: Math.floor(r.top) - ROOM,
    right: Math.ceil(r.right) + ROOM,
    bottom: Math.ceil(r.bottom) + ROOM,
  }));
  for (const box of boxes) {
    const piece = document.createElement("div");
    piece.style.left = `${box.left}px`;
    piece.style.top = `${box.top}px`;
    piece.style.width = `${box.right - box.left}px`;
    piece.style.height = `${box.bottom - box.top}px`;
    root.append(piece);
  }

  const before = over();
  let moved = document.hidden;
  const hidden = () => {
    moved = true;
  };
  const isInside = (r) => boxes.some((box) => box.left <= r.left && box.top <= r.top && box.right >= r.right && box.bottom >= r.bottom);
  /** Takes the boxes away; says whether all that time everything lay under them. */
  const uncover = () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", hidden);
    delete globalThis.loginRescueUncover;
    const now = over();
    const held =
      !moved &&
      host.isConnected &&
      host.matches(":popover-open") &&
      now.length === before.length &&
      now.every((element, n) => element === before[n]) &&
      own().every((element) => element.style.opacity === "0") &&
      secrets().every(isInside);
    host.remove();
    for (const element of own()) element.style.removeProperty("opacity");
    return held;
  };
  const timer = setTimeout(uncover, GONE_AFTER);
  globalThis.loginRescueUncover = uncover;
  document.addEventListener("visibilitychange", hidden);

  for (const element of own()) element.style.setProperty("opacity", "0", "important");
  document.documentElement.append(host);
  // Above whatever dialog is open.
  host.popover = "manual";
  host.showPopover();

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const painted = frame()
    .then(frame)
    .then(() => true);
  // Nothing is painted in a window that nobody sees.
  const shown = await Promise.race([painted, new Promise((resolve) => setTimeout(resolve, 1000, false))]);
  const { offsetLeft, offsetTop, scale } = visualViewport;
  const part = (box) => [
    ((box.left - offsetLeft) * scale) / innerWidth,
    ((box.top - offsetTop) * scale) / innerHeight,
    ((box.right - box.left) * scale) / innerWidth,
    ((box.bottom - box.top) * scale) / innerHeight,
  ];
  return { shown, boxes: boxes.map(part) };
})();
