# Ce qui ne peut pas se faire : ce qui s’est passé, ce que cela veut dire pour le travail, que faire.
# Un code = trois phrases. Les codes sont ceux de crates/pli-app/src/fault.rs ; un test tient les deux ensemble.

error-no-store-title = Pli n’a pas encore d’espace de travail ici
error-no-store-text = Aucun dossier n’a encore été créé dans ce dossier de données.
error-no-store-repair = Créez un premier dossier, ou indiquez le bon emplacement avec --home.

error-store-exists-title = Un espace de travail existe déjà ici
error-store-exists-text = Il est gardé tel quel. Rien n’est perdu.
error-store-exists-repair = Ouvrez-le avec sa phrase de passe ou sa clé de secours.

error-store-busy-title = Pli est déjà ouvert
error-store-busy-text = Un autre programme Pli utilise cet espace de travail. Rien n’est perdu.
error-store-busy-repair = Fermez l’autre fenêtre ou attendez la fin de l’autre commande, puis recommencez.

error-store-locked-title = L’espace de travail est fermé à clé
error-store-locked-text = Sa clé n’est pas à portée : le trousseau du système ne répond pas, ou une phrase de passe est demandée. Rien n’est perdu.
error-store-locked-repair = Donnez la phrase de passe (PLI_PASSPHRASE en ligne de commande) ou la clé de secours imprimée au premier démarrage (PLI_RECOVERY_KEY).

error-wrong-passphrase-title = La phrase de passe n’ouvre pas l’espace de travail
error-wrong-passphrase-text = Rien n’a été modifié et rien n’est perdu.
error-wrong-passphrase-repair = Vérifiez la casse et la disposition du clavier, ou servez-vous de la clé de secours.

error-wrong-recovery-key-title = La clé de secours n’ouvre pas cet espace de travail
error-wrong-recovery-key-text = Elle est bien recopiée, mais c’est celle d’un autre espace de travail. Rien n’est perdu.
error-wrong-recovery-key-repair = Cherchez la feuille imprimée au premier démarrage de cet espace de travail.

error-mistyped-recovery-key-title = La clé de secours est mal recopiée
error-mistyped-recovery-key-text = { $group ->
    [0] Elle compte huit groupes de cinq caractères.
   *[other] Le groupe { $group } contient une faute de frappe.
  }
error-mistyped-recovery-key-repair = Relisez la feuille et recopiez la clé. Les lettres I, L, O et U n’y figurent pas.

error-weak-passphrase-title = La phrase de passe est trop courte
error-weak-passphrase-text = Elle protège toutes vos réponses et toutes vos pièces.
error-weak-passphrase-repair = Choisissez au moins { $min } caractères : quelques mots suffisent.

error-no-keyring-title = Le trousseau du système ne répond pas
error-no-keyring-text = Pli y garde d’ordinaire la clé de l’espace de travail. Rien n’a été créé.
error-no-keyring-repair = Choisissez une phrase de passe (PLI_PASSPHRASE en ligne de commande).

error-store-damaged-title = L’espace de travail est abîmé ou incomplet
error-store-damaged-text = Pli n’y touche pas et ne le recrée pas : { $what }.
error-store-damaged-repair = Remettez en place la dernière sauvegarde du dossier de données, ou appelez l’assistance sans rien effacer.

error-store-too-new-title = Cet espace de travail vient d’une version plus récente de Pli
error-store-too-new-text = Cette version ne sait pas l’ouvrir sans risque. Rien n’est perdu.
error-store-too-new-repair = Installez la dernière version de Pli.

error-disk-full-title = Le disque est plein
error-disk-full-text = Ce qui portait la mention « Enregistré » l’est bien. La dernière action ne l’est pas. Pli garde une réserve de place pour que vous puissiez terminer ce que vous écrivez.
error-disk-full-repair = Libérez de la place sur le disque, puis recommencez.

error-disk-title = Le disque refuse de lire ou d’écrire
error-disk-text = La dernière action n’est pas enregistrée ; tout ce qui l’était le reste. ({ $cause })
error-disk-repair = Vérifiez que le disque est branché et accessible, puis recommencez.

