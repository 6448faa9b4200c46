error-one-file-only-title = Ce format signe un seul fichier
error-one-file-only-text = Vous en avez donné { $count }. Rien n’a été signé.
error-one-file-only-repair = Signez-les un par un, ou ensemble dans un conteneur (asice-cades ou asice-xades).

error-level-not-offered-title = Ce niveau n’est pas proposé pour ce format
error-level-not-offered-text = Les signatures XAdES et les conteneurs ASiC-E vont jusqu’au niveau B-LT. Le fichier est resté tel quel.
error-level-not-offered-repair = Demandez B-LT, ou le niveau B-LTA en PAdES ou en CAdES.

error-nothing-to-raise-title = Aucune signature à compléter dans ce fichier
error-nothing-to-raise-text = Ce n’est ni un PDF signé, ni une signature CAdES, ni une signature XAdES ou un conteneur faits avec Pli. Le fichier est resté tel quel.
error-nothing-to-raise-repair = Choisissez le fichier signé, ou signez-le d’abord.

error-other-content-title = Ce n’est pas ce qui a été signé
error-other-content-text = Le niveau B-LTA a besoin du fichier signé, et celui-ci manque ou a changé. La signature est restée telle quelle.
error-other-content-repair = Donnez le fichier d’origine, sans aucune modification, avec l’option --content.

error-no-revocation-data-title = Rien ne prouve que le certificat n’était pas révoqué
error-no-revocation-data-text = La liste des certificats révoqués manque pour « { $holder } ». La signature est restée à son niveau : elle reste valable.
error-no-revocation-data-repair = Cette autorité ne dit pas où elle publie sa liste : demandez-la-lui (fichier .crl), et donnez-la avec l’option --proofs.

error-no-evidence-title = Ce fichier ne sert pas de preuve
error-no-evidence-text = « { $name } » n’est ni un certificat, ni une liste de révocation, ni une réponse OCSP.
error-no-evidence-repair = Prenez les fichiers que publie l’autorité qui a délivré le certificat.

error-no-stamp-server-title = Aucun serveur d’horodatage n’est choisi
error-no-stamp-server-text = Sans horodatage, la signature reste au niveau B-B. Rien n’est perdu.
error-no-stamp-server-repair = Choisissez un serveur dans Réglages, « Horodatage » (ou par --tsa, ou pli timestamp --set ADRESSE).

error-stamp-address-title = Ce n’est pas l’adresse d’un serveur
error-stamp-address-text = « { $address } » ne peut pas être appelée. Rien n’a été envoyé.
error-stamp-address-repair = Une adresse commence par http:// ou https://.

error-stamp-away-title = Le serveur d’horodatage ne répond pas
error-stamp-away-text = La signature est faite, sans horodatage pour l’instant. Rien n’est perdu. ({ $cause })
error-stamp-away-repair = Vérifiez la connexion et l’adresse ; l’horodatage peut être ajouté plus tard.

error-stamp-slow-title = Le serveur d’horodatage met trop de temps à répondre
error-stamp-slow-text = La signature est faite, sans horodatage pour l’instant. Rien n’est perdu.
error-stamp-slow-repair = Réessayez plus tard, ou choisissez un autre serveur.

error-stamp-proxy-title = Le serveur mandataire (proxy) de votre réseau s’interpose
error-stamp-proxy-text = La demande d’horodatage n’a pas pu sortir de votre réseau. Rien n’est perdu. ({ $cause })
error-stamp-proxy-repair = Demandez au service informatique d’autoriser ce serveur, ou donnez le bon réglage (HTTPS_PROXY, NO_PROXY).

error-stamp-certificate-title = Le certificat du serveur d’horodatage n’est pas reconnu
error-stamp-certificate-text = { $reason ->
    [unknown] Aucune autorité connue ici ne répond de ce serveur.
    [expired] Son certificat a expiré, d’après l’horloge de ce poste.
    [not_yet] Son certificat n’est pas encore valable, d’après l’horloge de ce poste.
    [other_name] Son certificat est établi pour une autre adresse.
   *[other] Son certificat n’est pas valable.
  } Rien ne lui a été envoyé. La signature reste telle quelle, rien n’est perdu. ({ $cause })
