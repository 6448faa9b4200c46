# Clés, cartes et certificats : ce qui peut ne pas aller, leur essai, et la signature de plusieurs dossiers.

error-key-refused-title = La clé n’a pas signé
error-key-refused-text = Elle a refusé, ou sa signature ne correspond pas à son certificat. Rien n’a été signé, rien n’est perdu.
error-key-refused-repair = Essayez un autre certificat de la même clé, ou demandez à votre prestataire de vérifier la clé.

error-key-unsupported-title = Pli ne connaît pas ce genre de clé
error-key-unsupported-text = Il signe avec des clés RSA de 2 048 bits au moins, et avec des clés P-256 ou P-384. Rien n’a été signé.
error-key-unsupported-repair = Demandez à votre prestataire un certificat d’un de ces genres.

error-key-closed-title = La clé n’est plus ouverte
error-key-closed-text = La liaison avec elle s’est terminée. Ce qui est signé le reste ; rien n’est perdu.
error-key-closed-repair = Choisissez de nouveau la clé et redonnez son code.

error-no-driver-title = Aucun pilote de clé ou de carte n’est installé ici
error-no-driver-text = Une clé USB ou une carte de signature a besoin du logiciel de son fabricant. Rien n’a été signé.
error-no-driver-repair = Installez le pilote remis par votre prestataire, ou indiquez où il se trouve.

error-driver-unusable-title = Ce fichier n’est pas un pilote utilisable
error-driver-unusable-text = Pli n’a pas pu charger { $path }. Rien n’a été signé.
error-driver-unusable-repair = Vérifiez l’emplacement, et que le pilote est bien celui de ce système (64 bits).

error-driver-hangs-title = Le pilote de la clé ne répond pas
error-driver-hangs-text = Pli l’a attendu { $seconds } s, puis a continué sans lui. Rien n’a été signé, rien n’est perdu.
error-driver-hangs-repair = Débranchez la clé, rebranchez-la, puis recommencez. Si cela se répète, redémarrez Pli.

error-driver-failed-title = Le pilote de la clé a échoué
error-driver-failed-text = Il ne dit pas pourquoi dans des mots utiles. Rien n’a été signé, rien n’est perdu. ({ $cause })
error-driver-failed-repair = Débranchez la clé, rebranchez-la, puis recommencez ; si l’échec se répète, transmettez ce message à l’assistance.

error-no-reader-title = Aucun lecteur n’est branché
error-no-reader-text = Le pilote est là, mais il ne voit ni lecteur de carte ni clé USB.
error-no-reader-repair = Branchez la clé ou le lecteur, attendez quelques secondes, puis cherchez de nouveau.

error-no-token-title = Aucune clé ni carte n’est branchée
error-no-token-text = Le lecteur est vide.
error-no-token-repair = Insérez la carte ou branchez la clé, attendez quelques secondes, puis cherchez de nouveau.

error-unknown-token-title = La clé demandée n’est pas branchée
error-unknown-token-text = Une autre clé répond, mais aucune ne porte ce nom ni ce numéro de série. Aucun code n’a été essayé.
error-unknown-token-repair = Branchez la bonne clé, ou choisissez-en une dans la liste (pli certificate tokens).

error-several-tokens-title = Plusieurs clés portent ce nom
error-several-tokens-text = Leurs numéros de série sont : { $serials }. Aucun code n’a été essayé.
error-several-tokens-repair = Choisissez par le numéro de série (--serial).

error-token-removed-title = La clé a été retirée
error-token-removed-text = Elle a été débranchée pendant le travail. Ce qui est signé le reste ; rien n’est perdu.
error-token-removed-repair = Rebranchez-la, puis recommencez : Pli reprend où il s’est arrêté.

error-no-signing-certificate-title = Cette clé ne porte pas de certificat pour signer
error-no-signing-certificate-text = Pli n’y trouve pas de certificat avec sa clé privée. Rien n’a été signé.
error-no-signing-certificate-repair = Vérifiez que c’est la bonne clé, ou demandez à votre prestataire de la terminer.

error-wrong-pin-title = Le code n’est pas le bon
error-wrong-pin-text = { $left ->
    [one] Il ne reste qu’un essai : un autre code faux bloquera la clé. Rien n’a été signé.
    [few] Cet essai a été compté par la clé ; il en reste peu. Rien n’a été signé.
   *[other] Cet essai a été compté par la clé, qui ne dit pas combien il en reste. Rien n’a été signé.
  }
error-wrong-pin-repair = { $left ->
    [one] N’essayez pas au hasard : retrouvez d’abord le courrier de votre prestataire qui donne le code.
   *[other] Vérifiez le verrouillage des chiffres du clavier, puis retapez le code avec soin.
  }

