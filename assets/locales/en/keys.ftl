# Keys, cards and certificates: what may go wrong, their trial, and signing several dossiers.

error-key-refused-title = The key did not sign
error-key-refused-text = It refused, or its signature does not match its certificate. Nothing was signed, nothing is lost.
error-key-refused-repair = Try another certificate of the same key, or ask your provider to check the key.

error-key-unsupported-title = Pli does not know this kind of key
error-key-unsupported-text = It signs with RSA keys of at least 2,048 bits, and with P-256 or P-384 keys. Nothing was signed.
error-key-unsupported-repair = Ask your provider for a certificate of one of these kinds.

error-key-closed-title = The key is no longer open
error-key-closed-text = The link with it has ended. What is signed stays signed; nothing is lost.
error-key-closed-repair = Choose the key again and give its code once more.

error-no-driver-title = No driver for keys or cards is installed here
error-no-driver-text = A USB key or a signing card needs the software of its maker. Nothing was signed.
error-no-driver-repair = Install the driver that your provider gave you, or say where it is.

error-driver-unusable-title = This file is not a usable driver
error-driver-unusable-text = Pli could not load { $path }. Nothing was signed.
error-driver-unusable-repair = Check the place, and that the driver is for this system (64 bits).

error-driver-hangs-title = The driver of the key does not answer
error-driver-hangs-text = Pli waited for it for { $seconds } s, then went on without it. Nothing was signed, nothing is lost.
error-driver-hangs-repair = Unplug the key, plug it in again, then try again. If it happens again, restart Pli.

error-driver-failed-title = The driver of the key failed
error-driver-failed-text = It gives no usable reason. Nothing was signed, nothing is lost. ({ $cause })
error-driver-failed-repair = Unplug the key, plug it in again, then try again; if it fails again, pass this message to the help desk.

error-no-reader-title = No reader is plugged in
error-no-reader-text = The driver is there, but it sees neither a card reader nor a USB key.
error-no-reader-repair = Plug in the key or the reader, wait a few seconds, then look again.

error-no-token-title = No key or card is plugged in
error-no-token-text = The reader is empty.
error-no-token-repair = Insert the card or plug in the key, wait a few seconds, then look again.

error-unknown-token-title = The key that was asked for is not plugged in
error-unknown-token-text = Another key answers, but none has this name or serial number. No code was tried.
error-unknown-token-repair = Plug in the right key, or choose one from the list (pli certificate tokens).

error-several-tokens-title = Several keys have this name
error-several-tokens-text = Their serial numbers are: { $serials }. No code was tried.
error-several-tokens-repair = Choose by the serial number (--serial).

error-token-removed-title = The key was removed
error-token-removed-text = It was unplugged during the work. What is signed stays signed; nothing is lost.
error-token-removed-repair = Plug it in again, then try again: Pli goes on where it stopped.

error-no-signing-certificate-title = This key has no certificate for signing
error-no-signing-certificate-text = Pli finds no certificate with its private key on it. Nothing was signed.
error-no-signing-certificate-repair = Check that it is the right key, or ask your provider to complete it.

error-wrong-pin-title = The code is not the right one
error-wrong-pin-text = { $left ->
    [one] One try is left: another wrong code will lock the key. Nothing was signed.
    [few] The key has counted this try; few are left. Nothing was signed.
   *[other] The key has counted this try and does not say how many are left. Nothing was signed.
  }
error-wrong-pin-repair = { $left ->
    [one] Do not guess: first find the letter from your provider that gives the code.
   *[other] Check the number lock of the keyboard, then type the code again with care.
  }

error-pin-unsuitable-title = This code cannot be the right one
error-pin-unsuitable-text = It does not have the length or the characters that this key takes. Nothing was signed.
error-pin-unsuitable-repair = Read the letter from your provider again, then type the code again.

error-pin-expired-title = The code must be changed first
error-pin-expired-text = The key asks for a new code before it signs. Nothing was signed.
error-pin-expired-repair = Change the code with the software from your provider, then try again.

error-pin-locked-title = The key is locked
error-pin-locked-text = Too many wrong codes were given. Your dossiers are intact.
error-pin-locked-repair = Unlock it with the unlocking code (PUK) and the software from your provider, or call them. Another certificate can sign meanwhile.

error-pin-wanted-title = The key asks for its code
error-pin-wanted-text = Nothing has been signed with it so far.
error-pin-wanted-repair = Give the code of the key (PLI_PIN on the command line).

error-no-pin-yet-title = The key has no code yet
error-no-pin-yet-text = It was not put into service.
error-no-pin-yet-repair = Put it into service with the software from your provider.

error-sign-cancelled-title = The signature was given up
error-sign-cancelled-text = It was given up on the reader or in the system’s window. Nothing was signed, nothing is lost.
error-sign-cancelled-repair = Try again whenever you like.

error-batch-output-title = One file cannot hold several signed dossiers
error-batch-output-text = Nothing was signed.
error-batch-output-repair = Run it again without --output: each signed PDF is kept with its dossier.

## What a key says of its code
tries-several = Code: no failed try
tries-few = Code: at least one try failed, few are left
tries-one = Code: one try left before the key locks
tries-unknown = Code: the key does not say how many tries are left
pin-locked = Code locked: it has to be unlocked with the provider’s software
pin-to-be-changed = Code to be changed before signing
pin-missing = Key without a code: it was not put into service
token-no-certificate-yet = This key shows its certificates only after the code.

## Categories
category-qualified = Qualified signature (eIDAS regulation)
category-qualified-seal = Qualified seal of an organisation (eIDAS regulation)
category-advanced = Signature without a qualified certificate
category-demonstration = Demonstration, without legal value
category-unknown = Identification or web site: does not sign documents
certificate-category-qualified_seal = Qualified seal of an organisation (eIDAS regulation)
device-qualified = The certificate declares that its key is in a qualified device.
device-other = The certificate declares no qualified device.

