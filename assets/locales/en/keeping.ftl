# Profile, documents, carry-over and comparison: what the window and the `pli` command say.

## People
role-legal-rep = legal representative
role-signatory = signatory
role-contact = contact
role-finance-contact = contact for payments
role-disability-referent = disability referent
role-pedagogic-lead = head of training
role-admin-lead = administrative contact
finding-profile-other-siren = { $label }: “{ $given }” does not belong to the same enterprise as the first establishment.
finding-profile-dates = { $label }: the end comes before the beginning.

## Profile
profile-section-organisation = Organisation
profile-section-training = Declaration of activity and Qualiopi
profile-section-bank = Bank details
profile-section-insurance = Insurance
profile-section-other = Other values
profile-provider-rna = RNA number
profile-provider-url = Web site
profile-provider-bank-holder = Account holder
profile-provider-insurance-company = Insurer
profile-provider-insurance-policy = Policy number
profile-provider-insurance-until = Insured until
profile-provider-phone = Telephone
profile-provider-email = E-mail
profile-part-title = Title
profile-part-last-name = Last name
profile-part-first-name = First name
profile-part-role = Position
profile-part-phone = Telephone
profile-part-email = E-mail
profile-part-siret = SIRET
profile-part-uai = UAI code
profile-establishments = Establishments
profile-establishments-text = The first is proposed in new dossiers. A dossier may answer for another one.
profile-establishment-name = Name of the establishment
profile-establishment-unnamed = Establishment { $number }
profile-establishment-add = Add an establishment
profile-people = People
profile-people-text = Of several people with one role, the first is proposed.
profile-person-unnamed = Person { $number }
profile-person-add = Add a person
profile-person-roles = Roles
profile-first = Propose first
profile-first-of = Propose first: { $name }
profile-is-first = proposed first
profile-remove = Remove
profile-remove-of = Remove: { $name }
profile-said-removed = { $name }: removed from the profile.
profile-said-first = { $name } is now proposed first.
profile-export = Export the profile…
profile-import = Import a profile…
profile-import-sure = Replace the profile?
profile-import-sure-text = The profile in this file will take the place of this one, as a whole. Your dossiers do not change; values that differ will be offered to you there.
profile-import-act = Replace
profile-said-imported = Profile replaced.

## Documents
nav-wallet = Documents
wallet-text = Kept once, attached to as many dossiers as needed. Pli tells you when one of them is no longer valid.
wallet-opening = Reading the documents…
wallet-none = No documents yet
wallet-none-text = Add your bank details, your Qualiopi certificate, your attestations: you can then attach them in one go.
wallet-add = Add a document
wallet-add-title = Add a document
wallet-renew = New version
wallet-renew-of = New version: { $name }
wallet-renew-title = New version: { $name }
wallet-renew-text = The former version stays in the dossiers that have it.
wallet-change = Change
wallet-change-of = Change: { $name }
wallet-change-title = Change: { $name }
wallet-remove = Remove
wallet-remove-of = Remove: { $name }
wallet-remove-title = Remove { $name }?
wallet-remove-text = { $dossiers ->
    [0] No dossier uses it: the file will be erased from here.
    [one] One dossier uses it and keeps it.
   *[other] { $dossiers } dossiers use it and keep it.
  }
wallet-kind = Kind of document
wallet-title = Name (optional)
wallet-title-help = To tell two documents of one kind apart.
wallet-file = File
wallet-file-choose = Choose the file…
wallet-issued = Date of the document
wallet-issued-help = { $months ->
    [0] As written on the document.
   *[other] It is valid for { $months } months from this date.
  }
wallet-expires = Valid until
wallet-expires-help = If the document says so.
wallet-save = Save
wallet-sending = Sending { $name }
wallet-said-added = { $name }: added to your documents.
wallet-said-renewed = { $name }: new version saved.
wallet-said-changed = Document changed.
wallet-said-removed = Document removed.
wallet-lasting = no end date
wallet-good = valid until { $until }
wallet-ends-soon = valid until { $until }: to be renewed soon
wallet-ended = no longer valid since { $until }
wallet-undated = date to be completed
wallet-former = version { $number }, replaced; in { $dossiers ->
    [0] no dossier
    [one] one dossier
   *[other] { $dossiers } dossiers
  }
wallet-versions = { $count ->
    [one] One former version
   *[other] { $count } former versions
  }
wallet-used = { $dossiers ->
    [0] In no dossier
    [one] In one dossier
   *[other] In { $dossiers } dossiers
  }
