error-one-file-only-title = This format signs one file
error-one-file-only-text = You gave { $count }. Nothing was signed.
error-one-file-only-repair = Sign them one by one, or together in a container (asice-cades or asice-xades).

error-level-not-offered-title = This level is not offered for this format
error-level-not-offered-text = XAdES signatures and ASiC-E containers go up to level B-LT. The file is as it was.
error-level-not-offered-repair = Ask for B-LT, or for B-LTA in PAdES or CAdES.

error-nothing-to-raise-title = There is no signature to complete in this file
error-nothing-to-raise-text = It is not a signed PDF, a CAdES signature, an XAdES signature or a container made with Pli. The file is as it was.
error-nothing-to-raise-repair = Choose the signed file, or sign it first.

error-other-content-title = This is not what was signed
error-other-content-text = Level B-LTA needs the signed file, which is missing or has changed. The signature is as it was.
error-other-content-repair = Give the original file, without any change, with the option --content.

error-no-revocation-data-title = Nothing proves that the certificate was not revoked
error-no-revocation-data-text = The list of revoked certificates is missing for “{ $holder }”. The signature keeps its level: it remains good.
error-no-revocation-data-repair = This authority does not say where it publishes its list: ask it for the list (.crl file), and give it with the option --proofs.

error-no-evidence-title = This file proves nothing about revocation
error-no-evidence-text = “{ $name }” is neither a certificate, nor a revocation list, nor an OCSP response.
error-no-evidence-repair = Take the files that the authority of the certificate publishes.

error-no-stamp-server-title = No time-stamp server is chosen
error-no-stamp-server-text = Without a time-stamp the signature stays at level B-B. Nothing is lost.
error-no-stamp-server-repair = Choose a server in Settings, “Time-stamps” (or with --tsa, or pli timestamp --set ADDRESS).

error-stamp-address-title = This is not the address of a server
error-stamp-address-text = “{ $address }” cannot be called. Nothing was sent.
error-stamp-address-repair = An address begins with http:// or https://.

error-stamp-away-title = The time-stamp server does not answer
error-stamp-away-text = The signature is made, without a time-stamp for now. Nothing is lost. ({ $cause })
error-stamp-away-repair = Check the connection and the address; the time-stamp can be added later.

error-stamp-slow-title = The time-stamp server takes too long to answer
error-stamp-slow-text = The signature is made, without a time-stamp for now. Nothing is lost.
error-stamp-slow-repair = Try again later, or choose another server.

error-stamp-proxy-title = The proxy of your network stands in the way
error-stamp-proxy-text = The request for a time-stamp could not leave your network. Nothing is lost. ({ $cause })
error-stamp-proxy-repair = Ask your IT service to allow this server, or give the right setting (HTTPS_PROXY, NO_PROXY).

error-stamp-certificate-title = The certificate of the time-stamp server is not recognised
error-stamp-certificate-text = { $reason ->
    [unknown] No authority that is known here stands behind this server.
    [expired] Its certificate has expired, by the clock of this machine.
    [not_yet] Its certificate is not valid yet, by the clock of this machine.
    [other_name] Its certificate is for another address.
   *[other] Its certificate is not valid.
  } Nothing was sent to it. The signature stays as it is, nothing is lost. ({ $cause })
error-stamp-certificate-repair = { $reason ->
    [expired] Check the date of the computer; if it is right, choose another server.
    [not_yet] Check the date of the computer; if it is right, choose another server.
    [other_name] Check the address, or choose another server.
   *[other] Choose another server. An http:// address serves as well: the time-stamp is signed itself, and Pli verifies it.
  }

error-stamp-moved-title = The time-stamp server has moved
error-stamp-moved-text = It redirects to “{ $address }”. Pli does not follow this on its own. Nothing is lost.
error-stamp-moved-repair = If this address is that of the same service, give it in place of the old one.

error-stamp-busy-title = The time-stamp server asks you to wait
error-stamp-busy-text = It receives too many requests. { $seconds ->
    [0] It does not say how long to wait.
   *[other] It asks to wait { $seconds } seconds.
  } Nothing is lost.
error-stamp-busy-repair = Try again later, or choose another server.

error-stamp-denied-title = The time-stamp server wants an account
error-stamp-denied-text = It refused the request (answer { $status }). The signature is made, without a time-stamp.
error-stamp-denied-repair = Choose a server that is open to all, or ask for the address kept for your organisation.

error-stamp-failed-title = The time-stamp server is out of order
error-stamp-failed-text = It answers with an error (answer { $status }). The signature is made, without a time-stamp. Nothing is lost.
error-stamp-failed-repair = Check the address, try again later, or choose another server.

error-stamp-rubbish-title = Something other than a time-stamp server answered
error-stamp-rubbish-text = The answer is not a time-stamp; the sign-in page of the network may be answering in its place. Nothing is lost. ({ $cause })
error-stamp-rubbish-repair = Open the sign-in page of the network (hotel, station…), or check the address of the server.

error-stamp-refused-title = The time-stamp server refuses the request
error-stamp-refused-text = { $reason ->
    [algorithm] It does not accept SHA-256 digests.
    [timenotavailable] Its clock is not reliable at this moment.
    [policy] It does not offer the policy asked for.
    [systemfailure] It is out of order.
   *[other] It gives no precise reason.
  } ({ $cause })
error-stamp-refused-repair = Try again later, or choose another server.

error-stamp-wrong-title = The time-stamp received is not valid
error-stamp-wrong-text = It does not match the request, or its own signature is wrong; it was discarded. The signature is as it was. ({ $cause })
error-stamp-wrong-repair = Choose another server, and tell the help desk about this one.

cli-stamp-waits = The time-stamp server did not answer: the signature is made at level B-B, and the next synchronisation (pli sync) will ask for the time-stamp.
cli-file-signed = File signed ({ $format }, { $level }): { $file }
cli-file-raised = Signature completed ({ $level }): { $file }
cli-stamp-server = Time-stamp server: { $url }
cli-stamp-server-none = No time-stamp server is chosen.
cli-fact-stamped = Signature completed to level { $level }; time-stamp of { $server }.
cli-fact-stamp-waits = The time-stamp is still missing: { $server } did not answer ({ $why }).
signature-card-by = Electronically signed by { $value }
signature-card-at = On { $value }
signature-card-issuer = Certificate issued by { $value }
