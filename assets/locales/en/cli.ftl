# What the command `pli` says.
cli-repair = To do: { $repair }
cli-first-start = Workspace created in { $folder }.
cli-recovery-key = Recovery key: { $key }
cli-recovery-keep = Write this key down and keep it safe: it alone opens your dossiers if the passphrase or the keyring is lost. It will not be shown again.
cli-password = Password, then Enter:
cli-form-error = error:
cli-form-warning = warning:
cli-form-accepted = Form { $form } accepted (digest { $sha256 }).
cli-form-refused = Form refused.
cli-form-published = Form { $form } published (digest { $sha256 }) in { $index }. It will not change any more: to change it, make a new version.
cli-form-already-published = Form { $form } is published already, as it is (digest { $sha256 }).
cli-form-not-published = Form not published: { $index } has not changed. First correct what is said above.
cli-form-cost = Examples: { $examples }. Heaviest expression: { $steps } steps at most — { $expression }
cli-preview = Preview of { $dir }: { $url }
cli-preview-how = Open this address in a browser of this machine. The page follows what you write. Ctrl+C to stop.
cli-written = File written: { $file }
cli-diff-head = From { $from } to { $to }:
cli-diff-none = Nothing differs.
cli-diff-harmless = Every answer keeps its place: a migration may be empty.
cli-diff-breaking = Answers would lose their place. The migration must say:
cli-diff-of-section = Section
cli-diff-of-field = Field
cli-diff-of-rule = Rule
cli-diff-of-piece = Document
cli-diff-of-total = Total
cli-diff-of-list = List
cli-diff-of-code = Code
cli-diff-added = added
cli-diff-removed = removed
cli-diff-kind = another kind
cli-diff-words = other words
cli-diff-obligation = another obligation
cli-diff-visibility = another condition of display
cli-diff-expression = another computation or check
cli-diff-limits = other limits
cli-move-head = From version { $from } to version { $to }: { $kept } answers kept, { $moved } moved, { $orphaned } without a place, { $confirm } to confirm, { $added } new fields.
cli-move-moved = Moved:
cli-move-orphaned = Answers kept that no longer have a place (never transmitted, never erased):
cli-move-confirm = To confirm:
cli-moved = Dossier moved to version { $version }. Blocking: { $blocking }. Warnings: { $warnings }. “pli dossier undo” goes back.
cli-doubt-kind = the field is checked now
cli-doubt-retired = this choice no longer exists, choose another one
cli-doubt-computed = answer made of the former ones
cli-doubt-disputed = there were two answers side by side
cli-doubt-returned = this answer has a place again
cli-doubt-taken = there was already an older answer in this place
cli-doubt-unreadable = cannot be read as a number, unit not converted
cli-identifier-valid = Valid: { $value }
cli-identifier-kinds = “{ $kind }” is not a known kind of identifier. Known kinds: { $kinds }.
cli-synced = Calls received on { $at }.
cli-never-synced = Calls were never received: sign in, then run pli sync.
cli-call-open = open
cli-call-closed = closed
cli-call-permanent = no deadline
cli-call-deadline = deadline { $at }
cli-moment = { $date } at { $time } ({ $place })
cli-signed-in = Signed in on { $name } ({ $url }): { $user }, { $organisation }.
cli-signed-out = Signed out of { $name } ({ $url }).
cli-demonstration = Demonstration, without legal value.
cli-sync-done = Synchronised: { $changed } calls new or changed, { $gone } gone, { $dossiers } dossiers with news. Clock offset: { $offset } ms.
cli-attached = Attached: { $name } ({ $size }), digest { $sha256 }.
cli-printed = Written: { $file } ({ $pages } pages), digest { $sha256 }.
cli-signed = Signed by { $signer } ({ $level }), digest { $sha256 }.
cli-saved = Saved. Blocking points: { $blocking }. Warnings: { $warnings }.
cli-check-ready = Everything is ready: nothing is missing.
cli-severity-blocking = Blocking
cli-severity-warning = Warning
cli-signature-stale = The dossier changed since it was signed: the signature does not count for this version.
cli-sealed = This deposit is sealed until the opening: its files are encrypted on this computer to the key holders that the call announces.
cli-holders-unsure = Caution: Pli cannot tell today whether these opening certificates were revoked (a key lost or stolen): { $holders }. The deposit is sealed all the same. To settle it, add the revocation list of their authority (pli trust add), or ask the Region.
cli-not-sealed = This deposit is not sealed: the operator of the platform can read it before the opening.
cli-progress = Sent: { $sent } of { $total }.
cli-waits = Deposit { $deposit } waits in the outbox. It will leave with pli sync or by running this command again.
cli-deposited = Deposited. Received by the platform: { $at }. Deposit { $deposit }. Receipt verified.
cli-state-draft = draft
cli-state-ready = ready
cli-state-signed = signed
cli-state-queued = waiting to be sent
cli-state-uploading = being sent
cli-state-refused = refused
cli-state-deposited = deposited
cli-state-registered = registered by the Region
cli-state-incomplete = to be completed
cli-state-completed = completed
cli-state-under-review = under review
cli-state-decided = decided
cli-state-closed = closed
cli-state-withdrawn = withdrawn
cli-source-machine = this machine
cli-source-platform = platform
cli-fact-created = Dossier created.
cli-fact-printed = Dossier laid out (digest { $sha256 }).
cli-fact-signed = Dossier signed by { $signer } (digest { $sha256 }).
cli-fact-queued = Deposit { $deposit } prepared: { $files } files, { $bytes }.
cli-fact-holders-unsure = Revocation of the opening certificates unknown on this computer when sealing: { $holders }.
cli-fact-deposited = Receipt of deposit { $deposit } verified, received on { $received_at }.
cli-fact-refused = Deposit { $deposit } refused ({ $fault }).
cli-fact-cancelled = Deposit { $deposit } given up before it was confirmed.
cli-verdict-total-passed = everything that was to be checked holds.
cli-verdict-indeterminate = nothing is wrong, but something could not be established.
cli-verdict-total-failed = the signature, or what it covers, is not what it was.
cli-reason-format-failure = The file does not have the expected form, or was changed after signing.
cli-reason-hash-failure = The content is not what was signed.
cli-reason-sig-crypto-failure = The signature does not belong to the certificate.
cli-reason-no-signature-found = The file has no signature.
cli-reason-signed-data-not-found = What is signed is not in the file.
cli-reason-no-signing-certificate-found = The signer's certificate is missing.
cli-reason-no-certificate-chain-found = No known authority stands behind this certificate (see --trust).
cli-reason-chain-constraints-failure = The authority was not allowed to issue this certificate.
cli-reason-sig-constraints-failure = The signature lacks what its format asks for.
cli-reason-out-of-bounds-no-poe = The certificate has expired or is not valid yet, and nothing proves when the signature was made.
cli-reason-revoked-no-poe = The certificate was revoked, and nothing proves that the signature came before.
cli-reason-crypto-constraints-failure-no-poe = The algorithm is too weak, and nothing proves when the signature was made.
cli-reason-try-later = Whether the certificate was revoked could not be looked up.
cli-reason-revoked = The certificate was already revoked when the signature was made.
cli-reason-expired = The certificate had already expired when the signature was made.
cli-reason-not-yet-valid = The signature was made before the certificate began to be valid.
cli-reason-no-certificate-chain-found-no-poe = No authority known today stands behind this certificate, and nothing proves when the signature was made.
cli-reason-certificate-chain-general-failure = The certificates on the way to an authority could not be checked.
cli-reason-crypto-constraints-failure = The algorithm was already too weak when the signature was made.
cli-reason-policy-processing-error = The rules that the signature names could not be applied.
cli-reason-signature-policy-not-available = The rules that the signature names are not at hand.
cli-reason-timestamp-order-failure = The time-stamps contradict each other.
cli-reason-out-of-bounds-not-revoked = The certificate expired without having been revoked, and nothing proves when the signature was made.
cli-reason-revoked-ca-no-poe = The certificate of an authority was revoked, and nothing proves that the signature came before.
cli-reason-revocation-out-of-bounds-no-poe = The revocation data can no longer be checked, and nothing proves its date.
cli-reason-no-poe = Nothing proves that the signature existed when it had to.
cli-reason-custom = Another reason, given in the details.
cli-signed-by = Signed by { $signer } ({ $format } { $level })
cli-sealed-by = Sealed by { $signer } ({ $format } { $level })
cli-claimed-time = Date declared by the signer: { $at }
cli-fact-exchange = Exchange with the platform: { $method } { $path }, { $bytes } sent, status { $status }, { $millis } ms.
cli-journal-call = Call
cli-journal-lot = Lot
cli-journal-offset = (clock offset: { $ms } ms)
cli-table-sheet = Sheet “{ $sheet }” (sheets: { $known }).
cli-table-column = Column { $letter } “{ $title }” → { $field }
cli-table-no-column = Column { $letter } “{ $title }” → left out
cli-table-taken = { $rows ->
    [one] { $rows } row taken.
   *[other] { $rows } rows taken.
  }
