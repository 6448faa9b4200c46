# Profil, documents, reprise et comparaison : ce que disent la fenêtre et la commande `pli`.

## Personnes
role-legal-rep = représentant légal
role-signatory = signataire
role-contact = contact
role-finance-contact = contact pour les paiements
role-disability-referent = référent handicap
role-pedagogic-lead = responsable pédagogique
role-admin-lead = référent administratif
finding-profile-other-siren = { $label } : « { $given } » n’appartient pas à la même entreprise que le premier établissement.
finding-profile-dates = { $label } : la fin vient avant le début.

## Profil
profile-section-organisation = Organisme
profile-section-training = Déclaration d’activité et Qualiopi
profile-section-bank = Coordonnées bancaires
profile-section-insurance = Assurance
profile-section-other = Autres valeurs
profile-provider-rna = N° RNA
profile-provider-url = Site internet
profile-provider-bank-holder = Titulaire du compte
profile-provider-insurance-company = Assureur
profile-provider-insurance-policy = N° de police
profile-provider-insurance-until = Assuré jusqu’au
profile-provider-phone = Téléphone
profile-provider-email = Courriel
profile-part-title = Civilité
profile-part-last-name = Nom
profile-part-first-name = Prénom
profile-part-role = Qualité
profile-part-phone = Téléphone
profile-part-email = Courriel
profile-part-siret = SIRET
profile-part-uai = Code UAI
profile-establishments = Établissements
profile-establishments-text = Le premier est proposé dans les nouveaux dossiers. Un dossier peut répondre pour un autre.
profile-establishment-name = Nom de l’établissement
profile-establishment-unnamed = Établissement { $number }
profile-establishment-add = Ajouter un établissement
profile-people = Personnes
profile-people-text = De plusieurs personnes de même rôle, la première est proposée.
profile-person-unnamed = Personne { $number }
profile-person-add = Ajouter une personne
profile-person-roles = Rôles
profile-first = Proposer en premier
profile-first-of = Proposer en premier : { $name }
profile-is-first = proposé en premier
profile-remove = Retirer
profile-remove-of = Retirer : { $name }
profile-said-removed = { $name } : retiré du profil.
profile-said-first = { $name } est désormais proposé en premier.
profile-export = Exporter le profil…
profile-import = Importer un profil…
profile-import-sure = Remplacer le profil ?
profile-import-sure-text = Le profil de ce fichier prendra la place de celui-ci, en entier. Vos dossiers ne changent pas ; les valeurs qui diffèrent vous y seront proposées.
profile-import-act = Remplacer
profile-said-imported = Profil remplacé.

## Documents
nav-wallet = Documents
wallet-text = Gardés une fois, joints à autant de dossiers que nécessaire. Pli vous prévient quand l’un d’eux n’est plus valable.
wallet-opening = Lecture des documents…
wallet-none = Aucun document pour l’instant
wallet-none-text = Ajoutez votre RIB, votre certificat Qualiopi, vos attestations : vous les joindrez ensuite en un geste.
wallet-add = Ajouter un document
wallet-add-title = Ajouter un document
wallet-renew = Nouvelle version
wallet-renew-of = Nouvelle version : { $name }
wallet-renew-title = Nouvelle version : { $name }
wallet-renew-text = L’ancienne version reste dans les dossiers qui l’ont.
wallet-change = Modifier
wallet-change-of = Modifier : { $name }
wallet-change-title = Modifier : { $name }
wallet-remove = Retirer
wallet-remove-of = Retirer : { $name }
wallet-remove-title = Retirer { $name } ?
wallet-remove-text = { $dossiers ->
    [0] Aucun dossier ne s’en sert : le fichier sera effacé d’ici.
    [one] Un dossier s’en sert et le garde.
   *[other] { $dossiers } dossiers s’en servent et le gardent.
  }
