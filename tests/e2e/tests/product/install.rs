//! What the person is asked at the install, and what the browser thinks of the package.

use e2e::in_both_browsers;

in_both_browsers!(the_install_asks_for_the_site_alone_and_the_browser_has_no_complaint, |session, _site| {
    let install = session.install().await?;
    assert_eq!(install.hosts, ["*://*.hapitas.jp/*"]);
    assert!(install.warnings.is_empty(), "{install:?}");
    assert!(install.complaints.is_empty(), "{install:?}");
});