error-unknown-dossier-title = Ce dossier n’existe pas ici
error-unknown-dossier-text = Aucun dossier ne porte l’identifiant « { $id } ».
error-unknown-dossier-repair = Affichez la liste des dossiers pour retrouver le bon identifiant.

error-unknown-call-title = Cet appel n’est pas connu ici
error-unknown-call-text = Aucun appel ne porte la référence « { $reference } ».
error-unknown-call-repair = Synchronisez avec la plateforme, puis vérifiez la référence dans la liste des appels.

error-unknown-lot-title = Ce lot ne convient pas
error-unknown-lot-text = Les lots de cet appel sont : { $lots }.
error-unknown-lot-repair = Indiquez l’un de ces numéros de lot.

error-unknown-form-title = Ce formulaire n’est pas connu ici
error-unknown-form-text = Aucun formulaire ne s’appelle « { $form } ».
error-unknown-form-repair = Affichez la liste des formulaires, ou synchronisez avec la plateforme.

error-broken-form-title = Le formulaire est défectueux
error-broken-form-text = Il n’a pas été installé, et vos dossiers n’ont pas changé. { $what }
error-broken-form-repair = Signalez-le à la Région qui le publie.

error-no-newer-form-title = Il n’y a pas de version plus récente à prendre
error-no-newer-form-text = Le dossier est en version { $version } de son formulaire, et reste tel quel.
error-no-newer-form-repair = Continuez : rien n’est à faire.

error-no-migration-title = Rien ne dit comment passer de la version { $from } à la version { $to }
error-no-migration-text = Le dossier reste en version { $from }. Rien n’est perdu.
error-no-migration-repair = Restez dans cette version, ou demandez au service qui publie le formulaire comment passer à la nouvelle.

error-form-not-of-call-title = L’appel demande une autre version du formulaire
error-form-not-of-call-text = Cet appel se dépose avec la version { $version }. Le dossier reste tel quel.
error-form-not-of-call-repair = Gardez la version de l’appel, ou prenez celle-ci : { $version }.
error-unknown-list-title = Cette liste de codes n’est pas connue ici
error-unknown-list-text = Pli n’a pas de liste « { $list } ».
error-unknown-list-repair = Voyez les noms par « pli list ls », ou ajoutez la liste par « pli list add ».

error-bad-list-title = Le fichier de la liste est mal écrit
error-bad-list-text = { $what ->
    [too-large] Il y a plus de 100 000 codes, ou plus de 32 Mo.
    [not-utf8] Le fichier n’est pas du texte en UTF-8.
    [first-line] La première ligne n’est pas « #pli-list 1 ».
    [head] Ligne { $line } : « { $given } » n’est pas une ligne d’en-tête connue, ou elle est répétée ou mal écrite.
    [missing-head] L’en-tête « { $given } » manque.
    [columns] Ligne { $line } : les noms de colonnes ne conviennent pas ; il faut au moins « code » et « label ».
    [cells] Ligne { $line } : le nombre de cases n’est pas celui des colonnes.
    [code] Ligne { $line } : le code « { $given } » est vide, trop long, ou entouré d’espaces.
    [label] Ligne { $line } : le code « { $given } » n’a pas d’intitulé.
    [cell] Ligne { $line } : une case dépasse 400 signes ou contient un signe invisible.
    [date] Ligne { $line } : « { $given } » n’est pas une date AAAA-MM-JJ.
    [repeated] Ligne { $line } : le code « { $given } » est déjà dans la liste.
    [parent] Ligne { $line } : la liste n’a pas de code « { $given } » à placer au-dessus.
   *[other] La liste ne contient aucun code.
}
error-bad-list-repair = Corrigez le fichier de la liste, puis recommencez. Rien n’a été ajouté.

error-list-conflict-title = Une autre liste porte déjà ce nom et cette version
error-list-conflict-text = « { $list } » est ici avec un autre contenu. Une version ne change jamais : des dossiers en dépendent.
error-list-conflict-repair = Demandez à l’auteur de publier le nouveau contenu sous une autre version.

