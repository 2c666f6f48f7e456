//! The program as a process of its own.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use serde_json::Value;

/// Runs the program to its end.
pub(crate) fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cerply"));
    command.args(arguments).env_remove("PORT").env_remove("APP_ENV");
    command.envs(variables.iter().copied()).output().unwrap()
}

/// A server that runs.
pub(crate) struct Process {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Process {
    /// Starts it on a free port and waits until it listens.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::listening(Command::new(env!("CARGO_BIN_EXE_cerply")), arguments)
    }

    /// Starts it where no file can grow beyond so many KiB, as on a disk with little left.
    pub(crate) fn start_on_a_small_disk(kib: u32, arguments: &[&str]) -> Self {
        Self::listening(on_a_small_disk(kib), arguments)
    }

    fn listening(mut program: Command, arguments: &[&str]) -> Self {
        let mut child = program
            .args(["--addr=127.0.0.1:0", "--log-format=json"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line: serde_json::Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
            if line["message"] == "listening" {
                break line["address"].as_str().unwrap().parse().unwrap();
            }
        };
        // Somebody has to read the log, or the server blocks on a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    /// Sends a request on a connection of its own; the status and the JSON of the answer, null when there is none.
    pub(crate) fn send(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let head = "host: localhost\r\nconnection: close\r\ncontent-type: application/json";
        write!(stream, "{method} {path} HTTP/1.1\r\n{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), serde_json::from_str(body).unwrap_or_default())
    }
}

/// The program, in a shell that limits how large a file may become. Writing beyond is an error and not the end of the
/// process: the signal that would end it is ignored.
pub(crate) fn on_a_small_disk(kib: u32) -> Command {
    let mut shell = Command::new("sh");
    let blocks = (kib * 2).to_string();
    shell.args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"", &blocks, env!("CARGO_BIN_EXE_cerply")]);
    shell
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
