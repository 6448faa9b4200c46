# Signing with a proof of time, asking for it again later, and those whom verifications trust.

error-revocation-away-title = The proof that the certificate is not revoked is still missing
error-revocation-away-text = What the authority publishes on the certificate of “{ $holder }” could not be downloaded. The signature and its time-stamp remain good. Nothing is lost.
error-revocation-away-repair = Check the connection; Pli will ask for this proof again by itself.

error-certificate-revoked-title = This certificate was revoked
error-certificate-revoked-text = { $reason ->
    [key_compromise] The certificate of “{ $holder }” was revoked on { $revoked_at }: its key may be in other hands.
    [authority_compromise] The certificate of “{ $holder }” was revoked on { $revoked_at }: the key of its authority may be in other hands.
    [affiliation_changed] The certificate of “{ $holder }” was revoked on { $revoked_at }: its holder changed name or organisation.
    [superseded] The certificate of “{ $holder }” was revoked on { $revoked_at }: another certificate replaced it.
    [ended] The certificate of “{ $holder }” was revoked on { $revoked_at }: it must not be used any more.
    [suspended] The certificate of “{ $holder }” has been suspended since { $revoked_at }.
    [privilege_withdrawn] The certificate of “{ $holder }” was revoked on { $revoked_at }: the right to use it was withdrawn.
   *[unspecified] The certificate of “{ $holder }” was revoked on { $revoked_at }; its authority does not say why.
  } Nothing was signed: a signature made with it would be refused. Your dossier is intact, nothing is lost.
error-certificate-revoked-repair = { $reason ->
    [suspended] Sign with another certificate, or have the suspension lifted by the provider that issued it. If the call asks for no signature, you can deposit without one.
   *[other] Sign with another certificate, or ask the provider that issued it for a new one. If the call asks for no signature, you can deposit without one.
  }

error-certificate-disowned-title = The authority does not know this certificate
error-certificate-disowned-text = Asked about the certificate of “{ $holder }”, the authority that is said to have issued it answers that it does not know it. This is common on the very day of its issue. The signature is kept, without the proof that it was not revoked.
error-certificate-disowned-repair = Unless the certificate is brand new, call the provider that issued it before the deadline, or sign with another one.

error-signature-revoked-title = The certificate was revoked before this signature
error-signature-revoked-text = The certificate of “{ $holder }” was revoked on { $revoked_at }, before the attested time of the signature. It will be refused. The file is as it was, nothing is lost.
error-signature-revoked-repair = Sign again with another certificate, or ask the provider that issued it for a new one.

error-signed-deposited-title = This file is deposited: it no longer changes
error-signed-deposited-text = A time-stamp added to it would change the bytes that were deposited. The receipt gives the platform’s time. Nothing is lost.
error-signed-deposited-repair = If the Region asks for a time-stamp on the signature, sign the dossier again, then replace the deposit before the deadline.

cli-fact-stamp-given-up = The time-stamp of { $server } is no longer asked for ({ $why }).
fact-stamped = Signature completed (level { $level }) with the time-stamp of { $server }
fact-stamp-waits = The time-stamp is still missing: { $server } did not answer
fact-stamp-given-up = { $why ->
    [deposited] The time-stamp is no longer asked for: the file is deposited and no longer changes
   *[other] The time-stamp is no longer asked for: { $server } refused it
}

## What the signature is to prove
wish-level = What the signature is to prove
wish-level-B-B = Plain signature
wish-level-B-T = Signature with a proof of time (time-stamp)
wish-level-B-LT = Signature with a proof of time and all that is needed to verify it later
wish-level-B-LTA = Signature with a proof of time, made for archives
wish-level-help-B-B = The time is the one that this computer claims: no third party attests it.
wish-level-help-B-T = A time-stamp server attests the time. If it does not answer, the dossier is signed at once and the time-stamp is asked for later.
wish-level-help-B-LT = The certificates, and the proof that they were not revoked, are added: the file can be verified in ten years without their issuers.
wish-level-help-B-LTA = A second time-stamp protects all of it for archives.
wish-chosen = { $level }, { $look }
wish-server = Time-stamp requested from { $server }.
wish-no-server = No time-stamp server is chosen
wish-go-settings = Choose one in the settings
wish-look = Signature visible on the document
wish-look-help = The signature has the same value in both cases. A visible one adds a card on the last page.
wish-look-invisible = invisible
wish-look-visible = visible on the last page
sign-said-without = The dossier is signed, but not everything that was asked for could be added.

clock-doubt = The clock of this machine is not right
clock-doubt-text = { $side ->
    [slow] It is { $gap } behind that of the Region, as last measured.
   *[fast] It is { $gap } ahead of that of the Region, as last measured.
  } A signature made now would bear a wrong date. Nothing is lost.
clock-doubt-repair = Set the clock of the computer, then synchronise. If you cannot, take a signature with a proof of time: it is not this machine that attests it.

