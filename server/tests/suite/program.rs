//! The program as a process: its arguments, its exit codes, its sockets.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Process, run};

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn help_names_every_variable_and_the_version_names_the_commit() {
    let help = run(&["--help"], &[]);
    assert_eq!(help.status.code(), Some(0));
    for variable in [
        "CERPLY_ADDR",
        "PORT",
        "CERPLY_DATABASE",
        "APP_ENV",
        "CERPLY_API_KEYS",
        "CERPLY_OPS_TOKEN",
        "CERPLY_PUBLIC_URL",
        "CERPLY_TIME_ZONE",
        "CERPLY_MAX_CONNECTIONS",
        "CERPLY_MAX_REQUESTS",
        "CERPLY_REQUEST_TIMEOUT_SECS",
        "CERPLY_LOG",
        "CERPLY_LOG_FORMAT",
        "CERPLY_SITE_ROOT",
        "CERPLY_CONFIG",
        "IMAGE_TAG",
        "IMAGE_REVISION",
        "IMAGE_CREATED",
    ] {
        assert!(text(&help.stdout).contains(variable), "{variable}");
    }
    let version = run(&["--version"], &[]);
    assert!(text(&version.stdout).starts_with(concat!("cerply ", env!("CARGO_PKG_VERSION"), " (")));
}

#[test]
fn a_setting_that_cannot_be_used_ends_the_program_with_code_2() {
    for (arguments, variables, named) in [
        (vec!["--nonsense"], vec![], "--nonsense"),
        (vec![], vec![("CERPLY_ADRR", "127.0.0.1:0")], "CERPLY_ADRR"),
        (vec![], vec![("CERPLY_ADDR", "localhost")], "--addr"),
        (vec![], vec![("APP_ENV", "moon")], "--app-env"),
        (vec![], vec![("CERPLY_TIME_ZONE", "Mars/Olympus")], "CERPLY_TIME_ZONE"),
        (vec![], vec![("CERPLY_LOG", "=====")], "CERPLY_LOG"),
        (vec!["--addr=127.0.0.1:0"], vec![("CERPLY_API_KEYS", "no-separator")], "CERPLY_API_KEYS"),
        (vec![], vec![("CERPLY_CONFIG", "/no/such/file")], "/no/such/file"),
    ] {
        let ended = run(&arguments, &variables);
        assert_eq!(ended.status.code(), Some(2), "{}", text(&ended.stderr));
        assert!(text(&ended.stderr).contains(named), "{}", text(&ended.stderr));
    }
}

#[test]
fn a_key_that_cannot_be_used_is_not_printed() {
    let ended = run(&["--addr=127.0.0.1:0"], &[("CERPLY_API_KEYS", "acme:swordfish,globex:swordfish")]);
    assert_eq!(ended.status.code(), Some(2));
    assert!(text(&ended.stderr).contains("entry 2") && !text(&ended.stderr).contains("swordfish"));
}

#[test]
fn a_database_that_cannot_be_opened_ends_the_program_with_code_3_in_one_line() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("cerply.db");
    std::fs::write(&path, "this is no database ".repeat(500)).unwrap();
    let ended = run(&["--addr=127.0.0.1:0", &format!("--database={}", path.display())], &[]);
    assert_eq!(ended.status.code(), Some(3));
    assert_eq!(text(&ended.stderr).lines().count(), 1, "{}", text(&ended.stderr));
}

#[test]
fn a_port_in_use_is_said_clearly_and_the_database_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let path = folder.path().join("cerply.db");
    let address = format!("--addr={}", taken.local_addr().unwrap());
    let ended = run(&[&address, &format!("--database={}", path.display())], &[]);
    assert_eq!(ended.status.code(), Some(1));
    assert!(text(&ended.stderr).starts_with("cerply: cannot listen on 127.0.0.1"));
    assert!(!path.exists());
}

#[test]
fn the_environment_wins_over_the_file_and_the_command_line_over_both() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("settings");
    std::fs::write(&file, "# settings\nAPP_ENV=moon\nCERPLY_TIME_ZONE=\"Europe/Berlin\"\n").unwrap();
    let file = file.to_str().unwrap();
    assert!(text(&run(&["--config", file], &[]).stderr).contains("moon"));
    assert!(text(&run(&["--config", file], &[("APP_ENV", "sun")]).stderr).contains("sun"));
    let ended = run(&["--config", file, "--app-env=star"], &[("APP_ENV", "sun")]);
    assert!(text(&ended.stderr).contains("star"));
    std::fs::write(file, "CERPLY_TYPO=1\n").unwrap();
    assert!(text(&run(&["--config", file], &[]).stderr).contains("CERPLY_TYPO"));
}

fn connect(server: &Process) -> TcpStream {
    let stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream
}

#[test]
fn a_real_connection_is_answered_again_and_again() {
    let folder = TempDir::new().unwrap();
    let server = Process::start(&[&format!("--database={}", folder.path().join("c.db").display())]);
    let mut stream = connect(&server);
    for _ in 0..3 {
        stream.write_all(b"GET /api/health HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
        let mut answer = vec![0; 4096];
        let read = stream.read(&mut answer).unwrap();
        assert!(text(&answer[..read]).starts_with("HTTP/1.1 200 OK\r\n"));
    }
}

#[test]
fn a_client_that_sends_too_much_still_reads_the_answer() {
    let folder = TempDir::new().unwrap();
    let server = Process::start(&[&format!("--database={}", folder.path().join("c.db").display())]);
    let mut stream = connect(&server);
    let length = 4 * 1024 * 1024;
    let head = "POST /api/score HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\n";
    stream.write_all(format!("{head}content-length: {length}\r\n\r\n").as_bytes()).unwrap();
    stream.write_all(&vec![b' '; length]).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("PAYLOAD_TOO_LARGE"));
}

#[test]
fn a_backup_taken_while_the_server_runs_is_put_back_once_it_has_stopped() {
    let folder = TempDir::new().unwrap();
    let database = format!("--database={}", folder.path().join("c.db").display());
    let copy = folder.path().join("copy.db").display().to_string();
    let server = Process::start(&[&database]);
    let scheduled = json!({ "session_id": "s", "items": [{ "id": "a" }] });
    assert_eq!(server.send("POST", "/api/certified/schedule", &scheduled).0, 200);
    for (command, code) in [(vec!["backup", &copy], 0), (vec!["doctor"], 0), (vec!["restore", &copy], 3)] {
        let ended = run(&[&[database.as_str()], command.as_slice()].concat(), &[]);
        assert_eq!(ended.status.code(), Some(code), "{command:?} {}", text(&ended.stderr));
    }
    let more = json!({ "session_id": "s", "items": [{ "id": "b" }] });
    assert_eq!(server.send("POST", "/api/certified/schedule", &more).0, 200);
    drop(server);

    let ended = run(&[&database, "restore", &copy], &[]);
    assert_eq!(ended.status.code(), Some(0), "{}", text(&ended.stderr));
    let server = Process::start(&[&database]);
    assert_eq!(server.send("GET", "/api/certified/progress?sid=s", &Value::Null).1["total"], 1);
}