error-bad-pack-title = Ce n’est pas un paquet de liste
error-bad-pack-text = Un paquet contient « list.tsv » et « list.p7s », sans rien d’autre. ({ $what }) Rien n’a été ajouté.
error-bad-pack-repair = Demandez le paquet à son auteur, et ajoutez-le sans l’ouvrir ni le modifier.

error-pack-unsigned-title = Ce paquet n’est pas signé
error-pack-unsigned-text = Rien ne dit d’où vient cette liste. Rien n’a été ajouté.
error-pack-unsigned-repair = Demandez à son auteur un paquet signé.

error-pack-altered-title = Ce paquet a été modifié après sa signature
error-pack-altered-text = La liste n’est plus celle qui a été signée. Rien n’a été ajouté.
error-pack-altered-repair = Demandez de nouveau le paquet à son auteur.

error-pack-untrusted-title = L’auteur de ce paquet n’est pas reconnu
error-pack-untrusted-text = Aucune autorité de confiance ne répond de la signature de « { $signer } ». Rien n’a été ajouté.
error-pack-untrusted-repair = Vérifiez d’où vient le paquet. Si vous connaissez l’autorité de son auteur, donnez-la par « --trust ».

error-pack-outdated-title = Le certificat de ce paquet n’est pas valable aujourd’hui
error-pack-outdated-text = Le certificat de « { $signer } » a expiré ou n’est pas encore valable, et rien ne prouve la date de la signature. Rien n’a été ajouté.
error-pack-outdated-repair = Demandez à l’auteur de signer de nouveau le paquet.

error-pack-expired-title = Cette liste est périmée
error-pack-expired-text = « { $list } » ne devait plus être ajoutée après le { $date }. Rien n’a été ajouté.
error-pack-expired-repair = Demandez à son auteur la version en cours.

error-bad-trust-file-title = Ce fichier ne dit rien d’une autorité
error-bad-trust-file-text = « { $name } » ne contient ni certificat, ni liste de confiance, ni liste de révocation, ni réponse OCSP ({ $cause }). Rien n’a été changé.
error-bad-trust-file-repair = Donnez le certificat de l’autorité (.cer, .crt, .pem), ou la liste comme elle est publiée (.xml, .crl).

error-trusted-list-refused-title = La signature de cette liste de confiance n’est pas reconnue
error-trusted-list-refused-text = La liste de « { $territory } » (« { $name } ») a été modifiée, ou elle est signée par quelqu’un que Pli ne connaît pas. Rien n’a été changé.
error-trusted-list-refused-repair = Téléchargez de nouveau la liste. Donnez avec elle le certificat de l’organisme qui la signe, par « --operator ».

error-list-from-the-future-title = Cette liste est datée de l’avenir
error-list-from-the-future-text = « { $name } » est datée du { $issued } : l’horloge de cet ordinateur est sans doute en retard. Rien n’a été changé.
error-list-from-the-future-repair = Réglez l’horloge de l’ordinateur, puis recommencez.

error-unknown-trust-title = Aucun élément de ce nom
error-unknown-trust-text = « { $which } » ne désigne aucune autorité ni aucune liste gardée ici, ou en désigne plusieurs. Rien n’a été changé.
error-unknown-trust-repair = Reprenez le nom ou le début du condensé dans « pli trust list ».

error-unknown-field-title = Ce champ n’existe pas dans le formulaire
error-unknown-field-text = « { $path } » ne désigne aucun champ. Rien n’a été modifié.
error-unknown-field-repair = Affichez le dossier pour voir le nom des champs.

error-unknown-row-title = Cette ligne n’existe pas
error-unknown-row-text = « { $row } » ne désigne aucune ligne. Rien n’a été modifié.
error-unknown-row-repair = Affichez le dossier pour voir les lignes et leurs identifiants.

error-unknown-piece-title = Cette pièce n’existe pas dans le formulaire
error-unknown-piece-text = « { $piece } » ne désigne aucune pièce. Les pièces sont : { $pieces }.
error-unknown-piece-repair = Indiquez l’une de ces pièces ; pour une pièce par ligne, indiquez aussi la ligne (--row).

error-unknown-attachment-title = Ce fichier n’est pas joint au dossier
error-unknown-attachment-text = « { $attachment } » ne désigne aucun fichier joint.
error-unknown-attachment-repair = Affichez le dossier pour voir les fichiers joints.

