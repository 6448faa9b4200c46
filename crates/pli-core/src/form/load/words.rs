//! The words of faults: what is wrong and how to mend it, in French and in English.

use super::FaultCode as Code;

/// What (fr), mend (fr), what (en), mend (en).
pub(super) type Words = [&'static str; 4];

pub(super) fn of(code: Code) -> Words {
    match code {
        Code::MissingFile
        | Code::UnknownFile
        | Code::TooLarge
        | Code::NotUtf8
        | Code::Syntax
        | Code::Budget => file(code),
        Code::UnknownKey
        | Code::MissingKey
        | Code::WrongShape
        | Code::RepeatedKey
        | Code::KeyNotForKind
        | Code::KeyNeeded => key(code),
        Code::UnknownFormat
        | Code::BadName
        | Code::BadId
        | Code::RepeatedId
        | Code::UnknownKind
        | Code::UnknownWord => name(code),
        Code::BadNumber
        | Code::BadCount
        | Code::BadDate
        | Code::UnknownList
        | Code::UnusedList
        | Code::RepeatedCode
        | Code::EmptyList => list(code),
        Code::MigrationVersion
        | Code::MigrationOld
        | Code::MigrationNew
        | Code::MigrationLoses
        | Code::MigrationMismatch
        | Code::MigrationTwice
        | Code::MigrationRows
        | Code::MigrationCode
        | Code::MigrationUnit
        | Code::MigrationFactor
        | Code::MigrationStillThere
        | Code::MigrationExample => super::migration_words::of(code),
        Code::AbsentList | Code::OtherList | Code::UnknownColumn | Code::UnknownParent => {
            shared(code)
        }
        Code::CaseClash
        | Code::NotAFile
        | Code::Unreachable
        | Code::RuleNeverSpeaks
        | Code::ExampleDiffers
        | Code::FewExamples
        | Code::WrongFolder
        | Code::NoMigration
        | Code::Frozen => super::author_words::of(code),
        _ => whole(code),
    }
}

fn file(code: Code) -> Words {
    match code {
        Code::MissingFile => [
            "Le fichier « {name} » manque.",
            "Ajoutez-le à la racine du paquet.",
            "The file “{name}” is missing.",
            "Add it at the root of the package.",
        ],
        Code::UnknownFile => [
            "Le fichier « {name} » n’a pas sa place dans un paquet.",
            "Un paquet contient form.yaml, lists/*.yaml, texts/en.yaml, examples/*.yaml et migrations/*.yaml : retirez ce fichier ou renommez-le.",
            "The file “{name}” has no place in a package.",
            "A package holds form.yaml, lists/*.yaml, texts/en.yaml, examples/*.yaml and migrations/*.yaml: take this file away or rename it.",
        ],
        Code::TooLarge => [
            "C’est trop gros : {given}, pour {max} au plus.",
            "Réduisez ou partagez ce qui est trop gros.",
            "This is too large: {given}, of {max} at most.",
            "Reduce or split what is too large.",
        ],
        Code::NotUtf8 => [
            "Le fichier n’est pas du texte en UTF-8.",
            "Enregistrez-le en UTF-8.",
            "The file is not UTF-8 text.",
            "Save it as UTF-8.",
        ],
        Code::Budget => [
            "Le fichier est imbriqué ou répété au-delà des limites ({detail}).",
            "Simplifiez sa structure ; n’employez ni ancres ni alias.",
            "The file is nested or repeated beyond the limits ({detail}).",
            "Simplify its structure; use no anchors and no aliases.",
        ],
        _ => [
            "Ce n’est pas du YAML lisible : {detail}.",
            "Vérifiez l’alignement, les deux-points et les guillemets de cette ligne et de celle d’avant.",
            "This is not readable YAML: {detail}.",
            "Check the indentation, the colons and the quotes of this line and of the one before.",
        ],
    }
}

fn key(code: Code) -> Words {
    match code {
        Code::UnknownKey => [
            "La clé « {name} » n’existe pas ici.",
            "Clés possibles : {expected}.",
            "The key “{name}” does not exist here.",
            "Possible keys: {expected}.",
        ],
        Code::MissingKey => [
            "La clé « {name} » manque.",
            "Ajoutez « {name}: … » à cet élément.",
            "The key “{name}” is missing.",
            "Add “{name}: …” to this element.",
        ],
        Code::RepeatedKey => [
            "La clé « {name} » est écrite deux fois.",
            "Gardez-en une.",
            "The key “{name}” is written twice.",
            "Keep one of them.",
        ],
        Code::KeyNotForKind => [
            "La clé « {name} » n’a pas de sens pour un champ « {kind} ».",
            "Retirez-la, ou changez « kind ».",
            "The key “{name}” has no meaning for a field “{kind}”.",
            "Take it away, or change “kind”.",
        ],
        Code::KeyNeeded => [
            "Un champ « {kind} » demande la clé « {name} ».",
            "Ajoutez « {name}: … ».",
            "A field “{kind}” needs the key “{name}”.",
            "Add “{name}: …”.",
        ],
        _ => [
            "La valeur n’a pas la forme attendue.",
            "Écrivez {expected}.",
            "The value does not have the expected shape.",
            "Write {expected_en}.",
        ],
    }
}

fn name(code: Code) -> Words {
    match code {
        Code::UnknownFormat => [
            "Le format « {given} » n’est pas connu.",
            "Écrivez « format: 1 ».",
            "The format “{given}” is not known.",
            "Write “format: 1”.",
        ],
        Code::BadName => [
            "« {given} » ne convient pas.",
            "Pour « form » : minuscules, chiffres, « - » et « _ », 40 signes au plus, une lettre d’abord. Pour « version » : trois nombres, 1.0.0.",
            "“{given}” will not do.",
            "For “form”: lower-case letters, digits, “-” and “_”, at most 40 signs, a letter first. For “version”: three numbers, 1.0.0.",
        ],
        Code::BadId => [
            "« {given} » ne peut pas être un identifiant.",
            "Minuscules sans accent, chiffres et « _ », une lettre d’abord, 40 signes au plus ; « call », « today » et « pieces » sont réservés.",
            "“{given}” cannot be an identifier.",
            "Lower-case letters without accents, digits and “_”, a letter first, at most 40 signs; “call”, “today” and “pieces” are reserved.",
        ],
        Code::RepeatedId => [
            "L’identifiant « {given} » est déjà pris ici.",
            "Donnez-en un autre à l’un des deux.",
            "The identifier “{given}” is taken already here.",
            "Give another one to one of the two.",
        ],
        Code::UnknownKind => [
            "Le genre de champ « {given} » n’existe pas.",
            "Genres possibles : {expected}.",
            "The kind of field “{given}” does not exist.",
            "Possible kinds: {expected}.",
        ],
        _ => [
            "« {given} » n’est pas un mot possible ici.",
            "Mots possibles : {expected}.",
            "“{given}” is not a possible word here.",
            "Possible words: {expected}.",
        ],
    }
}

fn list(code: Code) -> Words {
    match code {
        Code::BadNumber => [
            "« {given} » n’est pas un nombre qui convient.",
            "Écrivez par exemple {expected}.",
            "“{given}” is not a number that will do.",
            "Write for example {expected}.",
        ],
        Code::BadCount => [
            "« {given} » n’est pas un nombre entier de 0 à {max}.",
            "Écrivez-le en chiffres, sans espace.",
            "“{given}” is not a whole number from 0 to {max}.",
            "Write it in digits, without spaces.",
        ],
        Code::BadDate => [
            "« {given} » n’est pas une date.",
            "Écrivez AAAA-MM-JJ, par exemple 2027-02-02.",
            "“{given}” is not a date.",
            "Write YYYY-MM-DD, for example 2027-02-02.",
        ],
        Code::UnknownList => [
            "La liste « {given} » n’est pas dans le paquet.",
            "Ajoutez lists/{given}.yaml, ou corrigez le nom. Listes du paquet : {expected}.",
            "The list “{given}” is not in the package.",
            "Add lists/{given}.yaml, or mend the name. Lists of the package: {expected}.",
        ],
        Code::UnusedList => [
            "La liste « {given} » ne sert à aucun champ.",
            "Retirez-la, ou nommez-la dans un champ.",
            "The list “{given}” is used by no field.",
            "Take it away, or name it in a field.",
        ],
        Code::RepeatedCode => [
            "Le code « {given} » est déjà dans la liste.",
            "Gardez-en un.",
            "The code “{given}” is in the list already.",
            "Keep one of them.",
        ],
        _ => [
            "La liste est vide.",
            "Ajoutez au moins un code.",
            "The list is empty.",
            "Add at least one code.",
        ],
    }
}

fn shared(code: Code) -> Words {
    match code {
        Code::AbsentList => [
            "La liste partagée « {given} » n’est pas ici : ses codes ne peuvent pas être vérifiés.",
            "Ajoutez-la par « pli list add », ou corrigez son nom. Listes présentes : {expected}.",
            "The shared list “{given}” is not here: its codes cannot be checked.",
            "Add it with “pli list add”, or mend its name. Lists at hand: {expected}.",
        ],
        Code::OtherList => [
            "La liste partagée « {given} » présente ici n’a pas ce contenu.",
            "Une version ne change jamais : donnez un autre numéro à la nouvelle, ou écrivez « sha256: {expected} ».",
            "The shared list “{given}” that is here has another content.",
            "A version never changes: give the new one another number, or write “sha256: {expected}”.",
        ],
        Code::UnknownColumn => [
            "La liste n’a pas de colonne « {given} ».",
            "Colonnes possibles : {expected}.",
            "The list has no column “{given}”.",
            "Possible columns: {expected}.",
        ],
        _ => [
            "La liste n’a pas de code « {given} » au-dessus de celui-ci.",
            "Ajoutez-le à la liste, ou corrigez « parent ».",
            "The list has no code “{given}” above this one.",
            "Add it to the list, or mend “parent”.",
        ],
    }
}

fn whole(code: Code) -> Words {
    match code {
        Code::TooDeep => [
            "Les groupes sont imbriqués sur plus de trois niveaux.",
            "Sortez un niveau, ou faites-en un tableau.",
            "The groups are nested more than three levels deep.",
            "Take one level out, or make it a table.",
        ],
        Code::GroupInTable => [
            "Un tableau ne peut pas contenir de groupe ni de tableau.",
            "Remplacez « table » par « group », ou sortez le groupe du tableau.",
            "A table cannot hold a group or a table.",
            "Replace “table” by “group”, or take the group out of the table.",
        ],
        Code::TooMany => [
            "Il y a trop d’éléments : {given}, pour {max} au plus.",
            "Partagez le formulaire.",
            "There are too many elements: {given}, of {max} at most.",
            "Split the form.",
        ],
        Code::Circle => [
            "Ces valeurs dépendent les unes des autres en cercle : {fields}.",
            "Retirez de l’une d’elles ce qui ramène à la première.",
            "These values depend on each other in a circle: {fields}.",
            "Take away from one of them what leads back to the first.",
        ],
        Code::UnknownPlace => [
            "Le formulaire n’a pas de « {given} ».",
            "Écrivez la section puis le champ, par exemple « organisme.siret ».",
            "The form has no “{given}”.",
            "Write the section, then the field, for example “organisme.siret”.",
        ],
        Code::WrongPlace => [
            "« {given} » n’est pas {expected}.",
            "Indiquez {expected}.",
            "“{given}” is not {expected_en}.",
            "Name {expected_en}.",
        ],
        Code::Brace => [
            "Une accolade du message n’a pas de pendant.",
            "Une expression s’écrit entre « { » et « } » ; doublez l’accolade pour l’écrire telle quelle.",
            "A brace of the message has no counterpart.",
            "An expression stands between “{” and “}”; double the brace to write it as it is.",
        ],
        Code::WrongType => [
            "L’expression donne {given} ; il faut {expected}.",
            "Récrivez-la pour qu’elle donne {expected}.",
            "The expression gives {given_en}; {expected_en} is needed.",
            "Rewrite it so that it gives {expected_en}.",
        ],
        _ => texts(code),
    }
}

fn texts(code: Code) -> Words {
    match code {
        Code::MissingText => [
            "Le texte anglais de « {given} » manque.",
            "Ajoutez « {given}: … » à texts/en.yaml.",
            "The English text of “{given}” is missing.",
            "Add “{given}: …” to texts/en.yaml.",
        ],
        Code::UnknownText => [
            "Le formulaire n’a pas de texte « {given} ».",
            "Corrigez le chemin, ou retirez la ligne.",
            "The form has no text “{given}”.",
            "Mend the path, or take the line away.",
        ],
        Code::ExampleAnswer => [
            "L’exemple donne à « {path} » une réponse illisible : {detail}.",
            "Corrigez la réponse ou son chemin.",
            "The example gives “{path}” an answer that cannot be read: {detail_en}.",
            "Mend the answer or its path.",
        ],
        _ => [
            "L’exemple attend « {given} », que le formulaire n’a pas.",
            "Corrigez le nom, ou retirez la ligne.",
            "The example expects “{given}”, which the form does not have.",
            "Mend the name, or take the line away.",
        ],
    }
}