wallet-kind = Nature du document
wallet-title = Nom (facultatif)
wallet-title-help = Pour distinguer deux documents de même nature.
wallet-file = Fichier
wallet-file-choose = Choisir le fichier…
wallet-issued = Date du document
wallet-issued-help = { $months ->
    [0] Telle qu’elle est écrite sur le document.
   *[other] Il vaut { $months } mois à partir de cette date.
  }
wallet-expires = Valable jusqu’au
wallet-expires-help = Si le document le dit.
wallet-save = Enregistrer
wallet-sending = Envoi de { $name }
wallet-said-added = { $name } : ajouté à vos documents.
wallet-said-renewed = { $name } : nouvelle version enregistrée.
wallet-said-changed = Document modifié.
wallet-said-removed = Document retiré.
wallet-lasting = sans date de fin
wallet-good = valable jusqu’au { $until }
wallet-ends-soon = valable jusqu’au { $until } : bientôt à renouveler
wallet-ended = n’est plus valable depuis le { $until }
wallet-undated = date à compléter
wallet-former = version { $number }, remplacée ; dans { $dossiers ->
    [0] aucun dossier
    [one] un dossier
   *[other] { $dossiers } dossiers
  }
wallet-versions = { $count ->
    [one] Une version précédente
   *[other] { $count } versions précédentes
  }
wallet-used = { $dossiers ->
    [0] Dans aucun dossier
    [one] Dans un dossier
   *[other] Dans { $dossiers } dossiers
  }
wallet-pick = Ajouter depuis mes documents
wallet-pick-title = Joindre un de vos documents : { $piece }
wallet-pick-text = La validité est celle au { $day }.
wallet-pick-act = Joindre
wallet-pick-of = Joindre : { $name }
wallet-pick-others = Autres documents
wallet-pick-none = Vous n’avez pas encore de document. Ajoutez-en dans « Documents ».
document-kbis = Extrait Kbis ou RNE
document-rib = RIB
document-qualiopi = Certificat Qualiopi
document-attestation-vigilance = Attestation de vigilance Urssaf
document-attestation-fiscale = Attestation de régularité fiscale
document-assurance = Attestation d’assurance professionnelle
document-statuts = Statuts
document-nda-recepisse = Récépissé de déclaration d’activité
document-bpf = Bilan pédagogique et financier
document-pouvoir = Pouvoir du signataire
document-id = Pièce d’identité du représentant légal
document-liasse = Liasse fiscale
document-comptes-consolides = Comptes consolidés ou organigramme du groupe
document-comptes-asso = Comptes approuvés
document-rapport-activite = Rapport d’activité
document-liste-dirigeants = Liste des dirigeants
document-bail = Bail ou convention de locaux
document-cv = CV d’un intervenant
document-pme = Déclaration PME
document-minimis = Déclaration de minimis
document-devis = Devis
document-business-plan = Plan de financement prévisionnel
document-lettre-intention = Lettre d’intention
document-programme = Programme et déroulé pédagogique
document-memoire = Mémoire technique
document-bpu = Bordereau des prix
document-dc1 = DC1
document-dc2 = DC2
document-dume = DUME
document-attri1 = Acte d’engagement
document-lettres-entreprises = Lettres d’entreprises d’accueil
document-etat-depenses = État récapitulatif des dépenses
document-factures = Factures acquittées
document-releves = Relevés bancaires
document-emargement = Feuilles d’émargement

## Changements proposés
offers-title = { $count ->
    [one] Une réponse vient de votre profil et a changé
   *[other] { $count } réponses viennent de votre profil et ont changé
  }
offers-text = Rien ne change sans vous. Gardez une valeur : elle devient la vôtre et ne sera plus proposée.
offers-before = Dans le dossier
offers-after = Dans le profil
offers-nothing = plus rien
offers-accept = Prendre
offers-accept-of = Prendre la valeur du profil : { $name }
offers-keep = Garder
offers-keep-of = Garder la valeur du dossier : { $name }
offers-accept-all = Tout prendre
offers-keep-all = Tout garder
offers-said-accepted = { $name } : valeur du profil reprise.
offers-said-kept = { $name } : valeur gardée.
offers-said-all = Changements enregistrés.
offers-documents = { $count ->
    [one] Un de vos documents a une version plus récente
   *[other] { $count } de vos documents ont une version plus récente
  }
