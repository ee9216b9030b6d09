// Run right before `site-data.js`: it then removes the caches alone.
globalThis.loginRescueOnly = "cache";
