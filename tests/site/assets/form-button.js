// A button of type=button whose script sends the form: no submit event fires.
function wireButton() {
  const form = document.querySelector('#post_review');
  if (!form) return;
  form.querySelector('.btn_login_main_white').addEventListener('click', async () => {
    form.querySelector('[name="g-recaptcha-response"]').value = await captchaToken();
    form.submit();
  });
}
wireButton();
