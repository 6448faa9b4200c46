# Vérification d’un fichier signé : les mêmes phrases au terminal et à l’écran.
nav-verify = Vérifier
verify-title = Vérifier un fichier
verify-text = Un PDF signé, une signature à part (.p7s, .xml), un conteneur (.asice, .asics) ou un récépissé, d’où qu’il vienne : qui a signé, quand, et si rien n’a changé depuis. Tout se fait sur ce poste.
verify-choose = Choisir un fichier…
verify-drop = Vous pouvez aussi déposer le fichier n’importe où dans cette fenêtre.
verify-drop-here = Déposez le fichier à vérifier
verify-beside = Joindre le fichier signé…
verify-beside-text = Cette signature porte sur un fichier qui n’est pas dedans. Joignez-le pour la vérifier.
verify-other = Vérifier un autre fichier…
verifying = Vérification…
verdict-total-passed = { $name } : signature valide, fichier intact
verdict-indeterminate = { $name } : la vérification ne peut pas conclure
verdict-total-failed = { $name } : la signature n’est pas valide
verdict-unsigned = { $name } : aucune signature
verdict-signed-by = Signé par { $signer }
verdict-sealed-by = Scellé par { $signer }
verdict-signer-unknown = Signataire inconnu
verdict-when = le { $when }, selon le signataire
verdict-passed-text = Tout ce qui se vérifie est bon.
verdict-indeterminate-text = Rien n’est faux, mais quelque chose n’a pas pu être établi.
verdict-failed-text = La signature, ou ce qu’elle couvre, n’est plus ce qu’elle était.
verify-informs = Pli informe ; seul un service de validation qualifié donne une présomption légale.
verify-uncovered = Aucune signature ne couvre : { $files }
verify-counter-signature = Contresignature : elle porte sur une autre signature.
verify-proven-time = Un horodatage prouve que la signature existait le { $at }.
verify-unproven-time = Aucun horodatage ne prouve la date de la signature.
verify-covered = Couvre : { $files }
verify-covers-all = Couvre tout le fichier.
verify-covers-then = Couvre le fichier tel qu’il était au moment de la signature.
verify-filled = Champs remplis après la signature : { $fields }
verify-allowed-nothing = Le signataire n’autorise aucun changement ensuite.
verify-allowed-filling-and-signing = Le signataire autorise à remplir le formulaire et à signer ensuite.
verify-allowed-annotating = Le signataire autorise à remplir, signer et annoter ensuite.
verify-change-none = Rien n’a été changé après la signature.
verify-change-permitted = Formulaire et signatures : seuls des champs, des signatures, des horodatages ou des données de vérification ont été ajoutés.
verify-change-annotations = Annotations : quelque chose a été posé sur les pages après la signature.
verify-change-altered = Changement indéfini : ce qui s’affiche n’est peut-être pas ce qui a été signé.
verify-level = { $format } { $level }
verify-issuer = Certificat émis par { $issuer }, valable jusqu’au { $until }
verify-authority = Autorité de confiance : { $authority }
verify-state-holds = ✓
verify-state-fails = ✗
verify-state-unknown = ?
verify-state-holds-word = oui
verify-state-fails-word = non
verify-state-unknown-word = non établi
verify-line = { $state } { $check } : { $sentence }
verify-check-identity = Identité du signataire
verify-check-category = Catégorie du certificat
verify-check-format = Format de la signature
verify-check-validity = Ni expiré ni révoqué à la signature
verify-check-integrity = Intégrité du fichier
check-identity-holds = une autorité de confiance répond du signataire.
check-identity-missing = le certificat du signataire manque.
check-identity-another = la signature n’a pas été faite par ce certificat.
check-identity-not-allowed = l’autorité n’avait pas le droit d’émettre ce certificat.
check-identity-no-authority = aucune autorité connue ici ne répond de ce certificat.
check-identity-unknown = elle n’a pas pu être établie.
check-category-qualified = certificat qualifié, d’après une liste de confiance.
check-category-declared = le certificat se déclare qualifié ; aucune liste de confiance d’ici ne le confirme.
check-category-advanced = certificat de signature non qualifié ; son équivalence (article 2 de l’arrêté) n’est pas établie ici.
check-category-authentication = ce certificat n’est pas fait pour signer des documents.
check-category-demonstration = certificat de démonstration, sans valeur juridique.
check-category-missing = le certificat du signataire manque.
check-format-holds = XAdES, CAdES ou PAdES, comme l’arrêté le demande.
check-format-old-pdf = ancienne signature de PDF, sans les éléments de PAdES.
check-format-not-ades = la signature n’a pas les éléments de XAdES, CAdES ou PAdES.
check-validity-holds = le certificat est valable, et aucune révocation n’est connue.
check-validity-proven = le certificat était valable et non révoqué à la date prouvée.
check-validity-revoked = le certificat était déjà révoqué.
check-validity-expired = le certificat avait déjà expiré.
check-validity-not-yet-valid = le certificat n’était pas encore valable.
check-validity-revoked-since = le certificat a été révoqué, et rien ne prouve que la signature est antérieure.
check-validity-out-of-bounds = le certificat a expiré ou n’est pas encore valable, et rien ne prouve la date de la signature.
check-validity-not-looked-up = la révocation n’a pas pu être consultée.
check-validity-unknown = elle n’a pas pu être établie.
check-integrity-holds = le fichier est celui qui a été signé.
check-integrity-completed = ce qui a été signé est intact ; des signatures ou des données de vérification ont été ajoutées.
check-integrity-altered = le contenu n’est pas celui qui a été signé.
check-integrity-changed = le fichier a été changé après la signature, ou n’a pas la forme attendue.
check-integrity-annotated = ce qui a été signé est intact, mais des annotations ont été posées dessus.
check-integrity-filled = ce qui a été signé est intact, mais des champs ont été remplis ensuite.
check-integrity-partial = une partie seulement du fichier est signée.
check-integrity-not-there = ce qui est signé n’est pas dans le fichier.
check-integrity-weak = le procédé de signature est trop faible pour le prouver aujourd’hui.
check-integrity-unknown = elle n’a pas pu être établie.
verify-stamp-signature = Horodatage de la signature : { $at }, par { $authority }.
verify-stamp-content = Horodatage du contenu, avant la signature : { $at }, par { $authority }.
verify-stamp-document = Horodatage du document : { $at }, par { $authority }.
verify-stamp-archive = Horodatage d’archivage : { $at }, par { $authority }.
verify-stamp-container = Horodatage du conteneur : { $at }, par { $authority }.
verify-stamp-doubt = Il ne prouve rien ici : { $why }
verify-revocation-good = { $days ->
    [0] { $name } : non révoqué, d’après une information de moins d’un jour.
    [one] { $name } : non révoqué, d’après une information d’un jour.
   *[other] { $name } : non révoqué, d’après une information de { $days } jours.
  }
