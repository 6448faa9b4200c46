# Pourquoi : ce qui a décidé d’une valeur, d’une question posée ou masquée, d’une réponse ou d’une pièce demandée, d’une remarque.
# Chaque raison est un fait ; elle doit pouvoir suivre « parce que » : elle ne commence pas par une voyelle.

## Une phrase et ses raisons
explain-because = { $says } parce que { $reasons }.
explain-indeed = { $says } En effet, { $reasons }.
explain-alone = { $says }.
explain-and-because = { $first } et que { $second }
explain-and-because-then = { $first }, que { $second }
explain-and = { $first } et { $second }
explain-and-then = { $first }, { $second }
explain-more-reasons = { $reasons } (et { $count ->
    [one] une autre raison
   *[other] { $count } autres raisons
})
explain-text = { $text }
explain-quoted = « { $text } »

## Noms
explain-field = « { $label } »
explain-field-row = « { $label } », ligne { $number } de « { $group } »
explain-field-row-summary = « { $label } », ligne { $number } « { $summary } »
explain-part = { $label }, partie « { $part } »
explain-named = { $label } ({ $value })
explain-list = la liste
explain-some-rows = { $label } sur { $count ->
    [one] une ligne retenue
   *[other] { $count } lignes retenues
}
explain-result = le résultat du calcul ({ $value })
explain-day = la date du jour

## Ce qui est demandé ou affiché
explain-shown = la question { $label } est posée
explain-not-shown = la question { $label } est masquée
explain-rows-shown = la partie { $label } est affichée
explain-rows-not-shown = la partie { $label } est masquée
explain-section-shown = la section « { $label } » est affichée
explain-section-hidden = la section « { $label } » est masquée
explain-required = la réponse à { $label } est demandée
explain-optional = la réponse à { $label } n’est pas demandée
explain-rows-required = une ligne au moins est demandée dans { $label }
explain-rows-optional = la partie { $label } peut rester vide
explain-piece-required = la pièce { $label } est demandée
explain-piece-optional = la pièce { $label } n’est pas demandée
explain-piece-shown = la pièce { $label } est proposée
explain-piece-hidden = la pièce { $label } n’est pas proposée
explain-always = le formulaire le prévoit dans tous les cas
explain-never = le formulaire ne le demande jamais
explain-is-computed = le formulaire calcule cette valeur
explain-is-from-call = la consultation donne cette valeur
explain-component-required = { $label } est demandé ou commencé
explain-attached = { $count ->
    [0] rien n’est encore joint
    [one] le dossier ne porte qu’un fichier
   *[other] le dossier ne porte que { $count } fichiers
}
explain-value-shown = la valeur { $label } est affichée
explain-value-not-shown = la valeur { $label } est masquée
explain-this-hidden = cette question est masquée
explain-this-part-hidden = cette partie est masquée
explain-this-piece-hidden = cette pièce n’est pas proposée

## Réponses
explain-answered = vous avez indiqué { $value } pour { $label }
explain-answered-choice = vous avez répondu « { $value } » à { $label }
explain-answered-other = vous avez répondu « { $value } », et non « { $other } », à { $label }
explain-unanswered = vous n’avez pas encore répondu à { $label }
explain-unreadable = votre réponse à { $label } ne se lit pas encore
explain-hidden = { $label } ne compte pas, car cette question est masquée
explain-computed = { $label } vaut { $value }
explain-computed-text = { $label } vaut « { $value } »
explain-computed-empty = { $label } n’a pas encore de valeur
explain-worth-formula = { $says }, soit { $formula }
explain-call-field = la consultation indique { $value } pour { $label }
explain-call-field-empty = la consultation n’indique rien pour { $label }
explain-column = { $label } est rempli dans { $count ->
    [0] zéro ligne
    [one] une ligne
   *[other] { $count } lignes
} sur { $rows }
explain-column-all = { $label } est rempli dans { $rows ->
    [one] la seule ligne
   *[other] les { $rows } lignes
}
explain-rows = { $label } { $count ->
    [0] n’a pas de ligne
    [one] a une ligne
   *[other] a { $count } lignes
}
explain-kept = { $label } a { $count ->
    [0] zéro ligne qui convient
    [one] une ligne qui convient
   *[other] { $count } lignes qui conviennent
} sur { $rows }
explain-files = { $label } { $count ->
    [0] n’a pas de fichier joint
    [one] a un fichier joint
   *[other] a { $count } fichiers joints
}
explain-file = le fichier « { $name } » pèse { $size }
explain-answer-of = { $author } a répondu « { $value } »
explain-today = nous sommes le { $value }
explain-piece-there = le document « { $label } » est joint
explain-piece-lacks = le document « { $label } » n’est pas encore joint
explain-more = … et { $count ->
    [one] une autre ligne
   *[other] { $count } autres lignes
}

