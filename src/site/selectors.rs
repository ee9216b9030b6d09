//! How things are found in a page whose ids nobody guarantees. What is known
//! of the site's own login (source: a public script run against the live page,
//! 2026-05) is weighed in `form/` together with all else that a page shows.

/// A field that may belong to a login or reset: wakes the engine.
pub const WAKE: &str = "input[type=password],input[type=email],input[name*=mail i],input[id*=mail i],input[name*=pass i],\
input[name*=login i],input[autocomplete~=username],input[autocomplete~=email],input[autocomplete~=current-password]";

/// A title of a page without such a field that wakes it too, beside those of trouble ([`super::messages::wake_title`]):
/// a regular expression of JavaScript.
pub const WAKE_TITLE: &str = "パスワード|password";

/// What serves as a button.
pub const BUTTON_LIKE: &str = "button,input[type=button],input[type=submit],input[type=image],[role=button],a[onclick],a[href^=javascript],\
.btn_login_main_white,.g-recaptcha";

/// What a page is read for its forms by: fields, buttons and headings.
pub const PARTS: &str = "input:not([type=hidden]),textarea,select,button,[role=button],a[onclick],a[href^=javascript],.btn_login_main_white,\
h1,h2,h3,h4,legend";

/// Elements whose id, class or role says that they hold a message.
pub const MESSAGE: &str = "[role=alert],[aria-live],[id*=err i],[class*=err i],[class*=alert i],[class*=caution i],[class*=warn i],\
[class*=notice i],[id*=msg i],[class*=msg i],[id*=message i],[class*=message i]";

/// An element that shows a person is logged in.
pub const SIGNED_IN: &str = "a[href*='/logout' i],a[href*='/signout' i],form[action*='/logout' i]";

/// The captcha of a page, open or not.
pub const CAPTCHA: &str = ".g-recaptcha,[data-sitekey],iframe[src*=recaptcha],iframe[src*=hcaptcha],iframe[src*=turnstile]";

/// The window in which a captcha asks.
pub const CAPTCHA_CHALLENGE: &str =
    "iframe[src*='recaptcha/api2/bframe'],iframe[src*='recaptcha/enterprise/bframe'],iframe[src*='hcaptcha'][src*='challenge']";

/// Selectors that tell of a page how its login is built, for telling how many elements each of them fits.
#[must_use]
pub fn all() -> Vec<&'static str> {
    vec![
        WAKE,
        "input[type=password]",
        "input[type=email]",
        "#email_main,#password_main,.btn_login_main_white",
        "input[autocomplete]",
        "form",
        BUTTON_LIKE,
        PARTS,
        MESSAGE,
        SIGNED_IN,
        CAPTCHA,
        CAPTCHA_CHALLENGE,
    ]
}
