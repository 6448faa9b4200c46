# Verification of a signed file: the same sentences in the terminal and on the screen.
nav-verify = Verify
verify-title = Verify a file
verify-text = A signed PDF, a signature on its own (.p7s, .xml), a container (.asice, .asics) or a receipt, whoever made it: who signed, when, and whether anything changed since. All of it happens on this computer.
verify-choose = Choose a file…
verify-drop = You can also drop the file anywhere in this window.
verify-drop-here = Drop the file to verify
verify-beside = Add the signed file…
verify-beside-text = This signature is about a file that is not inside it. Add that file to verify it.
verify-other = Verify another file…
verifying = Verifying…
verdict-total-passed = { $name }: valid signature, file intact
verdict-indeterminate = { $name }: the verification cannot conclude
verdict-total-failed = { $name }: the signature is not valid
verdict-unsigned = { $name }: no signature
verdict-signed-by = Signed by { $signer }
verdict-sealed-by = Sealed by { $signer }
verdict-signer-unknown = Unknown signer
verdict-when = on { $when }, as the signer says
verdict-passed-text = Everything that was to be checked holds.
verdict-indeterminate-text = Nothing is wrong, but something could not be established.
verdict-failed-text = The signature, or what it covers, is not what it was.
verify-informs = Pli informs; only a qualified validation service gives a legal presumption.
verify-uncovered = Not covered by any signature: { $files }
verify-counter-signature = Countersignature: it confirms another signature.
verify-proven-time = A time-stamp proves that the signature was there on { $at }.
verify-unproven-time = No time-stamp proves the date of the signature.
verify-covered = Covers: { $files }
verify-covers-all = Covers the whole file.
verify-covers-then = Covers the file as it was when it was signed.
verify-filled = Fields filled after signing: { $fields }
verify-allowed-nothing = The signer allows no change afterwards.
verify-allowed-filling-and-signing = The signer allows the form to be filled and signed afterwards.
verify-allowed-annotating = The signer allows filling, signing and annotating afterwards.
verify-change-none = Nothing was changed after signing.
verify-change-permitted = Form and signatures: only fields, signatures, time-stamps or validation data were added.
verify-change-annotations = Annotations: something was laid over the pages after signing.
verify-change-altered = Undefined change: what is shown may not be what was signed.
verify-level = { $format } { $level }
verify-issuer = Certificate issued by { $issuer }, valid until { $until }
verify-authority = Trusted authority: { $authority }
verify-state-holds = ✓
verify-state-fails = ✗
verify-state-unknown = ?
verify-state-holds-word = yes
verify-state-fails-word = no
verify-state-unknown-word = not established
verify-line = { $state } { $check }: { $sentence }
verify-check-identity = Identity of the signer
verify-check-category = Category of the certificate
verify-check-format = Format of the signature
verify-check-validity = Neither expired nor revoked at signing
verify-check-integrity = Integrity of the file
check-identity-holds = a trusted authority stands behind the signer.
check-identity-missing = the signer's certificate is missing.
check-identity-another = the signature was not made by this certificate.
check-identity-not-allowed = the authority was not allowed to issue this certificate.
check-identity-no-authority = no authority known here stands behind this certificate.
check-identity-unknown = it could not be established.
check-category-qualified = qualified certificate, as a trusted list says.
check-category-declared = the certificate says that it is qualified; no trusted list here confirms it.
check-category-advanced = signing certificate without qualification; its equivalence (article 2 of the order) is not established here.
check-category-authentication = this certificate is not made for signing documents.
check-category-demonstration = demonstration certificate, without legal value.
check-category-missing = the signer's certificate is missing.
check-format-holds = XAdES, CAdES or PAdES, as the order requires.
check-format-old-pdf = older PDF signature, without the elements of PAdES.
check-format-not-ades = the signature lacks the elements of XAdES, CAdES or PAdES.
check-validity-holds = the certificate is valid, and no revocation is known.
check-validity-proven = the certificate was valid and not revoked at the proven date.
check-validity-revoked = the certificate was already revoked.
check-validity-expired = the certificate had already expired.
check-validity-not-yet-valid = the certificate was not valid yet.
check-validity-revoked-since = the certificate was revoked, and nothing proves that the signature came before.
check-validity-out-of-bounds = the certificate has expired or is not valid yet, and nothing proves when the signature was made.
check-validity-not-looked-up = its revocation could not be checked.
check-validity-unknown = it could not be established.
check-integrity-holds = the file is the one that was signed.
check-integrity-completed = what was signed is intact; signatures or validation data were added.
check-integrity-altered = the content is not what was signed.
check-integrity-changed = the file was changed after signing, or does not have the expected form.
check-integrity-annotated = what was signed is intact, but annotations were laid over it.
check-integrity-filled = what was signed is intact, but fields were filled afterwards.
check-integrity-partial = only a part of the file is signed.
check-integrity-not-there = what is signed is not in the file.
check-integrity-weak = the algorithm is too weak to prove it today.
check-integrity-unknown = it could not be established.
verify-stamp-signature = Time-stamp on the signature: { $at }, by { $authority }.
verify-stamp-content = Time-stamp on the content, before the signature: { $at }, by { $authority }.
verify-stamp-document = Time-stamp on the document: { $at }, by { $authority }.
verify-stamp-archive = Archive time-stamp: { $at }, by { $authority }.
verify-stamp-container = Time-stamp on the container: { $at }, by { $authority }.
verify-stamp-doubt = It proves nothing here: { $why }
verify-revocation-good = { $days ->
    [0] { $name }: not revoked, by information less than a day old.
    [one] { $name }: not revoked, by information one day old.
   *[other] { $name }: not revoked, by information { $days } days old.
  }
verify-revocation-revoked = { $name }: revoked.
verify-revocation-unknown = { $name }: revocation not checked; no list here mentions it.
verify-revocation-unpublished = { $name }: its issuer publishes no revocation list.
verify-details = Details
verify-checks-title = The five checks of the order of 22 March 2019
verify-times-title = Proofs of date
verify-lists-title = Revocation and age of the lists
verify-changes-title = What changed afterwards
verify-compare = Compare the pages…
verify-compare-title = The document when signed and today
verify-comparing = Comparing the pages…
verify-pages-same = The pages look as they did when the file was signed.
verify-pages-different = { $count ->
    [one] One page looks different.
   *[other] { $count } pages look different.
  }
verify-pages-bounded = The first { $compared } pages were compared.
verify-page-choice = Page { $page }
verify-page-signed = Page { $page } when signed
verify-page-now = Page { $page } today
verify-page-none = This page does not exist.
verify-said = Verification done: { $indication }
verify-authorities = { $count ->
    [0] No trusted authority is known here.
    [one] One trusted authority is known here.
   *[other] { $count } trusted authorities are known here.
  }
verify-trusted-list = { $days ->
    [0] Trusted list { $territory }, less than a day old.
    [one] Trusted list { $territory }, one day old.
   *[other] Trusted list { $territory }, { $days } days old.
  }
verify-trusted-list-outdated = Trusted list { $territory }, { $days } days old: a newer one was due.
verify-reason-no-certificate-chain-found = No authority known here stands behind this certificate.
