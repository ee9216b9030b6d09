// Fetches this page's own static files anew, so that the HTTP cache no longer
// holds the old ones. Run in a page of Firefox by the background, which cannot
// clear the cache of one site there; its last expression is the answer.
(async () => {
  const kinds = new Set(["script", "link", "css", "img"]);
  const files = new Set(
    performance
      .getEntriesByType("resource")
      .filter((entry) => kinds.has(entry.initiatorType) && entry.name.startsWith(location.origin + "/"))
      .map((entry) => entry.name),
  );
  // The page's own fetch: the content script's would count as another origin.
  const pageFetch = globalThis.content?.fetch ?? fetch;
  let fetched = 0;
  for (const file of [...files].slice(0, 200)) {
    try {
      // Without the cookies it would fill a place of its own, and the old copy would stay in use.
      const answer = await pageFetch(file, { cache: "reload", credentials: "same-origin" });
      if (answer.ok) fetched += 1;
    } catch {
      // Out of reach now; the reload past the cache that follows asks again.
    }
  }
  return { held: files.size, fetched };
})();
