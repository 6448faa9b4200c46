# Signer avec une preuve de date, la redemander plus tard, et ceux à qui la vérification se fie.

error-revocation-away-title = La preuve que le certificat n’est pas révoqué manque encore
error-revocation-away-text = Ce que l’autorité publie sur le certificat de « { $holder } » n’a pas pu être téléchargé. La signature et son horodatage restent valables. Rien n’est perdu.
error-revocation-away-repair = Vérifiez la connexion ; Pli redemandera cette preuve de lui-même.

error-certificate-revoked-title = Ce certificat a été révoqué
error-certificate-revoked-text = { $reason ->
    [key_compromise] Le certificat de « { $holder } » a été révoqué le { $revoked_at } : sa clé est peut-être entre d’autres mains.
    [authority_compromise] Le certificat de « { $holder } » a été révoqué le { $revoked_at } : la clé de son autorité est peut-être entre d’autres mains.
    [affiliation_changed] Le certificat de « { $holder } » a été révoqué le { $revoked_at } : son titulaire a changé de nom ou d’organisme.
    [superseded] Le certificat de « { $holder } » a été révoqué le { $revoked_at } : un autre certificat l’a remplacé.
    [ended] Le certificat de « { $holder } » a été révoqué le { $revoked_at } : il ne doit plus servir.
    [suspended] Le certificat de « { $holder } » est suspendu depuis le { $revoked_at }.
    [privilege_withdrawn] Le certificat de « { $holder } » a été révoqué le { $revoked_at } : le droit de s’en servir a été retiré.
   *[unspecified] Le certificat de « { $holder } » a été révoqué le { $revoked_at } ; son autorité n’en donne pas la raison.
  } Rien n’a été signé : une signature faite avec lui serait refusée. Votre dossier est intact, rien n’est perdu.
error-certificate-revoked-repair = { $reason ->
    [suspended] Signez avec un autre certificat, ou faites lever la suspension par le prestataire qui l’a délivré. Si l’appel ne demande pas de signature, vous pouvez déposer sans elle.
   *[other] Signez avec un autre certificat, ou demandez-en un au prestataire qui l’a délivré. Si l’appel ne demande pas de signature, vous pouvez déposer sans elle.
  }

error-certificate-disowned-title = L’autorité ne connaît pas ce certificat
error-certificate-disowned-text = Interrogée sur le certificat de « { $holder } », l’autorité qui l’aurait délivré répond qu’elle ne le connaît pas. C’est courant le jour même de sa délivrance. La signature est gardée, sans la preuve qu’il n’est pas révoqué.
error-certificate-disowned-repair = Si le certificat n’est pas tout neuf, appelez le prestataire qui l’a délivré avant l’échéance, ou signez avec un autre.

error-signature-revoked-title = Le certificat était révoqué avant cette signature
error-signature-revoked-text = Le certificat de « { $holder } » a été révoqué le { $revoked_at }, avant la date attestée de la signature. Elle sera refusée. Le fichier est resté tel quel, rien n’est perdu.
error-signature-revoked-repair = Signez de nouveau avec un autre certificat, ou demandez-en un au prestataire qui l’a délivré.

error-signed-deposited-title = Ce fichier est déposé : il ne change plus
error-signed-deposited-text = Lui ajouter un horodatage changerait les octets déposés. Le récépissé donne l’heure de la plateforme. Rien n’est perdu.
error-signed-deposited-repair = Si la Région demande un horodatage sur la signature, signez de nouveau le dossier, puis remplacez le dépôt avant l’échéance.

cli-fact-stamp-given-up = L’horodatage de { $server } n’est plus demandé ({ $why }).
fact-stamped = Signature complétée (niveau { $level }) par l’horodatage de { $server }
fact-stamp-waits = L’horodatage attend : { $server } n’a pas répondu
fact-stamp-given-up = { $why ->
    [deposited] L’horodatage n’est plus demandé : le fichier est déposé et ne change plus
   *[other] L’horodatage n’est plus demandé : { $server } l’a refusé
}

