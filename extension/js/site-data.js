// Counts and removes what a site has stored in this page's origin. Run in a
// page by the background; plain JavaScript, because WebAssembly may not
// compile there. Its last expression is the answer. What `only-count.js` or
// `only-cache.js` has left behind says that less is to be removed.
(async () => {
  const only = globalThis.loginRescueOnly;
  delete globalThis.loginRescueOnly;
  // A page in a sandbox has an origin of its own, in which nothing of the site's is kept.
  if (globalThis.origin === "null") return null;
  const counted = {
    localStorage: async () => localStorage.length,
    sessionStorage: async () => sessionStorage.length,
    indexedDb: async () => (await indexedDB.databases()).length,
    cacheStorage: async () => (await caches.keys()).length,
    serviceWorkers: async () => (await navigator.serviceWorker.getRegistrations()).length,
  };
  const removed = {
    localStorage: async () => localStorage.clear(),
    sessionStorage: async () => sessionStorage.clear(),
    indexedDb: async () => {
      for (const { name } of await indexedDB.databases()) {
        await new Promise((resolve) => {
          const request = indexedDB.deleteDatabase(name);
          // A page that keeps the database open delays the removal; the count afterwards tells the truth.
          request.onsuccess = request.onerror = request.onblocked = resolve;
        });
      }
    },
    cacheStorage: async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    },
    serviceWorkers: async () => {
      for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    },
  };
  const answer = {};
  for (const [kind, count] of Object.entries(counted)) {
    if (only === "cache" && kind !== "cacheStorage") continue;
    const result = { before: null, after: null };
    try {
      result.before = await count();
      if (only !== "count") await removed[kind]();
      result.after = await count();
    } catch {
      // Storage that is switched off holds nothing that could be counted.
    }
    answer[kind] = result;
  }
  return answer;
})();
