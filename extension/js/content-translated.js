// The engine as JavaScript, for pages whose policy refuses WebAssembly.
const me = globalThis.loginRescue;
if (me?.state === "blocked" && !me.translated) {
  me.translated = true;
  const engine = require("login-rescue-content");
  me.told = engine.told;
  if (me.answer) me.told(...me.answer);
}
