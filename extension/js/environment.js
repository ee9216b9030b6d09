// Reads what an open page of the site tells of this browser. Run in a page by
// the background on the person's click; its last expression is the answer.
// What cannot be told is null.
(() => {
  const CAPTCHA = /^https:\/\/[^/]*(recaptcha|hcaptcha|turnstile)|^https:\/\/[^/]+\/(recaptcha|turnstile)\//;
  const all = (css) => [...document.querySelectorAll(css)];
  const foreign = (element) => /^https?:/.test(element.src) && new URL(element.src).origin !== location.origin;

  // A cookie of our own, for this very path, read back and gone before any script or request can see it.
  const cookieKept = () => {
    try {
      const name = "login_rescue_check";
      const value = String(Math.random()).slice(2);
      const where = `; path=${location.pathname}; SameSite=Strict`;
      document.cookie = `${name}=${value}${where}; max-age=10`;
      const kept = document.cookie.includes(`${name}=${value}`);
      document.cookie = `${name}=${where}; max-age=0`;
      return kept;
    } catch {
      // A page in a sandbox has no cookies, whatever the browser thinks of them.
      return null;
    }
  };

  const scripts = all("script[src]").filter(foreign);
  const ofCaptcha = (element) => CAPTCHA.test(element.src);
  const captchaWanted = scripts.some(ofCaptcha);
  // What only its script makes. A field for its answer may stand in the site's own form.
  const frames = all("iframe[src]").filter(foreign);
  const made = frames.some(ofCaptcha) || all(".grecaptcha-badge").length > 0;
  const through = document.readyState === "complete";

  // Whether another company's script came cannot be told: the entry of one that failed looks like that of one that did
  // not (measured in both browsers). Only one that was never asked for has none. Pictures do tell.
  const entries = performance.getEntriesByType("resource");
  const asked = new Set(entries.map((entry) => entry.name));
  const runs = (script) => /^$|javascript|^module$/.test(script.type) && !script.noModule && !ofCaptcha(script);
  // Browsers keep so many entries and then no more.
  const held = entries.length < 250 ? scripts.filter((script) => runs(script) && !asked.has(script.src)) : [];
  const pictures = all("img[src]").filter((picture) => foreign(picture) && picture.complete);
  const seen = pictures.filter((picture) => picture.naturalWidth > 0);

  const root = document.documentElement;
  const translated =
    root.matches(".translated-ltr, .translated-rtl, [_msthash]") ||
    all("[_msttexthash], font > font[style*='vertical-align: inherit']").length > 0;

  return {
    cookiesEnabled: navigator.cookieEnabled,
    cookieKept: cookieKept(),
    captchaWanted,
    captchaCame: made ? true : captchaWanted && through ? false : null,
    foreignWanted: through ? held.length + pictures.length : null,
    foreignCame: through ? seen.length : null,
    translated,
  };
})();
