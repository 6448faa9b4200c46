# Texts of the window. Buttons say the verb and the object; an error says what happened, what it means, what to do.

## Everywhere
cancel = Annuler
close = Fermer
next = Continuer
later = Plus tard
retry = Réessayer
yes = Oui
no = Non
menu = Menu
nav = Navigation principale
skip = Aller au contenu
moment = { $day } à { $time }
demonstration = Démonstration
app-opening = Ouverture de Pli…
fault-unknown-title = Cela n’a pas pu être fait
fault-unknown-text = Rien n’est perdu. Pli ne connaît pas la raison ({ $code }).
fault-unknown-repair = Réessayez ; si cela se répète, notez ce code pour l’assistance.

## Navigation
nav-dossiers = Dossiers
nav-calls = Appels
nav-profile = Profil
nav-settings = Réglages
nav-queued = { $count ->
    [one] { $count } dépôt en route
   *[other] { $count } dépôts en route
}
state-online = En ligne
state-offline = Hors ligne
state-signed-out = En ligne, non connecté
state-unknown = Pas encore synchronisé

## Fields
field-optional = facultatif
field-example = Exemple : { $example }
field-computed = calculé
field-from-call = vient de l’appel
field-not-yet = pas encore connu
field-provisional = provisoire
field-empty-answer = Effacer la réponse
origin-profile = du profil
origin-paste = collé
origin-file = de { $name }
origin-form = repris de la version { $version }
version-newer = Une nouvelle version du formulaire existe
version-newer-text = Ce dossier est en version { $current }. Vous pouvez le passer à la version { $newer } : rien ne sera effacé, et vous pourrez revenir en arrière.
version-label = { $label } :
version-see = Voir ce qui change…
version-kept = { $count ->
    [one] { $count } réponse conservée qui n’a plus de place
   *[other] { $count } réponses conservées qui n’ont plus de place
}
version-kept-text = Elles restent dans votre brouillon. Elles ne sont ni imprimées, ni signées, ni transmises.
move-title = Passer à la version { $to } du formulaire
move-planning = Lecture des réponses…
move-kept = { $count ->
    [0] Aucune réponse ne reste à sa place.
    [one] { $count } réponse reste telle quelle.
   *[other] { $count } réponses restent telles quelles.
}
move-moved = { $count ->
    [one] { $count } réponse change de place ou d’écriture
   *[other] { $count } réponses changent de place ou d’écriture
}
move-before = avant : { $before }
move-orphaned = { $count ->
    [one] { $count } réponse n’aura plus de place
   *[other] { $count } réponses n’auront plus de place
}
move-confirm = { $count ->
    [one] { $count } réponse à confirmer
   *[other] { $count } réponses à confirmer
}
move-added = { $count ->
    [one] { $count } nouveau champ
   *[other] { $count } nouveaux champs
}
move-undo = Vous pourrez revenir à la version actuelle par « Annuler ».
move-act = Passer à la version { $to }
move-stay = Rester en version { $from }
move-done = Le dossier est passé à la version { $to }.
severity-blocking = Bloquant :
severity-warning = Avertissement :
date-shape = JJ/MM/AAAA
date-open = Calendrier : { $label }
list-none = Rien ne correspond.
list-more = { $count ->
    [one] … et un autre. Précisez votre recherche.
   *[other] … et { $count } autres. Précisez votre recherche.
}
list-absent = La liste de ce champ n’est pas installée ici : tapez le code. Il sera vérifié par la Région.
list-failed = La recherche n’a pas répondu. Tapez le code, ou recommencez.
chip-remove = Retirer { $label }
secret-show = Afficher ce qui est tapé
finding-unknown = { $label ->
   *[other] À revoir ({ $code })
}

