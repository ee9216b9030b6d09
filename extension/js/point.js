// Pointing at a field or a message: a module of its own, injected only when somebody asks.
import bytes from "./bytes.js";
import { serve } from "./point-jobs.js";

serve(() => {
  let module;
  try {
    module = new WebAssembly.Module(bytes(require("login-rescue-point-text")));
  } catch {
    // Who asked cannot know that this page refuses WebAssembly.
    chrome.runtime.sendMessage('{"inject":["point",true]}').catch(() => {});
    return undefined;
  }
  const point = require("login-rescue-point");
  point.initSync({ module });
  return point;
});