wallet-pick = Add from my documents
wallet-pick-title = Attach one of your documents: { $piece }
wallet-pick-text = Validity is as of { $day }.
wallet-pick-act = Attach
wallet-pick-of = Attach: { $name }
wallet-pick-others = Other documents
wallet-pick-none = You have no documents yet. Add some under “Documents”.
document-kbis = Company register extract (Kbis or RNE)
document-rib = Bank details (RIB)
document-qualiopi = Qualiopi certificate
document-attestation-vigilance = Urssaf vigilance certificate
document-attestation-fiscale = Tax compliance certificate
document-assurance = Professional insurance certificate
document-statuts = Articles of association
document-nda-recepisse = Receipt of the declaration of activity
document-bpf = Training and financial report (BPF)
document-pouvoir = Signatory’s authority
document-id = Identity document of the legal representative
document-liasse = Tax returns
document-comptes-consolides = Consolidated accounts or group chart
document-comptes-asso = Approved accounts
document-rapport-activite = Activity report
document-liste-dirigeants = List of officers
document-bail = Lease or agreement on premises
document-cv = CV of a trainer
document-pme = SME declaration
document-minimis = De minimis declaration
document-devis = Quote
document-business-plan = Financial forecast
document-lettre-intention = Letter of intent
document-programme = Training programme
document-memoire = Technical proposal
document-bpu = Price schedule
document-dc1 = DC1
document-dc2 = DC2
document-dume = ESPD
document-attri1 = Commitment deed
document-lettres-entreprises = Letters from host companies
document-etat-depenses = Expense statement
document-factures = Paid invoices
document-releves = Bank statements
document-emargement = Attendance sheets

## Changes on offer
offers-title = { $count ->
    [one] One answer comes from your profile and has changed
   *[other] { $count } answers come from your profile and have changed
  }
offers-text = Nothing changes without you. Keep a value: it becomes your own and will not be offered again.
offers-before = In the dossier
offers-after = In the profile
offers-nothing = nothing any more
offers-accept = Take
offers-accept-of = Take the profile’s value: { $name }
offers-keep = Keep
offers-keep-of = Keep the dossier’s value: { $name }
offers-accept-all = Take all
offers-keep-all = Keep all
offers-said-accepted = { $name }: value taken from the profile.
offers-said-kept = { $name }: value kept.
offers-said-all = Changes saved.
offers-documents = { $count ->
    [one] One of your documents has a newer version
   *[other] { $count } of your documents have a newer version
  }
offers-document = { $before } → { $after }
offers-renew = Replace
offers-renew-of = Replace { $name }
offers-said-renewed = { $name }: replaced by the newest version.
offers-establishment = Establishment that answers
offers-said-establishment = The dossier answers for { $name }.

## Carry-over
duplicate = Start from this…
duplicate-of = Start from: { $title }
duplicate-title = Start from “{ $title }”
duplicate-for = For which call?
duplicate-same = The same call
duplicate-form-only = The same form, without a call
duplicate-lot = Lot
duplicate-name = Title of the new dossier
duplicate-reading = Reading what would be carried over…
duplicate-act = Create the dossier
duplicate-choose = Carry over: { $name }
duplicate-amounts = Carry over the amounts
carry-carried = { $count ->
    [one] One answer or document carried over as it is
   *[other] { $count } answers and documents carried over as they are
  }
carry-review = { $count ->
    [one] One to look at
   *[other] { $count } to look at
  }
carry-left = { $count ->
    [one] One left behind
   *[other] { $count } left behind
  }
carry-reason-past-date = this date has passed
carry-reason-amount = an amount of the former dossier, to be checked
carry-reason-renewed = the newest version of your documents is taken
carry-reason-undertaking = an undertaking must be given again
carry-reason-call = comes from the former call
carry-reason-justification = answered a warning of the former dossier
carry-reason-signed = signed for the former dossier
carry-reason-no-place = the new form has no place for it
carry-reason-unlisted = this choice is no longer in the list
carry-reason-ended = no longer valid since { $until }

## Comparison
compare = Compare
compare-of = Compare: { $title }
compare-title = Compare
compare-with = Compare with
compare-lot = lot { $number }
compare-edited = changed { $at }
compare-now = now
compare-deposit = as deposited
compare-acts = { $count ->
    [one] one change ago
   *[other] { $count } changes ago
  }
compare-reading = Comparing…
compare-same = No difference.
compare-nothing = nothing
compare-before = Before
compare-after = After
compare-what = Answer
compare-fields = { $count ->
    [one] One answer differs
   *[other] { $count } answers differ
  }
compare-computed = Computed values and data of the call ({ $count })
compare-rows = Rows
compare-files = Documents
compare-justifications = Justifications
compare-row-added = Added, no. { $to }: { $summary }
compare-row-removed = Removed, it was no. { $from }: { $summary }
compare-row-moved = Moved from no. { $from } to no. { $to }: { $summary }

## The pli command
cli-profile-establishment = Other establishment { $name }: { $values }
cli-profile-person = { $roles }: { $values }
cli-offers = Answers from the profile that have changed: { $count }. Documents renewed: { $documents }.
cli-offer = { $path }: { $before } → { $after }
cli-wallet-empty = No documents. Add some with pli wallet add.
cli-duplicate-plan = New dossier: { $title } ({ $form })
cli-duplicate-yes = Nothing is created yet. Add --yes to create the dossier.
cli-compare-line = { $path }  { $label }: { $before } → { $after }
cli-compare-row-added = { $path }  { $label }: row added, no. { $to } { $summary }
cli-compare-row-removed = { $path }  { $label }: row removed, it was no. { $from } { $summary }
cli-compare-row-moved = { $path }  { $label }: row moved from no. { $from } to no. { $to } { $summary }
