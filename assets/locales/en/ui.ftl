# Texts of the window. Buttons say the verb and the object; an error says what happened, what it means, what to do.

## Everywhere
cancel = Cancel
close = Close
next = Continue
later = Later
retry = Try again
yes = Yes
no = No
menu = Menu
nav = Main navigation
skip = Skip to content
moment = { $day } at { $time }
demonstration = Demonstration
app-opening = Opening Pli…
fault-unknown-title = This could not be done
fault-unknown-text = Nothing is lost. Pli does not know the reason ({ $code }).
fault-unknown-repair = Try again; if it happens again, note this code for the help desk.

## Navigation
nav-dossiers = Dossiers
nav-calls = Calls
nav-profile = Profile
nav-settings = Settings
nav-queued = { $count ->
    [one] 1 deposit on its way
   *[other] { $count } deposits on their way
}
state-online = Online
state-offline = Offline
state-signed-out = Online, not signed in
state-unknown = Not synchronised yet

## Fields
field-optional = optional
field-example = Example: { $example }
field-computed = computed
field-from-call = from the call
field-not-yet = not known yet
field-provisional = provisional
field-empty-answer = Clear the answer
origin-profile = from the profile
origin-paste = pasted
origin-file = from { $name }
origin-form = from version { $version }
version-newer = There is a new version of the form
version-newer-text = This dossier uses version { $current }. You can move it to version { $newer }: nothing will be erased, and you can go back.
version-label = { $label }:
version-see = See what changes…
version-kept = { $count ->
    [one] { $count } answer is kept but no longer has a place
   *[other] { $count } answers are kept but no longer have a place
}
version-kept-text = They stay in your draft. They are not printed, signed or transmitted.
move-title = Move to version { $to } of the form
move-planning = Reading the answers…
move-kept = { $count ->
    [0] No answer stays in its place.
    [one] { $count } answer stays as it is.
   *[other] { $count } answers stay as they are.
}
move-moved = { $count ->
    [one] { $count } answer moves or is written differently
   *[other] { $count } answers move or are written differently
}
move-before = before: { $before }
move-orphaned = { $count ->
    [one] { $count } answer will no longer have a place
   *[other] { $count } answers will no longer have a place
}
move-confirm = { $count ->
    [one] { $count } answer to confirm
   *[other] { $count } answers to confirm
}
move-added = { $count ->
    [one] { $count } new field
   *[other] { $count } new fields
}
move-undo = “Undo” brings you back to the present version.
move-act = Move to version { $to }
move-stay = Stay in version { $from }
move-done = The dossier was moved to version { $to }.
severity-blocking = Blocking:
severity-warning = Warning:
date-shape = DD/MM/YYYY
date-open = Calendar: { $label }
list-none = Nothing matches.
list-more = { $count ->
    [one] … and one more. Type more words.
   *[other] … and { $count } more. Type more words.
}
list-absent = The list of this field is not installed here: type the code. The Region will check it.
list-failed = The search did not answer. Type the code, or try again.
chip-remove = Remove { $label }
secret-show = Show what is typed
finding-unknown = { $label ->
   *[other] To be reviewed ({ $code })
}

## Tables and repeats
grid-number = No.
grid-acts = Actions
grid-row-acts = Actions of row { $number }
grid-insert-after = Add a row below
grid-move-up = Move up
grid-move-down = Move down
grid-why = Why “{ $label }”?
grid-delete = Delete the row
grid-add = Add a row
grid-none = No rows. Add one, or paste cells from your spreadsheet.
grid-count = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
grid-keys = Arrows to move, type or Enter to edit, Ctrl+V to paste from a spreadsheet, Ctrl+Enter for a new row, F1 for why, Alt+arrows to move the row.
grid-said-inserted = Row added.
grid-said-removed = Row deleted. Ctrl+Z takes it back.
grid-said-pasted = { $rows ->
    [0] Cells pasted.
    [one] Cells pasted, 1 row added.
   *[other] Cells pasted, { $rows } rows added.
}
card-none = Nothing yet.
card-add = Add: { $label }
card-delete = Delete
card-acts = Actions of { $label }
card-findings = { $count ->
    [one] 1 point
   *[other] { $count } points
}
card-said-added = { $label }: a card is added.
card-said-removed = “{ $label }” is deleted. Ctrl+Z takes it back.

