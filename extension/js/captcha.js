// Whether a captcha's script has come as far as to answer. Run among the
// page's own scripts by the background; its last expression is the answer.
(() => {
  const can = (captcha) => typeof captcha?.execute === "function" || typeof captcha?.enterprise?.execute === "function";
  return can(globalThis.grecaptcha) || can(globalThis.hcaptcha) || can(globalThis.turnstile);
})();