## Tables and repeats
grid-number = N°
grid-acts = Actions
grid-row-acts = Actions de la ligne { $number }
grid-insert-after = Ajouter une ligne dessous
grid-move-up = Monter
grid-move-down = Descendre
grid-why = Pourquoi « { $label } » ?
grid-delete = Supprimer la ligne
grid-add = Ajouter une ligne
grid-none = Aucune ligne. Ajoutez-en une, ou collez les cellules de votre tableur.
grid-count = { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
grid-keys = Flèches : se déplacer. Taper ou Entrée : modifier. Ctrl+V : coller depuis un tableur. Ctrl+Entrée : nouvelle ligne. F1 : pourquoi. Alt+flèches : déplacer la ligne.
grid-said-inserted = Ligne ajoutée.
grid-said-removed = Ligne supprimée. Ctrl+Z l’annule.
grid-said-pasted = { $rows ->
    [0] Cellules collées.
    [one] Cellules collées, 1 ligne ajoutée.
   *[other] Cellules collées, { $rows } lignes ajoutées.
}
card-none = Rien pour l’instant.
card-add = Ajouter : { $label }
card-delete = Supprimer
card-acts = Actions de { $label }
card-findings = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
card-said-added = { $label } : une fiche est ajoutée.
card-said-removed = « { $label } » est supprimé. Ctrl+Z l’annule.

## Dossier
dossier-opening = Ouverture du dossier…
dossier-of-call = Appel { $reference }
steps = Étapes du dossier
step-fill = Remplir
step-pieces = Pièces
step-check = Vérifier
step-sign = Signer
step-deposit = Déposer
step-follow = Suivre
step-done = , fait
sections = Sections
sections-near = Section précédente et suivante
section-title = { $number }. { $title }
section-done = complète
section-blocked = à corriger
section-begun = commencée
section-empty = à remplir
section-left = { $count ->
    [one] { $count } point bloquant
   *[other] { $count } points bloquants
}
panel = Ce qui reste à faire
panel-open = { $count ->
    [0] Rien à revoir
    [one] { $count } point
   *[other] { $count } points
}
findings = Points à revoir
findings-left = { $count ->
    [0] Plus aucun point
    [one] Il reste 1 point
   *[other] Il reste { $count } points
}
findings-none = Rien à revoir.
findings-here = Dans cette section
findings-elsewhere = { $count ->
    [one] { $count } point ailleurs
   *[other] { $count } points ailleurs
}
finding-why = Pourquoi ?
justify = Justifier…
justify-change = Modifier la justification…
justified-as = Justifié : { $text }
justify-title = Justifier cet avertissement
justify-label = Votre explication
justify-help = Elle accompagne le dossier ; la personne qui l’instruit la lira.
justify-keep = Garder l’explication
justify-take-back = Retirer l’explication
totals = Totaux
total-none = pas encore
saving = Enregistrement…
saved-at = Enregistré à { $time }
saved-all = Tout est enregistré
saved-not = Non enregistré
undo = Annuler
redo = Rétablir
check-now = Vérifier
clock-platform = heure Région
clock-machine = horloge de ce poste
deadline-at = Échéance { $date }
deadline-left = dans { $left } ({ $clock })
deadline-passed = L’échéance est passée
left-days = { $d } j { $h } h
left-hours = { $h } h { $m } min
left-minutes = { $m } min { $s } s

## Pieces
pieces-count = { $here } sur { $wanted } { $wanted ->
    [one] pièce requise jointe
   *[other] pièces requises jointes
}
pieces-bytes = { $size } en tout
pieces-drop = Déposez vos fichiers n’importe où dans la fenêtre : Pli propose une place pour chacun.
pieces-none = Ce dossier ne demande aucune pièce.
pieces-missing = À joindre
pieces-rest = Jointes ou facultatives
piece-choose = Choisir un fichier…
piece-add = Ajouter un fichier…
piece-required = Requise
piece-expected = Attendue
piece-optional = Facultative
piece-here = { $files ->
    [one] Jointe
   *[other] { $files } fichiers joints
}
piece-formats = { $formats }
piece-max-size = { $size } au plus par fichier
piece-max-files = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers au plus
}
piece-issued = document du { $day }
piece-show = Voir
piece-show-of = Voir { $name }
piece-remove-of = Retirer { $name }
piece-dismiss = J’ai compris
piece-progress = Copie de { $name }
piece-said-attached = { $name } est joint et enregistré.
piece-said-removed = { $name } est retiré. Ctrl+Z l’annule.
drop-here = Déposez les fichiers ici
drop-title = { $files ->
    [one] Placer 1 fichier
   *[other] Placer { $files } fichiers
}
drop-text = Voici la place proposée pour chaque fichier, d’après son nom. Corrigez si besoin.
drop-folder = C’est un dossier : ouvrez-le, puis déposez ses fichiers.
drop-nowhere = Ne pas joindre
drop-attach = { $files ->
    [0] Joindre
    [one] Joindre 1 fichier
   *[other] Joindre { $files } fichiers
}
page-drawing = Dessin de la page…
page-of = Page { $page } sur { $pages } de { $name }
page-number = Page { $page } sur { $pages }
pager = Pages
pager-before = Page précédente
pager-after = Page suivante
pager-at = { $page } / { $pages }

