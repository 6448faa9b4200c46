//! Texts of a form in the languages of the application. French is the language of the procedure; English may lack.

/// A language of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// French, always complete.
    French,
    /// English.
    English,
}

/// A text in French, and in English where the form has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// French.
    pub fr: String,
    /// English.
    pub en: Option<String>,
}

impl Text {
    /// A text that each language writes in its way.
    pub(crate) fn told(write: impl Fn(Language) -> String) -> Self {
        let (fr, english) = (write(Language::French), write(Language::English));
        let en = (english != fr).then_some(english);
        Self { fr, en }
    }

    /// Gives the text in a language; French where English lacks.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::French => &self.fr,
            Language::English => self.en.as_deref().unwrap_or(&self.fr),
        }
    }
}
