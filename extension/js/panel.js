// The panel after a refusal: a module of its own, injected only then.
import bytes from "./bytes.js";

const me = globalThis.loginRescue;
if (me?.panel) {
  me.panel();
} else if (me) {
  const panel = require("login-rescue-panel");
  panel.initSync({ module: new WebAssembly.Module(bytes(require("login-rescue-panel-text"))) });
  me.panel = panel.again;
}