## Check
check-ready = Tout est prêt
check-ready-text = Rien ne bloque. Le dossier peut être relu puis signé.
check-ready-warnings = { $count ->
    [one] Rien ne bloque. Il reste un avertissement, que vous pouvez justifier.
   *[other] Rien ne bloque. Il reste { $count } avertissements, que vous pouvez justifier.
}
check-go-sign = Relire et signer
check-left = { $count ->
    [one] Il reste un point bloquant
   *[other] Il reste { $count } points bloquants
}
check-left-text = Votre travail est enregistré. Chaque phrase vous mène à l’endroit à compléter.
check-blocking = Bloquant
check-warnings = Avertissements
check-justified = Justifiés
check-hidden = { $count ->
    [one] { $count } réponse masquée ne sera pas transmise.
   *[other] { $count } réponses masquées ne seront pas transmises.
}

## Sign
sign-title = Relire et signer
sign-blocked = { $count ->
    [one] Il reste un point bloquant
   *[other] Il reste { $count } points bloquants
}
sign-blocked-text = La signature attend qu’ils soient levés. Tout ce que vous avez saisi est enregistré.
sign-go-check = Voir ce qui reste
sign-pages = Le document à signer, { $pages } pages
sign-printing = Mise en page du document…
sign-same-bytes = Ce que vous lisez à gauche est, octet pour octet, ce qui sera signé.
sign-file = { $pages } pages, { $size }
sign-keep-pdf = Enregistrer le PDF…
sign-act = Signer le dossier
sign-said-printed = Le document est prêt à être relu.
sign-said-signed = Le dossier est signé.
undertakings = Vos engagements
undertaking-not-given = pas encore donné
certificate-title = Votre certificat
certificate-file = Fichier du certificat
certificate-file-help = Un fichier .p12 ou .pfx, remis par votre prestataire. Il n’est ni copié ni gardé.
certificate-choose = Choisir le certificat…
certificate-other = Choisir un autre certificat…
certificate-password = Mot de passe du certificat
certificate-password-help = Il sert à cet instant et n’est pas gardé.
certificate-read = Lire le certificat
certificate-holder = Titulaire
certificate-organisation = Organisme
certificate-issuer = Délivré par
certificate-category = Catégorie
certificate-category-qualified = Qualifié (règlement eIDAS)
certificate-category-advanced = Avancé
certificate-category-demonstration = Démonstration, sans valeur juridique
certificate-category-unknown = Inconnue de Pli
certificate-until = Valable jusqu’au
certificate-demonstration = Ce certificat sert à essayer Pli. Une signature faite avec lui n’a pas de valeur juridique.
signed-title = Le dossier est signé
signed-by = Signé par { $signer }
signed-when = Le { $when }, selon l’horloge de ce poste.
signed-time-proof = L’heure est celle que ce poste déclare : aucun tiers ne l’atteste. Le récépissé de dépôt donnera l’heure de la plateforme.
signed-frozen = Si vous modifiez le dossier, il faudra le relire et le signer de nouveau.
signed-go-deposit = Passer au dépôt
signed-keep-pdf = Enregistrer le PDF signé…

## Deposit
deposit-title = Déposer le dossier
deposit-looking = Où en est le dépôt…
deposit-to = À qui
deposit-by = Par
deposit-platform = { $name }, pour { $organisation }
deposit-no-platform = Aucune plateforme
deposit-size = Ce qui part
deposit-files = { $files } fichiers, { $size }
deposit-what = Voir la liste des fichiers
deposit-signed-pdf = Le dossier signé, en PDF
deposit-pdf = Le dossier, en PDF
deposit-sealed = Ce dépôt est scellé jusqu’à l’ouverture
deposit-sealed-text = Ses fichiers sont chiffrés sur ce poste, avant l’envoi. { $threshold ->
    [1] Un seul de ces détenteurs pourra les ouvrir : { $holders }.
   *[other] { $threshold } de ces { $count } détenteurs devront être réunis pour les ouvrir : { $holders }.
} Ni la plateforme ni son exploitant ne peuvent les lire avant. Votre propre copie reste lisible ici.
deposit-not-sealed = Ce dépôt n’est pas scellé
deposit-not-sealed-text = Il voyage par une liaison protégée, mais la plateforme pourra le lire dès sa réception.
deposit-not-sealed-done = Ce dépôt n’était pas scellé.
deposit-unsure = { $count ->
    [one] Pli ne sait pas si un certificat d’ouverture a été révoqué
   *[other] Pli ne sait pas si des certificats d’ouverture ont été révoqués
  }
