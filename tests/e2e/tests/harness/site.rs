//! The macro that the product's tests are written with, on the reconstructed site.

use e2e::{MAIL, Options, PASSWORD, in_both_browsers};

fn without_extension() -> Options {
    Options { extension: e2e::Extension::None, ..Options::default() }
}

in_both_browsers!(a_member_signs_in, without_extension(), |session, site| {
    session.goto("https://hapitas.jp/auth/signin/").await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", PASSWORD).await?;
    session.click("input.btn_login_main_white").await?;
    session
        .wait_until(
            "the member's page",
            async || Ok(session.driver().current_url().await?.path().to_owned()),
            |path| path.starts_with("/mypage"),
        )
        .await?;
    assert_eq!(site.logins().iter().filter(|it| it.accepted).count(), 1);
});
