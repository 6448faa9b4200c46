# Formulaire à remplir à la main : les mots de la page, et les conditions derrière « si ».

## Conditions
blank-and = { $first } et si { $second }
blank-or = { $first } ou si { $second }
blank-answered = vous avez répondu à « { $label } »
blank-unanswered = vous n’avez pas répondu à « { $label } »
blank-is = vous avez répondu « { $value } » à « { $label } »
blank-is-not = vous n’avez pas répondu « { $value } » à « { $label } »
blank-worth = « { $label } » vaut « { $value } »
blank-not-worth = « { $label } » ne vaut pas « { $value } »
blank-chosen = vous avez coché « { $value } » à « { $label } »
blank-not-chosen = vous n’avez pas coché « { $value } » à « { $label } »
blank-starts = « { $label } » commence par « { $value } »
blank-not-starts = « { $label } » ne commence pas par « { $value } »
blank-above = « { $label } » dépasse { $value }
blank-not-above = « { $label } » ne dépasse pas { $value }
blank-below = « { $label } » n’atteint pas { $value }
blank-not-below = « { $label } » atteint { $value }
blank-above-date = « { $label } » vient après le { $value }
blank-not-above-date = « { $label } » ne vient pas après le { $value }
blank-below-date = « { $label } » vient avant le { $value }
blank-not-below-date = « { $label } » ne vient pas avant le { $value }
blank-piece = vous joignez « { $label } »
blank-no-piece = vous ne joignez pas « { $label } »
blank-part = { $label } ({ $part })
blank-quoted = « { $text } »
blank-list = { $first }, { $second }
blank-depends = vos réponses le demandent : { $labels }
blank-depends-more = vos réponses le demandent : { $labels }…
blank-depends-elsewhere = votre situation le demande
blank-yes = Oui
blank-no = Non

## Ce qui est dit d’une question
blank-when = À remplir si { $when }.
blank-required-when = Obligatoire si { $when }.
blank-row-when = « { $column } » : à remplir si { $when }.
blank-row-required-when = « { $column } » : obligatoire si { $when }.
blank-row-help = « { $column } » : { $help }
blank-row-codes = « { $column } », écrire le code : { $codes }.
blank-row-list = « { $column } » : écrire le code ou les mots de la liste « { $list } ».
blank-code = { $code } = { $label }
blank-example = Exemple : { $example }
blank-at-most = { $count } caractères au plus.
blank-from-list = Le code ou les mots de la liste « { $list } » ({ $count } choix).
blank-several = Plusieurs réponses sont possibles.
blank-from-call = Donné par la consultation.
blank-file = Document à joindre à ce formulaire.
blank-pieces-required = Obligatoire.
blank-pieces-optional = Facultatif.
blank-pieces-when = Si { $when }.
blank-pieces-required-when = Obligatoire si { $when }.
blank-pieces-each = Un pour chaque ligne de « { $group } ».
blank-pieces-months = { $count ->
    [one] De moins d’un mois.
   *[other] De moins de { $count } mois.
}
blank-pieces-signed = Signé.
blank-pieces-count = { $count } documents au plus.

## Mots de la page
blank-word-required = réponse obligatoire
blank-word-how = Comment remplir ce formulaire
blank-word-how-write = Écrivez à l’encre, en majuscules, un caractère par case.
blank-word-how-tick = Cochez les cases qui vous concernent.
blank-word-how-star = Une étoile marque une réponse obligatoire.
blank-word-how-when = « À remplir si… » : passez la question si vous n’êtes pas dans ce cas.
blank-word-how-more = S’il manque de la place, continuez sur une feuille libre et notez-y le numéro de la rubrique.
blank-word-how-computer = Sur un ordinateur, Pli pose ces questions une à une, fait les calculs et vérifie les réponses avant le dépôt.
blank-word-version = Formulaire
blank-word-office = Cadre réservé à l’administration
blank-word-received = Reçu le
blank-word-number = Dossier n°
blank-word-complete = Dossier complet
blank-word-pieces = Documents à joindre
blank-word-no-pieces = Ce formulaire ne demande pas de document.
blank-word-signature = Signature
blank-word-signature-words = La personne qui signe confirme les réponses de ce formulaire et les documents joints.
blank-word-place = Fait à
blank-word-date = Le
blank-word-name = Nom et prénom
blank-word-role = Qualité
blank-word-sign = Signature
blank-word-yes = Oui
blank-word-no = Non
blank-word-day = jour
blank-word-month = mois
blank-word-year = année
blank-word-hour = heure
blank-word-minute = min
blank-word-card = n°
blank-word-more-cards = Davantage ? Recopiez cette partie sur une feuille libre.
blank-word-more-rows = Davantage ? Continuez ce tableau sur une feuille libre.
blank-word-page = Page
blank-word-line = Ligne
blank-word-computed = à calculer
