//! The sentences of each fault, in French and in English.

use super::Code;

/// Language of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

struct Words {
    what: [&'static str; 2],
    mend: [&'static str; 2],
}

const fn words(what: [&'static str; 2], mend: [&'static str; 2]) -> Words {
    Words { what, mend }
}

/// Says what is wrong, with placeholders.
pub(super) fn what(code: Code, language: Language) -> &'static str {
    pick(sentences(code).what, language)
}

/// Says how to mend it, with placeholders.
pub(super) fn mend(code: Code, language: Language) -> &'static str {
    pick(sentences(code).mend, language)
}

fn pick([french, english]: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::French => french,
        Language::English => english,
    }
}

fn sentences(code: Code) -> Words {
    match code {
        Code::TooLong
        | Code::TooDeep
        | Code::UnknownCharacter
        | Code::ForeignOperator
        | Code::SingleQuotes
        | Code::UnclosedText
        | Code::UnknownEscape
        | Code::UnclosedComment
        | Code::BadNumber
        | Code::Unexpected
        | Code::UnexpectedEnd
        | Code::TooCostly => of_text(code),
        Code::UnknownName
        | Code::BadName
        | Code::UnknownFunction
        | Code::UnknownProperty
        | Code::NotAValue
        | Code::WrongType
        | Code::DifferentTypes
        | Code::NoSuchOperation
        | Code::WrongCount
        | Code::BadLiteral
        | Code::LiteralNeeded
        | Code::NamedTwice => of_meaning(code),
    }
}

/// Faults of the text itself.
fn of_text(code: Code) -> Words {
    match code {
        Code::TooLong => words(
            [
                "L’expression dépasse {max} caractères.",
                "The expression is longer than {max} characters.",
            ],
            [
                "Coupez-la en plusieurs champs calculés.",
                "Split it into several computed fields.",
            ],
        ),
        Code::TooDeep => words(
            [
                "L’expression est imbriquée sur plus de {max} niveaux.",
                "The expression is nested deeper than {max} levels.",
            ],
            [
                "Coupez-la en plusieurs champs calculés.",
                "Split it into several computed fields.",
            ],
        ),
        Code::UnknownCharacter => words(
            [
                "Le caractère « {found} » n’a pas de sens ici.",
                "The character “{found}” has no meaning here.",
            ],
            [
                "Retirez-le, ou mettez le texte entre guillemets droits (\").",
                "Remove it, or put the text between straight quotes (\").",
            ],
        ),
        Code::ForeignOperator => words(
            [
                "L’opérateur « {found} » n’existe pas.",
                "There is no operator “{found}”.",
            ],
            ["Écrivez « {instead} ».", "Write “{instead}”."],
        ),
        Code::SingleQuotes => words(
            [
                "Un texte ne s’écrit pas entre apostrophes.",
                "A text is not written between single quotes.",
            ],
            [
                "Mettez le texte entre guillemets droits : \"texte\".",
                "Put the text between straight double quotes: \"text\".",
            ],
        ),
        Code::UnclosedText => words(
            [
                "Le texte entre guillemets n’est pas fermé.",
                "The quoted text is not closed.",
            ],
            [
                "Ajoutez le guillemet droit (\") qui manque.",
                "Add the missing straight quote (\").",
            ],
        ),
        Code::UnknownEscape => words(
            [
                "« {found} » n’a pas de sens dans un texte.",
                "“{found}” has no meaning in a text.",
            ],
            [
                "Pour une barre oblique inverse, écrivez \\\\ ; les autres formes sont \\\" \\n \\t \\r \\u0041.",
                "For a backslash write \\\\; the other forms are \\\" \\n \\t \\r \\u0041.",
            ],
        ),
        Code::UnclosedComment => words(
            [
                "Le commentaire n’est pas fermé.",
                "The comment is not closed.",
            ],
            [
                "Ajoutez */ à la fin du commentaire.",
                "Add */ at the end of the comment.",
            ],
        ),
        Code::BadNumber => words(
            [
                "« {found} » n’est pas un nombre utilisable.",
                "“{found}” is not a usable number.",
            ],
            [
                "Écrivez au plus 34 chiffres, avec un point pour les décimales : 1234.56.",
                "Write at most 34 digits, with a point before the decimals: 1234.56.",
            ],
        ),
        Code::Unexpected => words(
            [
                "« {found} » n’est pas attendu ici ; il faut {expected_fr}.",
                "“{found}” is not expected here; {expected_en} is.",
            ],
            [
                "Vérifiez les parenthèses et les opérateurs juste avant.",
                "Check the brackets and the operators just before.",
            ],
        ),
        Code::UnexpectedEnd => words(
            [
                "L’expression s’arrête trop tôt ; il faut encore {expected_fr}.",
                "The expression ends too early; {expected_en} is still needed.",
            ],
            [
                "Complétez l’expression, ou fermez la parenthèse ouverte.",
                "Complete the expression, or close the open bracket.",
            ],
        ),
        _ => words(
            [
                "Le calcul pourrait être trop long.",
                "The evaluation could take too long.",
            ],
            [
                "Évitez les « for », « some » ou filtres imbriqués sur plusieurs listes ; passez par un champ calculé dans chaque ligne.",
                "Avoid “for”, “some” or filters nested over several lists; use a computed field in each row.",
            ],
        ),
    }
}