offers-document = { $before } → { $after }
offers-renew = Remplacer
offers-renew-of = Remplacer { $name }
offers-said-renewed = { $name } : remplacé par la version la plus récente.
offers-establishment = Établissement qui répond
offers-said-establishment = Le dossier répond pour { $name }.

## Reprise d’un dossier
duplicate = Reprendre…
duplicate-of = Reprendre : { $title }
duplicate-title = Commencer à partir de « { $title } »
duplicate-for = Pour quel appel ?
duplicate-same = Le même appel
duplicate-form-only = Le même formulaire, sans appel
duplicate-lot = Lot
duplicate-name = Titre du nouveau dossier
duplicate-reading = Lecture de ce qui serait repris…
duplicate-act = Créer le dossier
duplicate-choose = Reprendre : { $name }
duplicate-amounts = Reprendre les montants
carry-carried = { $count ->
    [one] Une réponse reprise telle quelle
   *[other] { $count } réponses et pièces reprises telles quelles
  }
carry-review = { $count ->
    [one] Une à revoir
   *[other] { $count } à revoir
  }
carry-left = { $count ->
    [one] Une laissée de côté
   *[other] { $count } laissées de côté
  }
carry-reason-past-date = cette date est passée
carry-reason-amount = montant d’alors, à vérifier
carry-reason-renewed = la version la plus récente de vos documents est prise
carry-reason-undertaking = un engagement se prend à nouveau
carry-reason-call = vient de l’appel précédent
carry-reason-justification = répondait à un avertissement de l’ancien dossier
carry-reason-signed = signée pour l’ancien dossier
carry-reason-no-place = le nouveau formulaire n’a pas de place pour elle
carry-reason-unlisted = ce choix n’existe plus dans la liste
carry-reason-ended = n’est plus valable depuis le { $until }

## Comparaison
compare = Comparer
compare-of = Comparer : { $title }
compare-title = Comparer
compare-with = Comparer avec
compare-lot = lot { $number }
compare-edited = modifié le { $at }
compare-now = maintenant
compare-deposit = au moment du dépôt
compare-acts = { $count ->
    [one] il y a une action
   *[other] il y a { $count } actions
  }
compare-reading = Comparaison…
compare-same = Aucune différence.
compare-nothing = rien
compare-before = Avant
compare-after = Après
compare-what = Réponse
compare-fields = { $count ->
    [one] Une réponse diffère
   *[other] { $count } réponses diffèrent
  }
compare-computed = Valeurs calculées et données de l’appel ({ $count })
compare-rows = Lignes
compare-files = Pièces
compare-justifications = Justifications
compare-row-added = Ajoutée, n° { $to } : { $summary }
compare-row-removed = Retirée, elle était n° { $from } : { $summary }
compare-row-moved = Déplacée du n° { $from } au n° { $to } : { $summary }

## Commande pli
cli-profile-establishment = Autre établissement { $name } : { $values }
cli-profile-person = { $roles } : { $values }
cli-offers = Réponses du profil qui ont changé : { $count }. Documents renouvelés : { $documents }.
cli-offer = { $path } : { $before } → { $after }
cli-wallet-empty = Aucun document. Ajoutez-en avec pli wallet add.
cli-duplicate-plan = Nouveau dossier : { $title } ({ $form })
cli-duplicate-yes = Rien n’est encore créé. Ajoutez --yes pour créer le dossier.
cli-compare-line = { $path }  { $label } : { $before } → { $after }
cli-compare-row-added = { $path }  { $label } : ligne ajoutée, n° { $to } { $summary }
cli-compare-row-removed = { $path }  { $label } : ligne retirée, elle était n° { $from } { $summary }
cli-compare-row-moved = { $path }  { $label } : ligne déplacée du n° { $from } au n° { $to } { $summary }
