// How the form goes off without its button's own doing: `send=early` by itself, before anybody could have
// helped; `send=script` by the button's script, without an event; `send=never` not at all.
const form = document.querySelector('main form');
const how = document.documentElement.dataset.send;
if (how === 'early') {
  for (const field of form.querySelectorAll('input')) field.value = field.type === 'password' ? 'Mizu-2041-Haru' : 'taro@example.jp';
  form.requestSubmit();
} else if (how === 'script') {
  const button = form.querySelector('button');
  button.type = 'button';
  button.addEventListener('click', () => form.submit());
} else {
  form.addEventListener('submit', (event) => event.preventDefault());
}
