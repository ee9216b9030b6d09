// Fields that nothing tells apart: no form, no label, no type, odd names or none.
const soup = document.querySelector('.soup');
soup.querySelector('.go').addEventListener('click', async () => {
  await captchaToken();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = soup.dataset.action;
  form.hidden = true;
  const [mail, password] = soup.querySelectorAll('input');
  for (const [name, field] of [['mail', mail], ['password', password]]) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = field.value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
});
