//! The commission of the demonstration: three members, of whom two open the plis of the FAR together.
//!
//! Their keys lie beside the platform's data, never inside: what the platform keeps must not open what it keeps.

use std::fs;
use std::path::{Path, PathBuf};

use pli_core::call::Opening;
use pli_proof::demo::{Authority, KeyKind, Period, Person};

use super::{DemoFiles, DemoMakeError, pem, secret};
use crate::publish::certificates;
use crate::store::write_durably;

/// Members, each with the kind of key that it has.
const MEMBERS: [(&str, KeyKind); 3] = [
    ("Première", KeyKind::Rsa3072),
    ("Deuxième", KeyKind::P256),
    ("Troisième", KeyKind::P384),
];
/// How many of them must come together.
const THRESHOLD: u32 = 2;

/// Where the members' keys lie: a folder beside the platform's, with its name and `-commission`.
pub(super) fn folder(root: &Path) -> PathBuf {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut name = root.file_name().unwrap_or_default().to_owned();
    name.push("-commission");
    root.with_file_name(name)
}

/// Makes the members' keys and the guide that names them; their certificates go to the platform.
pub(super) fn make(
    root: &Path,
    authority: &Authority,
    period: Period,
) -> Result<(), DemoMakeError> {
    let folder = folder(root);
    let mut guide =
        "Commission d’ouverture de la démonstration : rien de ce qui suit n’a de valeur légale.\n\
                     Deux de ces trois clés ouvrent les plis ; une seule n’ouvre rien.\n\n"
            .to_owned();
    for (number, (rank, kind)) in (1..).zip(MEMBERS) {
        let person = Person {
            given_name: rank.to_owned(),
            surname: "membre de la commission".to_owned(),
            organisation: "Région de démonstration".to_owned(),
            siren: "900000019".to_owned(),
        };
        let issued = authority.issue_opening(&person, kind, period)?;
        let password = secret(12)?;
        let file = folder.join(format!("membre-{number}.p12"));
        write_durably(
            &file,
            &issued.to_pkcs12(&format!("membre {number}"), &password)?,
        )?;
        let certificate = pem("CERTIFICATE", &issued.chain()[0]);
        write_durably(&announced(root, number), certificate.as_bytes())?;
        guide.push_str(&format!(
            "membre {number}: {}\nmot de passe du membre {number}: {}\n",
            file.display(),
            password.as_str()
        ));
    }
    Ok(write_durably(
        &folder.join("commission.txt"),
        guide.as_bytes(),
    )?)
}

/// What the call announces; none in a demonstration that was made before plis were sealed.
pub(super) fn opening(root: &Path) -> Result<Option<Opening>, DemoMakeError> {
    let read =
        |path: PathBuf| fs::read(&path).map_err(|source| DemoMakeError::File { path, source });
    if !announced(root, 1).exists() {
        return Ok(None);
    }
    let holders = (1..=MEMBERS.len()).map(|number| read(announced(root, number)));
    let holders = holders.collect::<Result<Vec<_>, _>>()?;
    let authority = read(DemoFiles::of(root).trust.join("autorite-demonstration.pem"))?;
    Ok(Some(certificates(THRESHOLD, &holders, &[authority])?))
}

fn announced(root: &Path, number: usize) -> PathBuf {
    root.join("demo/opening")
        .join(format!("membre-{number}.pem"))
}