cli-table-would-take = { $rows ->
    [one] { $rows } row would be taken. Nothing was changed.
   *[other] { $rows } rows would be taken. Nothing was changed.
  }
cli-table-more = And { $more } more remarks.
cli-list-added = List added: { $name }, { $codes } codes, signed by { $signer }.
cli-list-line = { $name }: { $title } ({ $codes } codes, { $date })
cli-list-from = { $source } · { $licence }
cli-list-signer = Pack signed by { $signer }
cli-list-packed = Pack written: { $file }
cli-list-more = { $count ->
    [one] … and one more code
   *[other] … and { $count } more codes
}
cli-list-none = Nothing matches.

cli-trust-added = { $count ->
    [one] 1 item added.
   *[other] { $count } items added.
}
cli-trust-anchors = { $count ->
    [0] No authority is recognised.
    [one] 1 authority is recognised.
   *[other] { $count } authorities are recognised.
}
cli-trust-removed = Removed: { $name }.
cli-trust-authority = Authority: { $name }
cli-trust-operator = Signer of trusted lists: { $name }
cli-trust-trusted-list = Trusted list: { $name } ({ $count } certificates qualified today)
cli-trust-revocation-list = Revocation list: { $name }
cli-trust-ocsp-answer = OCSP answer: { $name }
cli-trust-age = { $days ->
    [0] Dated { $issued }: less than a day old.
    [one] Dated { $issued }: 1 day old.
   *[other] Dated { $issued }: { $days } days old.
}
cli-trust-next = The next one is due on { $until }.
cli-trust-outdated = To be replaced: the next one was due on { $until }.
cli-trust-until = Valid until { $until }.
cli-trust-expired = Expired since { $until }.
cli-fact-started = Sending of deposit { $deposit } started: { $bytes } to send.
cli-fact-check-disk = Disk check: { $outcome ->
    [works] { $bytes } written, made durable and read back in { $millis } ms, { $free } free.
    [short] the disk writes, but only { $free } are left.
   *[failed] the write trial failed ({ $cause }).
  }
