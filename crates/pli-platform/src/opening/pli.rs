//! One pli opened: its inventory, then every file, decrypted into a temporary file, held against the digest that its depositor
//! announced, and only then given its name. What fails is told and stops nothing else.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

use pli_print::OpenedFile;
use pli_proof::seal::{self, ContentKey, Envelope, OpenError, Share};
use pli_protocol::inventory::{Inventory, InventoryFile, MAX_INVENTORY_BYTES};
use pli_protocol::manifest::{FileRole, Manifest, ManifestFile};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::OpeningError;
use super::content::SealedContent;
use crate::Store;
use crate::store::{PliRow, UNFINISHED, make_folder};

/// What the holders who came brought: keys and shares by the digest of the sealed file.
pub(super) type Brought = Vec<HashMap<String, Zeroizing<Vec<u8>>>>;

/// What was found in a pli.
#[derive(Default)]
pub(super) struct OpenedPli {
    pub(super) files: Vec<OpenedFile>,
    /// What did not open, in words.
    pub(super) faults: Vec<String>,
}

/// Opens a pli into a folder of its own.
pub(super) fn open(
    store: &Store,
    pli: &PliRow,
    manifest: &Manifest,
    brought: &Brought,
    folder: &Path,
) -> Result<OpenedPli, OpeningError> {
    let mut opened = OpenedPli::default();
    make_folder(folder)?;
    let reader = Reader {
        store,
        pli,
        brought,
    };
    let inventory = match reader.inventory(manifest) {
        Ok(inventory) => inventory,
        Err(fault) => {
            opened.faults.push(fault);
            return Ok(opened);
        }
    };
    let sealed = manifest
        .files
        .iter()
        .filter(|file| file.role != FileRole::Inventory);
    for (number, (sealed, inside)) in (1..).zip(sealed.zip(&inventory.files)) {
        let name = format!("{number:03}-{}", inside.name);
        match reader.file(sealed, inside, &folder.join(name), folder) {
            Ok(file) => opened.files.push(file),
            Err(Fault::Pli(fault)) => opened.faults.push(fault),
            Err(Fault::Opening(error)) => return Err(error),
        }
    }
    Ok(opened)
}

/// A fault of this pli, or of the opening itself.
enum Fault {
    Pli(String),
    Opening(OpeningError),
}

struct Reader<'a> {
    store: &'a Store,
    pli: &'a PliRow,
    brought: &'a Brought,
}

impl Reader<'_> {
    /// The inventory stands in memory: it is small, and nobody sees it before its tag is verified.
    fn inventory(&self, manifest: &Manifest) -> Result<Inventory, String> {
        let file = manifest
            .files
            .iter()
            .find(|file| file.role == FileRole::Inventory);
        let file = file.ok_or("La liste scellée des fichiers manque.")?;
        let mut plain = Vec::new();
        if file.size > MAX_INVENTORY_BYTES {
            return Err("La liste scellée des fichiers est trop grande.".to_owned());
        }
        self.decrypt(file, &mut plain)
            .map_err(|error| in_words(&file.name, &error))?;
        Inventory::read(&plain, manifest).map_err(|error| {
            format!("La liste scellée des fichiers ne convient pas au dépôt ({error}).")
        })
    }

    fn file(
        &self,
        sealed: &ManifestFile,
        inside: &InventoryFile,
        path: &Path,
        folder: &Path,
    ) -> Result<OpenedFile, Fault> {
        let failed = |source| {
            Fault::Opening(OpeningError::File {
                path: path.to_owned(),
                source,
            })
        };
        let mut file = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempfile_in(folder)
            .map_err(failed)?;
        let mut plain = Digesting::new(io::BufWriter::new(file.as_file_mut()));
        let size = match self.decrypt(sealed, &mut plain) {
            Ok(size) => size,
            Err(error) => return Err(Fault::Pli(in_words(&sealed.name, &error))),
        };
        let sha256 = plain.finish().map_err(failed)?;
        if (size, &sha256) != (inside.size, &inside.sha256) {
            return Err(Fault::Pli(format!(
                "Le fichier {} ({}) n’est pas celui que le déposant a annoncé : son empreinte diffère.",
                sealed.name, inside.name
            )));
        }
        file.as_file().sync_all().map_err(failed)?;
        file.persist(path).map_err(|error| failed(error.error))?;
        Ok(OpenedFile {
            name: inside.name.clone(),
            size,
            sha256,
        })
    }

    fn decrypt(&self, file: &ManifestFile, out: &mut impl Write) -> Result<u64, OpenError> {
        let mut source = SealedContent::new(self.store, self.pli.organisation, file);
        let envelope = Envelope::read(&mut source)?;
        let key = self.key(&envelope, &file.sha256)?;
        seal::open(&mut source, &envelope, &key, out)
    }

    fn key(&self, envelope: &Envelope, sha256: &str) -> Result<ContentKey, OpenError> {
        let given = self.brought.iter().filter_map(|keys| keys.get(sha256));
        if envelope.threshold() == 1 {
            return given
                .filter_map(|bytes| ContentKey::from_bytes(bytes))
                .next()
                .ok_or(OpenError::NotEnoughShares {
                    given: 0,
                    needed: 1,
                });
        }
        let shares = given.filter_map(|bytes| Share::from_bytes(bytes));
        seal::join(envelope, &shares.collect::<Vec<_>>())
    }
}

/// A fault of a sealed file, in words.
fn in_words(name: &str, error: &OpenError) -> String {
    match error {
        OpenError::Altered => {
            format!("Le fichier {name} a été altéré : rien de son contenu ne peut être cru.")
        }
        OpenError::NotEnoughShares { given, needed } => format!(
            "Le fichier {name} ne s’ouvre pas : {given} clé(s) valable(s) pour lui, il en faut {needed}."
        ),
        OpenError::Io(_) => format!("Le fichier {name} est abîmé ou absent sur la plateforme."),
        OpenError::NotSealed { .. }
        | OpenError::UnsupportedKey
        | OpenError::NotForThisKey
        | OpenError::WrongKey
        | OpenError::WrongShare
        | OpenError::Token(_) => {
            format!("Le fichier {name} ne s’ouvre pas avec les clés des détenteurs présents.")
        }
    }
}

/// Digests what is written.
struct Digesting<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Digesting<W> {
    fn new(out: W) -> Self {
        Self {
            out,
            hash: Sha256::new(),
        }
    }

    fn finish(mut self) -> io::Result<String> {
        self.out.flush()?;
        Ok(hex::encode(self.hash.finalize()))
    }
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(bytes)?;
        self.hash.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
