// There is no form in the page: one is built when the button is pressed.
const box = document.querySelector('#post_review');
box.querySelector('.btn_login_main_white').addEventListener('click', async () => {
  const token = await captchaToken();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = box.dataset.action;
  form.hidden = true;
  const values = {
    mail: box.querySelector('#email_main').value,
    password: box.querySelector('#password_main').value,
    'g-recaptcha-response': token,
  };
  for (const [name, value] of Object.entries(values)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
});
