//! How things are found in a page whose ids nobody guarantees: known ids
//! first (source: a public script run against the live page, 2026-05), then
//! structure.

/// A field that may belong to a login or reset: wakes the engine.
pub const WAKE: &str =
    "input[type=password],input[type=email],input[name=mail],input[name=email],input[autocomplete~=username],input[autocomplete~=email]";

/// A title of a page without such a field that wakes it too (a regular expression of JavaScript).
pub const WAKE_TITLE: &str = "パスワード|password|メンテナンス|maintenance|混雑|アクセスが?集中";

/// A password field; by its name where the page shows the password as plain text from the start.
pub const PASSWORD: &str =
    "input[type=password],#password_main[type=text],input[name=password][type=text],input[autocomplete=current-password][type=text]";

/// The mail field, best first; every one is looked for inside the form's scope.
pub const MAIL: [&str; 7] = [
    "#email_main",
    "input[name=mail]",
    "input[name=email]",
    "input[type=email]",
    "input[autocomplete~=username]",
    "input[autocomplete~=email]",
    "input[inputmode=email]",
];

/// A text field that may hold the address when none of [`MAIL`] is there.
pub const TEXT_LIKE: &str = "input:not([type]),input[type=text],input[type=email],input[type=tel]";

/// Search boxes: never a mail field.
pub const SEARCH: &str = "#freeword,#search,input[type=search],[role=search] input,[role=searchbox]";

/// The login button, best first.
pub const BUTTON: [&str; 2] = [".btn_login_main_white", ".g-recaptcha"];

/// Whatever can be a button.
pub const BUTTON_LIKE: &str = "button,input[type=button],input[type=submit],input[type=image],[role=button],a[onclick],a[href^=javascript]";

/// Fields of a registration, beside a password: never a login.
pub const REGISTER: &str =
    "input[name*=nick i],input[name*=birth i],input[name*=confirm i],input[autocomplete=new-password],select[name*=birth i]";

/// Fields that only a form for new members has.
pub const NEW_MEMBER: &str = "input[name*=nick i],input[name*=birth i],select[name*=birth i]";

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

/// The selectors by which a form is found, for telling how many elements each of them fits.
#[must_use]
pub fn all() -> Vec<&'static str> {
    let mut all = vec![PASSWORD];
    all.extend(MAIL);
    all.extend([TEXT_LIKE, SEARCH]);
    all.extend(BUTTON);
    all.extend([BUTTON_LIKE, REGISTER, NEW_MEMBER, MESSAGE, SIGNED_IN, CAPTCHA, CAPTCHA_CHALLENGE]);
    all
}
