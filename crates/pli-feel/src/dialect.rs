//! How an expression is read: as a form's, or as the standard's.

/// Which reading of the language.
///
/// The two share the words, the tree, the functions and the arithmetic. They differ where a form wants faults before it is
/// filled in and silence before it is answered; `docs/feel-profile.md` lists the differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// Every type is known when the form is loaded, and what is unanswered stays unanswered.
    #[default]
    Form,
    /// As OMG DMN 1.5 has it: types are known when evaluated, a wrong one gives null. For the outside judge, never for forms.
    Dmn,
}
