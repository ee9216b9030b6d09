// Kept by the browser for a day; says that it ran.
document.documentElement.dataset.cached = '1';
