//! The example that reads JSON lines, from outside.

use std::error::Error;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What the example prints for these bytes, line by line.
fn ask(questions: &[u8]) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut example = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--locked", "--example", "inspect"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = example.stdin.take().ok_or("no standard input")?;
    let questions = questions.to_vec();
    let asking = std::thread::spawn(move || stdin.write_all(&questions));
    let answers = example.wait_with_output()?;
    asking.join().map_err(|_| "the writer broke")??;
    assert!(answers.status.success());
    Ok(std::str::from_utf8(&answers.stdout)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

#[test]
fn answers_have_exactly_the_documented_members() -> Result<(), Box<dyn Error>> {
    let questions = r#"{"field":"mail","value":"taro@gmial.com"}
{"field":"mail","value":"taro@gmail.com"}
{"field":"mail","value":"taro@softbank.jp"}
{"field":"mail","value":" 🔑taro＠gmail.com "}
{"field":"password","value":"ｐass"}
{"field":"password","value":"","keyboard":{"capsLock":true,"numLock":false}}
{"field":"mail","value":"taro[","keyboard":{"layout":"us"}}
{"field":"password","value":"a@b.jp","around":{"other":"a@b.jp","autofilled":true,"refusedBefore":true}}
{"field":"mail","value":"taro@gmail.com","around":{"putIn":"taro@ｇｍａｉｌ.com","matchesLast":false}}
{"field":"mail","value":"taro","complete":false,"keyboard":null,"nobody":{"knows":[1]}}
"#;
    let right = [
        json!({"findings":[{"code":"domain-typo","severity":"likely","span":[5,14],"suggestions":["gmail.com"],"fix":"taro@gmail.com"}],"repaired":"taro@gmail.com"}),
        json!({"findings":[]}),
        json!({"findings":[{"code":"domain-typo","severity":"likely","span":[5,16],"suggestions":["softbank.ne.jp","i.softbank.jp"],"fix":"taro@softbank.ne.jp"}]}),
        json!({"findings":[
            {"code":"blank-ends","severity":"likely","span":[0,1],"fix":"🔑taro＠gmail.com "},
            {"code":"fullwidth-at","severity":"certain","span":[7,8],"fix":" 🔑taro@gmail.com "},
            {"code":"blank-ends","severity":"likely","span":[17,18],"fix":" 🔑taro＠gmail.com"},
        ],"repaired":" 🔑taro@gmail.com "}),
        json!({"findings":[{"code":"fullwidth-text","severity":"likely","span":[0,1],"fix":"pass"}]}),
        json!({"findings":[{"code":"caps-lock","severity":"likely","span":[0,0]},{"code":"num-lock","severity":"likely","span":[0,0]}]}),
        json!({"findings":[{"code":"missing-at","severity":"certain","span":[0,5]},{"code":"layout-us","severity":"likely","span":[4,5]}]}),
        json!({"findings":[{"code":"same-value","severity":"likely","span":[0,0]},{"code":"autofilled","severity":"info","span":[0,0]}]}),
        json!({"findings":[{"code":"not-last-address","severity":"info","span":[0,0]},{"code":"rewritten","severity":"info","span":[0,14]}]}),
        json!({"findings":[]}),
    ];
    let answers = ask(questions.as_bytes())?;
    assert_eq!(answers.len(), right.len());
    for (answer, right) in answers.iter().zip(&right) {
        assert_eq!(answer, right);
    }
    Ok(())
}

#[test]
fn a_malformed_line_is_an_error_and_the_run_goes_on() -> Result<(), Box<dyn Error>> {
    let huge = format!(r#"{{"field":"mail","value":"{}"}}"#, "ａ@".repeat(100_000));
    let malformed: [&[u8]; 10] = [
        b"",
        b"   ",
        b"{",
        b"null",
        b"[1,2]",
        b"{\"field\":\"mail\"}",
        b"{\"field\":\"name\",\"value\":\"x\"}",
        b"{\"field\":\"mail\",\"value\":7}",
        b"{\"field\":\"mail\",\"value\":\"\xff\xfe\"}",
        b"{\"field\":\"mail\",\"value\":\"\\ud800\"}",
    ];
    let mut questions = Vec::new();
    for line in malformed {
        questions.extend_from_slice(line);
        questions.extend_from_slice(b"\n{\"field\":\"password\",\"value\":\"x\"}\r\n");
    }
    questions.extend_from_slice(huge.as_bytes());
    let answers = ask(&questions)?;
    assert_eq!(answers.len(), 2 * malformed.len() + 1);
    for pair in answers.chunks_exact(2) {
        assert!(pair[0]["error"].as_str().is_some_and(|why| !why.is_empty()), "{pair:?}");
        assert_eq!(pair[0].as_object().map(serde_json::Map::len), Some(1));
        assert_eq!(pair[1], json!({ "findings": [] }));
    }
    assert_eq!(answers.last().and_then(|last| last["findings"].as_array()).map(Vec::len), Some(100_001));
    Ok(())
}