error-read-only-field-title = Ce champ ne se remplit pas
error-read-only-field-text = « { $path } » est calculé, ou repris de l’appel.
error-read-only-field-repair = Changez les réponses dont il dépend.

error-unsuitable-edit-title = Cette modification ne convient pas à ce champ
error-unsuitable-edit-text = « { $path } » n’accepte pas cette modification. Rien n’a été modifié.
error-unsuitable-edit-repair = Affichez le dossier pour voir la nature du champ.

error-bad-answers-title = Le fichier de réponses n’est pas celui qui est attendu
error-bad-answers-text = { $what } Rien n’a été modifié.
error-bad-answers-repair = Corrigez le fichier : sections, puis champs ; un groupe est une liste de lignes ; les dates s’écrivent AAAA-MM-JJ.

error-table-empty-title = Ce tableau est vide
error-table-empty-text = Aucune cellule n’y contient quelque chose. Rien n’a été modifié.
error-table-empty-repair = Choisissez une autre feuille ou un autre fichier.

error-table-too-large-title = Le fichier du tableau est trop gros
error-table-too-large-text = Il pèse { $size }, pour { $max } au plus. Rien n’a été modifié.
error-table-too-large-repair = Enregistrez la seule feuille utile dans un nouveau fichier, ou partagez-la en plusieurs.

error-table-too-long-title = Le tableau a trop de lignes
error-table-too-long-text = Il en a { $rows }, pour { $limit } au plus. Rien n’a été modifié.
error-table-too-long-repair = Retirez les lignes inutiles, ou regroupez-les, puis recommencez.

error-table-too-wide-title = Le tableau a trop de colonnes
error-table-too-wide-text = Il en a { $columns }, pour { $limit } au plus. Rien n’a été modifié.
error-table-too-wide-repair = Retirez les colonnes inutiles, puis recommencez.

error-table-too-full-title = Le tableau a trop de cellules
error-table-too-full-text = Il en a plus de { $limit }. Rien n’a été modifié.
error-table-too-full-repair = Retirez les lignes et les colonnes inutiles, puis recommencez.

error-table-format-title = Ce fichier n’est pas un tableau que Pli sait lire
error-table-format-text = Pli lit les tableaux CSV, XLSX et ODS. Rien n’a été modifié.
error-table-format-repair = Ouvrez-le avec votre tableur et enregistrez-le dans l’un de ces formats.

error-table-old-or-protected-title = Ce fichier Excel est ancien ou protégé
error-table-old-or-protected-text = Pli lit les fichiers .xlsx sans mot de passe. Rien n’a été modifié.
error-table-old-or-protected-repair = Ouvrez-le avec votre tableur, puis enregistrez-le au format .xlsx, sans mot de passe.

error-table-damaged-title = Le fichier du tableau est abîmé
error-table-damaged-text = Il n’a pas pu être lu jusqu’au bout. Rien n’a été modifié. ({ $cause })
error-table-damaged-repair = Ouvrez-le avec votre tableur et enregistrez-le de nouveau, puis recommencez.

error-unknown-sheet-title = Ce fichier n’a pas de feuille « { $name } »
error-unknown-sheet-text = Ses feuilles : { $known }. Rien n’a été modifié.
error-unknown-sheet-repair = Choisissez l’une d’elles.

error-unknown-column-title = La colonne « { $name } » n’existe pas ou ne se remplit pas
error-unknown-column-text = Colonnes possibles : { $known }. Rien n’a été modifié.
error-unknown-column-repair = Choisissez l’une d’elles.

error-two-columns-title = Deux colonnes vont au même endroit
error-two-columns-text = « { $name } » est choisi pour deux colonnes du fichier. Rien n’a été modifié.
error-two-columns-repair = Gardez-le pour une seule colonne.

error-nothing-to-undo-title = Il n’y a rien à annuler
error-nothing-to-undo-text = Ce dossier n’a plus d’action à annuler.
error-nothing-to-undo-repair = Aucune action n’est nécessaire.