## Once signed
proof-of-time = Time-stamp: { $when }
proof-of-time-by = Time attested by { $authority }. To know whether this authority is trusted, verify the signed PDF under “Verify”.
proof-of-time-by-trusted = Time attested by { $authority }, an authority that is trusted here: a verification relies on it.
proof-of-time-by-unknown = Time attested by { $authority }. This authority is not trusted here: a verification does not rely on it yet. Nothing is lost, the time-stamp is kept. Add the certificate of the authority in Settings, “Authorities and trusted lists”.
proof-of-time-by-doubted = Time attested by { $authority }. A verification made here does not rely on it yet: { $why } Nothing is lost, the time-stamp is kept.
cli-stamp-trusted = Time-stamp: { $at }, by { $authority }, an authority that is trusted here.
cli-stamp-unknown = Time-stamp: { $at }, by { $authority }. This authority is not trusted here; the time-stamp is kept. Add its certificate (pli trust add FILE) for a verification to rely on it.
cli-stamp-doubted = Time-stamp: { $at }, by { $authority }. A verification made here does not rely on it yet: { $why }
proof-of-time-unnamed = a time-stamp server without a name
signed-level-B-B = Plain signature (B-B).
signed-level-B-T = Signature with a proof of time (B-T).
signed-level-B-LT = Signature with a proof of time, and what is needed to verify it later (B-LT).
signed-level-B-LTA = Signature with a proof of time, made for archives (B-LTA).
stamp-waits = The time-stamp is still missing
stamp-waits-text = The dossier is signed. The server { $server } has not given the time-stamp yet.
stamp-waits-next = { $tries ->
    [one] One try was made. Next try: { $when }, or at the next synchronisation.
   *[other] { $tries } tries were made. Next try: { $when }, or at the next synchronisation.
}
stamp-waits-deposit = Once deposited, the file no longer changes: a deposit made now goes without a time-stamp.
stamp-held = This file is deposited: it no longer changes.
stamp-ask-now = Ask again now
stamp-add-B-T = Add a proof of time
stamp-add-B-LT = Add what is needed to verify later
stamp-add-B-LTA = Protect for archives
stamp-said-done = The signature is completed.
stamp-said-missing = The signature could not be completed.
deposit-stamp-waits = The signature does not have its time-stamp yet
deposit-stamp-waits-text = You can deposit: the receipt will give the platform’s time. No time-stamp can be added to the file once it is deposited.
deposit-see-signature = See the signature
several-unstamped = { $count ->
    [one] One dossier is signed without the time-stamp asked for; its step “Sign” says why.
   *[other] { $count } dossiers are signed without the time-stamp asked for; the step “Sign” of each says why.
}
key-close = Close the key
key-said-closed = The key is closed.
key-idle = The key has closed
key-idle-text = It was not used for ten minutes. Nothing is lost: open it again to sign.

## The time-stamp server
stamps-title = Time-stamps
stamps-text = A time-stamp server attests the time of a signature. It receives a fingerprint only: never the dossier.
stamps-server = Address of the time-stamp server
stamps-server-help = For example https://timestamp.example.org. Empty: signatures have no proof of time.
stamps-keep = Save the address
stamps-try = Try this server
stamps-said-kept = The address is saved.
stamps-announced = Your platform proposes { $server }.
stamps-take-announced = Take this address
stamps-answered = The server gives a valid time-stamp
stamps-answered-by = { $authority } attests { $when }. Answered in { $millis } ms.
stamps-offset = { $side ->
    [slow] The clock of this computer is { $seconds } s behind its own.
    [fast] The clock of this computer is { $seconds } s ahead of its own.
   *[none] The clock of this computer agrees with its own.
}
stamps-proxy = The request passes through the proxy { $proxy }, as the settings of the system say.
stamps-waiting = { $count ->
    [one] One signed dossier waits for its time-stamp.
   *[other] { $count } signed dossiers wait for their time-stamp.
}

## Those whom verifications trust
trust-title = Authorities and trusted lists
trust-card-text = See whom Pli trusts when it verifies a signature, a receipt or a letter, and since when.
trust-open = See the authorities and lists…
trust-text = Pli trusts these authorities to verify a signature, a receipt or a letter, even without a connection. An old list does not know of certificates revoked since.
trust-looking = Reading the lists…
trust-anchors = { $count ->
    [0] No authority is trusted here.
    [one] One authority is trusted here.
   *[other] { $count } authorities are trusted here.
}
trust-platform = Those of “{ $name }” are among them.
trust-kind-authority = Authorities
trust-kind-trusted_list = Trusted lists
trust-kind-operator = Signers of trusted lists
trust-kind-revocation_list = Lists of revoked certificates
trust-kind-ocsp_answer = Answers on revocation (OCSP)
trust-brings = { $count ->
    [one] one certificate qualified today
   *[other] { $count } certificates qualified today
}
trust-from = valid from { $day }
trust-issued = dated { $day }
trust-age = { $days ->
    [0] less than a day old
    [one] one day old
   *[other] { $days } days old
}
trust-until = until { $day }
trust-next = next one due { $day }
trust-added = added here { $day }
trust-current = Up to date
trust-valid = Valid
trust-outdated = To be replaced
trust-expired = Expired
trust-unnamed = Without a name
trust-remove = Remove
trust-remove-of = Remove: { $name }
trust-remove-text = Verifications will no longer trust it. What is already verified and kept does not change; you can add the file again.
trust-said-removed = Removed: { $name }.
trust-said-added = The files are added.
trust-add-title = Add
trust-add-text = The certificate of an authority, a trusted list as it is published (.xml), a list of revoked certificates (.crl) or an OCSP answer. Either all the files are added, or none.
trust-choose = Choose files…
trust-operator-text = A trusted list is accepted only with the signature of a known body. If Pli does not know it yet, give its certificate.
trust-choose-operator = Choose the signer’s certificate…
trust-add = Add these files
