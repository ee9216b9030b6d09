// One request to the site, on the person's click: without cookies, so that the
// login that is open stays untouched, past the cache, and without following a
// redirect, which may lead to another company's host. Answers JSON text.

/// Of a page only the beginning is read, in bytes.
const ENOUGH = 200_000;
/// What the browser tells beside the answer may come a moment after it, in milliseconds.
const MOMENT = 1_000;

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/// The text of an answer as far as it is read.
const beginning = async (answer) => {
  const label = /charset=["']?([\w-]+)/i.exec(answer.headers.get("content-type") ?? "")?.[1] ?? "utf-8";
  let decoder;
  try {
    decoder = new TextDecoder(label);
  } catch {
    decoder = new TextDecoder();
  }
  const reader = answer.body?.getReader();
  let text = "";
  for (let read = 0; reader && read < ENOUGH; ) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return text;
};

export const askSite = async (url, pattern, patience) => {
  const told = { offline: navigator.onLine === false, sent: Date.now() };
  const own = chrome.runtime.getURL("");
  const ours = (details) => details.url === url && `${details.initiator ?? details.originUrl ?? ""}/`.startsWith(own);
  // Listened to only while the question is open, and only for requests of no tab: no page that is loaded wakes the background.
  const filter = { urls: [pattern], tabId: -1 };
  // Firefox only: Chromium's extension has no such permission, and there the reason stays unknown.
  const { webRequest } = chrome;
  let seen;
  const heard = new Promise((resolve) => (seen = resolve));
  const failed = (details) => {
    if (!ours(details)) return;
    told.code = details.error;
    seen();
  };
  const sentOn = (details) => {
    if (!ours(details)) return;
    told.status = details.statusCode;
    const head = (name) => details.responseHeaders?.find((header) => header.name.toLowerCase() === name)?.value;
    told.location = head("location") ?? null;
    told.headDate = head("date") ?? null;
    seen();
  };
  webRequest?.onErrorOccurred.addListener(failed, filter);
  webRequest?.onHeadersReceived.addListener(sentOn, filter, ["responseHeaders"]);
  const stop = new AbortController();
  const timer = setTimeout(() => {
    told.late = true;
    stop.abort();
  }, patience);
  let date = null;
  try {
    const answer = await fetch(url, { credentials: "omit", cache: "no-store", redirect: "manual", signal: stop.signal });
    told.came = Date.now();
    if (answer.type === "opaqueredirect") {
      told.redirected = true;
      if (webRequest) await Promise.race([heard, wait(MOMENT)]);
    } else {
      told.status = answer.status;
      told.location = null;
      told.age = Math.max(0, Number(answer.headers.get("age")) || 0);
      date = answer.headers.get("date");
      told.text = await beginning(answer);
    }
  } catch {
    // An answer that broke off in the middle has a status all the same.
    told.came ??= Date.now();
    if (webRequest && !told.status && !told.late) await Promise.race([heard, wait(MOMENT)]);
  } finally {
    clearTimeout(timer);
    webRequest?.onErrorOccurred.removeListener(failed);
    webRequest?.onHeadersReceived.removeListener(sentOn);
  }
  const dated = Date.parse(date ?? told.headDate ?? "");
  told.date = Number.isNaN(dated) ? null : dated;
  delete told.headDate;
  return JSON.stringify(told);
};