deposit-unsure-text = Celui qui aurait trouvé une clé perdue ou volée pourrait s’en servir. Sont concernés : { $holders }. Le dépôt sera scellé quand même. Pour lever le doute, ajoutez la liste de révocation de leur autorité dans Réglages, ou demandez au service de la Région.
deposit-unsigned = L’appel demande un dossier signé
deposit-go-sign = Relire et signer le dossier
deposit-sign-in-first = Connectez-vous pour déposer. Votre dossier reste enregistré ici.
deposit-act = Déposer le dossier
journey = Dépôt en cours
journey-queued = Le dépôt attend de partir
journey-uploading = Le dépôt est en route
journey-deposited = Le dossier est déposé
journey-refused = Le dépôt est refusé
journey-leave = Vous pouvez quitter cette page ou fermer Pli : le dépôt reprendra où il en était. Il n’est pas déposé tant que le récépissé n’est pas là.
journey-all = Avancement du dépôt
journey-sent = { $sent } sur { $total }
journey-next-try = Prochain essai à { $time } (essai n° { $tries }).
journey-arrived = arrivé, vérifié
journey-try = Essayer maintenant
journey-cancel = Renoncer à ce dépôt
receipt-title = Déposé
receipt-when = Le { $when }
receipt-clock = Dernier octet reçu, à l’horloge de la plateforme.
receipt-demonstration = Ce récépissé vient d’une plateforme de démonstration ; il n’a pas de valeur juridique.
receipt-verified = Récépissé vérifié ici : scellé par { $signer }, intact
receipt-not-verified = Le sceau de ce récépissé n’a pas pu être vérifié
receipt-indication = Résultat de la vérification : { $indication }
receipt-number = Numéro
receipt-call = Appel
receipt-lot = Lot
receipt-organisation = Organisme
receipt-deposit = Identifiant du dépôt
receipt-manifest = Empreinte du dépôt (SHA-256)
receipt-files = { $files ->
    [one] { $files } fichier reçu, avec son empreinte
   *[other] { $files } fichiers reçus, avec leurs empreintes
}
receipt-print = Imprimer le récépissé
receipt-keep-pdf = Enregistrer l’accusé (PDF)…
receipt-keep = Enregistrer le récépissé (JSON)…
receipt-without-pli = Sans Pli : le fichier JSON contient la signature de la plateforme ; la commande « pli verify » ou tout outil de signature la vérifie.
receipt-opening = Vérification du récépissé…
receipt-awaited = Le récépissé n’est pas encore là
receipt-awaited-text = La plateforme tient votre dépôt. Le récépissé viendra à la prochaine synchronisation.

## Follow-up
follow-title = Les faits
follow-opening = Lecture du journal…
follow-keep-journal = Enregistrer le journal…
sync-now = Synchroniser
fact-created = Dossier commencé
fact-printed = Document mis en page
fact-signed = Dossier signé par { $signer }
fact-queued = Dépôt demandé
fact-holders-unsure = Pli n’a pas pu savoir si ces certificats d’ouverture ont été révoqués : { $holders }. Le dépôt est scellé quand même.
fact-cancelled = Dépôt abandonné avant l’envoi
fact-deposited = Dossier déposé
fact-refused = Dépôt refusé
fact-replaced = Dépôt remplacé par un plus récent
fact-withdrawn = Dépôt retiré
fact-unknown = { $code }
fact-source-machine = ce poste
fact-source-platform = la plateforme

