// Stands for the captcha's script: a token comes after a moment, or after the
// button in the frame was pressed (captcha=open).
function captchaToken() {
  if (document.documentElement.dataset.captcha !== 'open') {
    return new Promise((done) => setTimeout(done, 0, 'token'));
  }
  return new Promise((done) => {
    const overlay = document.createElement('div');
    overlay.className = 'captcha_overlay';
    const frame = document.createElement('iframe');
    frame.title = 'reCAPTCHA による確認';
    frame.src = '/recaptcha/api2/bframe';
    overlay.append(frame);
    // Whatever is outside of a modal dialog cannot be pressed.
    (document.querySelector('dialog[open]') ?? document.body).append(overlay);
    addEventListener('message', function confirmed(event) {
      if (event.source !== frame.contentWindow || event.data !== 'confirmed') return;
      removeEventListener('message', confirmed);
      overlay.remove();
      done('token');
    });
  });
}
