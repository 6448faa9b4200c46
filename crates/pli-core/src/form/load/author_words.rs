//! The words of what an author is told before publishing: what is wrong and how to mend it, in French and in English.

use super::FaultCode as Code;
use super::words::Words;

pub(super) fn of(code: Code) -> Words {
    match code {
        Code::CaseClash => [
            "« {name} » et « {other} » ne diffèrent que par des majuscules : sous Windows et macOS, c’est le même fichier.",
            "Donnez un autre nom à l’un des deux.",
            "“{name}” and “{other}” differ by capital letters only: on Windows and macOS they are the same file.",
            "Give another name to one of the two.",
        ],
        Code::NotAFile => [
            "« {name} » est un lien, ou n’est pas un fichier : rien n’est lu hors du paquet.",
            "Mettez à sa place une copie du fichier, ou retirez-le.",
            "“{name}” is a link, or is no file: nothing is read outside of the package.",
            "Put a copy of the file in its place, or take it away.",
        ],
        Code::Unreachable => [
            "« {given} » ne s’affichera jamais : aucune réponse ne rend ces conditions vraies ensemble.",
            "Corrigez la condition (un code est peut-être mal écrit), ou retirez cet élément.",
            "“{given}” will never show: no answer makes these conditions true together.",
            "Mend the condition (a code may be misspelt), or take this element away.",
        ],
        Code::RuleNeverSpeaks => [
            "La règle « {given} » ne dira jamais rien, quelles que soient les réponses.",
            "Corrigez sa condition (un code est peut-être mal écrit), ou retirez la règle.",
            "The rule “{given}” will never say anything, whatever the answers.",
            "Mend its condition (a code may be misspelt), or take the rule away.",
        ],
        Code::ExampleDiffers => [
            "L’exemple donne autre chose que ce qu’il dit : {detail}.",
            "Corrigez le formulaire, ou ce que l’exemple attend.",
            "The example gives something else than it says: {detail_en}.",
            "Mend the form, or what the example expects.",
        ],
        Code::FewExamples => [
            "Il y a {given} exemples ; il en faut {min} pour publier.",
            "Ajoutez à examples/ une petite réponse, une grande et une fautive.",
            "There are {given} examples; {min} are needed to publish.",
            "Add a small answer, a large one and a wrong one to examples/.",
        ],
        Code::WrongFolder => [
            "Le dossier « {given} » ne porte pas le nom de la version qu’il contient.",
            "Rangez le paquet dans {expected}.",
            "The folder “{given}” does not bear the name of the version that it holds.",
            "Put the package into {expected}.",
        ],
        Code::NoMigration => [
            "Rien ne dit comment les réponses à la version {given} passent à celle-ci.",
            "Ajoutez migrations/{given}.yaml, avec un exemple au moins ; « pli form diff » dit ce qu’il doit contenir.",
            "Nothing says how the answers to version {given} come to this one.",
            "Add migrations/{given}.yaml, with one example at least; “pli form diff” says what it must hold.",
        ],
        _ => [
            "La version {given} est publiée avec un autre contenu (empreinte {published}) : des dossiers reposent sur elle.",
            "Rendez à ce dossier son contenu publié, et faites vos changements dans une nouvelle version.",
            "Version {given} is published with another content (digest {published}): dossiers rest on it.",
            "Give this folder its published content back, and make your changes in a new version.",
        ],
    }
}