/// Faults of names and types.
fn of_meaning(code: Code) -> Words {
    match code {
        Code::UnknownName => words(
            [
                "Le nom « {name} » n’existe pas ici.",
                "There is no name “{name}” here.",
            ],
            [
                "Vérifiez l’orthographe{nearest_fr}.",
                "Check the spelling{nearest_en}.",
            ],
        ),
        Code::BadName => words(
            [
                "« {name} » ne peut pas être un nom.",
                "“{name}” cannot be a name.",
            ],
            [
                "Un nom s’écrit en minuscules sans accent, chiffres et tirets bas : date_debut.",
                "A name has lower-case letters without accents, digits and underscores: start_date.",
            ],
        ),
        Code::UnknownFunction => words(
            [
                "La fonction « {name} » n’existe pas.",
                "There is no function “{name}”.",
            ],
            [
                "Vérifiez l’orthographe{nearest_fr}.",
                "Check the spelling{nearest_en}.",
            ],
        ),
        Code::UnknownProperty => words(
            [
                "« {name} » n’existe pas dans une valeur de type {type}.",
                "A value of type {type} has no “{name}”.",
            ],
            [
                "Vérifiez l’orthographe{nearest_fr}.",
                "Check the spelling{nearest_en}.",
            ],
        ),
        Code::NotAValue => words(
            [
                "« {name} » est une partie du formulaire, pas une valeur.",
                "“{name}” is a part of the form, not a value.",
            ],
            [
                "Nommez un de ses champs, par exemple « {example} ».",
                "Name one of its fields, for example “{example}”.",
            ],
        ),
        Code::WrongType => words(
            [
                "Il faut ici {expected}, et non {found}.",
                "This must be {expected}, not {found}.",
            ],
            [
                "Convertissez la valeur vous-même, par exemple avec string(…), number(…) ou date(…).",
                "Convert the value yourself, for example with string(…), number(…) or date(…).",
            ],
        ),
        Code::DifferentTypes => words(
            [
                "Ces deux valeurs n’ont pas le même type : {left} et {right}.",
                "These two values have different types: {left} and {right}.",
            ],
            [
                "Comparez ou rassemblez des valeurs d’un même type.",
                "Compare or gather values of one type.",
            ],
        ),
        Code::NoSuchOperation => words(
            [
                "L’opération « {operator} » n’existe pas entre {left} et {right}.",
                "There is no operation “{operator}” between {left} and {right}.",
            ],
            [
                "Convertissez une des valeurs vous-même, par exemple avec string(…), number(…) ou date(…).",
                "Convert one of the values yourself, for example with string(…), number(…) or date(…).",
            ],
        ),
        Code::WrongCount => words(
            [
                "La fonction « {name} » n’accepte pas {found} valeur(s).",
                "The function “{name}” does not take {found} value(s).",
            ],
            ["Elle s’écrit {usage}.", "It is written {usage}."],
        ),
        Code::BadLiteral => words(
            [
                "« {found} » ne convient pas à {name}(…).",
                "“{found}” does not suit {name}(…).",
            ],
            [
                "Écrivez par exemple {example}.",
                "Write for example {example}.",
            ],
        ),
        Code::LiteralNeeded => words(
            [
                "Une durée doit être écrite dans l’expression elle-même.",
                "A duration must be written in the expression itself.",
            ],
            [
                "Écrivez par exemple duration(\"P3M\") ou duration(\"P10D\").",
                "Write for example duration(\"P3M\") or duration(\"P10D\").",
            ],
        ),
        _ => words(
            [
                "Le nom « {name} » est donné deux fois.",
                "The name “{name}” is given twice.",
            ],
            ["Gardez-en un seul.", "Keep only one of them."],
        ),
    }
}
