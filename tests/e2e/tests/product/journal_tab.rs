//! The journal tab: what it shows of a record, and how it is looked through.

use e2e::in_both_browsers;

in_both_browsers!(an_empty_record_opens, |session, _site| {
    session.store_record(0).await?;
    session.open_journal().await?;
    assert_eq!(session.find("h1").await?.text().await?, "まだ記録はありません");
});
