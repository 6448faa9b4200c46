# Ce que dit la commande `pli`.
cli-repair = À faire : { $repair }
cli-first-start = Espace de travail créé dans { $folder }.
cli-recovery-key = Clé de secours : { $key }
cli-recovery-keep = Notez cette clé et gardez-la en lieu sûr : elle seule ouvre vos dossiers si la phrase de passe ou le trousseau se perd. Elle ne sera plus affichée.
cli-password = Mot de passe, puis Entrée :
cli-form-error = erreur :
cli-form-warning = avertissement :
cli-form-accepted = Formulaire { $form } accepté (empreinte { $sha256 }).
cli-form-refused = Formulaire refusé.
cli-form-published = Formulaire { $form } publié (empreinte { $sha256 }) dans { $index }. Il ne changera plus : pour le modifier, faites une nouvelle version.
cli-form-already-published = Formulaire { $form } déjà publié, tel qu’il est (empreinte { $sha256 }).
cli-form-not-published = Formulaire non publié : { $index } n’a pas changé. Corrigez d’abord ce qui précède.
cli-form-cost = Exemples : { $examples }. Expression la plus lourde : { $steps } pas au plus — { $expression }
cli-preview = Aperçu de { $dir } : { $url }
cli-preview-how = Ouvrez cette adresse dans un navigateur de cette machine. La page suit ce que vous écrivez. Ctrl+C pour finir.
cli-written = Fichier écrit : { $file }
cli-diff-head = De { $from } à { $to } :
cli-diff-none = Rien ne diffère.
cli-diff-harmless = Toutes les réponses gardent leur place : une migration peut être vide.
cli-diff-breaking = Des réponses perdraient leur place. La migration doit dire :
cli-diff-of-section = Section
cli-diff-of-field = Champ
cli-diff-of-rule = Règle
cli-diff-of-piece = Pièce
cli-diff-of-total = Total
cli-diff-of-list = Liste
cli-diff-of-code = Code
cli-diff-added = ajouté
cli-diff-removed = retiré
cli-diff-kind = autre nature
cli-diff-words = autres mots
cli-diff-obligation = autre obligation
cli-diff-visibility = autre condition d’affichage
cli-diff-expression = autre calcul ou contrôle
cli-diff-limits = autres limites
cli-move-head = De la version { $from } à la version { $to } : { $kept } réponses gardées, { $moved } déplacées, { $orphaned } sans place, { $confirm } à confirmer, { $added } nouveaux champs.
cli-move-moved = Déplacées :
cli-move-orphaned = Réponses conservées qui n’ont plus de place (jamais transmises, jamais effacées) :
cli-move-confirm = À confirmer :
cli-moved = Dossier passé à la version { $version }. Points bloquants : { $blocking }. Avertissements : { $warnings }. « pli dossier undo » revient en arrière.
cli-doubt-kind = le champ est maintenant contrôlé
cli-doubt-retired = ce choix n’existe plus, choisissez-en un autre
cli-doubt-computed = réponse composée à partir des anciennes
cli-doubt-disputed = deux réponses étaient en concurrence
cli-doubt-returned = cette réponse retrouve une place
cli-doubt-taken = la place tenait déjà une réponse plus ancienne
cli-doubt-unreadable = valeur illisible comme nombre, unité non convertie
cli-identifier-valid = Valable : { $value }
cli-identifier-kinds = « { $kind } » n’est pas une nature d’identifiant. Natures connues : { $kinds }.
cli-synced = Appels reçus le { $at }.
cli-never-synced = Les appels n’ont jamais été reçus : connectez-vous, puis lancez pli sync.
cli-call-open = ouvert
cli-call-closed = clos
cli-call-permanent = sans échéance
cli-call-deadline = échéance le { $at }
cli-moment = { $date } à { $time } ({ $place })
cli-signed-in = Connecté à { $name } ({ $url }) : { $user }, { $organisation }.
cli-signed-out = Déconnecté de { $name } ({ $url }).
cli-demonstration = Démonstration, sans valeur juridique.
cli-sync-done = Synchronisé : { $changed } appels nouveaux ou modifiés, { $gone } retirés, { $dossiers } dossiers avec du nouveau. Écart d’horloge : { $offset } ms.
cli-attached = Joint : { $name } ({ $size }), empreinte { $sha256 }.
cli-printed = Écrit : { $file } ({ $pages } pages), empreinte { $sha256 }.
cli-signed = Signé par { $signer } ({ $level }), empreinte { $sha256 }.
cli-saved = Enregistré. Points bloquants : { $blocking }. Avertissements : { $warnings }.
cli-check-ready = Tout est prêt : rien ne manque.
cli-severity-blocking = Bloquant
cli-severity-warning = Avertissement
cli-signature-stale = Le dossier a changé depuis sa signature : elle ne vaut plus pour cette version.
cli-sealed = Ce dépôt est scellé jusqu’à l’ouverture : ses fichiers sont chiffrés sur ce poste pour les détenteurs des clés annoncés par la consultation.
cli-holders-unsure = Attention : Pli ne peut pas savoir aujourd’hui si ces certificats d’ouverture ont été révoqués (clé perdue ou volée) : { $holders }. Le dépôt est scellé quand même. Pour lever le doute, ajoutez la liste de révocation de leur autorité (pli trust add), ou demandez au service de la Région.
cli-not-sealed = Ce dépôt n’est pas scellé : l’exploitant de la plateforme peut lire son contenu avant l’ouverture des plis.
cli-progress = Envoyé : { $sent } sur { $total }.
cli-waits = Le dépôt { $deposit } attend dans la boîte d’envoi. Il repartira avec pli sync ou en relançant cette commande.
cli-deposited = Déposé. Reçu par la plateforme : { $at }. Dépôt { $deposit }. Récépissé vérifié.
cli-state-draft = brouillon
cli-state-ready = prêt
cli-state-signed = signé
cli-state-queued = en attente d’envoi
cli-state-uploading = envoi en cours
cli-state-refused = refusé
cli-state-deposited = déposé
cli-state-registered = enregistré par la Région
cli-state-incomplete = à compléter
cli-state-completed = complété
cli-state-under-review = à l’étude
cli-state-decided = décidé
cli-state-closed = clos
cli-state-withdrawn = retiré
cli-source-machine = ce poste
cli-source-platform = plateforme
cli-fact-created = Dossier créé.
cli-fact-printed = Dossier mis en page (empreinte { $sha256 }).
cli-fact-signed = Dossier signé par { $signer } (empreinte { $sha256 }).
cli-fact-queued = Dépôt { $deposit } préparé : { $files } fichiers, { $bytes }.
cli-fact-holders-unsure = Révocation des certificats d’ouverture inconnue sur ce poste au moment de sceller : { $holders }.
cli-fact-deposited = Récépissé vérifié du dépôt { $deposit }, reçu le { $received_at }.
cli-fact-refused = Dépôt { $deposit } refusé ({ $fault }).
cli-fact-cancelled = Dépôt { $deposit } abandonné avant sa validation.
cli-verdict-total-passed = tout ce qui se vérifie est bon.
cli-verdict-indeterminate = rien n’est faux, mais quelque chose n’a pas pu être établi.
cli-verdict-total-failed = la signature, ou ce qu’elle couvre, n’est plus ce qu’elle était.
cli-reason-format-failure = Le fichier n’a pas la forme attendue, ou a été modifié après la signature.
cli-reason-hash-failure = Le contenu n’est pas celui qui a été signé.
cli-reason-sig-crypto-failure = La signature ne correspond pas au certificat.
cli-reason-no-signature-found = Le fichier ne porte pas de signature.
cli-reason-signed-data-not-found = Ce qui est signé n’est pas dans le fichier.
cli-reason-no-signing-certificate-found = Le certificat du signataire manque.
cli-reason-no-certificate-chain-found = Aucune autorité connue ne répond de ce certificat (voir --trust).
cli-reason-chain-constraints-failure = L’autorité n’avait pas le droit d’émettre ce certificat.
cli-reason-sig-constraints-failure = La signature n’a pas tout ce que son format exige.
cli-reason-out-of-bounds-no-poe = Le certificat a expiré, ou n’est pas encore valable, et rien ne prouve la date de la signature.
cli-reason-revoked-no-poe = Le certificat a été révoqué, et rien ne prouve que la signature est antérieure.
cli-reason-crypto-constraints-failure-no-poe = Le procédé est trop faible, et rien ne prouve la date de la signature.
cli-reason-try-later = La révocation du certificat n’a pas pu être consultée.
cli-reason-revoked = Le certificat était déjà révoqué quand la signature a été faite.
cli-reason-expired = Le certificat avait déjà expiré quand la signature a été faite.
cli-reason-not-yet-valid = La signature a été faite avant le début de validité du certificat.
cli-reason-no-certificate-chain-found-no-poe = Aucune autorité connue aujourd’hui ne répond de ce certificat, et rien ne prouve la date de la signature.
cli-reason-certificate-chain-general-failure = Les certificats qui mènent à une autorité n’ont pas pu être vérifiés.
cli-reason-crypto-constraints-failure = Le procédé était déjà trop faible quand la signature a été faite.
cli-reason-policy-processing-error = Les règles que la signature cite n’ont pas pu être appliquées.
cli-reason-signature-policy-not-available = Les règles que la signature cite ne sont pas disponibles ici.
cli-reason-timestamp-order-failure = Les horodatages se contredisent.
cli-reason-out-of-bounds-not-revoked = Le certificat a expiré sans avoir été révoqué, et rien ne prouve la date de la signature.
cli-reason-revoked-ca-no-poe = Le certificat d’une autorité a été révoqué, et rien ne prouve que la signature est antérieure.
cli-reason-revocation-out-of-bounds-no-poe = L’information de révocation n’est plus vérifiable, et rien ne prouve sa date.
cli-reason-no-poe = Rien ne prouve que la signature existait à la date utile.
cli-reason-custom = Une autre raison, donnée dans le détail.
cli-signed-by = Signé par { $signer } ({ $format } { $level })
cli-sealed-by = Scellé par { $signer } ({ $format } { $level })
cli-claimed-time = Date déclarée par le signataire : { $at }
cli-fact-exchange = Échange avec la plateforme : { $method } { $path }, { $bytes } envoyés, statut { $status }, { $millis } ms.
cli-journal-call = Appel
cli-journal-lot = Lot
cli-journal-offset = (écart d’horloge : { $ms } ms)
cli-table-sheet = Feuille « { $sheet } » (feuilles : { $known }).
cli-table-column = Colonne { $letter } « { $title } » → { $field }
cli-table-no-column = Colonne { $letter } « { $title } » → laissée de côté
cli-table-taken = { $rows ->
    [one] { $rows } ligne prise.
   *[other] { $rows } lignes prises.
  }
