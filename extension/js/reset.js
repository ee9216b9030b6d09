// The help with a new password: a module of its own, injected only where it has something to say.
import bytes from "./bytes.js";

const me = globalThis.loginRescue;
if (me?.reset) {
  me.reset();
} else if (me) {
  let module;
  try {
    module = new WebAssembly.Module(bytes(require("login-rescue-reset-text")));
  } catch {
    // Where only an answer is waited for, nobody has tried yet whether this page allows WebAssembly.
    chrome.runtime.sendMessage('{"inject":["reset",true]}').catch(() => {});
  }
  if (module) {
    const reset = require("login-rescue-reset");
    reset.initSync({ module });
    me.reset = reset.again;
  }
}