## Dossier
dossier-opening = Opening the dossier…
dossier-of-call = Call { $reference }
steps = Steps of the dossier
step-fill = Fill in
step-pieces = Documents
step-check = Check
step-sign = Sign
step-deposit = Deposit
step-follow = Follow
step-done = , done
sections = Sections
sections-near = Previous and next section
section-title = { $number }. { $title }
section-done = complete
section-blocked = to be corrected
section-begun = started
section-empty = to be filled in
section-left = { $count ->
    [one] 1 blocking point
   *[other] { $count } blocking points
}
panel = What is left to do
panel-open = { $count ->
    [0] Nothing to review
    [one] 1 point
   *[other] { $count } points
}
findings = Points to review
findings-left = { $count ->
    [0] No point left
    [one] 1 point left
   *[other] { $count } points left
}
findings-none = Nothing to review.
findings-here = In this section
findings-elsewhere = { $count ->
    [one] 1 point elsewhere
   *[other] { $count } points elsewhere
}
finding-why = Why?
justify = Justify…
justify-change = Change the justification…
justified-as = Justified: { $text }
justify-title = Justify this warning
justify-label = Your explanation
justify-help = It goes with the dossier; the case officer will read it.
justify-keep = Keep the explanation
justify-take-back = Withdraw the explanation
totals = Totals
total-none = not yet
saving = Saving…
saved-at = Saved at { $time }
saved-all = Everything is saved
saved-not = Not saved
undo = Undo
redo = Redo
check-now = Check
clock-platform = the Region’s clock
clock-machine = this computer’s clock
deadline-at = Deadline { $date }
deadline-left = in { $left } ({ $clock })
deadline-passed = The deadline has passed
left-days = { $d } d { $h } h
left-hours = { $h } h { $m } min
left-minutes = { $m } min { $s } s

## Pieces
pieces-count = { $here } of { $wanted } { $wanted ->
    [one] required document attached
   *[other] required documents attached
}
pieces-bytes = { $size } in all
pieces-drop = Drop your files anywhere in the window: Pli proposes a place for each.
pieces-none = This dossier asks for no document.
pieces-missing = To be attached
pieces-rest = Attached or optional
piece-choose = Choose a file…
piece-add = Add a file…
piece-required = Required
piece-expected = Expected
piece-optional = Optional
piece-here = { $files ->
    [one] Attached
   *[other] { $files } files attached
}
piece-formats = { $formats }
piece-max-size = { $size } at most per file
piece-max-files = { $files ->
    [one] 1 file
   *[other] { $files } files at most
}
piece-issued = document of { $day }
piece-show = View
piece-show-of = View { $name }
piece-remove-of = Remove { $name }
piece-dismiss = Understood
piece-progress = Copying { $name }
piece-said-attached = { $name } is attached and saved.
piece-said-removed = { $name } is removed. Ctrl+Z takes it back.
drop-here = Drop the files here
drop-title = { $files ->
    [one] Place 1 file
   *[other] Place { $files } files
}
drop-text = Each file has a proposed place, based on its name. Correct it where needed.
drop-folder = This is a folder: open it, then drop its files.
drop-nowhere = Do not attach
drop-attach = { $files ->
    [0] Attach
    [one] Attach 1 file
   *[other] Attach { $files } files
}
page-drawing = Drawing the page…
page-of = Page { $page } of { $pages } of { $name }
page-number = Page { $page } of { $pages }
pager = Pages
pager-before = Previous page
pager-after = Next page
pager-at = { $page } / { $pages }

## Check
check-ready = Everything is ready
check-ready-text = Nothing blocks. The dossier can be read through, then signed.
check-ready-warnings = { $count ->
    [one] Nothing blocks. One warning is left, which you may justify.
   *[other] Nothing blocks. { $count } warnings are left, which you may justify.
}
check-go-sign = Read through and sign
check-left = { $count ->
    [one] One blocking point is left
   *[other] { $count } blocking points are left
}
check-left-text = Your work is saved. Each sentence below takes you to the place it is about.
check-blocking = Blocking
check-warnings = Warnings
check-justified = Justified
check-hidden = { $count ->
    [one] 1 hidden answer will not be sent.
   *[other] { $count } hidden answers will not be sent.
}

