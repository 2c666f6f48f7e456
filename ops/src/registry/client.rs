//! What a registry can be asked.

use std::time::Instant;

use serde::Deserialize;
use ureq::http::Method;

use super::{
    Credentials, Digest, ImageName, Labels, Manifest, Tag, Trouble,
    exchange::{Ask, Exchange},
    failed,
    manifest::MEDIA_TYPES,
};
use crate::http::{Reply, show};

/// Most tags that are looked at, a hundred pages of them.
const MAX_TAGS: usize = 10_000;
/// Most images in a list, and most layers in an image, that are looked at; the largest in use have some dozens.
const MAX_PARTS: usize = 256;

/// One repository of a registry.
pub(crate) struct Registry {
    name: ImageName,
    exchange: Exchange,
}

#[derive(Deserialize)]
struct Page {
    tags: Option<Vec<String>>,
}

impl Registry {
    /// Asked until `deadline`.
    pub(crate) fn new(name: ImageName, who: Option<Credentials>, deadline: Instant) -> Self {
        let exchange = Exchange::new(name.registry(), who, deadline);
        Self { name, exchange }
    }

    /// What a tag stands for; none when the registry does not know it.
    pub(crate) fn tagged(&mut self, tag: &Tag) -> Result<Option<Manifest>, Trouble> {
        self.manifest(tag.as_str())
    }

    fn manifest(&mut self, reference: &str) -> Result<Option<Manifest>, Trouble> {
        let path = self.name.path(&format!("manifests/{reference}"));
        let reply = self.get(&path, MEDIA_TYPES)?;
        if reply.status == 404 {
            return Ok(None);
        }
        let media_type = expect(&reply, 200)?.header("content-type").unwrap_or_default().to_owned();
        let named = reply.header("docker-content-digest").map(str::to_owned);
        let manifest = Manifest::parse(&reply.asked, &media_type, reply.body)?;
        if let Some(named) = named.filter(|named| *named != manifest.digest.to_string()) {
            let (asked, found) = (reply.asked, &manifest.digest);
            return Err(failed(format!("{asked}: the registry says {}, and what it sent is {found}", show(&named))));
        }
        Ok(Some(manifest))
    }

    /// Points a tag to a manifest that the registry has. What it points to afterwards is for the caller to read back.
    pub(crate) fn point(&mut self, tag: &Tag, to: &Manifest) -> Result<(), Trouble> {
        let path = self.name.path(&format!("manifests/{tag}"));
        let body = Some((to.media_type.as_str(), to.bytes.as_slice()));
        let reply = self.exchange.send(&Ask { method: Method::PUT, path: &path, accept: "*/*", body })?;
        expect(&reply, 201).map(drop)
    }

    /// All tags, or the first ten thousand, sorted. None in a repository that the registry does not know.
    pub(crate) fn tags(&mut self) -> Result<Vec<Tag>, Trouble> {
        let mut tags = Vec::new();
        let mut next = Some(self.name.path("tags/list?n=1000"));
        while let Some(path) = next.take_if(|_| tags.len() < MAX_TAGS) {
            let reply = self.get(&path, "application/json")?;
            if reply.status == 404 {
                break;
            }
            let page = serde_json::from_slice::<Page>(&expect(&reply, 200)?.body);
            let page = page.map_err(|error| failed(format!("{}: expected a list of tags ({error})", reply.asked)))?;
            let before = tags.len();
            tags.extend(page.tags.unwrap_or_default().iter().filter_map(|text| Tag::parse(text).ok()));
            // A page without a tag that leads to another could go on for ever.
            next = reply.header("link").and_then(|link| self.next_page(link)).filter(|_| tags.len() > before);
        }
        tags.sort();
        tags.dedup();
        Ok(tags)
    }

    /// The path in `<…>; rel="next"`, when it is this repository's.
    fn next_page(&self, link: &str) -> Option<String> {
        let (_, rest) = link.split_once('<')?;
        let (target, _) = rest.split_once('>')?;
        let path = target.strip_prefix(&self.name.registry().to_string()).unwrap_or(target);
        path.starts_with(&self.name.path("tags/list")).then(|| path.to_owned())
    }

    /// What an image says about itself. The images of a list must all say the same.
    pub(crate) fn labels(&mut self, manifest: &Manifest) -> Result<Labels, Trouble> {
        let mut said: Option<Labels> = None;
        for image in self.images(manifest)? {
            let config = image.config().ok_or_else(|| failed(format!("{} names no settings", image.digest)))?;
            let labels = self.labels_in(&config)?;
            if said.as_ref().is_some_and(|said| *said != labels) {
                return Err(failed(format!("the images in {} were built from different commits", manifest.digest)));
            }
            said = Some(labels);
        }
        said.ok_or_else(|| failed(format!("{} holds no image", manifest.digest)))
    }

    /// Are all parts of it there? How many, each asked for by its head.
    pub(crate) fn whole(&mut self, manifest: &Manifest) -> Result<usize, Trouble> {
        let mut parts = 0;
        for image in self.images(manifest)? {
            for blob in image.layers().iter().take(MAX_PARTS) {
                let path = self.name.path(&format!("blobs/{blob}"));
                let reply =
                    self.exchange.send(&Ask { method: Method::HEAD, path: &path, accept: "*/*", body: None })?;
                // A redirect is an answer too: the blob is kept elsewhere.
                if !(200..400).contains(&reply.status) {
                    return Err(failed(format!("the registry has lost the layer {blob}: it answers {}", reply.status)));
                }
                parts += 1;
            }
        }
        Ok(parts)
    }

    fn images(&mut self, manifest: &Manifest) -> Result<Vec<Manifest>, Trouble> {
        if manifest.config().is_some() {
            return Ok(vec![manifest.clone()]);
        }
        let mut images = Vec::new();
        for digest in manifest.images().iter().take(MAX_PARTS) {
            let image = self.manifest(&digest.to_string())?;
            let image = image.filter(|image| image.digest == *digest);
            images.push(image.ok_or_else(|| failed(format!("the registry has lost the manifest {digest}")))?);
        }
        Ok(images)
    }

    fn labels_in(&mut self, config: &Digest) -> Result<Labels, Trouble> {
        let path = self.name.path(&format!("blobs/{config}"));
        let reply = self.get(&path, "*/*")?;
        let reply = self.exchange.follow(reply)?;
        let bytes = &expect(&reply, 200)?.body;
        let found = Digest::of(bytes);
        if found != *config {
            return Err(failed(format!("{}: what the registry sent is {found}", reply.asked)));
        }
        Labels::parse(bytes).ok_or_else(|| failed(format!("{config} holds no settings of an image")))
    }

    fn get(&mut self, path: &str, accept: &'static str) -> Result<Reply, Trouble> {
        self.exchange.send(&Ask { method: Method::GET, path, accept, body: None })
    }
}

fn expect(reply: &Reply, status: u16) -> Result<&Reply, Trouble> {
    reply.has_status(status).map(|()| reply).map_err(|finding| failed(format!("{}: {finding}", reply.asked)))
}