error-stamp-certificate-repair = { $reason ->
    [expired] Vérifiez la date de l’ordinateur ; si elle est juste, choisissez un autre serveur.
    [not_yet] Vérifiez la date de l’ordinateur ; si elle est juste, choisissez un autre serveur.
    [other_name] Vérifiez l’adresse, ou choisissez un autre serveur.
   *[other] Choisissez un autre serveur. Une adresse en http:// convient aussi : l’horodatage est lui-même signé, et Pli le vérifie.
  }

error-stamp-moved-title = Le serveur d’horodatage a changé d’adresse
error-stamp-moved-text = Il renvoie vers « { $address } ». Pli ne suit pas ce renvoi de lui-même. Rien n’est perdu.
error-stamp-moved-repair = Si cette adresse est bien celle du même service, donnez-la à la place de l’ancienne.

error-stamp-busy-title = Le serveur d’horodatage demande de patienter
error-stamp-busy-text = Il reçoit trop de demandes. { $seconds ->
    [0] Il ne dit pas combien de temps attendre.
   *[other] Il demande d’attendre { $seconds } secondes.
  } Rien n’est perdu.
error-stamp-busy-repair = Réessayez plus tard, ou choisissez un autre serveur.

error-stamp-denied-title = Le serveur d’horodatage demande un compte
error-stamp-denied-text = Il a refusé la demande (réponse { $status }). La signature est faite, sans horodatage.
error-stamp-denied-repair = Choisissez un serveur ouvert à tous, ou demandez l’adresse réservée à votre organisme.

error-stamp-failed-title = Le serveur d’horodatage est en panne
error-stamp-failed-text = Il répond par une erreur (réponse { $status }). La signature est faite, sans horodatage. Rien n’est perdu.
error-stamp-failed-repair = Vérifiez l’adresse, réessayez plus tard, ou choisissez un autre serveur.

error-stamp-rubbish-title = Ce n’est pas un serveur d’horodatage qui répond
error-stamp-rubbish-text = La réponse n’est pas un horodatage ; une page de connexion du réseau répond peut-être à sa place. Rien n’est perdu. ({ $cause })
error-stamp-rubbish-repair = Ouvrez la page de connexion du réseau (hôtel, gare…), ou vérifiez l’adresse du serveur.

error-stamp-refused-title = Le serveur d’horodatage refuse la demande
error-stamp-refused-text = { $reason ->
    [algorithm] Il n’accepte pas l’empreinte SHA-256.
    [timenotavailable] Son horloge n’est pas sûre en ce moment.
    [policy] Il n’offre pas la politique demandée.
    [systemfailure] Il est en panne.
   *[other] Il ne donne pas de raison précise.
  } ({ $cause })
error-stamp-refused-repair = Réessayez plus tard, ou choisissez un autre serveur.

error-stamp-wrong-title = L’horodatage reçu ne vaut rien
error-stamp-wrong-text = Il ne répond pas à la demande, ou sa propre signature est fausse ; il a été jeté. La signature reste telle quelle. ({ $cause })
error-stamp-wrong-repair = Choisissez un autre serveur, et signalez celui-ci à l’assistance.

cli-stamp-waits = Le serveur d’horodatage n’a pas répondu : la signature est faite au niveau B-B, et la prochaine synchronisation (pli sync) demandera l’horodatage.
cli-file-signed = Fichier signé ({ $format }, { $level }) : { $file }
cli-file-raised = Signature complétée ({ $level }) : { $file }
cli-stamp-server = Serveur d’horodatage : { $url }
cli-stamp-server-none = Aucun serveur d’horodatage n’est choisi.
cli-fact-stamped = Signature complétée au niveau { $level } ; horodatage de { $server }.
cli-fact-stamp-waits = L’horodatage attend : { $server } n’a pas répondu ({ $why }).
signature-card-by = Signé électroniquement par { $value }
signature-card-at = Le { $value }
signature-card-issuer = Certificat délivré par { $value }