error-nothing-to-redo-title = Il n’y a rien à rétablir
error-nothing-to-redo-text = Aucune action n’a été annulée depuis la dernière modification.
error-nothing-to-redo-repair = Aucune action n’est nécessaire.

error-file-empty-title = Le fichier est vide
error-file-empty-text = « { $name } » ne contient rien (0 octet). Il n’a pas été joint.
error-file-empty-repair = Ouvrez-le dans le logiciel d’origine, enregistrez-le de nouveau, puis joignez-le.

error-file-too-large-title = Le fichier est trop volumineux
error-file-too-large-text = « { $name } » pèse { $size } ; la limite est de { $max } par fichier. Il n’a pas été joint.
error-file-too-large-repair = Réduisez-le (images moins précises, fichier coupé en deux), puis joignez-le.

error-total-too-large-title = Le dossier deviendrait trop volumineux
error-total-too-large-text = Avec « { $name } », le dossier pèserait { $size } ; la limite est de { $max }. Le fichier n’a pas été joint.
error-total-too-large-repair = Retirez ou réduisez un fichier, puis joignez celui-ci.

error-too-many-files-title = Il y a déjà assez de fichiers
error-too-many-files-text = { $max } fichiers au plus sont acceptés ici. « { $name } » n’a pas été joint.
error-too-many-files-repair = Retirez un fichier, ou réunissez-en plusieurs en un seul PDF.

error-file-format-title = Ce format n’est pas accepté
error-file-format-text = « { $name } » n’a pas été joint. Formats acceptés : { $accepted }.
error-file-format-repair = Enregistrez le document dans l’un de ces formats, puis joignez-le.

error-file-content-title = Le contenu du fichier ne correspond pas à son nom
error-file-content-text = Le contenu de « { $name } » est de nature { $found }. Il n’a pas été joint.
error-file-content-repair = Ouvrez-le dans le logiciel d’origine et enregistrez-le dans le format annoncé par son nom.

error-file-name-too-long-title = Le nom du fichier est trop long
error-file-name-too-long-text = « { $name } » compte { $chars } caractères ; la limite est de { $max }. Il n’a pas été joint.
error-file-name-too-long-repair = Renommez-le plus court, puis joignez-le.

error-file-name-title = Le nom du fichier n’est pas accepté
error-file-name-text = « { $name } » contient un caractère que tous les ordinateurs n’acceptent pas. Il n’a pas été joint.
error-file-name-repair = Renommez-le avec des lettres, des chiffres, des tirets et des espaces, puis joignez-le.

error-file-changed-title = Le fichier a changé pendant la lecture
error-file-changed-text = « { $name } » n’a pas la taille annoncée. Il n’a pas été joint.
error-file-changed-repair = Fermez le logiciel qui l’écrit, puis joignez-le de nouveau.

error-file-unreadable-title = Le fichier ne peut pas être lu
error-file-unreadable-text = « { $name } » ne se laisse pas lire ou écrire. ({ $cause })
error-file-unreadable-repair = Vérifiez son emplacement et vos droits d’accès.

error-vault-damaged-title = Un fichier joint est abîmé dans l’espace de travail
error-vault-damaged-text = La copie de « { $name } » gardée par Pli a été modifiée ou a disparu ({ $what }). Vos réponses n’ont pas changé.
error-vault-damaged-repair = Joignez de nouveau ce fichier : la copie abîmée sera remplacée.

error-no-preview-title = Ce fichier n’a pas d’aperçu
error-no-preview-text = Pli montre les PDF et les images. Le fichier est bien joint.
error-no-preview-repair = Ouvrez l’original avec le logiciel qui l’a créé.

error-unknown-upload-title = Cet ajout de fichier est terminé ou abandonné
error-unknown-upload-text = Rien n’est perdu.
error-unknown-upload-repair = Joignez le fichier de nouveau.

error-blocking-findings-title = Des points bloquants restent à corriger
error-blocking-findings-text = { $count } points empêchent de signer et de déposer. Le brouillon est enregistré.
error-blocking-findings-repair = Ouvrez « Vérifier » (pli dossier check) : chaque point dit quoi corriger et où.

error-not-printed-title = Le dossier n’a pas encore été mis en page
error-not-printed-text = On signe exactement le PDF que l’on a vu.
error-not-printed-repair = Imprimez d’abord le dossier, relisez-le, puis signez.