## Ce que la signature doit prouver
wish-level = Ce que la signature doit prouver
wish-level-B-B = Signature simple
wish-level-B-T = Signature avec preuve de date (horodatage)
wish-level-B-LT = Signature avec preuve de date et tout ce qu’il faut pour la vérifier plus tard
wish-level-B-LTA = Signature avec preuve de date, faite pour l’archivage
wish-level-help-B-B = La date est celle que ce poste déclare : aucun tiers ne l’atteste.
wish-level-help-B-T = Un serveur d’horodatage atteste la date. S’il ne répond pas, le dossier est signé tout de suite et l’horodatage est demandé plus tard.
wish-level-help-B-LT = Les certificats, et la preuve qu’ils n’étaient pas révoqués, sont joints : le fichier se vérifie dans dix ans sans leurs auteurs.
wish-level-help-B-LTA = Un second horodatage protège l’ensemble pour l’archivage.
wish-chosen = { $level }, { $look }
wish-server = Horodatage demandé à { $server }.
wish-no-server = Aucun serveur d’horodatage n’est choisi
wish-go-settings = En choisir un dans les réglages
wish-look = Signature visible sur le document
wish-look-help = La signature vaut autant dans les deux cas. Visible, elle ajoute un encadré sur la dernière page.
wish-look-invisible = invisible
wish-look-visible = visible en dernière page
sign-said-without = Le dossier est signé, sans tout ce qui était demandé.

clock-doubt = L’horloge de ce poste n’est pas à l’heure
clock-doubt-text = { $side ->
    [slow] Elle retarde de { $gap } sur celle de la Région, d’après la dernière mesure.
   *[fast] Elle avance de { $gap } sur celle de la Région, d’après la dernière mesure.
  } Une signature faite maintenant porterait une date fausse. Rien n’est perdu.
clock-doubt-repair = Réglez l’horloge de l’ordinateur, puis synchronisez. Si vous ne le pouvez pas, prenez une signature avec preuve de date : ce n’est pas ce poste qui l’atteste.

## Une fois signé
proof-of-time = Horodatage : { $when }
proof-of-time-by = Date attestée par { $authority }. Pour savoir si cette autorité est reconnue, vérifiez le PDF signé dans « Vérifier ».
proof-of-time-by-trusted = Date attestée par { $authority }, une autorité reconnue ici : une vérification s’y fie.
proof-of-time-by-unknown = Date attestée par { $authority }. Cette autorité n’est pas reconnue ici : une vérification ne s’y fie pas encore. Rien n’est perdu, l’horodatage est gardé. Ajoutez le certificat de l’autorité dans Réglages, « Autorités et listes de confiance ».
proof-of-time-by-doubted = Date attestée par { $authority }. Une vérification faite ici ne s’y fie pas encore : { $why } Rien n’est perdu, l’horodatage est gardé.
cli-stamp-trusted = Horodatage : { $at }, par { $authority }, une autorité reconnue ici.
cli-stamp-unknown = Horodatage : { $at }, par { $authority }. Cette autorité n’est pas reconnue ici ; l’horodatage est gardé. Ajoutez son certificat (pli trust add FICHIER) pour qu’une vérification s’y fie.
cli-stamp-doubted = Horodatage : { $at }, par { $authority }. Une vérification faite ici ne s’y fie pas encore : { $why }
proof-of-time-unnamed = un serveur d’horodatage sans nom
signed-level-B-B = Signature simple (B-B).
signed-level-B-T = Signature avec preuve de date (B-T).
signed-level-B-LT = Signature avec preuve de date, et ce qu’il faut pour la vérifier plus tard (B-LT).
signed-level-B-LTA = Signature avec preuve de date, faite pour l’archivage (B-LTA).
stamp-waits = L’horodatage attend
stamp-waits-text = Le dossier est signé. Le serveur { $server } n’a pas donné l’horodatage.
stamp-waits-next = { $tries ->
    [one] Un essai a été fait. Prochain essai : { $when }, ou à la prochaine synchronisation.
   *[other] { $tries } essais ont été faits. Prochain essai : { $when }, ou à la prochaine synchronisation.
}
stamp-waits-deposit = Une fois déposé, le fichier ne change plus : un dépôt fait maintenant part sans horodatage.
stamp-held = Ce fichier est déposé : il ne change plus.
stamp-ask-now = Redemander maintenant
stamp-add-B-T = Ajouter une preuve de date
stamp-add-B-LT = Ajouter de quoi vérifier plus tard
stamp-add-B-LTA = Protéger pour l’archivage
stamp-said-done = La signature est complétée.
stamp-said-missing = La signature n’a pas pu être complétée.
deposit-stamp-waits = La signature attend son horodatage
deposit-stamp-waits-text = Vous pouvez déposer : le récépissé donnera l’heure de la plateforme. Le fichier déposé ne recevra plus d’horodatage.
deposit-see-signature = Revoir la signature
several-unstamped = { $count ->
    [one] Un dossier est signé sans l’horodatage demandé ; l’étape « Signer » de ce dossier dit pourquoi.
   *[other] { $count } dossiers sont signés sans l’horodatage demandé ; l’étape « Signer » de chacun dit pourquoi.
}
key-close = Fermer la clé
key-said-closed = La clé est fermée.
key-idle = La clé s’est fermée
key-idle-text = Elle est restée dix minutes sans servir. Rien n’est perdu : ouvrez-la de nouveau pour signer.

