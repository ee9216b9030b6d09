// Counts the static files that `http-cache-anew.js` would fetch anew, and
// fetches nothing. Run in a page of Firefox by the background; its last
// expression is the answer.
(() => {
  const kinds = new Set(["script", "link", "css", "img"]);
  const entries = performance.getEntriesByType("resource");
  const own = entries.filter((entry) => kinds.has(entry.initiatorType) && entry.name.startsWith(location.origin + "/"));
  return { held: new Set(own.map((entry) => entry.name)).size, fetched: 0 };
})();
