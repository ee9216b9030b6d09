// Takes the boxes of cover.js away. Its last expression is the answer: whether
// they have covered everything until now. On a page that came since then
// there are none, and the answer is no.
globalThis.loginRescueUncover?.() ?? false;