## Le serveur d’horodatage
stamps-title = Horodatage
stamps-text = Un serveur d’horodatage atteste la date d’une signature. Il ne reçoit qu’une empreinte : jamais le dossier.
stamps-server = Adresse du serveur d’horodatage
stamps-server-help = Comme https://horodatage.exemple.fr. Vide : les signatures restent sans preuve de date.
stamps-keep = Enregistrer l’adresse
stamps-try = Essayer ce serveur
stamps-said-kept = L’adresse est enregistrée.
stamps-announced = Votre plateforme propose { $server }.
stamps-take-announced = Reprendre cette adresse
stamps-answered = Le serveur donne un horodatage valable
stamps-answered-by = { $authority } atteste le { $when }. Réponse en { $millis } ms.
stamps-offset = { $side ->
    [slow] L’horloge de ce poste retarde de { $seconds } s sur la sienne.
    [fast] L’horloge de ce poste avance de { $seconds } s sur la sienne.
   *[none] L’horloge de ce poste s’accorde avec la sienne.
}
stamps-proxy = La demande passe par le serveur mandataire (proxy) { $proxy }, d’après les réglages du système.
stamps-waiting = { $count ->
    [one] Un dossier signé attend son horodatage.
   *[other] { $count } dossiers signés attendent leur horodatage.
}

## Ceux à qui la vérification se fie
trust-title = Autorités et listes de confiance
trust-card-text = Voyez à qui Pli se fie quand il vérifie une signature, un récépissé ou un courrier, et depuis quand.
trust-open = Voir les autorités et les listes…
trust-text = Pli se fie à ces autorités pour vérifier une signature, un récépissé ou un courrier, même sans connexion. Une liste ancienne ne dit rien des certificats révoqués depuis.
trust-looking = Lecture des listes…
trust-anchors = { $count ->
    [0] Aucune autorité n’est reconnue ici.
    [one] Une autorité est reconnue ici.
   *[other] { $count } autorités sont reconnues ici.
}
trust-platform = Celles de « { $name } » en font partie.
trust-kind-authority = Autorités
trust-kind-trusted_list = Listes de confiance
trust-kind-operator = Signataires de listes de confiance
trust-kind-revocation_list = Listes de certificats révoqués
trust-kind-ocsp_answer = Réponses sur la révocation (OCSP)
trust-brings = { $count ->
    [one] un certificat qualifié aujourd’hui
   *[other] { $count } certificats qualifiés aujourd’hui
}
trust-from = valable depuis le { $day }
trust-issued = datée du { $day }
trust-age = { $days ->
    [0] de moins d’un jour
    [one] vieille d’un jour
   *[other] vieille de { $days } jours
}
trust-until = jusqu’au { $day }
trust-next = suivante attendue le { $day }
trust-added = ajoutée ici le { $day }
trust-current = À jour
trust-valid = Valable
trust-outdated = À remplacer
trust-expired = Expirée
trust-unnamed = Sans nom
trust-remove = Retirer
trust-remove-of = Retirer : { $name }
trust-remove-text = Les vérifications ne s’y fieront plus. Ce qui est déjà vérifié et gardé ne change pas ; vous pourrez reprendre le fichier.
trust-said-removed = Retiré : { $name }.
trust-said-added = Les fichiers sont ajoutés.
trust-add-title = Ajouter
trust-add-text = Le certificat d’une autorité, une liste de confiance comme elle est publiée (.xml), une liste de certificats révoqués (.crl) ou une réponse OCSP. Tout est pris, ou rien.
trust-choose = Choisir des fichiers…
trust-operator-text = Une liste de confiance n’est prise qu’avec la signature d’un organisme connu. Si Pli ne le connaît pas encore, donnez son certificat.
trust-choose-operator = Choisir le certificat du signataire…
trust-add = Ajouter ces fichiers
