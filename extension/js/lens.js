// The lens: a module of its own, injected only when somebody asks to look.
import bytes from "./bytes.js";

const me = globalThis.loginRescue;
if (me?.lens) {
  me.lens();
} else if (me) {
  let module;
  try {
    module = new WebAssembly.Module(bytes(require("login-rescue-lens-text")));
  } catch {
    // The popup cannot know that this page refuses WebAssembly.
    chrome.runtime.sendMessage('{"inject":["lens",true]}').catch(() => {});
  }
  if (module) {
    const lens = require("login-rescue-lens");
    lens.initSync({ module });
    me.lens = lens.again;
  }
}
