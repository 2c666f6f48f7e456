//! Debian's docker-registry on a port of its own, and small images in it.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::Arc,
};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use ureq::Agent;

const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// "secret" as bcrypt wants it in htpasswd.
const SECRET: &str = "operator:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";

/// The program, which ends with the test.
struct Process {
    child: Child,
    _folder: TempDir,
}

/// A repository in a registry that ends with the test.
pub(super) struct Registry {
    process: Arc<Process>,
    agent: Agent,
    /// Its name.
    pub(super) repository: String,
    /// `127.0.0.1:PORT`.
    pub(super) host: String,
    proof: Option<&'static str>,
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Registry {
    /// One that anybody may use.
    pub(super) fn start() -> Self {
        Self::with("", None)
    }

    /// One that wants the user `operator` with the password `secret`.
    pub(super) fn guarded() -> Self {
        // base64 of operator:secret.
        let auth = "auth: {htpasswd: {realm: tests, path: PASSWORDS}}\n";
        Self::with(auth, Some("Basic b3BlcmF0b3I6c2VjcmV0"))
    }

    /// Another repository of the same registry, empty.
    pub(super) fn beside(&self, repository: &str) -> Self {
        let (process, agent, host) = (self.process.clone(), self.agent.clone(), self.host.clone());
        Self { process, agent, host, repository: repository.to_owned(), proof: self.proof }
    }

    fn with(auth: &str, proof: Option<&'static str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        fs::write(at("passwords"), SECRET).unwrap();
        let config = format!(
            "version: 0.1\nlog: {{level: info}}\nstorage: {{filesystem: {{rootdirectory: {}}}}}\n\
             http: {{addr: '127.0.0.1:0'}}\n{}",
            at("data"),
            auth.replace("PASSWORDS", &at("passwords"))
        );
        fs::write(at("config.yml"), config).unwrap();
        let mut command = Command::new("docker-registry");
        let started = command.args(["serve", &at("config.yml")]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = started.unwrap_or_else(|error| {
            panic!("docker-registry cannot be started ({error}): install it with 'apt-get install docker-registry'")
        });
        let mut log = BufReader::new(child.stderr.take().unwrap()).lines();
        let line = log.find_map(|line| line.ok().filter(|line| line.contains("listening on 127.0.0.1:")));
        let line = line.expect("docker-registry says where it listens");
        let port = line.split_once("listening on 127.0.0.1:").unwrap().1;
        let port: String = port.chars().take_while(char::is_ascii_digit).collect();
        // Its log has to be read, or it stops when the pipe is full.
        std::thread::spawn(move || log.for_each(drop));
        let config = Agent::config_builder().http_status_as_error(false).proxy(None).build();
        let (process, host) = (Process { child, _folder: folder }, format!("127.0.0.1:{port}"));
        Self { process: Arc::new(process), agent: config.into(), host, repository: "team/cerply".to_owned(), proof }
    }

    /// What is given as `--image`.
    pub(super) fn image(&self) -> String {
        format!("{}/{}", self.host, self.repository)
    }

    fn url(&self, rest: &str) -> String {
        format!("http://{}/v2/{}/{rest}", self.host, self.repository)
    }

    fn send(&self, method: &str, url: &str, media_type: &str, body: &[u8]) -> ureq::http::Response<ureq::Body> {
        let request = ureq::http::Request::builder().method(method).uri(url).header("content-type", media_type);
        let request = request.header("accept", MANIFEST);
        let request = self.proof.iter().fold(request, |request, proof| request.header("authorization", *proof));
        self.agent.run(request.body(body).unwrap()).unwrap()
    }

    fn push_blob(&self, bytes: &[u8]) -> Value {
        let begun = self.send("POST", &self.url("blobs/uploads/"), "application/octet-stream", b"");
        let place = begun.headers()["location"].to_str().unwrap().to_owned();
        let digest = digest(bytes);
        let mark = if place.contains('?') { '&' } else { '?' };
        let done = self.send("PUT", &format!("{place}{mark}digest={digest}"), "application/octet-stream", bytes);
        assert_eq!(done.status(), 201);
        json!({ "mediaType": "application/octet-stream", "digest": digest, "size": bytes.len() })
    }

    /// Pushes an image whose labels say this, under these tags. Gives its digest.
    pub(super) fn push(&self, tags: &[&str], revision: &str, schema: Option<u64>) -> String {
        let mut labels = json!({ "org.opencontainers.image.revision": revision });
        if let Some(schema) = schema {
            labels["cerply.schema"] = schema.to_string().into();
        }
        let layer = self.push_blob(format!("the files of {revision}").as_bytes());
        let config = json!({ "architecture": "amd64", "os": "linux", "config": { "Labels": labels } });
        let config = self.push_blob(config.to_string().as_bytes());
        let manifest = json!({ "schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": [layer] });
        let manifest = with_types(manifest).to_string();
        tags.iter().for_each(|tag| self.put(tag, MANIFEST, manifest.as_bytes()));
        digest(manifest.as_bytes())
    }

    /// Puts a list of images under a tag. Gives its digest.
    pub(super) fn push_index(&self, tag: &str, images: &[(&str, &str)]) -> String {
        let entry = |(digest, os): &(&str, &str)| json!({ "mediaType": MANIFEST, "digest": digest, "size": 1, "platform": { "architecture": "amd64", "os": os } });
        let entries: Vec<Value> = images.iter().map(entry).collect();
        let media_type = "application/vnd.oci.image.index.v1+json";
        let index = json!({ "schemaVersion": 2, "mediaType": media_type, "manifests": entries }).to_string();
        self.put(tag, media_type, index.as_bytes());
        digest(index.as_bytes())
    }

    fn put(&self, tag: &str, media_type: &str, manifest: &[u8]) {
        let mut done = self.send("PUT", &self.url(&format!("manifests/{tag}")), media_type, manifest);
        assert_eq!(done.status(), 201, "{}", done.body_mut().read_to_string().unwrap());
    }

    /// What a tag stands for.
    pub(super) fn digest_of(&self, tag: &str) -> Option<String> {
        let found = self.send("GET", &self.url(&format!("manifests/{tag}")), MANIFEST, b"");
        let named = found.headers().get("docker-content-digest")?;
        Some(named.to_str().unwrap().to_owned())
    }

    /// All tags.
    pub(super) fn tags(&self) -> Vec<String> {
        let mut found = self.send("GET", &self.url("tags/list"), MANIFEST, b"");
        let list: Value = serde_json::from_str(&found.body_mut().read_to_string().unwrap()).unwrap();
        let mut tags: Vec<String> = serde_json::from_value(list["tags"].clone()).unwrap();
        tags.sort();
        tags
    }

    /// The tags that rollbacks kept.
    pub(super) fn kept(&self) -> Vec<String> {
        self.tags().into_iter().filter(|tag| tag.starts_with("prod-rollback-")).collect()
    }
}

/// The registry looks at the types of the parts.
fn with_types(mut manifest: Value) -> Value {
    manifest["config"]["mediaType"] = "application/vnd.oci.image.config.v1+json".into();
    manifest["layers"][0]["mediaType"] = "application/vnd.oci.image.layer.v1.tar".into();
    manifest
}

fn digest(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