error-print-stale-title = Le dossier a changé depuis sa mise en page
error-print-stale-text = Le PDF affiché ne correspond plus aux réponses. Rien n’est perdu.
error-print-stale-repair = Imprimez de nouveau le dossier, relisez-le, puis signez.

error-print-failed-title = La mise en page a échoué
error-print-failed-text = Le dossier est intact. ({ $cause })
error-print-failed-repair = Transmettez ce message à l’assistance.

error-wrong-p12-password-title = Le mot de passe du certificat n’est pas le bon
error-wrong-p12-password-text = Le certificat ne s’ouvre pas. Rien n’a été signé.
error-wrong-p12-password-repair = Vérifiez la casse et la disposition du clavier, puis recommencez.

error-bad-certificate-file-title = Ce fichier n’est pas un certificat avec sa clé
error-bad-certificate-file-text = Pli attend un fichier .p12 ou .pfx. Rien n’a été signé. ({ $cause })
error-bad-certificate-file-repair = Exportez de nouveau le certificat avec sa clé privée, puis recommencez.

error-certificate-expired-title = Le certificat a expiré
error-certificate-expired-text = Il était valable jusqu’au { $not_after }. Rien n’a été signé.
error-certificate-expired-repair = Servez-vous d’un certificat en cours de validité.

error-certificate-not-yet-valid-title = Le certificat n’est pas encore valable
error-certificate-not-yet-valid-text = Il le sera à partir du { $not_before }. Rien n’a été signé.
error-certificate-not-yet-valid-repair = Vérifiez l’horloge de l’ordinateur, ou attendez cette date.

error-certificate-unusable-title = Ce certificat n’est pas fait pour signer des documents
error-certificate-unusable-text = Il sert à s’identifier ou à protéger un site. Rien n’a été signé.
error-certificate-unusable-repair = Servez-vous d’un certificat de signature.

error-sign-failed-title = La signature a échoué
error-sign-failed-text = Le dossier et le PDF sont intacts. ({ $cause })
error-sign-failed-repair = Recommencez ; si l’échec se répète, transmettez ce message à l’assistance.

error-not-signed-title = Le dossier n’est pas signé
error-not-signed-text = Cet appel demande un dossier signé. Rien n’a été déposé.
error-not-signed-repair = Imprimez le dossier, relisez-le, signez-le, puis déposez-le.

error-signature-stale-title = Le dossier a changé depuis sa signature
error-signature-stale-text = La signature porte sur l’ancienne version. Rien n’est perdu, rien n’a été déposé.
error-signature-stale-repair = Imprimez et signez de nouveau, ou annulez les modifications.

error-no-call-title = Ce dossier ne répond à aucun appel
error-no-call-text = Il a été créé à partir d’un formulaire seul : il peut être rempli, imprimé et signé, mais pas déposé.
error-no-call-repair = Créez un dossier à partir d’un appel et reprenez vos réponses.

error-already-queued-title = Le dossier est déjà en route ou déposé
error-already-queued-text = Son dépôt a l’identifiant { $deposit }.
error-already-queued-repair = Suivez-le dans « Déposer », ou annulez-le tant qu’il n’est pas parti.

error-not-queued-title = Aucun dépôt n’attend
error-not-queued-text = Ce dossier n’a pas de dépôt à annuler, ou le dépôt est déjà en cours de validation par la plateforme.
error-not-queued-repair = Aucune action n’est nécessaire.

error-no-receipt-title = Il n’y a pas encore de récépissé
error-no-receipt-text = La plateforme n’a pas encore confirmé ce dépôt.
error-no-receipt-repair = Déposez le dossier, ou synchronisez si le dépôt est en attente.

error-no-platform-title = Aucune plateforme n’est connue
error-no-platform-text = Le travail hors ligne reste possible.
error-no-platform-repair = Connectez-vous à la plateforme de la Région (pli platform login ADRESSE --user NOM).

error-bad-address-title = Cette adresse de plateforme ne convient pas
error-bad-address-text = « { $address } » n’est pas acceptée.
error-bad-address-repair = Recopiez l’adresse donnée par la Région : elle commence par https://.

