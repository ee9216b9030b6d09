// When this page was loaded: another number is another page. Run in a page by
// the background; its last expression is the answer.
performance.timeOrigin;
