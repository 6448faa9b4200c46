//! Every fault that an expression can have, with its sentences: what is wrong, how to mend it, in French and in English.
//!
//! `{name}` stands for a value of the diagnostic.

/// Declares the faults and their sentences in one list, so that none is without words.
macro_rules! faults {
    ($($(#[$doc:meta])+ $code:ident { what: [$what_fr:literal, $what_en:literal], mend: [$mend_fr:literal, $mend_en:literal] })+) => {
        /// Every fault that an expression can have.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])+ $code,)+
        }

        impl Code {
            /// What is wrong, in French and in English.
            pub(super) fn what(self) -> [&'static str; 2] {
                match self { $(Code::$code => [$what_fr, $what_en],)+ }
            }

            /// How to mend it, in French and in English.
            pub(super) fn mend(self) -> [&'static str; 2] {
                match self { $(Code::$code => [$mend_fr, $mend_en],)+ }
            }
        }
    };
}

faults! {
    /// The text is longer than an expression may be.
    TooLong {
        what: [
            "L’expression dépasse {max} caractères.",
            "The expression is longer than {max} characters."
        ],
        mend: [
            "Coupez-la en plusieurs champs calculés.",
            "Split it into several computed fields."
        ]
    }
    /// Brackets, `if` or operators are nested too deep.
    TooDeep {
        what: [
            "L’expression est imbriquée sur plus de {max} niveaux.",
            "The expression is nested deeper than {max} levels."
        ],
        mend: [
            "Coupez-la en plusieurs champs calculés.",
            "Split it into several computed fields."
        ]
    }
    /// A character that begins nothing.
    UnknownCharacter {
        what: [
            "Le caractère « {found} » n’a pas de sens ici.",
            "The character “{found}” has no meaning here."
        ],
        mend: [
            "Retirez-le, ou mettez le texte entre guillemets droits (\").",
            "Remove it, or put the text between straight quotes (\")."
        ]
    }
    /// `==`, `&&`, `||`, `<>` of other languages.
    ForeignOperator {
        what: [
            "L’opérateur « {found} » n’existe pas.",
            "There is no operator “{found}”."
        ],
        mend: [
            "Écrivez « {instead} ».",
            "Write “{instead}”."
        ]
    }
    /// A text between single quotes.
    SingleQuotes {
        what: [
            "Un texte ne s’écrit pas entre apostrophes.",
            "A text is not written between single quotes."
        ],
        mend: [
            "Mettez le texte entre guillemets droits : \"texte\".",
            "Put the text between straight double quotes: \"text\"."
        ]
    }
    /// A text without its closing quote.
    UnclosedText {
        what: [
            "Le texte entre guillemets n’est pas fermé.",
            "The quoted text is not closed."
        ],
        mend: [
            "Ajoutez le guillemet droit (\") qui manque.",
            "Add the missing straight quote (\")."
        ]
    }
    /// A backslash followed by something unknown.
    UnknownEscape {
        what: [
            "« {found} » n’a pas de sens dans un texte.",
            "“{found}” has no meaning in a text."
        ],
        mend: [
            "Pour une barre oblique inverse, écrivez \\\\ ; les autres formes sont \\\" \\n \\t \\r \\u0041.",
            "For a backslash write \\\\; the other forms are \\\" \\n \\t \\r \\u0041."
        ]
    }
    /// A comment without its end.
    UnclosedComment {
        what: [
            "Le commentaire n’est pas fermé.",
            "The comment is not closed."
        ],
        mend: [
            "Ajoutez */ à la fin du commentaire.",
            "Add */ at the end of the comment."
        ]
    }
    /// A number with more than 34 digits or badly written.
    BadNumber {
        what: [
            "« {found} » n’est pas un nombre utilisable.",
            "“{found}” is not a usable number."
        ],
        mend: [
            "Écrivez au plus 34 chiffres, avec un point pour les décimales : 1234.56.",
            "Write at most 34 digits, with a point before the decimals: 1234.56."
        ]
    }
    /// Something else was expected here.
    Unexpected {
        what: [
            "« {found} » n’est pas attendu ici ; il faut {expected}.",
            "“{found}” is not expected here; {expected} is."
        ],
        mend: [
            "Vérifiez les parenthèses et les opérateurs juste avant.",
            "Check the brackets and the operators just before."
        ]
    }
    /// The expression ends too early.
    UnexpectedEnd {
        what: [
            "L’expression s’arrête trop tôt ; il faut encore {expected}.",
            "The expression ends too early; {expected} is still needed."
        ],
        mend: [
            "Complétez l’expression, ou fermez la parenthèse ouverte.",
            "Complete the expression, or close the open bracket."
        ]
    }
    /// A name that is not declared here.
    UnknownName {
        what: [
            "Le nom « {name} » n’existe pas ici.",
            "There is no name “{name}” here."
        ],
        mend: [
            "Vérifiez l’orthographe.",
            "Check the spelling."
        ]
    }
    /// A name with capitals, accents or other characters.
    BadName {
        what: [
            "« {name} » ne peut pas être un nom.",
            "“{name}” cannot be a name."
        ],
        mend: [
            "Un nom s’écrit en minuscules sans accent, chiffres et tirets bas : date_debut.",
            "A name has lower-case letters without accents, digits and underscores: start_date."
        ]
    }
    /// A function that does not exist.
    UnknownFunction {
        what: [
            "La fonction « {name} » n’existe pas.",
            "There is no function “{name}”."
        ],
        mend: [
            "Vérifiez l’orthographe.",
            "Check the spelling."
        ]
    }
    /// A property that the value does not have.
    UnknownProperty {
        what: [
            "« {name} » ne se lit pas sur {type}.",
            "There is no “{name}” in {type}."
        ],
        mend: [
            "Vérifiez l’orthographe.",
            "Check the spelling."
        ]
    }
    /// A name that stands for a section, not for a value.
    NotAValue {
        what: [
            "« {name} » est une partie du formulaire, pas une valeur.",
            "“{name}” is a part of the form, not a value."
        ],
        mend: [
            "Nommez un de ses champs, par exemple « {example} ».",
            "Name one of its fields, for example “{example}”."
        ]
    }
    /// A value of another type is needed.
    WrongType {
        what: [
            "Il faut ici {expected}, et non {found}.",
            "This must be {expected}, not {found}."
        ],
        mend: [
            "Convertissez la valeur vous-même, par exemple avec string(…), number(…) ou date(…).",
            "Convert the value yourself, for example with string(…), number(…) or date(…)."
        ]
    }
    /// A condition is needed: something that is true or false.
    ConditionNeeded {
        what: [
            "Il faut ici une condition, vraie ou fausse, et non {found}.",
            "This must be a condition, true or false, not {found}."
        ],
        mend: [
            "Écrivez une comparaison, par exemple « champ = valeur » ou « is_answered(champ) ».",
            "Write a comparison, for example “field = value” or “is_answered(field)”."
        ]
    }
    /// Rows were given where one of their columns is needed.
    ColumnNeeded {
        what: [
            "Il faut ici {expected}, et non {found}.",
            "This must be {expected}, not {found}."
        ],
        mend: [
            "Nommez une colonne après un point, par exemple « lignes.montant ».",
            "Name a column after a point, for example “lines.amount”."
        ]
    }
    /// Lists within a list were given where one list is needed.
    FlatListNeeded {
        what: [
            "Il faut ici {expected}, et non {found}.",
            "This must be {expected}, not {found}."
        ],
        mend: [
            "Réunissez les listes en une seule avec flatten(…).",
            "Make one list of them with flatten(…)."
        ]
    }
    /// Two values that cannot be compared, or stand in one list or one `if`.
    DifferentTypes {
        what: [
            "Ces deux valeurs n’ont pas le même type : {left} et {right}.",
            "These two values have different types: {left} and {right}."
        ],
        mend: [
            "Comparez ou rassemblez des valeurs d’un même type.",
            "Compare or gather values of one type."
        ]
    }
    /// An operator that is not defined between these types.
    NoSuchOperation {
        what: [
            "L’opération « {operator} » n’existe pas entre {left} et {right}.",
            "There is no operation “{operator}” between {left} and {right}."
        ],
        mend: [
            "Convertissez une des valeurs vous-même, par exemple avec string(…), number(…) ou date(…).",
            "Convert one of the values yourself, for example with string(…), number(…) or date(…)."
        ]
    }
    /// A function with too many or too few arguments.
    WrongCount {
        what: [
            "La fonction « {name} » n’accepte pas {found} valeur(s).",
            "The function “{name}” does not take {found} value(s)."
        ],
        mend: [
            "Elle s’écrit {usage}.",
            "It is written {usage}."
        ]
    }
    /// A text that is no date, no duration, no date and time.
    BadLiteral {
        what: [
            "« {found} » ne convient pas à {name}(…).",
            "“{found}” does not suit {name}(…)."
        ],
        mend: [
            "Écrivez par exemple {example}.",
            "Write for example {example}."
        ]
    }
    /// A duration whose text is not written in the expression itself.
    LiteralNeeded {
        what: [
            "Une durée doit être écrite dans l’expression elle-même.",
            "A duration must be written in the expression itself."
        ],
        mend: [
            "Écrivez par exemple duration(\"P3M\") ou duration(\"P10D\").",
            "Write for example duration(\"P3M\") or duration(\"P10D\")."
        ]
    }
    /// An argument is given by a name that the function does not know.
    UnknownArgument {
        what: [
            "La fonction « {name} » n’a pas de paramètre « {found} », ou l’a reçu deux fois.",
            "The function “{name}” has no parameter “{found}”, or got it twice."
        ],
        mend: [
            "Ses paramètres s’appellent : {known}.",
            "Its parameters are called: {known}."
        ]
    }
    /// A pattern that cannot be read.
    BadPattern {
        what: [
            "Le motif « {found} » n’est pas lisible.",
            "The pattern “{found}” cannot be read."
        ],
        mend: [
            "Vérifiez les parenthèses et les crochets. Les renvois (\\1) n’existent pas ; les options sont i, s, m, x et q.",
            "Check the brackets. There are no back-references (\\1); the flags are i, s, m, x and q."
        ]
    }
    /// A function whose result has no type that is known when the form is loaded.
    TypeUnknown {
        what: [
            "Le résultat de « {name} » n’a pas de type connu d’avance.",
            "The result of “{name}” has no type known beforehand."
        ],
        mend: [
            "Écrivez la ligne ou l’intervalle directement : {example}.",
            "Write the row or the range itself: {example}."
        ]
    }
    /// `label(…)` of something that is no code of a list.
    NoLabels {
        what: [
            "Cette valeur n’est pas un code d’une liste du formulaire.",
            "This value is no code of a list of the form."
        ],
        mend: [
            "Donnez à label(…) un champ de choix, ou une case qui en est un.",
            "Give label(…) a field of choice, or a cell that is one."
        ]
    }
    /// A written name that a function such as `has_piece` does not know.
    UnknownFact {
        what: [
            "« {found} » n’est pas connu de {name}(…).",
            "“{found}” is not known to {name}(…)."
        ],
        mend: [
            "Vérifiez l’orthographe de l’identifiant.",
            "Check the spelling of the identifier."
        ]
    }
    /// The name of a cell that is not written in the expression.
    KeyNeeded {
        what: [
            "Le nom de la case doit être écrit dans l’expression elle-même.",
            "The name of the cell must be written in the expression itself."
        ],
        mend: [
            "Écrivez par exemple get value(ligne, \"montant\").",
            "Write for example get value(line, \"amount\")."
        ]
    }
    /// A name given twice in one row or one `for`.
    NamedTwice {
        what: [
            "Le nom « {name} » est donné deux fois.",
            "The name “{name}” is given twice."
        ],
        mend: [
            "Gardez-en un seul.",
            "Keep only one of them."
        ]
    }
    /// Evaluating could take too long.
    TooCostly {
        what: [
            "Le calcul pourrait être trop long.",
            "The evaluation could take too long."
        ],
        mend: [
            "Évitez les « for », « some » ou filtres imbriqués sur plusieurs listes ; passez par un champ calculé dans chaque ligne.",
            "Avoid “for”, “some” or filters nested over several lists; use a computed field in each row."
        ]
    }
}