error-platform-away-title = La plateforme ne répond pas
error-platform-away-text = Rien n’est perdu : votre travail est enregistré et les dépôts en attente repartiront seuls.
error-platform-away-repair = Vérifiez la connexion au réseau, ou recommencez plus tard.

error-platform-slow-title = La plateforme répond trop lentement
error-platform-slow-text = Rien n’est perdu : ce qui est arrivé ne sera pas renvoyé, le reste repartira seul.
error-platform-slow-repair = Laissez Pli ouvert, ou recommencez plus tard.

error-platform-rubbish-title = La réponse reçue n’est pas celle d’une plateforme
error-platform-rubbish-text = Un autre service a répondu à sa place, ou elle est en panne. Rien n’est perdu. ({ $cause })
error-platform-rubbish-repair = Vérifiez l’adresse et la page d’accueil de votre réseau, puis recommencez.

error-platform-certificate-title = L’identité de la plateforme n’est pas prouvée
error-platform-certificate-text = Son certificat n’est pas reconnu : rien ne lui a été envoyé. ({ $cause })
error-platform-certificate-repair = Vérifiez l’adresse. Si la Région a sa propre autorité, ajoutez son certificat (--trust-ca FICHIER).

error-protocol-version-title = Pli et la plateforme ne parlent pas la même version
error-protocol-version-text = La plateforme comprend les versions { $oldest } à { $newest }, cette application la version { $ours }. Rien n’est perdu.
error-protocol-version-repair = Installez la dernière version de Pli.

error-sign-in-refused-title = Le nom ou le mot de passe n’est pas reconnu
error-sign-in-refused-text = La plateforme n’a pas ouvert de session. Votre travail local n’a pas changé.
error-sign-in-refused-repair = Vérifiez le nom et le mot de passe, puis recommencez.

error-signed-out-title = La session avec la plateforme est terminée
error-signed-out-text = Rien n’est perdu : les dépôts en attente repartiront après la connexion.
error-signed-out-repair = Connectez-vous de nouveau.

error-late-title = Le délai est passé
error-late-text = La plateforme a reçu la demande le { $received } ; la limite était le { $deadline } (horloge de la plateforme). Le dépôt est refusé, votre dossier est intact.
error-late-repair = Contactez le service indiqué dans l’appel ; le journal de diligence montre vos tentatives (pli journal export).

error-deposit-conflict-title = La plateforme a déjà un autre dépôt sous cet identifiant
error-deposit-conflict-text = Le dépôt n’a pas été pris. Le dossier est intact.
error-deposit-conflict-repair = Annulez ce dépôt et déposez de nouveau.

error-missing-chunks-title = Des parties du dépôt ne sont pas arrivées
error-missing-chunks-text = La plateforme a refusé de valider un dépôt incomplet. Rien n’est perdu.
error-missing-chunks-repair = Laissez Pli renvoyer ce qui manque.

error-deposit-refused-title = La plateforme refuse le dépôt
error-deposit-refused-text = Elle dit : { $reason } Le dossier est intact.
error-deposit-refused-repair = Corrigez ce qui est dit, puis déposez de nouveau.

error-opening-unfit-title = Une clé d’ouverture annoncée par la consultation n’est pas utilisable
error-opening-unfit-text = { $reason ->
    [expired] Le certificat de { $name } a expiré.
    [not-yet-valid] Le certificat de { $name } n’est pas encore valable.
    [revoked] Le certificat de { $name } a été révoqué.
    [untrusted] Le certificat de { $name } ne mène à aucune autorité de la consultation.
    [usage] Le certificat de { $name } n’est pas fait pour chiffrer des fichiers.
    [quorum] Le nombre de détenteurs à réunir ({ $number }) est impossible.
   *[unreadable] Le certificat du détenteur n° { $number } ne se lit pas.
} Pli ne scelle pas un dossier pour une clé douteuse. Rien n’est perdu.
error-opening-unfit-repair = Synchronisez, puis recommencez. Si cela persiste, prévenez le service de la Région : lui seul peut corriger la consultation.
error-receipt-invalid-title = Le récépissé reçu n’est pas valable
error-receipt-invalid-text = Pli ne montre « Déposé » qu’avec un récépissé vérifié. ({ $what })
error-receipt-invalid-repair = Contactez le service de la Région avec le journal de diligence.