## Dossiers
dossiers-opening = Lecture de vos dossiers…
dossiers-none = Aucun dossier pour l’instant
dossiers-none-text = Un dossier commence par un appel de la Région. Vous pourrez le remplir hors ligne, à votre rythme.
dossiers-see-calls = Voir les appels
dossiers-due = À rendre bientôt
dossiers-all = Tous les dossiers
dossiers-search = Chercher un dossier
dossiers-none-found = Aucun dossier ne contient « { $typed } ».
new-dossier = Nouveau dossier…
new-dossier-title = Nouveau dossier
new-dossier-call = À quel appel répondez-vous ?
new-dossier-lot = Pour quel lot ?
new-dossier-name = Titre
new-dossier-name-help = Pour le retrouver. Sans titre, Pli en compose un.
new-dossier-act = Commencer le dossier
lot-line = Lot { $number } — { $title }, { $area }
lot-short = lot { $number } — { $title }
progress-answers = { $answered } / { $required } réponses
progress-of = Avancement : { $title }
no-deadline = Sans échéance
edited = modifié le { $when }
edited-by = modifié le { $when }, { $by }
state-draft = Brouillon
state-ready = Prêt à signer
state-signed = Signé
state-queued = En attente d’envoi
state-uploading = En route
state-refused = Refusé
state-deposited = Déposé
state-registered = Enregistré
state-incomplete = Complément demandé
state-completed = Complété
state-under-review = À l’étude
state-decided = Décision rendue
state-closed = Clos
state-withdrawn = Retiré

## Calls
calls-opening = Lecture des appels…
calls-synced = Tels que la plateforme les donnait le { $when }
calls-never = Jamais synchronisés
calls-none = Aucun appel connu
calls-none-text = La plateforme ne publie rien pour l’instant.
calls-sign-in-text = Connectez-vous une fois à la plateforme de votre Région ; les appels resteront lisibles hors ligne.
calls-said-synced = { $changed ->
    [0] Synchronisé, rien de nouveau.
    [one] Synchronisé, 1 appel nouveau ou modifié.
   *[other] Synchronisé, { $changed } appels nouveaux ou modifiés.
}
call-permanent = Sans échéance
call-lots = { $count ->
    [one] { $count } lot :
   *[other] { $count } lots :
}
call-more = Limites, contact et documents
call-limits = Taille
call-limits-text = { $file } par fichier, { $total } en tout, { $files } fichiers au plus
call-formats = Formats
call-signature = Signature
call-signature-required = Demandée
call-signature-free = Pas demandée
call-contact = Contact
call-documents = Documents
call-answer = Commencer un dossier…
call-no-form = Le formulaire de cet appel n’est pas encore ici : synchronisez pour l’obtenir.

## Profile
profile-opening = Lecture du profil…
profile-text = Saisi une fois, proposé dans chaque dossier. Chaque valeur reprise porte la marque « du profil ».
profile-said-saved = Profil enregistré.
profile-provider-siret = SIRET
profile-provider-siret-help = 14 chiffres : celui de l’établissement qui répond.
profile-provider-legal-name = Raison sociale
profile-provider-trade-name = Nom d’usage
profile-provider-nda = N° de déclaration d’activité
profile-provider-nda-help = 11 chiffres, donnés par la Dreets.
profile-provider-nda-date = Date de la déclaration d’activité
profile-provider-legal-form = Forme juridique
profile-provider-naf = Code APE
profile-provider-idcc = Convention collective
profile-provider-uai = Code UAI
profile-provider-vat-no = N° de TVA intracommunautaire
profile-provider-vat-exempt = Exonération de TVA
profile-provider-iban = IBAN
profile-provider-bic = BIC
profile-provider-qualiopi-no = N° du certificat Qualiopi
profile-provider-qualiopi-body = Organisme certificateur Qualiopi
profile-provider-qualiopi-from = Qualiopi valable du
profile-provider-qualiopi-to = Qualiopi valable jusqu’au
profile-provider-qualiopi-categories = Catégories Qualiopi
profile-provider-addr-line1 = Adresse
profile-provider-addr-line2 = Adresse, suite
profile-provider-addr-line3 = Adresse, 3e ligne
profile-provider-addr-line4 = Adresse, 4e ligne
profile-provider-addr-postcode = Code postal
profile-provider-addr-city = Commune
profile-provider-addr-insee = Code INSEE de la commune
profile-provider-addr-country = Pays
profile-provider-legal-rep-title = Représentant légal, civilité
profile-provider-legal-rep-last-name = Représentant légal, nom
profile-provider-legal-rep-first-name = Représentant légal, prénom
profile-provider-legal-rep-role = Représentant légal, qualité
profile-provider-legal-rep-phone = Représentant légal, téléphone
profile-provider-legal-rep-email = Représentant légal, courriel
profile-provider-signatory-title = Signataire, civilité
profile-provider-signatory-last-name = Signataire, nom
profile-provider-signatory-first-name = Signataire, prénom
profile-provider-signatory-role = Signataire, qualité
profile-provider-signatory-phone = Signataire, téléphone
profile-provider-signatory-email = Signataire, courriel
profile-provider-disability-referent-title = Référent handicap, civilité
profile-provider-disability-referent-last-name = Référent handicap, nom
profile-provider-disability-referent-first-name = Référent handicap, prénom
profile-provider-disability-referent-role = Référent handicap, qualité
profile-provider-disability-referent-phone = Référent handicap, téléphone
profile-provider-disability-referent-email = Référent handicap, courriel

