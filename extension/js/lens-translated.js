// The lens as JavaScript, for pages whose policy refuses WebAssembly.
const me = globalThis.loginRescue;
if (me?.lens) me.lens();
else if (me) me.lens = require("login-rescue-lens").again;
