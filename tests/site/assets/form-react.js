// Controlled inputs like React's: the truth is `state`, the fields only show it.
// A value that is set without an input event which the tracker takes for new is
// lost at the next rendering, as it is with React.
const form = document.querySelector('#post_review');
const rerender = form.dataset.rerender === '1';
const state = { mail: '', password: '' };

function field(name) {
  return form.querySelector(`input[name="${name}"]`);
}

// React shadows `value` on every controlled node to know what it wrote itself.
function track(node) {
  const real = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  let last = node.value;
  Object.defineProperty(node, 'value', {
    configurable: true,
    get() {
      return real.get.call(this);
    },
    set(value) {
      last = String(value);
      real.set.call(this, value);
    },
  });
  node.addEventListener('input', () => {
    const now = real.get.call(node);
    if (now === last) return;
    last = now;
    state[node.name] = now;
    if (!rerender) render();
  });
}

function render() {
  for (const name of Object.keys(state)) {
    const node = field(name);
    if (node.value !== state[name]) node.value = state[name];
  }
}

// A new node in place of the old one, with the focus and the caret where they were.
// Only the field concerned: a driver that types into the other one keeps its node.
function replaceNode(name) {
  const old = field(name);
  const fresh = old.cloneNode();
  const focused = document.activeElement === old;
  const caret = [old.selectionStart, old.selectionEnd];
  fresh.value = state[name];
  track(fresh);
  wire(fresh);
  replacing = true;
  old.replaceWith(fresh);
  replacing = false;
  // For a test that must not act in the middle of it.
  if (form.dataset.resting === name) delete form.dataset.resting;
  if (!focused) return;
  fresh.focus();
  if (caret[0] !== null) fresh.setSelectionRange(...caret);
}

const resting = {};
// Chromium says `blur` of a focused node while it is being replaced and still connected.
let replacing = false;
function wire(node) {
  const { name } = node;
  if (!rerender) {
    node.addEventListener('blur', render);
    return;
  }
  if (name === 'mail') {
    node.addEventListener('blur', () => {
      if (!replacing && node.isConnected) setTimeout(replaceNode, 0, name);
    });
  }
  node.addEventListener('keydown', () => {
    clearTimeout(resting[name]);
    form.dataset.resting = name;
    resting[name] = setTimeout(replaceNode, 300, name);
  });
}

for (const name of Object.keys(state)) {
  const node = field(name);
  state[name] = node.value;
  track(node);
  wire(node);
}

form.querySelector('.btn_login_main_white').addEventListener('click', async () => {
  form.querySelector('[name="g-recaptcha-response"]').value = await captchaToken();
  render();
  form.submit();
});