verify-revocation-revoked = { $name } : révoqué.
verify-revocation-unknown = { $name } : révocation non consultée ; aucune liste d’ici n’en parle.
verify-revocation-unpublished = { $name } : son émetteur ne publie pas de révocation.
verify-details = Détails
verify-checks-title = Les cinq contrôles de l’arrêté du 22 mars 2019
verify-times-title = Preuves de date
verify-lists-title = Révocation et âge des listes
verify-changes-title = Ce qui a changé après
verify-compare = Comparer les pages…
verify-compare-title = Le document signé et celui d’aujourd’hui
verify-comparing = Comparaison des pages…
verify-pages-same = Les pages s’affichent comme au moment de la signature.
verify-pages-different = { $count ->
    [one] Une page s’affiche autrement.
   *[other] { $count } pages s’affichent autrement.
  }
verify-pages-bounded = Les { $compared } premières pages ont été comparées.
verify-page-choice = Page { $page }
verify-page-signed = Page { $page } à la signature
verify-page-now = Page { $page } aujourd’hui
verify-page-none = Cette page n’existe pas.
verify-said = Vérification terminée : { $indication }
verify-authorities = { $count ->
    [0] Aucune autorité de confiance n’est connue ici.
    [one] Une autorité de confiance est connue ici.
   *[other] { $count } autorités de confiance sont connues ici.
  }
verify-trusted-list = { $days ->
    [0] Liste de confiance { $territory }, de moins d’un jour.
    [one] Liste de confiance { $territory }, d’un jour.
   *[other] Liste de confiance { $territory }, vieille de { $days } jours.
  }
verify-trusted-list-outdated = Liste de confiance { $territory }, vieille de { $days } jours : une plus récente était attendue.
verify-reason-no-certificate-chain-found = Aucune autorité connue ici ne répond de ce certificat.