## What a call accepts
accept-accepted = the signature asked for by the arrêté of 22 March 2019
accept-not-asked = this call asks for no signature
accept-not-qualified = the certificate is not qualified; the rules of the call decide
accept-seal = it is the seal of an organisation, not the signature of a person; the rules of the call decide
accept-not-yet-today = the certificate will be valid at the deadline, but is not yet today
accept-not-for-signing = this certificate is not made for signing
accept-demonstration = a demonstration certificate has no legal value
accept-ends-before = the certificate expires before the deadline
accept-begins-after = the certificate begins after the deadline
check-call-yes = ✓ { $reference }: accepted — { $reason }
check-call-unsure = ? { $reference }: to be checked — { $reason }
check-call-no = ✗ { $reference }: refused — { $reason }
check-dossier-holds = ✓ { $title }: the certificate will still be valid at the deadline ({ $deadline })
check-dossier-ends = ✗ { $title }: the certificate will have expired at the deadline ({ $deadline })
check-only-informs = Pli informs; only the buyer, or a qualified service, decides what a signature is worth.
trial-signed = Trial signature made on a sample, then verified.
trial-passed = Everything is right, up to an authority known here.
trial-unknown-authority = The signature itself is right; the authority that issued the certificate is not known here, or its list could not be looked up.
trial-doubted = The verification of this trial makes a reservation: { $reason }
trial-reserve = The certificate signs, with a reservation

## Command line
cli-token = { $label } — serial number { $serial } ({ $model })
cli-token-driver = Driver: { $driver }
cli-system-store = System store
cli-certificate = { $holder }, issued by { $issuer } — { $category }, until { $until }, digest { $sha256 }
cli-check-holder = Holder: { $holder }
cli-check-organisation = Organisation: { $organisation }
cli-check-issuer = Issued by: { $issuer }
cli-check-category = Category: { $category }
cli-check-until = Valid until: { $until }
cli-batch-review = To be read before signing ({ $count }):
cli-batch-to-sign = • { $title } — PDF { $sha256 }
cli-batch-already = ✓ { $title }: signed already, left as it is
cli-batch-not-ready = ✗ { $title }: not ready
cli-batch-signed = ✓ { $title } ({ $id }): signed, digest { $sha256 }
cli-batch-refused = ✗ { $title } ({ $id }): not signed
cli-batch-waits = … { $title } ({ $id }): waits
cli-batch-end = { $remaining ->
    [0] Signed: { $signed }. None remains.
   *[other] Signed: { $signed }. { $remaining } remain: run the same command again, Pli goes on where it stopped.
  }

## Screens
key-from = Where your certificate is
key-from-file = In a file
key-from-token = On a USB key or a card
key-from-system = In this computer’s store
key-look = Look for keys that are plugged in
key-looking = Looking for keys and cards…
key-found = { $count ->
    [0] No key found
    [one] One key found
   *[other] { $count } keys found
}
key-which = The key
key-which-certificate = The certificate
key-certificate-help = Without a choice, Pli takes the one made for signing.
key-serial = no. { $serial }
key-driver = Place of the driver
key-driver-help = Not needed if the key is found. Otherwise, the path of the file given by your provider.
key-driver-more = Is the key not found?
key-pin = Code of the key
key-pin-help = It is given to the key now and is not kept.
key-pin-on-reader = The code is typed on the reader itself, when it asks.
key-pin-each = This key asks for its code again for each signature.
key-open = Open the key
key-opening = The key is being opened…
key-none-in-store = No certificate with its key in this computer’s store.
check-title = Try my certificate
check-text = A few weeks before a deadline, Pli signs a sample with your certificate, verifies that signature at once, and says what the certificate can be used for in your dossiers. Nothing is sent or kept.
check-run = Try this certificate
check-running = Trial signature under way…
check-said = The trial is over.
check-trial = The trial signature
check-trial-good = The certificate signs
check-siren = SIREN
check-device = Device
check-dossiers = Your open dossiers
check-no-dossier = No open dossier has a deadline.
check-holds = still valid at the deadline
check-ends = expired at the deadline
check-calls = Open calls
check-no-call = No open call is known here.
check-answer-yes = Accepted
check-answer-unsure = To be checked
check-answer-no = Refused
check-again = Try another certificate
check-open = Try my certificate…
check-card-text = Check weeks ahead that your certificate signs, until when, and for which calls.
several-title = Sign several dossiers
several-open = Sign several dossiers…
several-text = Each dossier is read, then all are signed with the same key. What is signed stays signed, even if the rest fails.
several-looking = Looking for dossiers that are ready…
several-none = No dossier is ready to be signed
several-none-text = A dossier is ready when nothing blocks it any more.
several-choose = Dossiers to sign
several-read = Read
several-read-of = Read: { $title }
several-read-done = I have read this document
several-was-read = read
several-not-read = to be read
several-count = Read: { $read } of { $chosen }
several-key = The key
several-sign = { $count ->
    [one] Sign one dossier
   *[other] Sign { $count } dossiers
}
several-signing = Signing { $title } ({ $at } of { $of })…
several-signed = signed
several-failed = not signed
several-waits = waits
several-ended = { $left ->
    [0] The { $signed } dossiers are signed
   *[other] Signed: { $signed }; waiting: { $left }
}
several-ended-text = What is signed stays signed. Correct what is said above, then go on: Pli continues where it stopped.
several-next-pin = Code for the next dossier
several-go-on = Go on signing
several-said = The round of signatures has ended or stopped.
several-back = Back to the dossiers
