//! Words of diagnostics that do not belong to one fault: languages, types, symbols.

/// Language of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

/// Takes the sentence of a language.
pub(super) fn pick([french, english]: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::French => french,
        Language::English => english,
    }
}

/// Proposes a name that is near the one that was written.
pub(super) fn nearest(language: Language) -> &'static str {
    pick(
        [
            "Vouliez-vous écrire « {nearest} » ?",
            "Did you mean “{nearest}”?",
        ],
        language,
    )
}

/// Names what stood or should stand somewhere: a type by its FEEL name, or `expression`, `name`, `end`, a symbol.
pub(super) fn thing(name: &str, language: Language) -> String {
    let simple = match name {
        "null" => ["une valeur vide (null)", "null"],
        "boolean" => ["un oui ou non", "a boolean"],
        "number" => ["un nombre", "a number"],
        "string" => ["un texte", "a text"],
        "date" => ["une date", "a date"],
        "date and time" => ["une date avec heure", "a date and time"],
        "time" => ["une heure", "a time"],
        "type" => ["un type", "a type"],
        "text" => ["un texte entre guillemets", "a quoted text"],
        "days and time duration" => [
            "une durée en jours et heures",
            "a duration of days and time",
        ],
        "years and months duration" => [
            "une durée en années et mois",
            "a duration of years and months",
        ],
        "list" | "list<null>" => ["une liste", "a list"],
        "ordered" => [
            "un nombre, un texte, une date ou une durée",
            "a number, a text, a date or a duration",
        ],
        "value" | "expression" => ["une valeur", "a value"],
        "name" => ["un nom", "a name"],
        "end" => ["la fin de l’expression", "the end of the expression"],
        _ => ["", ""],
    };
    let known = pick(simple, language);
    if !known.is_empty() {
        return known.to_owned();
    }
    let of = |prefix: &str| {
        name.strip_prefix(prefix)
            .and_then(|rest| rest.strip_suffix('>'))
    };
    if let Some(inner) = of("list<") {
        pick(["une liste de {}", "a list of {}"], language).replace("{}", &things(inner, language))
    } else if let Some(inner) = of("range<") {
        pick(["un intervalle de {}", "a range of {}"], language)
            .replace("{}", &things(inner, language))
    } else if name.starts_with("context<") {
        pick(["une ligne", "a row"], language).to_owned()
    } else {
        pick(["« {} »", "“{}”"], language).replace("{}", name)
    }
}

/// Names several values of a type: what a list holds.
fn things(name: &str, language: Language) -> String {
    let plural = match name {
        "boolean" => ["oui ou non", "booleans"],
        "number" => ["nombres", "numbers"],
        "string" => ["textes", "texts"],
        "date" => ["dates", "dates"],
        "date and time" => ["dates avec heure", "dates and times"],
        "time" => ["heures", "times"],
        "days and time duration" | "years and months duration" => ["durées", "durations"],
        "ordered" => [
            "nombres, textes, dates ou durées",
            "numbers, texts, dates or durations",
        ],
        list if list.starts_with("list<") => ["listes", "lists"],
        row if row.starts_with("context<") => ["lignes", "rows"],
        _ => ["valeurs", "values"],
    };
    pick(plural, language).to_owned()
}
