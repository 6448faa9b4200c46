//! Why: what the core explains of a dossier, in words.

use pli_core::answers::{Numbering, friendly_path};
use pli_core::dossier::Path;
use pli_core::text::Language;
use pli_core::view::explain::{Cause, Excerpt, Target};
use pli_protocol::DossierId;

use super::{OpenDossier, lock};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::{self, AboutItem, CauseView, ExplanationView, ExplanationsView, WrittenView};
use crate::words;

/// Explains a place of a dossier, or one thing about it, in a language.
pub fn explain(
    session: &Session,
    id: DossierId,
    path: &Path,
    about: Option<&AboutItem>,
    language: seam::Language,
) -> Result<ExplanationsView, Fault> {
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    dossier.look(session)?;
    let telling = Telling {
        dossier: &dossier,
        language,
    };
    let explanations = telling.explanations(path, about);
    if explanations.is_empty() {
        return Err(Fault::new(Code::UnknownField).with("path", path.to_string()));
    }
    Ok(ExplanationsView { explanations })
}

struct Telling<'d> {
    dossier: &'d OpenDossier,
    language: seam::Language,
}

impl Telling<'_> {
    fn explanations(&self, path: &Path, about: Option<&AboutItem>) -> Vec<ExplanationView> {
        let dossier = self.dossier;
        let texts = match self.language {
            seam::Language::Fr => Language::French,
            seam::Language::En => Language::English,
        };
        let explainer = dossier.explainer();
        let targets = match about {
            Some(about) => vec![target(path, about)],
            None => explainer.targets(path),
        };
        let told = targets.into_iter().filter_map(|target| {
            let cause = explainer.explain(&target, texts)?;
            Some(self.explanation(path, target, &cause))
        });
        told.collect()
    }

    fn explanation(&self, path: &Path, target: Target, cause: &Cause) -> ExplanationView {
        let about = match target {
            Target::Visible(_) => AboutItem::Visible,
            Target::Required(_) => AboutItem::Required,
            Target::Value(_) => AboutItem::Value,
            Target::Finding { code, .. } => AboutItem::Finding(code),
        };
        ExplanationView {
            about,
            path: path.to_string(),
            place: self.place(path),
            sentence: cause.sentence(&|key, values| words::lookup(self.language, key, values)),
            causes: cause.causes.iter().map(|cause| self.cause(cause)).collect(),
            written: cause.written.as_ref().map(written),
        }
    }

    fn cause(&self, cause: &Cause) -> CauseView {
        CauseView {
            text: cause.line(&|key, values| words::lookup(self.language, key, values)),
            path: cause.path.as_ref().map(ToString::to_string),
            place: cause.path.as_ref().map(|path| self.place(path)),
            written: cause.written.as_ref().map(written),
            causes: cause.causes.iter().map(|cause| self.cause(cause)).collect(),
        }
    }

    fn place(&self, path: &Path) -> String {
        let (form, state) = (&self.dossier.form, &self.dossier.state);
        friendly_path(form, state, path, Numbering::FromOne)
    }
}

fn target(path: &Path, about: &AboutItem) -> Target {
    let path = path.clone();
    match about {
        AboutItem::Visible => Target::Visible(path),
        AboutItem::Required => Target::Required(path),
        AboutItem::Value => Target::Value(path),
        AboutItem::Finding(code) => Target::Finding {
            code: code.clone(),
            path,
        },
    }
}

fn written(excerpt: &Excerpt) -> WrittenView {
    let part = excerpt.source.get(excerpt.span.clone());
    WrittenView {
        part: part.unwrap_or(&excerpt.source).to_owned(),
        source: excerpt.source.clone(),
    }
}
