// Hands the modules of ours in a page a text under a name. Run there by the
// background, which gives the browser the function itself: it may use nothing
// from outside of it.
export const give = (name, text) => {
  if (globalThis.loginRescue) globalThis.loginRescue[name] = text;
};
