//! The keys: whether they are listened to, and the list of them. The list is the page's own markup; here is what brings
//! it to life.

use leptos::{ev, leptos_dom::helpers::document, prelude::*};
use wasm_bindgen::JsCast;

use super::browser::{forget, keep, kept};

/// Where the browser remembers that keys are off.
const OFF: &str = "cerply.keys.off";

/// Are single keys listened to?
pub(super) fn listening() -> bool {
    switch().is_none_or(|switch| switch.checked())
}

/// Opens or closes the list.
pub(super) fn toggle_list() {
    if let Some(list) = document().get_element_by_id("keys") {
        let _ = list.toggle_attribute("open");
    }
}

/// Sets the switch as it was left, and remembers how it is left.
pub(super) fn come_alive() {
    if let Some(switch) = switch() {
        switch.set_checked(kept(OFF).is_empty());
    }
    window_event_listener(ev::change, |_| if listening() { forget(OFF) } else { keep(OFF, "1") });
}

fn switch() -> Option<web_sys::HtmlInputElement> {
    document().get_element_by_id("keys-on")?.dyn_into().ok()
}
