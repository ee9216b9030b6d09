// The help with a new password as JavaScript, for pages whose policy refuses WebAssembly.
const me = globalThis.loginRescue;
if (me?.reset) me.reset();
else if (me) me.reset = require("login-rescue-reset").again;
