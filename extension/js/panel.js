// The panel after a refusal: a module of its own, injected only then.
const me = globalThis.loginRescue;
if (me?.panel) {
  me.panel();
} else if (me) {
  const text = require("login-rescue-panel-text");
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const panel = require("login-rescue-panel");
  panel.initSync({ module: new WebAssembly.Module(bytes) });
  me.panel = panel.again;
}
