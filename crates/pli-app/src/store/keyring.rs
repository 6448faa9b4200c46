//! The system keyring as keeper of the store's key, when no passphrase is given, and of the platform's token, where it answers.
//!
//! Must not decide what becomes of a secret that it does not keep. Linux speaks to the Secret Service; the other systems have no door here yet and take a passphrase.

use uuid::Uuid;

use super::StoreKey;

const SERVICE: &str = "fr.pli.store";

/// Whether a keyring keeps a secret and gives it back, tried with a worthless one.
pub fn keyring_answers() -> bool {
    let probe = format!("probe-{}", std::process::id());
    let tried = entry(&probe).is_some_and(|entry| {
        let kept = entry.set_secret(b"probe").is_ok()
            && entry.get_secret().is_ok_and(|secret| secret == b"probe");
        // A probe left behind is worthless, and is overwritten by the next.
        entry.delete_credential().ok();
        kept
    });
    tracing::debug!(tried, "keyring probed");
    tried
}

/// Gives the key to the keyring; false when it does not keep it.
pub(super) fn keep(store: Uuid, key: &StoreKey) -> bool {
    // Written in hexadecimal: some keyrings keep UTF-8 only.
    let text = zeroize::Zeroizing::new(hex::encode(key.bytes()));
    keep_text(&store.to_string(), &text)
}

/// Asks the keyring for the key; none when it does not answer or does not have it.
pub(super) fn fetch(store: Uuid) -> Option<StoreKey> {
    let text = fetch_text(&store.to_string())?;
    let bytes = zeroize::Zeroizing::new(hex::decode(text.as_bytes()).ok()?);
    StoreKey::from_bytes(&bytes)
}

/// Gives a secret text to the keyring under a name; false when the keyring does not give it back.
pub(crate) fn keep_text(name: &str, text: &str) -> bool {
    entry(name).is_some_and(|entry| {
        entry.set_secret(text.as_bytes()).is_ok()
            && entry
                .get_secret()
                .is_ok_and(|kept| zeroize::Zeroizing::new(kept).as_slice() == text.as_bytes())
    })
}

/// Asks the keyring for a text; none when it does not answer or does not have it.
pub(crate) fn fetch_text(name: &str) -> Option<zeroize::Zeroizing<String>> {
    let bytes = zeroize::Zeroizing::new(entry(name)?.get_secret().ok()?);
    let text = std::str::from_utf8(&bytes).ok()?;
    Some(zeroize::Zeroizing::new(text.to_owned()))
}

/// Has the keyring forget a text. One that it does not have is forgotten already.
pub(crate) fn forget_text(name: &str) {
    if let Some(entry) = entry(name) {
        entry.delete_credential().ok();
    }
}

#[cfg(target_os = "linux")]
fn entry(user: &str) -> Option<keyring_core::Entry> {
    use keyring_core::api::CredentialStoreApi;
    use std::sync::{Arc, OnceLock};

    static KEYRING: OnceLock<Option<Arc<zbus_secret_service_keyring_store::Store>>> =
        OnceLock::new();
    let store = KEYRING.get_or_init(|| {
        // Without a session bus there is no Secret Service; asking would wait for nothing.
        std::env::var_os("DBUS_SESSION_BUS_ADDRESS")?;
        zbus_secret_service_keyring_store::Store::new().ok()
    });
    store.as_ref()?.build(SERVICE, user, None).ok()
}

#[cfg(not(target_os = "linux"))]
fn entry(_user: &str) -> Option<keyring_core::Entry> {
    None
}