## First start
start-step = Étape { $step } sur { $steps }
start-keep-title = Où votre travail est gardé
start-keep-text = Vos dossiers restent sur cet ordinateur, chiffrés. Une clé de secours, sur papier, vous rend l’accès si l’ordinateur change.
start-keyring = La clé sera gardée par le trousseau de ce système
start-keyring-text = Vous n’aurez rien à taper à l’ouverture.
start-no-keyring = Ce système n’a pas de trousseau
start-no-keyring-text = Une phrase de passe, tapée à chaque ouverture, protégera vos dossiers.
start-keep-act = Créer mon espace
author = Votre nom
author-help = Il est noté à côté de vos modifications.
passphrase = Phrase de passe
passphrase-help = Au moins 8 caractères ; une phrase que vous retenez vaut mieux qu’un mot compliqué.
start-organisation-title = Votre organisme
start-organisation-text = Tapé une fois, proposé dans chaque dossier. Tout peut être complété plus tard, dans Profil.
start-try-title = Essayer votre certificat
start-try-text = Vérifiez dès maintenant que votre certificat de signature se lit ici. Rien n’est signé, rien n’est gardé.
start-finish = Terminer
recovery-title = Clé de secours
recovery-text = Voici votre clé de secours. Elle n’est affichée qu’une fois : imprimez-la ou enregistrez-la hors de cet ordinateur.
recovery-print = Imprimer la clé
recovery-save = Enregistrer la clé…
recovery-last = Dernier groupe de la clé
recovery-last-help = Recopiez-le depuis votre papier, pour être sûr qu’elle est bien gardée.
recovery-later = Le prouver plus tard
recovery-file-name = cle-de-secours-pli.txt
recovery-file-title = Clé de secours de Pli
recovery-file-text = Gardez cette feuille hors de l’ordinateur. Elle ouvre tous vos dossiers.
recovery-confirm = Vérifier le groupe
recovery-confirm-text = Recopiez le dernier groupe de votre clé de secours pour prouver qu’elle est gardée.
recovery-confirmed = Votre clé de secours est gardée
recovery-confirmed-text = Son dernier groupe a été recopié sans faute.
recovery-not-confirmed = Votre clé de secours n’est pas encore prouvée
recovery-not-confirmed-text = Sans elle, un ordinateur perdu emporte vos dossiers.
recovery-go = Recopier son dernier groupe
unlock-title = Ouvrir vos dossiers
unlock-text = Vos dossiers sont chiffrés sur cet ordinateur.
unlock-act = Ouvrir
unlock-with-recovery = Utiliser la clé de secours
unlock-with-passphrase = Utiliser la phrase de passe
unlock-recovery-help = Les groupes de votre feuille, avec ou sans espaces.

## Settings
settings-opening = Lecture des réglages…
settings-account = Plateforme
settings-screen = Écran
settings-language = Langue
settings-display = Affichage
display-system = Comme le système
display-light = Clair
display-dark = Sombre
settings-storage = Stockage
settings-version = Pli { $version }
storage-keyring = Vos dossiers sont chiffrés sur cet ordinateur ; la clé est gardée par le trousseau du système.
storage-passphrase = Vos dossiers sont chiffrés sur cet ordinateur ; votre phrase de passe les ouvre.
account-none = Une connexion suffit pour recevoir les appels et déposer.
account-platform = Plateforme
account-organisation = Organisme
account-user = Compte
platform-sign-in-title = Se connecter à la plateforme
platform-url = Adresse de la plateforme
platform-url-help = Donnée par votre Région, elle commence par https://
platform-user = Identifiant
platform-password = Mot de passe
platform-sign-in = Se connecter
platform-sign-out = Se déconnecter