## Sign
sign-title = Read through and sign
sign-blocked = { $count ->
    [one] One blocking point is left
   *[other] { $count } blocking points are left
}
sign-blocked-text = You can sign once they are settled. Everything you typed is saved.
sign-go-check = See what is left
sign-pages = The document to sign, { $pages } pages
sign-printing = Laying out the document…
sign-same-bytes = What you read on the left is, byte for byte, what will be signed.
sign-file = { $pages } pages, { $size }
sign-keep-pdf = Save the PDF…
sign-act = Sign the dossier
sign-said-printed = The document is ready to be read.
sign-said-signed = The dossier is signed.
undertakings = Your undertakings
undertaking-not-given = not given yet
certificate-title = Your certificate
certificate-file = Certificate file
certificate-file-help = A .p12 or .pfx file from your provider. It is neither copied nor kept.
certificate-choose = Choose the certificate…
certificate-other = Choose another certificate…
certificate-password = Password of the certificate
certificate-password-help = It is used now and is not kept.
certificate-read = Read the certificate
certificate-holder = Holder
certificate-organisation = Organisation
certificate-issuer = Issued by
certificate-category = Category
certificate-category-qualified = Qualified (eIDAS regulation)
certificate-category-advanced = Advanced
certificate-category-demonstration = Demonstration, without legal value
certificate-category-unknown = Unknown to Pli
certificate-until = Valid until
certificate-demonstration = This certificate is for trying Pli. A signature made with it has no legal value.
signed-title = The dossier is signed
signed-by = Signed by { $signer }
signed-when = On { $when }, by the clock of this computer.
signed-time-proof = The time is the one this computer claims: no third party attests it. The deposit receipt will give the platform’s time.
signed-frozen = If you change the dossier, it must be read and signed again.
signed-go-deposit = Go on to the deposit
signed-keep-pdf = Save the signed PDF…

## Deposit
deposit-title = Deposit the dossier
deposit-looking = Checking where the deposit stands…
deposit-to = To
deposit-by = Through
deposit-platform = { $name }, for { $organisation }
deposit-no-platform = No platform
deposit-size = What is sent
deposit-files = { $files } files, { $size }
deposit-what = See the list of files
deposit-signed-pdf = The signed dossier, as PDF
deposit-pdf = The dossier, as PDF
deposit-sealed = This deposit is sealed until the opening
deposit-sealed-text = Its files are encrypted on this computer, before they leave. { $threshold ->
    [1] Any one of these holders can open them: { $holders }.
   *[other] { $threshold } of these { $count } holders must come together to open them: { $holders }.
} Neither the platform nor its operator can read them before. Your own copy stays readable here.
deposit-not-sealed = This deposit is not sealed for the opening of tenders
deposit-not-sealed-text = It travels over a protected connection, but the platform can read it as soon as it arrives.
deposit-not-sealed-done = The content of this deposit was not sealed for the opening of tenders.
deposit-unsure = { $count ->
    [one] Pli does not know whether an opening certificate was revoked
   *[other] Pli does not know whether opening certificates were revoked
  }
