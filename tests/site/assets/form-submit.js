// An ordinary submit button; the script stands in its way only for captcha=open.
const form = document.querySelector('#post_review');
form.addEventListener('submit', async (event) => {
  if (document.documentElement.dataset.captcha !== 'open') return;
  event.preventDefault();
  form.querySelector('[name="g-recaptcha-response"]').value = await captchaToken();
  form.submit();
});