cli-table-would-take = { $rows ->
    [one] { $rows } ligne serait prise. Rien n’a été modifié.
   *[other] { $rows } lignes seraient prises. Rien n’a été modifié.
  }
cli-table-more = Et { $more } autres remarques.
cli-list-added = Liste ajoutée : { $name }, { $codes } codes, signée par { $signer }.
cli-list-line = { $name } : { $title } ({ $codes } codes, { $date })
cli-list-from = { $source } · { $licence }
cli-list-signer = Paquet signé par { $signer }
cli-list-packed = Paquet écrit : { $file }
cli-list-more = { $count ->
    [one] … et un autre code
   *[other] … et { $count } autres codes
}
cli-list-none = Rien ne correspond.

cli-trust-added = { $count ->
    [one] 1 élément ajouté.
   *[other] { $count } éléments ajoutés.
}
cli-trust-anchors = { $count ->
    [0] Aucune autorité n’est reconnue.
    [one] 1 autorité est reconnue.
   *[other] { $count } autorités sont reconnues.
}
cli-trust-removed = Retiré : { $name }.
cli-trust-authority = Autorité : { $name }
cli-trust-operator = Signataire de listes de confiance : { $name }
cli-trust-trusted-list = Liste de confiance : { $name } ({ $count } certificats qualifiés aujourd’hui)
cli-trust-revocation-list = Liste de révocation : { $name }
cli-trust-ocsp-answer = Réponse OCSP : { $name }
cli-trust-age = { $days ->
    [0] Datée du { $issued } : moins d’un jour.
    [one] Datée du { $issued } : 1 jour.
   *[other] Datée du { $issued } : { $days } jours.
}
cli-trust-next = Prochaine attendue le { $until }.
cli-trust-outdated = À remplacer : la suivante était attendue le { $until }.
cli-trust-until = Valable jusqu’au { $until }.
cli-trust-expired = Expirée depuis le { $until }.
cli-fact-started = Envoi du dépôt { $deposit } commencé : { $bytes } à envoyer.
cli-fact-check-disk = Contrôle du disque : { $outcome ->
    [works] { $bytes } écrits, rendus durables et relus en { $millis } ms, { $free } libres.
    [short] le disque écrit, mais il ne reste que { $free } libres.
   *[failed] l’essai d’écriture a échoué ({ $cause }).
  }
