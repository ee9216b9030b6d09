// Logs in without leaving the page.
const form = document.querySelector('#post_review');
let shown = null;

function show(refusal) {
  const element = document.createElement('p');
  element.textContent = refusal.text;
  if (refusal.plain) element.style.color = '#c00';
  else element.className = refusal.class;
  if (refusal.role) element.setAttribute('role', refusal.role);
  shown = element;
  form.before(element);
}

function greet() {
  const greeting = document.createElement('p');
  greeting.textContent = 'こんにちは';
  const logout = document.createElement('a');
  logout.href = '/auth/logout/';
  logout.textContent = 'ログアウト';
  form.replaceWith(greeting, logout);
}

async function login() {
  await captchaToken();
  shown?.remove();
  let answer;
  try {
    const response = await fetch(form.dataset.api, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        mail: form.elements.mail.value,
        password: form.elements.password.value,
      }),
    });
    answer = await response.json();
  } catch {
    answer = { ok: false, refusal: { when: 'load', text: '通信できませんでした', class: 'login_error_area' } };
  }
  if (answer.ok && answer.stay) greet();
  else if (answer.ok) location.assign(answer.next);
  else if (answer.refusal?.when === 'load') show(answer.refusal);
  else if (answer.refusal?.when === 'late') setTimeout(show, 700, answer.refusal);
}

form.querySelector('.btn_login_main_white').addEventListener('click', login);
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('#email_main, #password_main')) login();
});
