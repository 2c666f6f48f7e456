//! What only a browser has: its clock, its random numbers, focus, and a place to keep things.

use leptos::{
    leptos_dom::helpers::{document, window},
    prelude::*,
};
use wasm_bindgen::JsCast;

/// Milliseconds since 1970 by the browser's clock.
pub(super) fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// 128 random bits in hexadecimal, from the browser's own source; also where there is no TLS.
pub(super) fn random_name() -> String {
    let mut bytes = [0u8; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Moves the focus to an element once what was just changed is drawn.
pub(super) fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
}

/// What an element's attribute says.
#[cfg(not(feature = "ssr"))]
pub(super) fn attribute(id: &str, name: &str) -> Option<String> {
    document().get_element_by_id(id)?.get_attribute(name)
}

/// The keys and values kept under a prefix, in the order of the keys. Empty where the browser keeps nothing.
pub(super) fn kept(prefix: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|n| storage.key(n).ok().flatten()).filter(|key| key.starts_with(prefix));
    let mut found: Vec<_> = keys.filter_map(|key| Some((key.clone(), storage.get_item(&key).ok()??))).collect();
    found.sort();
    found
}

/// Keeps a value; where the browser refuses, it lives only as long as the page.
pub(super) fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets a value.
pub(super) fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Is this a place where keys are meant as text?
pub(super) fn takes_text(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|e| e.is_content_editable() || matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Does this element itself react to Enter and Space?
pub(super) fn takes_activation(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|e| matches!(e.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY"))
}