deposit-unsure-text = Whoever found a lost or stolen key could use it. Concerned: { $holders }. The deposit will be sealed all the same. To be sure, add the revocation list of their authority in Settings, or ask the Region’s service.
deposit-unsigned = The call asks for a signed dossier
deposit-go-sign = Read through and sign the dossier
deposit-sign-in-first = Sign in to deposit. Your dossier stays saved here.
deposit-act = Deposit the dossier
journey = Deposit on its way
journey-queued = The deposit is waiting to be sent
journey-uploading = The deposit is on its way
journey-deposited = The dossier is deposited
journey-refused = The deposit is refused
journey-leave = You may leave this page or close Pli: the deposit will go on from where it was. It is not deposited until the receipt is here.
journey-all = Progress of the deposit
journey-sent = { $sent } of { $total }
journey-next-try = Next attempt at { $time } (attempt { $tries }).
journey-arrived = arrived, verified
journey-try = Try now
journey-cancel = Give up this deposit
receipt-title = Deposited
receipt-when = On { $when }
receipt-clock = Last byte received, by the platform’s clock.
receipt-demonstration = This receipt comes from a demonstration platform; it has no legal value.
receipt-verified = Receipt verified here: sealed by { $signer }, intact
receipt-not-verified = The seal of this receipt could not be verified
receipt-indication = Result of the verification: { $indication }
receipt-number = Number
receipt-call = Call
receipt-lot = Lot
receipt-organisation = Organisation
receipt-deposit = Deposit identifier
receipt-manifest = Digest of the deposit (SHA-256)
receipt-files = { $files ->
    [one] 1 file received, with its digest
   *[other] { $files } files received, with their digests
}
receipt-print = Print the receipt
receipt-keep-pdf = Save the acknowledgement (PDF)…
receipt-keep = Save the receipt (JSON)…
receipt-without-pli = Without Pli: the JSON file holds the platform’s signature; the command “pli verify” or any signature tool verifies it.
receipt-opening = Verifying the receipt…
receipt-awaited = The receipt is not here yet
receipt-awaited-text = The platform holds your deposit. The receipt will come with the next synchronisation.

## Follow-up
follow-title = The facts
follow-opening = Reading the journal…
follow-keep-journal = Save the journal…
sync-now = Synchronise
fact-created = Dossier started
fact-printed = Document laid out
fact-signed = Dossier signed by { $signer }
fact-queued = Deposit requested
fact-holders-unsure = Pli could not tell whether these opening certificates were revoked: { $holders }. The deposit is sealed all the same.
fact-cancelled = Deposit given up before it left
fact-deposited = Dossier deposited
fact-refused = Deposit refused
fact-replaced = Deposit replaced by a later one
fact-withdrawn = Deposit withdrawn
fact-unknown = { $code }
fact-source-machine = this computer
fact-source-platform = the platform

## Dossiers
dossiers-opening = Reading your dossiers…
dossiers-none = No dossier yet
dossiers-none-text = A dossier starts from a call of the Region. You can fill it in offline, at your own pace.
dossiers-see-calls = See the calls
dossiers-due = Due soon
dossiers-all = All dossiers
dossiers-search = Find a dossier
dossiers-none-found = No dossier contains “{ $typed }”.
new-dossier = New dossier…
new-dossier-title = New dossier
new-dossier-call = Which call are you answering?
new-dossier-lot = For which lot?
new-dossier-name = Title
new-dossier-name-help = To find it again. If you leave it empty, Pli writes one.
new-dossier-act = Start the dossier
lot-line = Lot { $number } — { $title }, { $area }
lot-short = lot { $number } — { $title }
progress-answers = { $answered } / { $required } answers
progress-of = Progress: { $title }
no-deadline = No deadline
edited = edited { $when }
edited-by = edited { $when }, { $by }
state-draft = Draft
state-ready = Ready to sign
state-signed = Signed
state-queued = Waiting to be sent
state-uploading = On its way
state-refused = Refused
state-deposited = Deposited
state-registered = Registered
state-incomplete = Supplement requested
state-completed = Completed
state-under-review = Under review
state-decided = Decided
state-closed = Closed
state-withdrawn = Withdrawn

## Calls
calls-opening = Reading the calls…
calls-synced = As given by the platform on { $when }
calls-never = Never synchronised
calls-none = No call known
calls-none-text = The platform publishes nothing at the moment.
calls-sign-in-text = Sign in once on your Region’s platform; the calls will stay readable offline.
calls-said-synced = { $changed ->
    [0] Synchronised, nothing new.
    [one] Synchronised, 1 call new or changed.
   *[other] Synchronised, { $changed } calls new or changed.
}
call-permanent = No deadline
call-lots = { $count ->
    [one] 1 lot:
   *[other] { $count } lots:
}
call-more = Limits, contact and documents
call-limits = Size
call-limits-text = { $file } per file, { $total } in all, { $files } files at most
call-formats = Formats
call-signature = Signature
call-signature-required = Required
call-signature-free = Not required
call-contact = Contact
call-documents = Documents
call-answer = Start a dossier…
call-no-form = The form of this call is not here yet: synchronise to get it.