## Pourquoi
why-document = Pourquoi ce document ?
why-here = Pourquoi cette question ?
why-cell = Pourquoi ? « { $label } », ligne { $number }
why-close = Fermer l’explication
why-asked = Pourquoi est-ce demandé ?
hidden-pieces = { $count ->
    [one] { $count } document ne vous est pas demandé ici
   *[other] { $count } documents ne vous sont pas demandés ici
}
hidden-questions = { $count ->
    [one] { $count } question ne vous est pas posée ici
   *[other] { $count } questions ou rubriques ne vous sont pas posées ici
}
why-hidden = Pourquoi « { $label } » n’est pas demandé
why-value = D’où vient cette valeur ?
why-waiting = Un instant…
why-failed = L’explication n’a pas pu être donnée. Rien n’est perdu ; fermez et rouvrez « Pourquoi ? ».
table-import = Importer un tableau…
table-export-csv = Exporter en CSV
table-export-xlsx = Exporter en XLSX
table-import-title = Importer dans « { $label } »
table-import-lead = Voici comment « { $name } » a été lu. Rien n’est encore pris : vérifiez les colonnes, puis importez. Ctrl+Z annule tout.
table-read-as = { $separator ->
    [tab] Lu en { $encoding }, cellules séparées par des tabulations.
   *[other] Lu en { $encoding }, cellules séparées par « { $separator } ».
}
table-sheet = Feuille
table-titles = Titres des colonnes
table-no-titles = Sans titres
table-titles-line = Ligne { $line }
table-columns = Colonnes du fichier et du formulaire
table-column-title = { $letter } – { $title }
table-column-letter = Colonne { $letter }
table-in-file = Dans le fichier
table-in-form = Dans le formulaire
table-samples = Premières cellules
table-field-of = Champ du formulaire pour { $column }
table-left-out = Laisser de côté
table-report = Ce qui n’a pas été compris
table-all-understood = { $rows ->
    [one] { $rows } ligne, tout est compris.
   *[other] { $rows } lignes, tout est compris.
}
table-not-understood = { $count ->
    [one] Une cellule ou colonne n’a pas été comprise.
   *[other] { $count } cellules ou colonnes n’ont pas été comprises.
}
table-blank = { $lines ->
    [one] Une ligne vide est passée.
   *[other] { $lines } lignes vides sont passées.
}
table-more-remarks = Et { $more } autres.
table-mode = { $rows ->
    [one] Le tableau a déjà { $rows } ligne
   *[other] Le tableau a déjà { $rows } lignes
}
table-mode-append = Ajouter à la suite
table-mode-replace = Remplacer
table-take = { $rows ->
    [one] Importer { $rows } ligne
   *[other] Importer { $rows } lignes
}
table-said-taken = { $rows ->
    [one] { $rows } ligne importée. Ctrl+Z l’annule.
   *[other] { $rows } lignes importées. Ctrl+Z les annule.
}
table-pasted = Des cellules collées n’ont pas été comprises
piece-min-files = { $files } fichiers au moins
piece-lacking = { $files ->
    [one] Encore { $files } fichier
   *[other] Encore { $files } fichiers
}
table-reading = Lecture du fichier…
table-replaced = { $rows ->
    [one] La ligne en place est retirée, avec ce qu’elle contient et ses pièces. Ctrl+Z la ramène.
   *[other] Les { $rows } lignes en place sont retirées, avec ce qu’elles contiennent et leurs pièces. Ctrl+Z les ramène.
}

## Aperçu d’un formulaire, pour son auteur
preview-title = Aperçu du formulaire
preview-good = Formulaire { $form } : rien à corriger.
preview-errors = { $count ->
    [one] { $count } point à corriger dans le formulaire
   *[other] { $count } points à corriger dans le formulaire
}
preview-warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
preview-former = Ce qui suit montre la dernière version qui pouvait servir ; vos réponses y sont.
preview-place = ligne { $line }, colonne { $column }
preview-lost = La commande « pli form preview » ne répond plus. Relancez-la, puis ouvrez la nouvelle adresse.

