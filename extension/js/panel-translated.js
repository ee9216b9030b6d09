// The panel as JavaScript, for pages whose policy refuses WebAssembly.
const me = globalThis.loginRescue;
if (me?.panel) me.panel();
else if (me) me.panel = require("login-rescue-panel").again;