## Consultation
explain-call = la consultation donne { $fact } : { $value }
explain-call-empty = la consultation ne donne pas { $fact }
explain-no-call = le dossier ne répond pas à une consultation, qui donnerait { $fact }
explain-call-reference = la référence
explain-call-title = le titre
explain-call-procedure = la procédure
explain-call-authority = la collectivité
explain-call-service = le service
explain-call-deadline = la date limite
explain-call-deadline-date = le jour de la date limite
explain-call-lot-number = le numéro du lot
explain-call-lot-title = le titre du lot
explain-call-lot-area = le territoire du lot
explain-call-lot-max-amount = le montant maximal du lot
explain-call-lots = les lots
explain-call-signature-required = la signature demandée
explain-call-copy-by-email-allowed = la copie possible par courriel
explain-call-offer-validity-days = la durée de validité des offres, en jours
explain-call-max-file-bytes = la taille maximale d’un fichier
explain-call-max-total-bytes = la taille maximale du dépôt
explain-call-max-files = le nombre maximal de fichiers
explain-call-formats = les formats acceptés
explain-call-demonstration = le caractère d’essai

## Comparaisons
explain-same-number = { $left } égale { $right }
explain-other-number = { $left } n’égale pas { $right }
explain-below-number = { $left } n’atteint pas { $right }
explain-not-above-number = { $left } ne dépasse pas { $right }
explain-above-number = { $left } dépasse { $right }
explain-not-below-number = { $left } atteint { $right }
explain-same-date = { $left } tombe le même jour que { $right }
explain-other-date = { $left } ne tombe pas le même jour que { $right }
explain-below-date = { $left } vient avant { $right }
explain-not-above-date = { $left } ne vient pas après { $right }
explain-above-date = { $left } vient après { $right }
explain-not-below-date = { $left } tombe le même jour que { $right }
explain-same-text = { $left } est la même réponse que { $right }
explain-other-text = { $left } n’est pas la même réponse que { $right }
explain-below-text = { $left } vient avant { $right }
explain-not-above-text = { $left } ne vient pas après { $right }
explain-above-text = { $left } vient après { $right }
explain-not-below-text = { $left } ne vient pas avant { $right }
explain-between = { $left } se trouve entre { $low } et { $high }
explain-not-between = { $left } ne se trouve pas entre { $low } et { $high }
explain-among = { $left } fait partie de : { $list }
explain-not-among = { $left } ne fait pas partie de : { $list }
explain-starts = { $left } commence par { $right }
explain-not-starts = { $left } ne commence pas par { $right }
explain-ends = { $left } finit par { $right }
explain-not-ends = { $left } ne finit pas par { $right }
explain-contains = { $left } contient { $right }
explain-not-contains = { $left } ne contient pas { $right }

explain-none = { $count ->
    [one] la seule ligne de { $label } ne convient pas
   *[other] pas une des { $count } lignes de { $label } ne convient
}
explain-every = { $count ->
    [one] la seule ligne de { $label } convient
   *[other] les { $count } lignes de { $label } conviennent
}

explain-met = la condition du formulaire est remplie
explain-not-met = la condition du formulaire n’est pas remplie
explain-undecided = la condition du formulaire ne se sait pas encore
explain-unknown = la raison vient du formulaire

## Calculs
explain-sum = la somme de { $of } ({ $value })
explain-min = la plus petite valeur de { $of } ({ $value })
explain-max = la plus grande valeur de { $of } ({ $value })
explain-min-date = la première date de { $of } ({ $value })
explain-max-date = la dernière date de { $of } ({ $value })
explain-mean = la moyenne de { $of } ({ $value })
explain-count = le nombre de réponses à { $of } ({ $value })
explain-count-rows = le nombre de lignes de { $of } ({ $value })
explain-count-kept = le nombre de lignes retenues de { $of } ({ $value })
explain-length = le nombre de caractères de { $of } ({ $value })
explain-formula = { $formula } (soit { $value })
explain-plus = { $left } + { $right }
explain-minus = { $left } − { $right }
explain-times = { $left } × { $right }
explain-over = { $left } ÷ { $right }
explain-power = { $left } puissance { $right }
explain-negative = − { $left }
explain-brackets = ({ $of })
explain-property-year = l’année de { $of } ({ $value })
explain-property-month = le mois de { $of } ({ $value })
explain-property-day = le jour de { $of } ({ $value })
explain-property-weekday = le jour de la semaine de { $of } ({ $value })
explain-property-days = le nombre de jours de { $of } ({ $value })
explain-property-hours = le nombre d’heures de { $of } ({ $value })
explain-property-years = le nombre d’années de { $of } ({ $value })
explain-property-months = le nombre de mois de { $of } ({ $value })
explain-before-years = le { $value }, { $count ->
    [one] un an
   *[other] { $count } ans
} avant { $of }
explain-before-months = le { $value }, { $count } mois avant { $of }
explain-before-days = le { $value }, { $count ->
    [one] un jour
   *[other] { $count } jours
} avant { $of }
explain-after-years = le { $value }, { $count ->
    [one] un an
   *[other] { $count } ans
} après { $of }
explain-after-months = le { $value }, { $count } mois après { $of }
explain-after-days = le { $value }, { $count ->
    [one] un jour
   *[other] { $count } jours
} après { $of }

## Parties d’une adresse, d’une personne, d’une période, d’un lieu
part-title = Civilité
part-last-name = Nom
part-first-name = Prénom
part-role = Qualité
part-phone = Téléphone
part-email = Courriel
part-line1 = Adresse
part-line2 = Complément
part-line3 = Lieu-dit ou boîte postale
part-line4 = Mention
part-postcode = Code postal
part-city = Commune
part-insee = Code INSEE
part-country = Pays
part-start = Du
part-end = Au
part-latitude = Latitude
part-longitude = Longitude