# Ce qui suit un dépôt : preuve d’heure, copie de sauvegarde, courriers, contrôles.
time-proof-awaited = La preuve d’heure n’est pas encore là ; le récépissé vaut sans elle. Elle viendra à une prochaine synchronisation.
time-proof-proved = Heure prouvée par { $authority } : le récépissé existait le { $when }
time-proof-unsettled = Heure attestée par { $authority } : { $when }. L’autorité qui la signe n’a pas pu être établie ici.
time-proof-broken = La preuve d’heure ne correspond pas à ce récépissé
backup-title = Copie de sauvegarde
backup-text = La même chose que le dépôt, octet pour octet, sur une clé USB ou dans un dossier, avec une étiquette et une feuille à joindre au pli.
backup-deadline = Elle doit être arrivée chez { $authority } au plus tard le { $when }. C’est l’arrivée qui compte, pas l’envoi.
backup-opening-title = Quand l’acheteur peut-il l’ouvrir ?
backup-opening-tender = Seulement dans les cas prévus par l’arrêté du 22 mars 2019 (annexe 6 du code de la commande publique) :
backup-opening-malware = un programme malveillant est détecté dans le dépôt électronique ;
backup-opening-late = le dépôt électronique est incomplet, hors délai, ou n’a pas pu être ouvert, et son envoi avait commencé avant la clôture.
backup-electronic = Les documents de la consultation permettent aussi de la transmettre par voie électronique.
backup-no-electronic = Placez-la dans un pli scellé qui porte la mention « copie de sauvegarde ». La voie électronique n’est pas permise ici.
backup-no-tender = Cette demande ne relève pas d’un marché public : demandez au service s’il accepte une copie de sauvegarde.
backup-act = Faire une copie de sauvegarde…
backup-made = Copie écrite et relue : { $folder }
backup-made-what = { $files ->
    [one] { $files } fichier, { $size }.
   *[other] { $files } fichiers, { $size }.
  }
backup-no-receipt = Elle ne contient pas encore de récépissé.
backup-before = Copie du { $when } : { $folder }
backup-before-old = Copie d’un dépôt précédent, le { $when } : { $folder }
letters-title = Courriers de la Région
letter-when = Envoyé le { $sent }, arrivé ici le { $received }
letter-on-arrival = Vérifié à l’arrivée, le { $when }.
letter-checked = Vérifié de nouveau le { $when }.
letter-verdict-total-passed = Signature vérifiée : { $signers }
letter-verdict-indeterminate = La signature de ce courrier n’a pas pu être établie
letter-verdict-total-failed = Ce courrier ou sa signature a été modifié : ne vous y fiez pas, demandez confirmation au service
letter-trusted = { $count ->
    [one] Ce qui était de confiance ce jour-là ({ $count } élément)
   *[other] Ce qui était de confiance ce jour-là ({ $count } éléments)
  }
letter-keep = Enregistrer le courrier…
letter-verify = Vérifier de nouveau
trust-certificate = Certificat
trust-list = Liste
follow-check = Contrôler ce poste
follow-keep-journal-pdf = Enregistrer le journal (PDF)…
fact-started = Envoi commencé : { $bytes } à envoyer
fact-check-disk = { $outcome ->
    [works] Disque contrôlé : il écrit et se relit
    [short] Disque contrôlé : il écrit, mais il reste peu de place
   *[failed] Disque contrôlé : l’essai d’écriture a échoué
  }
fact-check-clock = { $outcome ->
    [right] Horloge contrôlée : à l’heure
    [wrong] Horloge contrôlée : décalée de { $offset_ms } ms
   *[unknown] Horloge non contrôlée : la plateforme n’a pas donné l’heure
  }
fact-check-connection = { $outcome ->
    [reached] Connexion contrôlée : { $address } répond
    [no-name] Connexion contrôlée : { $address } n’est pas trouvé
    [no-answer] Connexion contrôlée : { $address } ne répond pas
    [no-address] Connexion non contrôlée : { $address } n’est pas une adresse
   *[unset] Connexion non contrôlée : aucune seconde adresse n’est réglée
  }
fact-time-proved = Heure du récépissé prouvée par { $authority }
fact-time-proof-refused = Preuve d’heure refusée : elle ne correspond pas au récépissé
fact-letter = Courrier envoyé par la Région : { $subject }
fact-letter-received = Courrier de la Région arrivé ici : { $subject }
fact-backup-made = Copie de sauvegarde faite : { $folder }
settings-second-address = Seconde adresse
settings-second-address-help = Une adresse d’un autre réseau, comme https://exemple.fr, que ce poste essaie quand la plateforme ne répond pas : elle montre que la panne ne vient pas de vous. Vide : celle que la plateforme propose.
