//! The packet for somebody who is to help in person: all of it is there, once.

use std::io::{Cursor, Read};

use login_rescue::report::letter::{Case, Details};
use login_rescue::report::packet::{Packet, PacketOptions};
use login_rescue::report::time::Local;
use login_rescue::report::{Picture, Record, Wording};

use crate::sentences;
use crate::story::{Failed, JAPAN, Story, all};

/// What a story's packet gives.
fn with_packet<T>(story: &Story, details: Option<&Details>, look: impl Fn(&Packet<'_>) -> T) -> T {
    let ja = sentences("ja");
    let record = Record::new(story.events.clone(), vec![], story.now.1);
    let case = Case::new(&record, story.now.1, JAPAN, Wording::new(&ja, Local::new(story.now.1, JAPAN)));
    let pictures = [Picture { at: Local::new(story.now.1, JAPAN), png: vec![0x89, b'P', b'N', b'G'] }];
    look(&Packet {
        case: &case,
        details,
        wishes: &[PacketOptions::Points],
        own_words: "11月中の返事を希望します。",
        pictures: &pictures,
        extension: "0.1.0",
    })
}

fn story(name: &str) -> Result<Story, Failed> {
    Ok(all()?.into_iter().find(|story| story.name.starts_with(name)).ok_or("no such story")?)
}

#[test]
fn the_page_holds_letters_replies_terms_and_wishes_once() -> Result<(), Failed> {
    let page = with_packet(&story("17")?, None, |packet| packet.page());
    for (text, times) in [
        ("ためたポイントを使えるようにしてほしい", 1),
        ("11月中の返事を希望します。", 1),
        ("第1条（本規約の範囲）", 1),
        // Each letter once as a whole, and nowhere else.
        ("お世話になっております。［お名前］と申します。", 2),
        ("1通目 11月1日 21:00 問い合わせフォーム", 1),
        ("2通目 11月9日 21:00 問い合わせフォーム", 1),
        ("data:image/png;base64,iVBORw==", 1),
    ] {
        assert_eq!(page.matches(text).count(), times, "{text}\n{page}");
    }
    for outside in ["http:", "https:", "href=", "url(", "@import", "<script", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let answered = with_packet(&story("16")?, None, |packet| packet.page());
    assert_eq!(answered.matches("Cookie を消してからお試しください。").count(), 1, "{answered}");
    assert!(answered.contains("1通目への返事 11月17日"), "{answered}");
    Ok(())
}

#[test]
fn the_history_goes_from_the_first_to_the_last() -> Result<(), Failed> {
    let page = with_packet(&story("17")?, None, |packet| packet.page());
    let history = page.split_once("経過（古い順）").ok_or("no history")?.1;
    let times: Vec<&str> = history.split("datetime=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(times.len() > 20 && times.is_sorted(), "{times:?}");
    Ok(())
}

#[test]
fn who_it_is_stands_there_only_if_it_is_given() -> Result<(), Failed> {
    let story = story("21")?;
    for (detail, typed) in story.details.given() {
        assert!(!with_packet(&story, None, |packet| packet.page()).contains(typed), "{detail:?}");
        assert!(with_packet(&story, Some(&story.details), |packet| packet.page()).contains(typed), "{detail:?}");
    }
    Ok(())
}

#[test]
fn the_summary_fits_on_a_page() -> Result<(), Failed> {
    for story in all()? {
        // About forty full-width characters fit into a line, and 48 lines on a page.
        let lines = with_packet(&story, Some(&story.details), |packet| packet.summary())
            .lines()
            .map(|line| line.chars().count() / 40 + 1)
            .sum::<usize>();
        assert!(lines <= 48, "{}: {lines}", story.name);
    }
    Ok(())
}

#[test]
fn the_zip_file_holds_each_form_of_it() -> Result<(), Failed> {
    let zip = with_packet(&story("17")?, None, |packet| packet.zip()).map_err(|why| why.0)?;
    let mut archive = zip::ZipArchive::new(Cursor::new(zip))?;
    let names: Vec<String> =
        (0..archive.len()).map(|n| Ok(archive.by_index(n)?.name()?.into_owned())).collect::<Result<_, zip::result::ZipError>>()?;
    let expected = [
        "hapitas-login-2026-11-22.packet.html",
        "hapitas-login-2026-11-22.summary.txt",
        "letters/1-2026-11-01.txt",
        "letters/2-2026-11-09.txt",
        "hapitas-login-2026-11-22.txt",
        "hapitas-login-2026-11-22.csv",
        "hapitas-login-2026-11-22.json",
        "terms.txt",
        "pictures/1-2026-11-22.png",
        "SHA256SUMS.txt",
    ];
    assert_eq!(names, expected);
    let mut letter = String::new();
    archive.by_name("letters/1-2026-11-01.txt")?.read_to_string(&mut letter)?;
    assert!(
        letter.starts_with("1通目 11月1日 21:00 問い合わせフォーム\n\nログインできない件について\n\nハピタス サポートご担当者様\n"),
        "{letter}"
    );
    Ok(())
}
