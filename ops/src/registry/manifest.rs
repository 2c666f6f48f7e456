//! What a tag stands for: one image, or a list of images for several machines.

use serde_json::Value;

use super::{Digest, Trouble, failed};

/// What may be a manifest: the OCI's and Docker's image and list.
pub(super) const MEDIA_TYPES: &str = "application/vnd.oci.image.manifest.v1+json, \
    application/vnd.oci.image.index.v1+json, \
    application/vnd.docker.distribution.manifest.v2+json, \
    application/vnd.docker.distribution.manifest.list.v2+json";

/// What a tag stands for, as it was sent: its bytes make its digest.
#[derive(Debug, Clone)]
pub(crate) struct Manifest {
    /// Its name.
    pub(crate) digest: Digest,
    pub(super) media_type: String,
    pub(super) bytes: Vec<u8>,
    content: Value,
}

impl Manifest {
    /// Accepts the media types above and nothing else: putting back what is not understood could break it.
    pub(super) fn parse(asked: &str, media_type: &str, bytes: Vec<u8>) -> Result<Self, Trouble> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let content = serde_json::from_slice(&bytes).ok().filter(Value::is_object);
        match content.filter(|_| MEDIA_TYPES.split(", ").any(|known| known == essence)) {
            Some(content) => Ok(Self { digest: Digest::of(&bytes), media_type: essence.to_owned(), bytes, content }),
            None => Err(failed(format!("{asked}: expected a manifest, found {}", crate::http::show(media_type)))),
        }
    }

    /// The images in a list. What stands beside them (attestations: platform `unknown`) is not among them.
    pub(super) fn images(&self) -> Vec<Digest> {
        let entries = self.content["manifests"].as_array().into_iter().flatten();
        let runnable = entries.filter(|entry| entry["platform"]["os"] != "unknown");
        runnable.filter_map(|entry| digest(&entry["digest"])).collect()
    }

    /// Where an image's settings are: none in a list.
    pub(super) fn config(&self) -> Option<Digest> {
        digest(&self.content["config"]["digest"])
    }

    /// An image's layers, by digest.
    pub(super) fn layers(&self) -> Vec<Digest> {
        self.content["layers"].as_array().into_iter().flatten().filter_map(|layer| digest(&layer["digest"])).collect()
    }
}

fn digest(value: &Value) -> Option<Digest> {
    Digest::parse(value.as_str()?)
}

/// What an image says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Labels {
    /// The commit it was built from, `org.opencontainers.image.revision`.
    pub(crate) revision: Option<String>,
    /// The highest migration its program knows, `cerply.schema`.
    pub(crate) schema: Option<u64>,
}

impl Labels {
    /// Of an image's settings, as they were sent.
    pub(super) fn parse(config: &[u8]) -> Option<Self> {
        let config: Value = serde_json::from_slice(config).ok()?;
        let label = |name: &str| config["config"]["Labels"][name].as_str().map(str::to_owned);
        let schema = label("cerply.schema").and_then(|text| text.parse().ok());
        Some(Self { revision: label("org.opencontainers.image.revision"), schema })
    }
}
