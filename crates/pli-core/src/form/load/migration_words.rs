//! The words of the faults of migrations: what is wrong and how to mend it, in French and in English.

use super::FaultCode as Code;
use super::words::Words;

pub(super) fn of(code: Code) -> Words {
    match code {
        Code::MigrationVersion => [
            "Une migration part d’une version antérieure, celle que dit le nom du fichier : « {given} » ne convient pas ici (version {own}).",
            "Nommez le fichier migrations/<version de départ>.yaml et écrivez la même version à « from ».",
            "A migration starts from an earlier version, the one that the name of the file tells: “{given}” will not do here (version {own}).",
            "Name the file migrations/<starting version>.yaml and write the same version at “from”.",
        ],
        Code::MigrationOld => [
            "La version {from} n’a pas de réponse « {given} ».",
            "Écrivez la section puis le champ, tels que la version {from} les nomme.",
            "Version {from} has no answer “{given}”.",
            "Write the section, then the field, as version {from} names them.",
        ],
        Code::MigrationNew => [
            "Cette version n’a pas de champ à remplir « {given} ».",
            "Écrivez la section puis le champ, tels que cette version les nomme.",
            "This version has no field to fill “{given}”.",
            "Write the section, then the field, as this version names them.",
        ],
        Code::MigrationLoses => [
            "Les réponses à « {given} » n’ont plus de place dans cette version, et la migration n’en dit rien.",
            "Déplacez-les (moves), tirez-en une autre réponse (computed), ou dites pourquoi elles n’ont plus de place (dropped). Rien ne sera effacé.",
            "The answers to “{given}” have no place in this version, and the migration says nothing of them.",
            "Move them (moves), make another answer of them (computed), or say why they have no place (dropped). Nothing will be erased.",
        ],
        Code::MigrationMismatch => [
            "Une réponse de « {given} » ({kind}) ne peut pas servir telle quelle à « {to} » ({kind_to}).",
            "Donnez un autre identifiant au nouveau champ, puis tirez sa réponse de l’ancienne par une expression (computed), ou déclarez l’ancienne sans place (dropped).",
            "An answer of “{given}” ({kind}) cannot serve as it is at “{to}” ({kind_to}).",
            "Give the new field another identifier, then make its answer of the old one by an expression (computed), or declare the old one without a place (dropped).",
        ],
        _ => more(code),
    }
}

fn more(code: Code) -> Words {
    match code {
        Code::MigrationTwice => [
            "« {to} » recevrait deux réponses : celle de « {given} » et celle de « {other} ».",
            "Gardez-en une, ou réunissez-les par une expression (computed).",
            "“{to}” would receive two answers: that of “{given}” and that of “{other}”.",
            "Keep one of them, or bring them together by an expression (computed).",
        ],
        Code::MigrationRows => [
            "« {given} » et « {to} » ne sont pas dans les mêmes lignes.",
            "Déplacez aussi le groupe qui tient ces lignes, ou tirez la réponse de l’ancienne par une expression (computed).",
            "“{given}” and “{to}” do not stand in the same rows.",
            "Move the group that holds these rows too, or make the answer of the old one by an expression (computed).",
        ],
        Code::MigrationCode => [
            "Le code « {code} » de « {given} » n’est pas dans la liste de cette version.",
            "Dites à « codes » par quel code il est remplacé (map), ou qu’il n’a plus de successeur (retired) : la personne choisira.",
            "The code “{code}” of “{given}” is not in the list of this version.",
            "Say at “codes” which code replaces it (map), or that it has no successor (retired): the person will choose.",
        ],
        Code::MigrationUnit => [
            "L’unité de « {given} » change : « {unit} » devient « {unit_to} ».",
            "Dites à « units » par combien multiplier ; 1 si c’est seulement l’écriture qui change.",
            "The unit of “{given}” changes: “{unit}” becomes “{unit_to}”.",
            "Say at “units” by what to multiply; 1 where only the writing changes.",
        ],
        Code::MigrationFactor => [
            "« {given} » n’est pas un nombre par lequel multiplier.",
            "Écrivez un nombre positif, avec un point pour les décimales : 60 ou 0.001.",
            "“{given}” is not a number to multiply by.",
            "Write a positive number, with a point for the decimals: 60 or 0.001.",
        ],
        Code::MigrationStillThere => [
            "« {given} » est déclaré sans place, mais cette version a un champ à ce nom.",
            "Retirez-le de « dropped », ou donnez un autre identifiant au nouveau champ.",
            "“{given}” is declared without a place, but this version has a field of that name.",
            "Take it out of “dropped”, or give the new field another identifier.",
        ],
        _ => [
            "L’exemple de migration « {given} » donne autre chose que ce qu’il dit : {detail}",
            "Corrigez l’exemple, ou la migration.",
            "The example of migration “{given}” gives something else than it says: {detail_en}",
            "Mend the example, or the migration.",
        ],
    }
}
