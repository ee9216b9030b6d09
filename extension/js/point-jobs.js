// What the module for pointing does when the popup, the journal tab or the
// panel asks. Those who ask find the same whether it runs as WebAssembly or not.
const jobs = {
  '"point-fields"': (point) => point.fields(),
  '"point-message"': (point) => point.message(),
  '"diagnose"': (point) => point.diagnose(),
};

// `load` gives the module, or nothing where it has to come another way.
export const serve = (load) => {
  const me = globalThis.loginRescue;
  if (!me) return;
  const { runtime } = chrome;
  if (!me.point) {
    me.point = new Promise((resolve) => {
      me.loaded = resolve;
    });
    runtime.onMessage.addListener((message, sender, reply) => {
      if (sender.id !== runtime.id || !Object.hasOwn(jobs, message)) return undefined;
      me.point.then(jobs[message]).then(reply, () => reply(null));
      return true;
    });
  }
  if (me.loaded) {
    const point = load();
    if (point) {
      me.loaded(point);
      me.loaded = undefined;
    }
  }
  // The panel has said what it wants before it asked for this.
  const { wanted } = me;
  me.wanted = undefined;
  if (wanted) me.point.then(jobs[wanted]);
};
