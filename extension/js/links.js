// The links that a page of the site shows, by their words: where its inquiry
// form and its help are. Run in an open page on the person's click on the
// letter; its last expression is the answer. Nothing else of the page is read.
(() => {
  const shown = (link) => link.checkVisibility?.() ?? link.getClientRects().length > 0;
  const words = (link) => (link.textContent || link.getAttribute("aria-label") || "").replace(/\s+/g, "").slice(0, 40);
  return [...document.querySelectorAll("a[href]")]
    .slice(0, 2000)
    .filter((link) => link.protocol === "https:" && shown(link))
    .map((link) => [words(link), link.href])
    .filter(([text, url]) => text !== "" && url.length <= 500);
})();