## Profile
profile-opening = Reading the profile…
profile-text = Typed once, proposed in every dossier. Each value taken over carries the mark “from the profile”.
profile-said-saved = Profile saved.
profile-provider-siret = SIRET
profile-provider-siret-help = 14 digits: the one of the establishment that answers.
profile-provider-legal-name = Legal name
profile-provider-trade-name = Trade name
profile-provider-nda = Training activity declaration number
profile-provider-nda-help = 11 digits, given by the Dreets.
profile-provider-nda-date = Date of the activity declaration
profile-provider-legal-form = Legal form
profile-provider-naf = APE code
profile-provider-idcc = Collective agreement
profile-provider-uai = UAI code
profile-provider-vat-no = VAT number
profile-provider-vat-exempt = VAT exemption
profile-provider-iban = IBAN
profile-provider-bic = BIC
profile-provider-qualiopi-no = Qualiopi certificate number
profile-provider-qualiopi-body = Qualiopi certification body
profile-provider-qualiopi-from = Qualiopi valid from
profile-provider-qualiopi-to = Qualiopi valid until
profile-provider-qualiopi-categories = Qualiopi categories
profile-provider-addr-line1 = Address
profile-provider-addr-line2 = Address, continued
profile-provider-addr-line3 = Address, line 3
profile-provider-addr-line4 = Address, line 4
profile-provider-addr-postcode = Postcode
profile-provider-addr-city = Town
profile-provider-addr-insee = INSEE code of the town
profile-provider-addr-country = Country
profile-provider-legal-rep-title = Legal representative, title
profile-provider-legal-rep-last-name = Legal representative, last name
profile-provider-legal-rep-first-name = Legal representative, first name
profile-provider-legal-rep-role = Legal representative, role
profile-provider-legal-rep-phone = Legal representative, telephone
profile-provider-legal-rep-email = Legal representative, e-mail
profile-provider-signatory-title = Signatory, title
profile-provider-signatory-last-name = Signatory, last name
profile-provider-signatory-first-name = Signatory, first name
profile-provider-signatory-role = Signatory, role
profile-provider-signatory-phone = Signatory, telephone
profile-provider-signatory-email = Signatory, e-mail
profile-provider-disability-referent-title = Disability officer, title
profile-provider-disability-referent-last-name = Disability officer, last name
profile-provider-disability-referent-first-name = Disability officer, first name
profile-provider-disability-referent-role = Disability officer, role
profile-provider-disability-referent-phone = Disability officer, telephone
profile-provider-disability-referent-email = Disability officer, e-mail

## First start
start-step = Step { $step } of { $steps }
start-keep-title = Where your work is kept
start-keep-text = Your dossiers stay on this computer, encrypted. A recovery key, on paper, gives you access again if the computer changes.
start-keyring = The key will be kept by this system’s keyring
start-keyring-text = You will have nothing to type when opening.
start-no-keyring = This system has no keyring
start-no-keyring-text = A passphrase, typed at each opening, will protect your dossiers.
start-keep-act = Create my space
author = Your name
author-help = It is written beside your changes.
passphrase = Passphrase
passphrase-help = At least 8 characters; a phrase you remember is better than a complicated word.
start-organisation-title = Your organisation
start-organisation-text = Typed once, proposed in every dossier. Everything can be completed later, in Profile.
start-try-title = Try your certificate
start-try-text = Check now that your signing certificate can be read here. Nothing is signed, nothing is kept.
start-finish = Finish
recovery-title = Recovery key
recovery-text = This is your recovery key. It is shown only once: print it, or save it away from this computer.
recovery-print = Print the key
recovery-save = Save the key…
recovery-last = Last group of the key
recovery-last-help = Copy it from your sheet, to be sure that you have it.
recovery-later = Do it later
recovery-file-name = pli-recovery-key.txt
recovery-file-title = Recovery key of Pli
recovery-file-text = Keep this sheet away from the computer. It opens all your dossiers.
recovery-confirm = Check the group
recovery-confirm-text = Copy the last group of your recovery key to show that you have kept it.
recovery-confirmed = You have kept your recovery key
recovery-confirmed-text = Its last group was copied without a mistake.
recovery-not-confirmed = You have not shown yet that you kept your recovery key
recovery-not-confirmed-text = Without it, if this computer is lost, your dossiers are lost too.
recovery-go = Copy its last group
unlock-title = Open your dossiers
unlock-text = Your dossiers are encrypted on this computer.
unlock-act = Open
unlock-with-recovery = Use the recovery key
unlock-with-passphrase = Use the passphrase
unlock-recovery-help = The groups of your sheet, with or without spaces.

