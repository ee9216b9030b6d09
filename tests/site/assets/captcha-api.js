// Stands for the captcha company's script: it makes its object, a badge and a frame.
globalThis.grecaptcha = { execute: async () => 'token', render: () => 0 };
const badge = document.createElement('div');
badge.className = 'grecaptcha-badge';
badge.hidden = true;
const anchor = document.createElement('iframe');
anchor.title = 'reCAPTCHA';
anchor.src = new URL('/recaptcha/api2/anchor', document.currentScript.src);
badge.append(anchor);
document.body.append(badge);