error-pin-unsuitable-title = Ce code ne peut pas être le bon
error-pin-unsuitable-text = Sa longueur ou ses caractères ne conviennent pas à cette clé. Rien n’a été signé.
error-pin-unsuitable-repair = Relisez le courrier de votre prestataire, puis retapez le code.

error-pin-expired-title = Le code doit d’abord être changé
error-pin-expired-text = La clé demande un nouveau code avant de signer. Rien n’a été signé.
error-pin-expired-repair = Changez le code avec le logiciel remis par votre prestataire, puis recommencez.

error-pin-locked-title = La clé est bloquée
error-pin-locked-text = Trop de codes faux ont été donnés. Vos dossiers sont intacts.
error-pin-locked-repair = Débloquez-la avec le code de déblocage (PUK) et le logiciel de votre prestataire, ou appelez-le. Un autre certificat peut signer en attendant.

error-pin-wanted-title = La clé demande son code
error-pin-wanted-text = Rien n’a été signé avec elle pour le moment.
error-pin-wanted-repair = Donnez le code de la clé (PLI_PIN en ligne de commande).

error-no-pin-yet-title = La clé n’a pas encore de code
error-no-pin-yet-text = Elle n’a pas été mise en service.
error-no-pin-yet-repair = Mettez-la en service avec le logiciel remis par votre prestataire.

error-sign-cancelled-title = La signature a été abandonnée
error-sign-cancelled-text = Elle l’a été sur le lecteur, ou dans la fenêtre du système. Rien n’a été signé, rien n’est perdu.
error-sign-cancelled-repair = Recommencez quand vous voulez.

error-batch-output-title = Un seul fichier ne peut pas recevoir plusieurs dossiers signés
error-batch-output-text = Rien n’a été signé.
error-batch-output-repair = Relancez sans --output : chaque PDF signé est gardé avec son dossier.

## Ce qu’une clé dit de son code
tries-several = Code : aucun essai manqué
tries-few = Code : un essai au moins a été manqué, il en reste peu
tries-one = Code : il ne reste qu’un essai avant le blocage
tries-unknown = Code : la clé ne dit pas combien d’essais il reste
pin-locked = Code bloqué : il faut le débloquer avec le logiciel du prestataire
pin-to-be-changed = Code à changer avant de signer
pin-missing = Clé sans code : elle n’a pas été mise en service
token-no-certificate-yet = Cette clé ne montre ses certificats qu’après le code.

## Catégories
category-qualified = Signature qualifiée (règlement eIDAS)
category-qualified-seal = Cachet qualifié d’un organisme (règlement eIDAS)
category-advanced = Signature sans certificat qualifié
category-demonstration = Démonstration, sans valeur juridique
category-unknown = Identification ou site web : ne signe pas de documents
certificate-category-qualified_seal = Cachet qualifié d’un organisme (règlement eIDAS)
device-qualified = Le certificat déclare que sa clé est dans un dispositif qualifié.
device-other = Le certificat ne déclare pas de dispositif qualifié.

## Ce qu’un appel accepte
accept-accepted = la signature demandée par l’arrêté du 22 mars 2019
accept-not-asked = cet appel ne demande pas de signature
accept-not-qualified = le certificat n’est pas qualifié ; le règlement de l’appel décide
accept-seal = c’est le cachet d’un organisme, pas la signature d’une personne ; le règlement de l’appel décide
accept-not-yet-today = le certificat vaudra à l’échéance, mais pas encore aujourd’hui
accept-not-for-signing = ce certificat n’est pas fait pour signer
accept-demonstration = un certificat de démonstration n’a pas de valeur juridique
accept-ends-before = le certificat expire avant l’échéance
accept-begins-after = le certificat ne commence qu’après l’échéance
check-call-yes = ✓ { $reference } : accepté — { $reason }
check-call-unsure = ? { $reference } : à vérifier — { $reason }
check-call-no = ✗ { $reference } : refusé — { $reason }
check-dossier-holds = ✓ { $title } : le certificat sera encore valable à l’échéance ({ $deadline })
check-dossier-ends = ✗ { $title } : le certificat aura expiré à l’échéance ({ $deadline })
check-only-informs = Pli informe ; seul l’acheteur, ou un service qualifié, décide de la valeur d’une signature.
trial-signed = Signature d’essai faite sur un exemple, puis vérifiée.
trial-passed = Tout est bon, jusqu’à une autorité connue ici.
trial-unknown-authority = La signature elle-même est bonne ; l’autorité qui a délivré le certificat n’est pas connue ici, ou sa liste n’a pas pu être consultée.
trial-doubted = La vérification de cet essai fait une réserve : { $reason }
trial-reserve = Le certificat signe, avec une réserve