## Settings
settings-opening = Reading the settings…
settings-account = Platform
settings-screen = Screen
settings-language = Language
settings-display = Display
display-system = Same as the system
display-light = Light
display-dark = Dark
settings-storage = Storage
settings-version = Pli { $version }
storage-keyring = Your dossiers are encrypted on this computer; the key is kept by the system’s keyring.
storage-passphrase = Your dossiers are encrypted on this computer; your passphrase opens them.
account-none = Signing in once is enough to receive calls and to deposit.
account-platform = Platform
account-organisation = Organisation
account-user = Account
platform-sign-in-title = Sign in on the platform
platform-url = Address of the platform
platform-url-help = Given by your Region, it starts with https://
platform-user = User name
platform-password = Password
platform-sign-in = Sign in
platform-sign-out = Sign out

## Why
why-document = Why is this document asked for?
why-here = Why is this question asked?
why-cell = Why? “{ $label }”, row { $number }
why-close = Close the explanation
why-asked = Why is this asked?
hidden-pieces = { $count ->
    [one] { $count } document does not apply to you
   *[other] { $count } documents do not apply to you
}
hidden-questions = { $count ->
    [one] { $count } question does not apply to you
   *[other] { $count } questions or sections do not apply to you
}
why-hidden = Why “{ $label }” is not asked
why-value = Where does this value come from?
why-waiting = One moment…
why-failed = The explanation could not be given. Nothing is lost; close and open “Why?” again.
table-import = Import a table…
table-export-csv = Export as CSV
table-export-xlsx = Export as XLSX
table-import-title = Import into “{ $label }”
table-import-lead = This is how “{ $name }” was read. Nothing is imported yet: check the columns, then import. Ctrl+Z takes it all back.
table-read-as = { $separator ->
    [tab] Read as { $encoding }, cells separated by tabs.
   *[other] Read as { $encoding }, cells separated by “{ $separator }”.
}
table-sheet = Sheet
table-titles = Column titles
table-no-titles = No titles
table-titles-line = Line { $line }
table-columns = Columns of the file and of the form
table-column-title = { $letter } – { $title }
table-column-letter = Column { $letter }
table-in-file = In the file
table-in-form = In the form
table-samples = First cells
table-field-of = Field of the form for { $column }
table-left-out = Leave out
table-report = What was not understood
table-all-understood = { $rows ->
    [one] { $rows } row, all of it understood.
   *[other] { $rows } rows, all of it understood.
}
table-not-understood = { $count ->
    [one] One cell or column was not understood.
   *[other] { $count } cells or columns were not understood.
}
table-blank = { $lines ->
    [one] One blank line is passed over.
   *[other] { $lines } blank lines are passed over.
}
table-more-remarks = And { $more } more.
table-mode = { $rows ->
    [one] The table already has { $rows } row
   *[other] The table already has { $rows } rows
}
table-mode-append = Add below
table-mode-replace = Replace
table-take = { $rows ->
    [one] Import { $rows } row
   *[other] Import { $rows } rows
}
table-said-taken = { $rows ->
    [one] { $rows } row imported. Ctrl+Z takes it back.
   *[other] { $rows } rows imported. Ctrl+Z takes them back.
}
table-pasted = Some pasted cells were not understood
piece-min-files = at least { $files } files
piece-lacking = { $files ->
    [one] { $files } more file
   *[other] { $files } more files
}
table-reading = Reading the file…
table-replaced = { $rows ->
    [one] The existing row is removed, with its content and its documents. Ctrl+Z brings it back.
   *[other] The { $rows } existing rows are removed, with their content and their documents. Ctrl+Z brings them back.
}

