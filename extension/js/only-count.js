// Run right before `site-data.js`: it then removes nothing.
globalThis.loginRescueOnly = "count";