## Ligne de commande
cli-token = { $label } — numéro de série { $serial } ({ $model })
cli-token-driver = Pilote : { $driver }
cli-system-store = Magasin du système
cli-certificate = { $holder }, délivré par { $issuer } — { $category }, jusqu’au { $until }, empreinte { $sha256 }
cli-check-holder = Titulaire : { $holder }
cli-check-organisation = Organisme : { $organisation }
cli-check-issuer = Délivré par : { $issuer }
cli-check-category = Catégorie : { $category }
cli-check-until = Valable jusqu’au : { $until }
cli-batch-review = À relire avant de signer ({ $count }) :
cli-batch-to-sign = • { $title } — PDF { $sha256 }
cli-batch-already = ✓ { $title } : déjà signé, laissé tel quel
cli-batch-not-ready = ✗ { $title } : pas prêt
cli-batch-signed = ✓ { $title } ({ $id }) : signé, empreinte { $sha256 }
cli-batch-refused = ✗ { $title } ({ $id }) : pas signé
cli-batch-waits = … { $title } ({ $id }) : attend
cli-batch-end = { $remaining ->
    [0] Signés : { $signed }. Il n’en reste aucun.
   *[other] Signés : { $signed }. Il en reste { $remaining } : relancez la même commande, Pli reprend où il s’est arrêté.
  }

## Écrans
key-from = Où est votre certificat
key-from-file = Dans un fichier
key-from-token = Sur une clé USB ou une carte
key-from-system = Dans le magasin de cet ordinateur
key-look = Chercher les clés branchées
key-looking = Recherche des clés et des cartes…
key-found = { $count ->
    [0] Aucune clé trouvée
    [one] Une clé trouvée
   *[other] { $count } clés trouvées
}
key-which = La clé
key-which-certificate = Le certificat
key-certificate-help = Sans choix, Pli prend celui qui est fait pour signer.
key-serial = n° { $serial }
key-driver = Emplacement du pilote
key-driver-help = Inutile si la clé est trouvée. Sinon, le chemin du fichier donné par votre prestataire.
key-driver-more = La clé n’est pas trouvée ?
key-pin = Code de la clé
key-pin-help = Il est donné à la clé à cet instant et n’est pas gardé.
key-pin-on-reader = Le code se tape sur le lecteur lui-même, quand il le demande.
key-pin-each = Cette clé redemande son code pour chaque signature.
key-open = Ouvrir la clé
key-opening = La clé s’ouvre…
key-none-in-store = Aucun certificat avec sa clé dans le magasin de cet ordinateur.
check-title = Essayer mon certificat
check-text = Quelques semaines avant une échéance, Pli signe un exemple avec votre certificat, vérifie cette signature aussitôt, et dit ce que vaut le certificat pour vos dossiers. Rien n’est envoyé ni gardé.
check-run = Essayer ce certificat
check-running = Signature d’essai en cours…
check-said = L’essai est terminé.
check-trial = La signature d’essai
check-trial-good = Le certificat signe
check-siren = SIREN
check-device = Dispositif
check-dossiers = Vos dossiers en cours
check-no-dossier = Aucun dossier en cours n’a d’échéance.
check-holds = encore valable à l’échéance
check-ends = expiré à l’échéance
check-calls = Les appels ouverts
check-no-call = Aucun appel ouvert n’est connu ici.
check-answer-yes = Accepté
check-answer-unsure = À vérifier
check-answer-no = Refusé
check-again = Essayer un autre certificat
check-open = Essayer mon certificat…
check-card-text = Vérifiez des semaines à l’avance que votre certificat signe, jusqu’à quand, et pour quels appels.
several-title = Signer plusieurs dossiers
several-open = Signer plusieurs dossiers…
several-text = Chaque dossier est relu, puis tous sont signés avec la même clé. Ce qui est signé le reste, même si la suite échoue.
several-looking = Recherche des dossiers prêts…
several-none = Aucun dossier n’est prêt à signer
several-none-text = Un dossier est prêt quand plus aucun point ne le bloque.
several-choose = Dossiers à signer
several-read = Relire
several-read-of = Relire : { $title }
several-read-done = J’ai relu ce document
several-was-read = relu
several-not-read = à relire
several-count = Relus : { $read } sur { $chosen }
several-key = La clé
several-sign = { $count ->
    [one] Signer un dossier
   *[other] Signer { $count } dossiers
}
several-signing = Signature de { $title } ({ $at } sur { $of })…
several-signed = signé
several-failed = pas signé
several-waits = attend
several-ended = { $left ->
    [0] Les { $signed } dossiers sont signés
   *[other] Signés : { $signed } ; en attente : { $left }
}
several-ended-text = Ce qui est signé le reste. Corrigez ce qui est dit plus haut, puis reprenez : Pli continue où il s’est arrêté.
several-next-pin = Code pour le dossier suivant
several-go-on = Reprendre la signature
several-said = La série de signatures est terminée ou arrêtée.
several-back = Revenir aux dossiers