## Preview of a form, for its author
preview-title = Preview of the form
preview-good = Form { $form }: nothing to correct.
preview-errors = { $count ->
    [one] { $count } fault to correct in the form
   *[other] { $count } faults to correct in the form
}
preview-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
preview-former = Below is the latest version that could be used, with your answers.
preview-place = line { $line }, column { $column }
preview-lost = The command “pli form preview” is no longer answering. Start it again, then open the new address.

# What follows a deposit: proof of time, backup copy, letters, checks.
time-proof-awaited = The proof of time is not here yet; the receipt is valid without it. It will come with a later synchronisation.
time-proof-proved = Time proved by { $authority }: the receipt existed on { $when }
time-proof-unsettled = Time attested by { $authority }: { $when }. The authority that signs it could not be established here.
time-proof-broken = The proof of time does not belong to this receipt
backup-title = Backup copy
backup-text = The same as the deposit, byte for byte, on a USB stick or in a folder, with a label and a sheet for the envelope.
backup-deadline = It must have arrived at { $authority } by { $when }. Arrival counts, not sending.
backup-opening-title = When may the buyer open it?
backup-opening-tender = Only in the cases of the order of 22 March 2019 (annex 6 of the public procurement code):
backup-opening-malware = malicious software is detected in the electronic deposit;
backup-opening-late = the electronic deposit is incomplete, late, or could not be opened, and its sending had begun before closing.
backup-electronic = The documents of the call also allow it to be sent by electronic means.
backup-no-electronic = Put it in a sealed envelope marked “copie de sauvegarde”. Electronic means are not allowed here.
backup-no-tender = This application is not a public tender: ask the service whether it accepts a backup copy.
backup-act = Make a backup copy…
backup-made = Copy written and read again: { $folder }
backup-made-what = { $files ->
    [one] { $files } file, { $size }.
   *[other] { $files } files, { $size }.
  }
backup-no-receipt = It holds no receipt yet.
backup-before = Copy of { $when }: { $folder }
backup-before-old = Copy of a former deposit, { $when }: { $folder }
letters-title = Letters of the Region
letter-when = Sent { $sent }, arrived here { $received }
letter-on-arrival = Verified on arrival, { $when }.
letter-checked = Verified again { $when }.
letter-verdict-total-passed = Signature verified: { $signers }
letter-verdict-indeterminate = The signature of this letter could not be established
letter-verdict-total-failed = This letter or its signature was altered: do not rely on it, ask the service to confirm
letter-trusted = { $count ->
    [one] What was trusted that day ({ $count } item)
   *[other] What was trusted that day ({ $count } items)
  }
letter-keep = Save the letter…
letter-verify = Verify again
trust-certificate = Certificate
trust-list = List
follow-check = Check this computer
follow-keep-journal-pdf = Save the journal (PDF)…
fact-started = Sending started: { $bytes } to send
fact-check-disk = { $outcome ->
    [works] Disk checked: it writes and reads back
    [short] Disk checked: it writes, but little room is left
   *[failed] Disk checked: the write trial failed
  }
fact-check-clock = { $outcome ->
    [right] Clock checked: on time
    [wrong] Clock checked: off by { $offset_ms } ms
   *[unknown] Clock not checked: the platform did not give its time
  }
fact-check-connection = { $outcome ->
    [reached] Connection checked: { $address } answers
    [no-name] Connection checked: { $address } is not found
    [no-answer] Connection checked: { $address } does not answer
    [no-address] Connection not checked: { $address } is not an address
   *[unset] Connection not checked: no second address is set
  }
fact-time-proved = Time of the receipt proved by { $authority }
fact-time-proof-refused = Proof of time refused: it does not belong to the receipt
fact-letter = Letter sent by the Region: { $subject }
fact-letter-received = Letter of the Region arrived here: { $subject }
fact-backup-made = Backup copy made: { $folder }
settings-second-address = Second address
settings-second-address-help = An address on another network, such as https://example.org, that this computer tries when the platform does not answer: it shows that the fault is not yours. Empty: the one that the platform proposes.