error-not-verifiable-title = Ce fichier ne porte rien à vérifier
error-not-verifiable-text = « { $name } » n’est ni un PDF, ni une signature, ni un conteneur, ni un récépissé. Rien n’est perdu.
error-not-verifiable-repair = Choisissez le PDF signé, la signature (.p7s, .xml), le conteneur (.asice) ou le récépissé.

error-bad-request-title = La demande n’est pas comprise
error-bad-request-text = { $what }
error-bad-request-repair = Transmettez ce message à l’assistance.

error-internal-title = Une erreur inattendue s’est produite
error-internal-text = Ce qui était enregistré le reste. ({ $cause })
error-internal-repair = Recommencez ; si l’erreur se répète, transmettez ce message à l’assistance.

error-bad-profile-title = Ce fichier n’est pas un profil
error-bad-profile-text = Le profil de Pli est resté tel quel. ({ $what })
error-bad-profile-repair = Prenez un fichier que Pli a exporté (pli profile export), sans le modifier.

error-unknown-document-title = Ce document n’est pas dans vos documents
error-unknown-document-text = Aucun document, ou plusieurs, ne répondent à « { $document } ». Rien n’a changé.
error-unknown-document-repair = Choisissez-le dans la liste de vos documents (pli wallet list).

error-document-date-title = Cette date n’existe pas
error-document-date-text = « { $given } » n’est pas une date. Rien n’a été enregistré.
error-document-date-repair = Écrivez-la comme 21/11/2026.

error-document-dates-title = Le document finirait avant sa date
error-document-dates-text = Sa date est le { $issued }, sa fin le { $expires }. Rien n’a été enregistré.
error-document-dates-repair = Relisez les deux dates sur le document.

error-unknown-point-title = Ce moment du dossier n’est pas connu
error-unknown-point-text = « { $point } » n’est pas un moment de ce dossier. Rien n’a changé.
error-unknown-point-repair = Donnez now, deposit (s’il a été déposé), -3 pour trois actions plus tôt, ou une date comme 2026-11-21T10:00:00Z.
error-no-screens-title = Les écrans manquent à ce programme
error-no-screens-text = L’aperçu montre les écrans de Pli dans un navigateur, et ce programme a été construit sans eux. Rien n’est perdu.
error-no-screens-repair = Construisez-les, puis recommencez : cargo xtask screens.
error-port-taken-title = L’aperçu ne peut pas écouter à cette adresse
error-port-taken-text = L’adresse { $address } est prise, ou interdite. ({ $cause })
error-port-taken-repair = Laissez Pli choisir : ne donnez pas --listen, ou donnez 127.0.0.1:0.
error-backup-folder-title = La copie de sauvegarde n’a pas pu être écrite
error-backup-folder-text = L’emplacement { $folder } ne peut pas être écrit ({ $cause }). Votre dossier est intact, rien n’est perdu.
error-backup-folder-repair = Vérifiez que la clé ou le dossier est présent et accepte l’écriture, ou choisissez-en un autre.
error-backup-room-title = Pas assez de place pour la copie de sauvegarde
error-backup-room-text = L’emplacement { $folder } n’a pas la place nécessaire ({ $free } libres, { $needed } nécessaires). Votre dossier est intact, rien n’est perdu.
error-backup-room-repair = Faites de la place, ou choisissez une clé plus grande.
error-backup-broken-title = La copie de sauvegarde, relue, est différente
error-backup-broken-text = Ce qui a été relu dans { $folder } n’est pas ce qui y a été écrit : le support est peut-être abîmé. Votre dossier est intact, rien n’est perdu.
error-backup-broken-repair = N’utilisez pas cette copie. Recommencez sur un autre support.
error-unknown-letter-title = Courrier inconnu
error-unknown-letter-text = Aucun courrier reçu ici n’a l’identifiant « { $id } ».
error-unknown-letter-repair = Synchronisez, puis choisissez un courrier de la liste.
