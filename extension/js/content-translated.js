// The engine as JavaScript, for pages whose policy refuses WebAssembly.
const me = globalThis.loginRescue;
if (me?.state === "blocked" && !me.translated) {
  me.translated = true;
  me.engine = require("login-rescue-content");
  me.tell();
}