cli-fact-check-clock = Clock check: { $outcome ->
    [right] on time (offset { $offset_ms } ms, platform’s time { $platform_time }).
    [wrong] off by { $offset_ms } ms (platform’s time { $platform_time }).
   *[unknown] the platform did not give its time.
  }
cli-fact-check-connection = Connection check: { $outcome ->
    [reached] { $address } answers in { $millis } ms: this computer reaches the network.
    [no-name] the name { $address } is not found.
    [no-answer] { $address } does not answer.
    [no-address] { $address } is not an address.
   *[unset] no second address is set.
  }
cli-fact-time-proved = Time of the receipt of deposit { $deposit } proved by { $authority }: { $proved_at }.
cli-fact-time-proof-refused = Proof of time of deposit { $deposit } refused: it does not belong to the receipt ({ $what }).
cli-fact-letter-received = Letter of the Region received: “{ $subject }” (verification: { $indication }).
cli-fact-backup-made = Backup copy of deposit { $deposit } written and read again: { $folder }.
cli-time-proof-awaited = Proof of time: not here yet. It comes with a later synchronisation; the receipt is valid without it.
cli-time-proof-proved = Time proved by { $authority }: receipt and seal existed on { $at }.
cli-time-proof-unsettled = Time attested by { $authority }: { $at }. The proof holds, but the authority that signs it could not be established ({ $reason }).
cli-time-proof-broken = Proof of time refused: it does not belong to this receipt ({ $reason }).
cli-journal-intact = The { $facts } facts follow from each other: none was changed, added or taken away in the middle.
cli-journal-broken = The facts no longer follow from each other: at least one was changed, added or taken away.
cli-journal-signed = The end of the journal is signed by the device that kept it.
cli-journal-signature-wrong = The device’s signature does not belong to this journal.
cli-journal-unsigned = This journal does not carry a device’s signature.
cli-backup-organisation = Organisation
cli-backup-made = Backup copy written and read again: { $folder } ({ $files } files, { $size }).
cli-backup-no-receipt = There is no receipt yet: this copy holds none.
cli-backup-deadline = It must have arrived at { $authority } by { $at }. Arrival counts, not sending.
cli-backup-opening = The buyer may open it only if malicious software is detected in the electronic deposit, or if that one is incomplete, late or unreadable although its sending had begun before closing (order of 22 March 2019). So always begin sending before the deadline.
cli-backup-no-tender = This application is not a public tender: ask the service whether it accepts a backup copy.
cli-backup-intact = Backup copy intact: deposit { $deposit }, { $files } files, { $size }.
cli-backup-not-intact = This backup copy is no longer the one that was made:
cli-backup-problem-missing = { $path } is missing.
cli-backup-problem-altered = { $path } was changed.
cli-backup-problem-added = { $path } is not part of it.
cli-backup-problem-signature = { $path } is not signed by the device that it names.
cli-backup-problem-manifest = { $path } is not the signed manifest of this deposit.
cli-backup-problem-receipt = { $path } is not the receipt of this deposit.
cli-backup-receipt = Receipt:
cli-backup-signed = Signed dossier:
cli-letter-none = No letter received.
cli-letter-line = { $at }  “{ $subject }” ({ $id })
cli-letter-arrival = On arrival, { $at }: { $indication } — { $words } { $reason } { $signers }
cli-letter-checked = Verified again { $at }: { $indication } — { $words } { $reason } { $signers }
cli-letter-trusted = What was trusted that day:
cli-trust-certificate = certificate
cli-trust-list = list