cli-fact-check-clock = Contrôle de l’horloge : { $outcome ->
    [right] à l’heure (écart de { $offset_ms } ms, heure de la plateforme : { $platform_time }).
    [wrong] décalée de { $offset_ms } ms (heure de la plateforme : { $platform_time }).
   *[unknown] la plateforme n’a pas donné l’heure.
  }
cli-fact-check-connection = Contrôle de la connexion : { $outcome ->
    [reached] { $address } répond en { $millis } ms : ce poste a accès au réseau.
    [no-name] le nom { $address } n’est pas trouvé.
    [no-answer] { $address } ne répond pas.
    [no-address] { $address } n’est pas une adresse.
   *[unset] aucune seconde adresse n’est réglée.
  }
cli-fact-time-proved = Heure du récépissé du dépôt { $deposit } prouvée par { $authority } : { $proved_at }.
cli-fact-time-proof-refused = Preuve d’heure du dépôt { $deposit } refusée : elle ne correspond pas au récépissé ({ $what }).
cli-fact-letter-received = Courrier de la Région reçu : « { $subject } » (vérification : { $indication }).
cli-fact-backup-made = Copie de sauvegarde du dépôt { $deposit } écrite et relue : { $folder }.
cli-time-proof-awaited = Preuve d’heure : pas encore reçue. Elle arrive avec une prochaine synchronisation ; le récépissé vaut sans elle.
cli-time-proof-proved = Heure prouvée par { $authority } : reçu et cachet existaient le { $at }.
cli-time-proof-unsettled = Heure attestée par { $authority } : { $at }. La preuve tient, mais l’autorité qui la signe n’a pas pu être établie ({ $reason }).
cli-time-proof-broken = Preuve d’heure refusée : elle ne correspond pas à ce récépissé ({ $reason }).
cli-journal-intact = Les { $facts } faits s’enchaînent : aucun n’a été changé, ajouté ou retiré au milieu.
cli-journal-broken = Les faits ne s’enchaînent plus : au moins un a été changé, ajouté ou retiré.
cli-journal-signed = La fin du journal est signée par l’appareil qui l’a tenu.
cli-journal-signature-wrong = La signature de l’appareil ne correspond pas à ce journal.
cli-journal-unsigned = Ce journal ne porte pas la signature d’un appareil.
cli-backup-organisation = Organisation
cli-backup-made = Copie de sauvegarde écrite et relue : { $folder } ({ $files } fichiers, { $size }).
cli-backup-no-receipt = Il n’y a pas encore de récépissé : cette copie n’en contient pas.
cli-backup-deadline = Elle doit être arrivée chez { $authority } au plus tard le { $at }. C’est l’arrivée qui compte, pas l’envoi.
cli-backup-opening = L’acheteur ne peut l’ouvrir que si un programme malveillant est détecté dans le dépôt électronique, ou si celui-ci est incomplet, hors délai ou illisible alors que son envoi avait commencé avant la clôture (arrêté du 22 mars 2019). Commencez donc toujours l’envoi avant l’heure limite.
cli-backup-no-tender = Cette demande ne relève pas d’un marché public : demandez au service s’il accepte une copie de sauvegarde.
cli-backup-intact = Copie de sauvegarde intacte : dépôt { $deposit }, { $files } fichiers, { $size }.
cli-backup-not-intact = Cette copie de sauvegarde n’est plus celle qui a été faite :
cli-backup-problem-missing = { $path } manque.
cli-backup-problem-altered = { $path } a été changé.
cli-backup-problem-added = { $path } n’en fait pas partie.
cli-backup-problem-signature = { $path } n’est pas signé par l’appareil qu’il nomme.
cli-backup-problem-manifest = { $path } n’est pas le manifeste signé de ce dépôt.
cli-backup-problem-receipt = { $path } n’est pas le récépissé de ce dépôt.
cli-backup-receipt = Récépissé :
cli-backup-signed = Dossier signé :
cli-letter-none = Aucun courrier reçu.
cli-letter-line = { $at }  « { $subject } » ({ $id })
cli-letter-arrival = À l’arrivée, le { $at } : { $indication } — { $words } { $reason } { $signers }
cli-letter-checked = Vérifié de nouveau le { $at } : { $indication } — { $words } { $reason } { $signers }
cli-letter-trusted = Ce qui était de confiance ce jour-là :
cli-trust-certificate = certificat
cli-trust-list = liste
