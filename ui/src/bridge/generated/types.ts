// Generated from crates/pli-app/src/seam by `cargo test -p pli-app --test bridge`. Do not edit.

/**
 * What about a place is explained.
 */
export type AboutItem = "visible" | "required" | "value" | { "finding": string };

/**
 * State of the application, asked at start and while polling.
 */
export type AppStateView = { 
/**
 * First start, locked or ready.
 */
stage: Stage, 
/**
 * Name written beside edits; empty before the first start.
 */
author: string, 
/**
 * Language of the screens.
 */
language: Language, 
/**
 * Light or dark.
 */
display: Display, 
/**
 * Whether the person has proved that the recovery key was kept.
 */
recovery_confirmed: boolean, 
/**
 * The platform signed in to, if any.
 */
platform: PlatformView | null, 
/**
 * Whether a system keyring answers here.
 */
keyring: boolean, 
/**
 * Whether the platform answered last time; none when never asked.
 */
online: boolean | null, 
/**
 * Deposits that wait or move.
 */
queued: number, 
/**
 * Names of the keys that are held open; one that nobody uses for ten minutes is closed.
 */
keys: Array<string>, 
/**
 * Whether the disk is, or was, full: the reserve was given up.
 */
disk_full: boolean, 
/**
 * Platform's clock less this machine's, in milliseconds; none when never measured.
 */
clock_offset_ms: number | null, 
/**
 * Version of the application.
 */
version: string, };

/**
 * Announces a file.
 */
export type AttachBeginRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * `pieces.kbis`, `pieces.cv[row]`, `equipe.team[row].cv_file`.
 */
target: string, 
/**
 * File name, without folders.
 */
name: string, 
/**
 * Bytes.
 */
size: number, };

/**
 * The next bytes.
 */
export type AttachChunkRequest = { 
/**
 * Which upload.
 */
upload: string, 
/**
 * Bytes in base64, 4 MiB at most before encoding.
 */
base64: string, };

/**
 * An attached file.
 */
export type AttachmentView = { 
/**
 * Identity in the dossier.
 */
id: string, 
/**
 * File name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * SHA-256.
 */
sha256: string, 
/**
 * Media type found in the bytes.
 */
media_type: string, 
/**
 * Date of the document.
 */
issued_on: string | null, };

/**
 * The authority and its service.
 */
export type AuthorityView = { 
/**
 * Name.
 */
name: string, 
/**
 * Service in charge.
 */
service: string, 
/**
 * Postal address.
 */
address: string, 
/**
 * E-mail.
 */
email: string, 
/**
 * Telephone.
 */
phone: string, };

/**
 * A copy that was made.
 */
export type BackupMadeView = { 
/**
 * Folder.
 */
folder: string, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Whether it is of the last deposit.
 */
current: boolean, };

/**
 * What a backup copy would be, and until when it must arrive.
 */
export type BackupPlanView = { 
/**
 * Whether the call is a public tender, with its rules on backup copies.
 */
is_tender: boolean, 
/**
 * Last moment of its arrival; none for a permanent scheme.
 */
deadline: DeadlineView | null, 
/**
 * Whether the call takes a copy by electronic means.
 */
electronic_allowed: boolean, 
/**
 * Authority that takes it.
 */
authority: string, 
/**
 * Its service and address.
 */
service: string, 
/**
 * Files.
 */
files: number, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * Whether a deposit was asked for: its very bytes are copied. Without one, a manifest is made for the copy alone.
 */
of_deposit: boolean, 
/**
 * Copies that were made.
 */
made: Array<BackupMadeView>, };

/**
 * A copy, written and read again.
 */
export type BackupView = { 
/**
 * Its folder.
 */
folder: string, 
/**
 * Files of the deposit.
 */
files: number, 
/**
 * Bytes of these files.
 */
bytes: number, 
/**
 * SHA-256 of the manifest.
 */
manifest_sha256: string, 
/**
 * Whether the receipt is in it.
 */
receipt: boolean, };

/**
 * A file beside its signature.
 */
export type BesideFile = { 
/**
 * File name.
 */
name: string, 
/**
 * Bytes in base64.
 */
base64: string, };

/**
 * Whether a deposit can still come in time.
 */
export type CallState = "open" | "closed";

/**
 * A call for tenders or an aid scheme.
 */
export type CallView = { 
/**
 * Reference given by the Region.
 */
reference: string, 
/**
 * Title in words.
 */
title: string, 
/**
 * Kind of procedure, empty for an aid scheme.
 */
procedure: string, 
/**
 * Open or closed.
 */
state: CallState, 
/**
 * Who buys or grants.
 */
authority: AuthorityView, 
/**
 * Name of the form that answers it.
 */
form: string, 
/**
 * Version of that form.
 */
form_version: string, 
/**
 * Whether the form is here, so that a dossier can be started offline.
 */
form_here: boolean, 
/**
 * Last moment of a deposit; none for a permanent scheme.
 */
deadline: DeadlineView | null, 
/**
 * Lots; empty where the call is not split.
 */
lots: Array<LotView>, 
/**
 * What the platform refuses beyond.
 */
limits: LimitsView, 
/**
 * Whether the deposit must carry a signed PDF.
 */
signature_required: boolean, 
/**
 * Whether the backup copy may come by e-mail.
 */
copy_by_email_allowed: boolean, 
/**
 * Documents of the call.
 */
documents: Array<DocumentView>, 
/**
 * Effect of silence: `acceptance`, `rejection` or `none`.
 */
silence_effect: string, 
/**
 * After how many months; 0 where there is no effect.
 */
silence_months: number, 
/**
 * Remedies in words.
 */
remedies: string, 
/**
 * Whether the whole is a demonstration.
 */
demonstration: boolean, 
/**
 * Those who open sealed deposits; none where deposits are not sealed.
 */
opening: OpeningView | null, };

/**
 * The calls known here.
 */
export type CallsView = { 
/**
 * When they came, RFC 3339; none when never.
 */
synced_at: string | null, 
/**
 * Open calls by deadline, then closed ones.
 */
calls: Array<CallView>, };

/**
 * One line of the plan.
 */
export type CarryItemView = { 
/**
 * The place in the old dossier.
 */
path: string, 
/**
 * Its name in words.
 */
label: string, 
/**
 * The row that it stands in; empty outside of rows.
 */
row: string, 
/**
 * The answer, or the name of the file.
 */
shown: string, 
/**
 * `carried`, `review` or `left`.
 */
fate: string, 
/**
 * Why it is to be looked at or left: its words are in the locales; empty where it is carried.
 */
reason: string, 
/**
 * Values of these words.
 */
values: { [key in string]: string }, 
/**
 * Whether it is taken unless the person says otherwise.
 */
taken: boolean, 
/**
 * Whether the person may choose.
 */
free: boolean, };

/**
 * What a new dossier would carry from an old one.
 */
export type CarryView = { 
/**
 * Title that the new one would have.
 */
title: string, 
/**
 * Form of the new one, `far 1.0.0`.
 */
form: string, 
/**
 * Everything, in the order of the form.
 */
items: Array<CarryItemView>, };

/**
 * One fact, and what made it so.
 */
export type CauseView = { 
/**
 * The fact in words.
 */
text: string, 
/**
 * Where the person is taken to change it.
 */
path: string | null, 
/**
 * The same for people, rows by number from 1.
 */
place: string | null, 
/**
 * The author's text that it comes from.
 */
written: WrittenView | null, 
/**
 * What made it so.
 */
causes: Array<CauseView>, };

/**
 * What a certificate says.
 */
export type CertificateView = { 
/**
 * Whose it is.
 */
holder: string, 
/**
 * Organisation of the holder.
 */
organisation: string | null, 
/**
 * Who issued it.
 */
issuer: string, 
/**
 * Category: `qualified`, `qualified_seal`, `advanced`, `demonstration` or `unknown`.
 */
category: string, 
/**
 * First moment, RFC 3339.
 */
not_before: string, 
/**
 * Last moment, RFC 3339.
 */
not_after: string, 
/**
 * Whether the last moment has passed.
 */
expired: boolean, 
/**
 * Whether it may sign now.
 */
usable: boolean, 
/**
 * Code of the fault that forbids it.
 */
obstacle: string | null, 
/**
 * Whether it is a demonstration without legal value.
 */
demonstration: boolean, 
/**
 * Whether it declares that its key is on a qualified device.
 */
on_qualified_device: boolean, 
/**
 * Its serial number, hexadecimal.
 */
serial: string, 
/**
 * Its SHA-256, hexadecimal.
 */
sha256: string, };

/**
 * What changed, durable when the window reads it.
 */
export type ChangeView = { 
/**
 * In one line.
 */
summary: DossierSummaryView, 
/**
 * Fields that changed.
 */
nodes: Array<NodeView>, 
/**
 * Places that are no more.
 */
removed: Array<string>, 
/**
 * Groups whose rows changed.
 */
groups: Array<GroupView>, 
/**
 * All findings.
 */
findings: Array<FindingView>, 
/**
 * All totals.
 */
totals: Array<TotalView>, 
/**
 * All pieces.
 */
pieces: Array<PieceView>, 
/**
 * All sections.
 */
sections: Array<SectionStatusView>, 
/**
 * Whether there is something to undo or redo.
 */
undo: UndoView, 
/**
 * Bytes of all attached files.
 */
attached_bytes: number, 
/**
 * Answers hidden and so not transmitted.
 */
hidden_answers: number, 
/**
 * The frozen print, if any.
 */
printed: PrintedStateView | null, 
/**
 * The signature, if any.
 */
signed: SignedStateView | null, 
/**
 * When the change became durable, RFC 3339.
 */
saved_at: string, 
/**
 * Identities of the rows added, in order.
 */
new_rows: Array<string>, 
/**
 * The file attached by this change.
 */
attached: AttachmentView | null, 
/**
 * What was pasted or taken from a file, and what was not understood of it.
 */
table: TableReportView | null, };

/**
 * One of the five checks.
 */
export type CheckView = { 
/**
 * `identity`, `category`, `format`, `validity` or `integrity`.
 */
check: string, 
/**
 * `holds`, `fails` or `unknown`.
 */
state: string, 
/**
 * Its sentence: `check-<check>-<word>` in the locales.
 */
word: string, };

/**
 * An open call beside the certificate.
 */
export type CheckedCallView = { 
/**
 * Reference.
 */
reference: string, 
/**
 * Title.
 */
title: string, 
/**
 * Deadline.
 */
deadline: DeadlineView | null, 
/**
 * Whether the call takes it: `yes`, `unsure` or `no`.
 */
answer: string, 
/**
 * Why: a word of the locales, `accept-…`.
 */
reason: string, };

/**
 * An open dossier beside the certificate.
 */
export type CheckedDossierView = { 
/**
 * Identity.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Deadline, RFC 3339 in UTC.
 */
deadline: string, 
/**
 * The same on the Region's wall clock.
 */
deadline_local: string | null, 
/**
 * Name of that clock.
 */
deadline_zone: string | null, 
/**
 * Whether the certificate is still valid then.
 */
holds: boolean, };

/**
 * What a check-up says.
 */
export type CheckupView = { 
/**
 * What the certificate says.
 */
certificate: CertificateView, 
/**
 * SIREN of the organisation, where the certificate gives one.
 */
siren: string | null, 
/**
 * What it declares to be for: `signature`, `seal`, `web`.
 */
purposes: Array<string>, 
/**
 * Whether the key wants its PIN again for each signature.
 */
asks_each_time: boolean, 
/**
 * The signature on a sample.
 */
trial: TrialView, 
/**
 * Open dossiers, with whether the certificate holds at their deadline.
 */
dossiers: Array<CheckedDossierView>, 
/**
 * Open calls, with whether each takes the certificate.
 */
calls: Array<CheckedCallView>, };

/**
 * An establishment that a dossier may answer for.
 */
export type ChosenEstablishmentView = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * SIRET.
 */
siret: string | null, 
/**
 * Whether the dossier answers for it.
 */
chosen: boolean, };

/**
 * Why something cannot be done. Each has its words in every language.
 */
export type Code = "no-store" | "store-exists" | "store-busy" | "store-locked" | "wrong-passphrase" | "wrong-recovery-key" | "mistyped-recovery-key" | "weak-passphrase" | "no-keyring" | "store-damaged" | "store-too-new" | "disk-full" | "disk" | "unknown-dossier" | "unknown-call" | "unknown-lot" | "unknown-form" | "broken-form" | "no-newer-form" | "no-migration" | "form-not-of-call" | "unknown-list" | "bad-list" | "list-conflict" | "bad-pack" | "pack-unsigned" | "pack-altered" | "pack-untrusted" | "pack-outdated" | "pack-expired" | "bad-trust-file" | "trusted-list-refused" | "list-from-the-future" | "unknown-trust" | "unknown-field" | "unknown-row" | "unknown-piece" | "unknown-attachment" | "read-only-field" | "unsuitable-edit" | "bad-answers" | "bad-profile" | "unknown-document" | "document-date" | "document-dates" | "unknown-point" | "table-empty" | "table-too-large" | "table-too-long" | "table-too-wide" | "table-too-full" | "table-format" | "table-old-or-protected" | "table-damaged" | "unknown-sheet" | "unknown-column" | "two-columns" | "nothing-to-undo" | "nothing-to-redo" | "file-empty" | "file-too-large" | "total-too-large" | "too-many-files" | "file-format" | "file-content" | "file-name-too-long" | "file-name" | "file-changed" | "file-unreadable" | "vault-damaged" | "no-preview" | "unknown-upload" | "blocking-findings" | "not-printed" | "print-stale" | "print-failed" | "wrong-p12-password" | "bad-certificate-file" | "certificate-expired" | "certificate-not-yet-valid" | "certificate-revoked" | "certificate-disowned" | "signature-revoked" | "certificate-unusable" | "key-refused" | "key-unsupported" | "key-closed" | "no-driver" | "driver-unusable" | "driver-hangs" | "driver-failed" | "no-reader" | "no-token" | "unknown-token" | "several-tokens" | "token-removed" | "no-signing-certificate" | "wrong-pin" | "pin-unsuitable" | "pin-expired" | "pin-locked" | "pin-wanted" | "no-pin-yet" | "sign-cancelled" | "batch-output" | "sign-failed" | "one-file-only" | "level-not-offered" | "nothing-to-raise" | "other-content" | "no-revocation-data" | "revocation-away" | "signed-deposited" | "no-evidence" | "no-stamp-server" | "stamp-address" | "stamp-away" | "stamp-slow" | "stamp-proxy" | "stamp-certificate" | "stamp-moved" | "stamp-busy" | "stamp-denied" | "stamp-failed" | "stamp-rubbish" | "stamp-refused" | "stamp-wrong" | "not-signed" | "signature-stale" | "no-call" | "already-queued" | "not-queued" | "no-receipt" | "no-platform" | "bad-address" | "platform-away" | "platform-slow" | "platform-rubbish" | "platform-certificate" | "protocol-version" | "sign-in-refused" | "signed-out" | "late" | "deposit-conflict" | "missing-chunks" | "deposit-refused" | "opening-unfit" | "receipt-invalid" | "backup-folder" | "backup-room" | "backup-broken" | "unknown-letter" | "not-verifiable" | "bad-request" | "no-screens" | "port-taken" | "internal";

/**
 * A code of a list.
 */
export type CodeView = { 
/**
 * The code, kept in the answer.
 */
code: string, 
/**
 * What the person reads.
 */
label: string, 
/**
 * Last day of the code, `2026-12-31`.
 */
until: string | null, };

/**
 * Compares two states.
 */
export type CompareRequest = { 
/**
 * The earlier one.
 */
before: PointRequest, 
/**
 * The later one.
 */
after: PointRequest, };

/**
 * A file that is compared.
 */
export type ComparedFileView = { 
/**
 * Name.
 */
name: string, 
/**
 * SHA-256.
 */
sha256: string, };

/**
 * What differs.
 */
export type ComparisonView = { 
/**
 * The earlier one.
 */
before: PointView, 
/**
 * The later one.
 */
after: PointView, 
/**
 * Answers.
 */
fields: Array<FieldDifferenceView>, 
/**
 * Rows.
 */
rows: Array<RowDifferenceView>, 
/**
 * Files.
 */
files: Array<FileDifferenceView>, 
/**
 * Justifications of warnings.
 */
justifications: Array<JustificationDifferenceView>, };

/**
 * Proves that the recovery key was kept.
 */
export type ConfirmRecoveryRequest = { 
/**
 * Its last group.
 */
last_group: string, };

/**
 * Starts a dossier: of a call, or of a form alone.
 */
export type CreateRequest = { 
/**
 * Reference of the call.
 */
call: string | null, 
/**
 * Number of the lot, where the call is split.
 */
lot: string | null, 
/**
 * Name of the form, without a call; `far` or `far@1.0.0`.
 */
form: string | null, 
/**
 * Title; none makes one from the call or form.
 */
title: string | null, };

/**
 * The dossier is started.
 */
export type CreatedView = { 
/**
 * Its identity.
 */
id: string, };

/**
 * The last moment, on the platform's clock.
 */
export type DeadlineView = { 
/**
 * The instant, RFC 3339 in UTC.
 */
at: string, 
/**
 * The same on the Region's wall clock, `2026-12-03T12:00:00`.
 */
local: string, 
/**
 * Name of that clock, `Europe/Paris`.
 */
zone: string, };

/**
 * What a sealed deposit could not make sure of.
 */
export type DepositDoubtsView = { 
/**
 * Names of the holders of whom nobody knows here whether their certificates were revoked.
 */
holders: Array<string>, };

/**
 * Light or dark.
 */
export type Display = "system" | "light" | "dark";

/**
 * A file of a dossier of which the wallet has a newer version.
 */
export type DocumentOfferView = { 
/**
 * The piece or field.
 */
target: string, 
/**
 * The file in the dossier.
 */
attachment: string, 
/**
 * The document of the wallet.
 */
document: string, 
/**
 * Kind of the document.
 */
kind: string, 
/**
 * Title of the document; may be empty.
 */
title: string, 
/**
 * Name of the file in the dossier.
 */
before: string, 
/**
 * Name of the newer file.
 */
after: string, 
/**
 * Date of the newer one.
 */
issued_on: string | null, 
/**
 * Last day on which the newer one is good.
 */
valid_until: string | null, };

/**
 * A document of a call.
 */
export type DocumentView = { 
/**
 * File name.
 */
name: string, 
/**
 * Title in words.
 */
title: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * SHA-256.
 */
sha256: string, };

/**
 * Names a dossier.
 */
export type DossierRequest = { 
/**
 * Its identity.
 */
id: string, };

/**
 * State in the life of a dossier, as far as the desktop owns it and as the platform last said.
 */
export type DossierState = "draft" | "ready" | "signed" | "queued" | "uploading" | "refused" | "deposited" | "registered" | "incomplete" | "completed" | "under_review" | "decided" | "closed" | "withdrawn";

/**
 * A dossier in one line.
 */
export type DossierSummaryView = { 
/**
 * Identity.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Reference of the call; none for a dossier of a form alone.
 */
call_reference: string | null, 
/**
 * Title of the call.
 */
call_title: string | null, 
/**
 * Number of the lot.
 */
lot: string | null, 
/**
 * Title of the lot.
 */
lot_title: string | null, 
/**
 * Name of the form.
 */
form: string, 
/**
 * Version of the form.
 */
form_version: string, 
/**
 * Where it stands.
 */
state: DossierState, 
/**
 * Required answers given.
 */
answered: number, 
/**
 * Required answers in all.
 */
required: number, 
/**
 * Blocking findings.
 */
blocking: number, 
/**
 * Warnings not justified.
 */
warnings: number, 
/**
 * Last moment of a deposit, RFC 3339.
 */
deadline: string | null, 
/**
 * The same on the Region's wall clock.
 */
deadline_local: string | null, 
/**
 * Name of that clock.
 */
deadline_zone: string | null, 
/**
 * When it was last edited, RFC 3339.
 */
edited_at: string, 
/**
 * By whom.
 */
edited_by: string, 
/**
 * Whether the call or form is a demonstration.
 */
demonstration: boolean, };

/**
 * One dossier whole.
 */
export type DossierView = { 
/**
 * In one line.
 */
summary: DossierSummaryView, 
/**
 * Structure of its form.
 */
form: FormView, 
/**
 * Every field by path, rows included.
 */
nodes: Array<NodeView>, 
/**
 * Every group and table by path.
 */
groups: Array<GroupView>, 
/**
 * Findings, blocking first.
 */
findings: Array<FindingView>, 
/**
 * Totals of the form.
 */
totals: Array<TotalView>, 
/**
 * Pieces with their files.
 */
pieces: Array<PieceView>, 
/**
 * State of each section.
 */
sections: Array<SectionStatusView>, 
/**
 * Whether there is something to undo or redo.
 */
undo: UndoView, 
/**
 * Bytes of all attached files.
 */
attached_bytes: number, 
/**
 * Answers kept in the draft but hidden, and so not transmitted.
 */
hidden_answers: number, 
/**
 * The frozen print, if any.
 */
printed: PrintedStateView | null, 
/**
 * The signature, if any.
 */
signed: SignedStateView | null, };

/**
 * Every dossier.
 */
export type DossiersView = { 
/**
 * What is due first, then the latest edited.
 */
dossiers: Array<DossierSummaryView>, };

/**
 * A driver that could not tell.
 */
export type DriverTroubleView = { 
/**
 * Its file; empty where there is none.
 */
driver: string, 
/**
 * Why.
 */
fault: Fault, };

/**
 * Makes a dossier of another, or asks what that would carry.
 */
export type DuplicateRequest = { 
/**
 * The dossier that is carried from.
 */
id: string, 
/**
 * Call of the new one; with neither call nor form, those of the old one.
 */
call: string | null, 
/**
 * Lot of the new one.
 */
lot: string | null, 
/**
 * Form of the new one, without a call.
 */
form: string | null, 
/**
 * Title; none makes one.
 */
title: string | null, 
/**
 * Places of the old dossier that are left behind all the same.
 */
without: Array<string>, 
/**
 * Places of the old dossier that are taken all the same.
 */
with: Array<string>, };

/**
 * One change.
 */
export type EditItem = { "set": { 
/**
 * The field or component.
 */
path: string, 
/**
 * What was given.
 */
input: Input | null, } } | { "insert_row": { 
/**
 * The group or table.
 */
group: string, 
/**
 * Identity of the row before.
 */
after: string | null, } } | { "delete_row": { 
/**
 * The group or table.
 */
group: string, 
/**
 * Identity of the row.
 */
row: string, } } | { "move_row": { 
/**
 * The group or table.
 */
group: string, 
/**
 * Identity of the row.
 */
row: string, 
/**
 * Identity of the row before.
 */
after: string | null, } } | { "paste_rows": { 
/**
 * The group or table.
 */
group: string, 
/**
 * Identifier of the first column.
 */
column: string, 
/**
 * Identity of the first row; none adds rows at the end.
 */
row: string | null, 
/**
 * Cells parted by tabulations, `;` or `,`, lines by line ends.
 */
tsv: string, } } | { "justify": { 
/**
 * Code of the finding.
 */
code: string, 
/**
 * Place of the finding.
 */
path: string, 
/**
 * The person's words.
 */
text: string | null, } } | { "detach": { 
/**
 * Where it is.
 */
target: string, 
/**
 * Identity of the file in the dossier.
 */
attachment: string, } } | { "fill_from_profile": Record<symbol, never> } | { "resolve_offers": { 
/**
 * Places that take the profile's value.
 */
accept: Array<string>, 
/**
 * Places that keep theirs.
 */
keep: Array<string>, } } | { "use_establishment": { 
/**
 * Identity of the establishment.
 */
establishment: string, } } | { "attach_document": { 
/**
 * The piece or attachment field.
 */
target: string, 
/**
 * Identity of the document.
 */
document: string, } } | { "renew_attachment": { 
/**
 * Where it is.
 */
target: string, 
/**
 * Identity of the file in the dossier.
 */
attachment: string, } };

/**
 * Changes one dossier, as one act that undo takes back.
 */
export type EditRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * What changes.
 */
edits: Array<EditItem>, };

/**
 * One establishment.
 */
export type EstablishmentView = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name by which the person tells it from the others.
 */
name: string, 
/**
 * Values by the end of their key: `siret`, `addr.city`.
 */
values: { [key in string]: string }, };

/**
 * Asks why.
 */
export type ExplainRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * Place: a section, a field, a group, a piece (`pieces.kbis`), a total (`totals.total_ht`).
 */
path: string, 
/**
 * What about it; none for all that can be said.
 */
about: AboutItem | null, };

/**
 * One explanation.
 */
export type ExplanationView = { 
/**
 * What is explained.
 */
about: AboutItem, 
/**
 * Its place.
 */
path: string, 
/**
 * The same for people, rows by number from 1.
 */
place: string, 
/**
 * In one sentence.
 */
sentence: string, 
/**
 * In full.
 */
causes: Array<CauseView>, 
/**
 * The author's text, where one expression decided.
 */
written: WrittenView | null, };

/**
 * What was asked, in words.
 */
export type ExplanationsView = { 
/**
 * One for each thing that can be said of the place.
 */
explanations: Array<ExplanationView>, };

/**
 * What a file to keep is.
 */
export type ExportKind = "pdf" | "signed_pdf" | "receipt" | "acknowledgement" | "journal" | "journal_pdf" | "answers" | "manifest";

/**
 * Asks for a file to keep.
 */
export type ExportRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * Which file.
 */
what: ExportKind, };

/**
 * One fact.
 */
export type FactView = { 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Whose clock and word: `machine` or `platform`.
 */
source: string, 
/**
 * Code of the sentence in `cli.ftl` and the window's texts: `created`, `printed`, `signed`, `queued`, `received`…
 */
code: string, 
/**
 * Values of the sentence, by name.
 */
values: { [key in string]: string }, 
/**
 * Words of the platform, for a code that the screens do not know.
 */
text: string | null, };

/**
 * A code and the values of its sentence.
 */
export type Fault = { 
/**
 * Which.
 */
code: Code, 
/**
 * Values for the sentence, by name.
 */
values: { [key in string]: string }, };

/**
 * An answer that differs.
 */
export type FieldDifferenceView = { 
/**
 * Its place.
 */
path: string, 
/**
 * Its name in words.
 */
label: string, 
/**
 * The row that it stands in; empty outside of rows.
 */
row: string, 
/**
 * Before; none where unanswered.
 */
before: string | null, 
/**
 * After; none where unanswered.
 */
after: string | null, 
/**
 * `person`, `call` or `form`: who gave it.
 */
giver: string, };

/**
 * A field, group or table.
 */
export type FieldView = { 
/**
 * Identifier among its siblings.
 */
id: string, 
/**
 * Its place without rows: `sessions.session.start`.
 */
pattern: string, 
/**
 * Kind as `docs/form-packages.md` names it.
 */
kind: string, 
/**
 * What stands above the field.
 */
label: string, 
/**
 * Plain words under the label.
 */
help: string | null, 
/**
 * Shown as an example, never as a value.
 */
example: string | null, 
/**
 * `blocking` or `warning`: what a missing answer is.
 */
severity: string, 
/**
 * Whether other answers decide that it is required or shown.
 */
conditional: boolean, 
/**
 * `€`, `h`, `%`…
 */
unit: string | null, 
/**
 * Name of the code list.
 */
list: string | null, 
/**
 * Whether the codes that are offered depend on other answers: they must be searched.
 */
filtered: boolean, 
/**
 * Whether a code that the list does not hold may be typed.
 */
free: boolean, 
/**
 * Fewest characters.
 */
min_length: number | null, 
/**
 * Most characters.
 */
max_length: number | null, 
/**
 * Decimals of a number.
 */
decimals: number | null, 
/**
 * Fewest codes or rows.
 */
min_items: number, 
/**
 * Most codes or rows; none without bound.
 */
max_items: number | null, 
/**
 * Whether the answer is computed or comes from the call.
 */
read_only: boolean, 
/**
 * Key of the profile that it can be prefilled from.
 */
profile: string | null, 
/**
 * Type of a computed value: `text integer number amount rate yes_no date`.
 */
computed_type: string | null, 
/**
 * Components of a composite kind (`line1`, `postcode`…), each a field of its own path.
 */
components: Array<FieldView>, 
/**
 * Fields of a row of a group or table.
 */
fields: Array<FieldView>, 
/**
 * Extensions accepted by an attachment field; empty leaves those of the call.
 */
formats: Array<string>, 
/**
 * Bytes of one file of an attachment field.
 */
max_size: number | null, 
/**
 * Files of an attachment field.
 */
max_files: number | null, };

/**
 * A file that came, went or was replaced.
 */
export type FileDifferenceView = { 
/**
 * The piece or field.
 */
target: string, 
/**
 * Its name in words.
 */
label: string, 
/**
 * The file before.
 */
before: ComparedFileView | null, 
/**
 * The file after.
 */
after: ComparedFileView | null, };

/**
 * A file to keep; the host asks where.
 */
export type FileView = { 
/**
 * Proposed name.
 */
name: string, 
/**
 * Media type.
 */
media_type: string, 
/**
 * The bytes.
 */
base64: string, };

/**
 * One fault in the dossier.
 */
export type FindingView = { 
/**
 * Code; its words stand in the locales unless the form gives them.
 */
code: string, 
/**
 * `blocking` or `warning`.
 */
severity: string, 
/**
 * Section that holds it.
 */
section: string, 
/**
 * Where the person is taken to.
 */
path: string, 
/**
 * Values of the sentence.
 */
values: { [key in string]: string }, 
/**
 * Sentence of a form's rule.
 */
message: string | null, 
/**
 * Reason given by the form.
 */
why: string | null, 
/**
 * The person's justification.
 */
justified: string | null, };

/**
 * Asks to make the store.
 */
export type FirstStartRequest = { 
/**
 * Passphrase; none leaves the key to the system keyring.
 */
passphrase: string | null, 
/**
 * Name written beside edits.
 */
author: string, };

/**
 * The store is made.
 */
export type FirstStartView = { 
/**
 * Groups of the recovery key, to print or copy out; shown this once.
 */
recovery_key: Array<string>, 
/**
 * Whether the system keyring keeps the key.
 */
keyring_used: boolean, };

/**
 * A form in one line.
 */
export type FormSummaryView = { 
/**
 * Name, `far`.
 */
name: string, 
/**
 * Version, `1.0.0`.
 */
version: string, 
/**
 * Title in words.
 */
title: string, 
/**
 * One or two sentences.
 */
summary: string, 
/**
 * SHA-256 of the package.
 */
sha256: string, };

/**
 * A form package, its texts in the language of the screens.
 */
export type FormView = { 
/**
 * Name, `far`.
 */
name: string, 
/**
 * Version, `1.0.0`.
 */
version: string, 
/**
 * SHA-256 of the package.
 */
sha256: string, 
/**
 * Title in words.
 */
title: string, 
/**
 * One or two sentences.
 */
summary: string, 
/**
 * Sections in the order of the screen.
 */
sections: Array<SectionView>, 
/**
 * Code lists by name.
 */
lists: { [key in string]: ListView }, 
/**
 * Paths of the yes/no fields shown together before signing.
 */
undertakings: Array<string>, };

/**
 * The forms known here.
 */
export type FormsView = { 
/**
 * Newest version of each first.
 */
forms: Array<FormSummaryView>, };

/**
 * One group or table with its rows.
 */
export type GroupView = { 
/**
 * Its place, rows included.
 */
path: string, 
/**
 * Its place in the form.
 */
pattern: string, 
/**
 * Whether it stands on the screen.
 */
visible: boolean, 
/**
 * Whether a row is required now.
 */
required: boolean, 
/**
 * Its rows in order.
 */
rows: Array<RowView>, };

/**
 * Names a key that is held open.
 */
export type HeldKeyRequest = { 
/**
 * Its name.
 */
key: string, 
/**
 * Its PIN, where it wants it for each signature.
 */
pin: string | null, };

/**
 * A code that was found.
 */
export type HitView = { 
/**
 * The code, kept in the answer.
 */
code: string, 
/**
 * What the person reads.
 */
label: string, 
/**
 * What stands above it in the list.
 */
parent: string | null, 
/**
 * Last day of the code, `2026-12-31`.
 */
until: string | null, };

/**
 * Codes that were found.
 */
export type HitsView = { 
/**
 * The best ones, in their order.
 */
hits: Array<HitView>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Whether the list is not at hand, so that codes are typed unchecked.
 */
absent: boolean, };

/**
 * What the person gave, or what stands computed.
 */
export type Input = { "text": string } | { "yes_no": boolean } | { "codes": Array<string> };

/**
 * A justification that differs.
 */
export type JustificationDifferenceView = { 
/**
 * Place of the finding.
 */
path: string, 
/**
 * Code of the finding.
 */
code: string, 
/**
 * Words before.
 */
before: string | null, 
/**
 * Words after.
 */
after: string | null, };

/**
 * Opens a key and holds it, to check it or to sign with it.
 */
export type KeyRequest = { "from": "file", 
/**
 * The file in base64.
 */
p12: string, 
/**
 * Its password.
 */
password: string, } | { "from": "token", 
/**
 * Serial number of the token.
 */
serial: string, 
/**
 * Its label.
 */
label: string, 
/**
 * The driver that shows it.
 */
driver: string, 
/**
 * SHA-256 of the certificate; none takes the best one.
 */
certificate: string | null, 
/**
 * Its PIN; none where it is typed on the reader.
 */
pin: string | null, } | { "from": "system", 
/**
 * SHA-256 of the certificate.
 */
sha256: string, };

/**
 * A key that is held open.
 */
export type KeyView = { 
/**
 * Its name until it is closed.
 */
key: string, 
/**
 * What its certificate says.
 */
certificate: CertificateView, 
/**
 * Whether it wants its PIN again for each signature.
 */
asks_each_time: boolean, };

/**
 * Language of the texts.
 */
export type Language = "fr" | "en";

/**
 * Names a letter.
 */
export type LetterRequest = { 
/**
 * Its identity.
 */
id: string, };

/**
 * A verdict on a letter, kept with its moment.
 */
export type LetterVerdictView = { 
/**
 * At which moment, RFC 3339.
 */
at: string, 
/**
 * `TOTAL-PASSED`, `INDETERMINATE` or `TOTAL-FAILED`.
 */
indication: string, 
/**
 * Sub-indication of EN 319 102-1; none when passed.
 */
sub_indication: string | null, 
/**
 * What was changed after the signatures: `none`, `permitted`, `annotations` or `altered`.
 */
modification: string, 
/**
 * Who signed or sealed.
 */
signers: Array<string>, };

/**
 * One letter.
 */
export type LetterView = { 
/**
 * Its identity.
 */
id: string, 
/**
 * Its dossier.
 */
dossier: string, 
/**
 * The deposit that it is about.
 */
deposit: string, 
/**
 * When the Region sent it, RFC 3339.
 */
sent_at: string, 
/**
 * When it arrived here, RFC 3339.
 */
received_at: string, 
/**
 * What it is about.
 */
subject: string, 
/**
 * File name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * SHA-256.
 */
sha256: string, 
/**
 * Verdict on arrival.
 */
verdict: LetterVerdictView, 
/**
 * Verdict of the last time that the person asked.
 */
checked: LetterVerdictView | null, 
/**
 * What was trusted on arrival.
 */
trusted: Array<TrustSourceView>, };

/**
 * The letters of a dossier.
 */
export type LettersView = { 
/**
 * Oldest first.
 */
letters: Array<LetterView>, };

/**
 * Baseline level of a signature.
 */
export type Level = "B-B" | "B-T" | "B-LT" | "B-LTA";

/**
 * What the platform refuses beyond.
 */
export type LimitsView = { 
/**
 * Bytes of one file.
 */
max_file_bytes: number, 
/**
 * Bytes of the whole deposit.
 */
max_total_bytes: number, 
/**
 * Number of files.
 */
max_files: number, 
/**
 * Accepted extensions.
 */
formats: Array<string>, 
/**
 * Characters of a file name.
 */
max_name_chars: number, };

/**
 * A search in the code list of a field.
 */
export type ListSearchRequest = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The field, rows included.
 */
path: string, 
/**
 * What the person has typed.
 */
typed: string, 
/**
 * Most codes to give.
 */
most: number | null, };

/**
 * A code list.
 */
export type ListView = { 
/**
 * Title in words.
 */
title: string, 
/**
 * Where the codes come from.
 */
source: string, 
/**
 * The codes in order; none where they are too many to be shown at once and must be searched.
 */
codes: Array<CodeView>, 
/**
 * Number of codes.
 */
count: number, 
/**
 * Whether the list is not at hand, so that codes are typed unchecked.
 */
absent: boolean, };

/**
 * Whether a signature shows on a page.
 */
export type Look = "invisible" | "visible";

/**
 * One lot.
 */
export type LotView = { 
/**
 * Number as printed.
 */
number: string, 
/**
 * Title in words.
 */
title: string, 
/**
 * Territory.
 */
area: string, 
/**
 * Maximum in euros, two decimals.
 */
max_amount: string | null, };

/**
 * What a move would do.
 */
export type MovePlanView = { 
/**
 * The version before.
 */
from: string, 
/**
 * The version after.
 */
to: string, 
/**
 * The versions that are reached one after the other.
 */
versions: Array<string>, 
/**
 * How many answers stay as they are.
 */
kept: number, 
/**
 * Answers that come to another place, or are written otherwise.
 */
moved: Array<MovedView>, 
/**
 * What will be kept without a place.
 */
orphaned: Array<OrphanView>, 
/**
 * Answers that the person should look at.
 */
to_confirm: Array<ToConfirmView>, 
/**
 * Labels of the new fields.
 */
added: Array<string>, };

/**
 * Moves a dossier to a version of its form.
 */
export type MoveRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * The version; the newest where none is named.
 */
to: string | null, };

/**
 * An answer that comes to another place, or is written otherwise.
 */
export type MovedView = { 
/**
 * Label before.
 */
from: string, 
/**
 * Place before, rows by number.
 */
from_path: string, 
/**
 * Label after.
 */
to: string, 
/**
 * Place after, rows by number.
 */
to_path: string, 
/**
 * The answer before, as people read it; empty for files.
 */
before: string, 
/**
 * The answer after.
 */
after: string, };

/**
 * One field with its answer.
 */
export type NodeView = { 
/**
 * Its place, rows included.
 */
path: string, 
/**
 * Its place in the form.
 */
pattern: string, 
/**
 * The answer as the field shows it (`1 234,56`, `02/02/2027`); none when unanswered.
 */
input: Input | null, 
/**
 * The answer as a sentence shows it: labels of codes, units.
 */
shown: string, 
/**
 * Whether it stands on the screen and in what is signed.
 */
visible: boolean, 
/**
 * Whether an answer is required now.
 */
required: boolean, 
/**
 * Where a prefilled answer comes from: `profile`, `paste` or the name of a file.
 */
origin: string | null, 
/**
 * Whether a computed value still misses answers.
 */
provisional: boolean, 
/**
 * Other values given at the same time on another machine, as the field shows them.
 */
conflicts: Array<string>, };

/**
 * Nothing to ask, nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * An answer that came from the profile, which says otherwise now.
 */
export type OfferView = { 
/**
 * The field or component.
 */
path: string, 
/**
 * Key of the profile.
 */
key: string, 
/**
 * Name of the field in words.
 */
label: string, 
/**
 * Name of the component, where it is one.
 */
component: string | null, 
/**
 * What stands in the dossier.
 */
before: string, 
/**
 * What the profile says; none where it says nothing any more.
 */
after: string | null, };

/**
 * What has changed since a dossier took it.
 */
export type OffersView = { 
/**
 * Answers that came from the profile, which says otherwise now.
 */
offers: Array<OfferView>, 
/**
 * Files of which the wallet has a newer version.
 */
documents: Array<DocumentOfferView>, 
/**
 * Establishments, with the one that the dossier answers for.
 */
establishments: Array<ChosenEstablishmentView>, };

/**
 * Those who open the deposits of a call.
 */
export type OpeningView = { 
/**
 * How many of them must come together.
 */
threshold: number, 
/**
 * Their names, as their certificates say.
 */
holders: Array<string>, };

/**
 * An answer, or files, kept without a place.
 */
export type OrphanView = { 
/**
 * Its place in the version that had it.
 */
path: string, 
/**
 * Label of that place.
 */
label: string, 
/**
 * The answer as people read it, the names of the files.
 */
shown: string, 
/**
 * The latest version known here that has its place.
 */
version: string | null, 
/**
 * Why there is no place any more, in the words of the form's author.
 */
reason: string | null, };

/**
 * One deposit on its way.
 */
export type OutboxEntryView = { 
/**
 * Identity of the deposit.
 */
deposit: string, 
/**
 * Identity of the dossier.
 */
dossier: string, 
/**
 * Its title.
 */
title: string, 
/**
 * `queued`, `uploading`, `deposited` or `refused`.
 */
state: DossierState, 
/**
 * Its files.
 */
files: Array<OutboxFileView>, 
/**
 * When the next try comes, RFC 3339; none when it moves now or is over.
 */
next_try_at: string | null, 
/**
 * Tries made.
 */
tries: number, 
/**
 * Why the last try failed.
 */
last_fault: Fault | null, 
/**
 * Whether the content travels sealed until the opening.
 */
sealed: boolean, };

/**
 * One file on its way.
 */
export type OutboxFileView = { 
/**
 * Name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Bytes that the platform holds, as far as it said.
 */
sent: number, };

/**
 * Asks for the outbox, whole or of one dossier.
 */
export type OutboxRequest = { 
/**
 * Identity of the dossier.
 */
id: string | null, };

/**
 * What waits or moves.
 */
export type OutboxView = { 
/**
 * Oldest first.
 */
entries: Array<OutboxEntryView>, };

/**
 * A page as a picture.
 */
export type PageView = { 
/**
 * Media type of the bytes: `image/png`, or that of an attached picture.
 */
media_type: string, 
/**
 * The bytes.
 */
base64: string, 
/**
 * Pages in all.
 */
pages: number, };

/**
 * One person.
 */
export type PersonView = { 
/**
 * Identity.
 */
id: string, 
/**
 * What the person is for the organisation.
 */
roles: Array<string>, 
/**
 * Values by component: `last_name`, `email`.
 */
values: { [key in string]: string }, };

/**
 * A piece, or the piece of one row.
 */
export type PieceView = { 
/**
 * Where files are attached: `pieces.kbis`, `pieces.cv[row]`.
 */
target: string, 
/**
 * Identifier of the piece.
 */
id: string, 
/**
 * Label in words.
 */
label: string, 
/**
 * Summary of the row that it belongs to.
 */
row_label: string | null, 
/**
 * Plain words.
 */
help: string | null, 
/**
 * Whether a file is required now.
 */
required: boolean, 
/**
 * Whether answers decide that it is required or shown.
 */
conditional: boolean, 
/**
 * `blocking` or `warning`: what a missing file is.
 */
severity: string, 
/**
 * Whether it stands on the screen.
 */
visible: boolean, 
/**
 * Accepted extensions.
 */
formats: Array<string>, 
/**
 * Bytes of one file.
 */
max_size: number | null, 
/**
 * Number of files at least, once a file is required or there is one.
 */
min_files: number, 
/**
 * Number of files at most.
 */
max_files: number | null, 
/**
 * The files.
 */
attachments: Array<AttachmentView>, };

/**
 * The platform signed in to.
 */
export type PlatformView = { 
/**
 * Address.
 */
url: string, 
/**
 * Name of the platform.
 */
name: string, 
/**
 * Who is signed in.
 */
user: string, 
/**
 * For which organisation.
 */
organisation: string, 
/**
 * Whether all of it is a demonstration without legal value.
 */
demonstration: boolean, 
/**
 * Whether the session still holds.
 */
signed_in: boolean, };

/**
 * A dossier at a point of its life.
 */
export type PointRequest = { 
/**
 * The dossier.
 */
id: string, 
/**
 * `now`, `deposit`, `-3` for three acts ago, or a moment in RFC 3339; none is now.
 */
at: string | null, };

/**
 * What was compared.
 */
export type PointView = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The point, as asked for.
 */
at: string, };

/**
 * Asks for a page of an attached file.
 */
export type PreviewRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * Identity of the file in the dossier.
 */
attachment: string, 
/**
 * Page, from 1.
 */
page: number, 
/**
 * Width in pixels, 16 to 4000.
 */
width: number, };

/**
 * Asks for a page of the frozen print.
 */
export type PrintPageRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * Page, from 1.
 */
page: number, 
/**
 * Width in pixels, 16 to 4000.
 */
width: number, };

/**
 * The frozen print, from the dossier's side.
 */
export type PrintedStateView = { 
/**
 * SHA-256 of the bytes.
 */
sha256: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Pages.
 */
pages: number, 
/**
 * When, RFC 3339.
 */
printed_at: string, 
/**
 * Whether the dossier changed since.
 */
stale: boolean, };

/**
 * The frozen print.
 */
export type PrintedView = { 
/**
 * SHA-256 of the bytes.
 */
sha256: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Pages.
 */
pages: number, };

/**
 * One change of the profile.
 */
export type ProfileEdit = { "establishment": { 
/**
 * Which; none adds one.
 */
id: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Values that change; an empty text takes one away.
 */
values: { [key in string]: string }, } } | { "person": { 
/**
 * Which; none adds one.
 */
id: string | null, 
/**
 * All roles.
 */
roles: Array<string>, 
/**
 * Values that change; an empty text takes one away.
 */
values: { [key in string]: string }, } } | { "remove": { 
/**
 * Which.
 */
id: string, } } | { "first": { 
/**
 * Which.
 */
id: string, } };

/**
 * Changes one establishment or person of the profile.
 */
export type ProfileEditRequest = { 
/**
 * What changes.
 */
edit: ProfileEdit, };

/**
 * Takes a profile in the place of the one that is kept.
 */
export type ProfileImportRequest = { 
/**
 * The file.
 */
base64: string, };

/**
 * Replaces values of the profile.
 */
export type ProfileRequest = { 
/**
 * Values by key; an empty text takes one away.
 */
values: { [key in string]: string }, };

/**
 * A group of keys; its title is in the locales.
 */
export type ProfileSectionView = { 
/**
 * Identifier.
 */
id: string, 
/**
 * Keys in the order of reading.
 */
keys: Array<string>, };

/**
 * The organisation's profile: keys as forms name them (`provider.siret`, `provider.addr.city`), raw texts.
 */
export type ProfileView = { 
/**
 * Values by key, those of the first establishment and of the first person of each role included.
 */
values: { [key in string]: string }, 
/**
 * Findings of the values, by key, `establishment.<id>.siret` or `person.<id>.email`: the code of a check.
 */
findings: { [key in string]: string }, 
/**
 * Every key that a form known here can be prefilled from.
 */
keys: Array<string>, 
/**
 * The organisation's own keys, as the screen groups them.
 */
sections: Array<ProfileSectionView>, 
/**
 * Establishments; the first is proposed.
 */
establishments: Array<EstablishmentView>, 
/**
 * People; of several with one role the first is proposed.
 */
people: Array<PersonView>, 
/**
 * Roles that a person may have.
 */
roles: Array<string>, };

/**
 * Raises the signed file of a dossier.
 */
export type RaiseRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * Level that its signature is to have.
 */
level: Level, };

/**
 * One file of a receipt.
 */
export type ReceiptFileView = { 
/**
 * Name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * SHA-256.
 */
sha256: string, };

/**
 * A receipt, verified here.
 */
export type ReceiptView = { 
/**
 * Identity of the deposit.
 */
deposit: string, 
/**
 * Number given by the platform.
 */
number: string, 
/**
 * Reference of the call.
 */
call_reference: string, 
/**
 * Title of the call.
 */
call_title: string, 
/**
 * Number of the lot.
 */
lot: string | null, 
/**
 * For which organisation.
 */
organisation: string, 
/**
 * Last byte of the deposit, on the platform's clock, RFC 3339.
 */
received_at: string, 
/**
 * The same on the Region's wall clock, with its zone.
 */
received_local: string, 
/**
 * SHA-256 of the manifest.
 */
manifest_sha256: string, 
/**
 * The files that the platform re-hashed.
 */
files: Array<ReceiptFileView>, 
/**
 * Authority, service in charge and contact, effect of silence, remedies: CRPA R112-11-1, line by line.
 */
legal: Array<string>, 
/**
 * Whether the content was sealed.
 */
sealed: boolean, 
/**
 * The same in the platform's words.
 */
sealed_text: string, 
/**
 * Whether the whole is a demonstration.
 */
demonstration: boolean, 
/**
 * Our own verification of the platform's signature.
 */
verdict: VerdictView, 
/**
 * The receipt as the platform signed it, base64.
 */
base64: string, };

/**
 * One page of a PDF as it was when it was signed, and as it is.
 */
export type RevisionPageRequest = { 
/**
 * Bytes of the PDF in base64.
 */
base64: string, 
/**
 * How many of them the signature covers.
 */
revision: number, 
/**
 * Number of the page, from one.
 */
page: number, 
/**
 * Width in pixels.
 */
width: number, };

/**
 * One page, twice; one that is missing has no picture.
 */
export type RevisionPageView = { 
/**
 * As it was when it was signed.
 */
signed: PageView | null, 
/**
 * As it is.
 */
now: PageView | null, };

/**
 * A PDF as it was when it was signed, and as it is.
 */
export type RevisionRequest = { 
/**
 * Bytes of the PDF in base64.
 */
base64: string, 
/**
 * How many of them the signature covers.
 */
revision: number, };

/**
 * Which pages look different since a signature.
 */
export type RevisionView = { 
/**
 * Pages when it was signed.
 */
pages_signed: number, 
/**
 * Pages now.
 */
pages_now: number, 
/**
 * Numbers of the pages that look different, or that one of the two lacks.
 */
different: Array<number>, 
/**
 * Pages after this one were not compared.
 */
compared: number, };

/**
 * What is known of the revocation of one certificate.
 */
export type RevocationView = { 
/**
 * Whom the certificate names.
 */
name: string, 
/**
 * `good`, `revoked`, `unknown` or `unpublished`.
 */
told: string, 
/**
 * What told it: `list` or `answer`.
 */
source: string | null, 
/**
 * When that was issued, RFC 3339.
 */
issued_at: string | null, 
/**
 * Days between that and the time of the validation.
 */
age_days: number | null, 
/**
 * When it was revoked, RFC 3339.
 */
revoked_at: string | null, };

/**
 * A row that came, went or moved.
 */
export type RowDifferenceView = { 
/**
 * The row.
 */
path: string, 
/**
 * Name of its group in words.
 */
label: string, 
/**
 * What tells it from its siblings; empty where nothing does.
 */
summary: string, 
/**
 * `added`, `removed` or `moved`.
 */
change: string, 
/**
 * Its number before.
 */
from: number | null, 
/**
 * Its number after.
 */
to: number | null, };

/**
 * One row.
 */
export type RowView = { 
/**
 * Identity, stable for ever.
 */
id: string, 
/**
 * Its place.
 */
path: string, 
/**
 * One-line summary, or its number.
 */
label: string, };

/**
 * State of a section.
 */
export type SectionStatusView = { 
/**
 * Which.
 */
id: string, 
/**
 * Whether it stands on the screen.
 */
visible: boolean, 
/**
 * Required answers given.
 */
answered: number, 
/**
 * Required answers in all.
 */
required: number, 
/**
 * Blocking findings.
 */
blocking: number, 
/**
 * Warnings not justified.
 */
warnings: number, };

/**
 * A section of a form.
 */
export type SectionView = { 
/**
 * Identifier, first step of its fields' paths.
 */
id: string, 
/**
 * Title in words.
 */
title: string, 
/**
 * Plain words under the title.
 */
help: string | null, 
/**
 * Its fields in order.
 */
fields: Array<FieldView>, };

/**
 * Language, display, author.
 */
export type SettingsView = { 
/**
 * Language of the screens.
 */
language: Language, 
/**
 * Light or dark.
 */
display: Display, 
/**
 * Name written beside edits.
 */
author: string, 
/**
 * An address on another network, tried when the platform does not answer; empty leaves it to the platform.
 */
second_address: string, };

/**
 * Signs in on a platform.
 */
export type SignInRequest = { 
/**
 * Address of the platform.
 */
url: string, 
/**
 * Who.
 */
user: string, 
/**
 * With which password.
 */
password: string, };

/**
 * Signs the frozen bytes.
 */
export type SignRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * Name of the key, held open.
 */
key: string, 
/**
 * Its PIN, where it wants it for each signature.
 */
pin: string | null, 
/**
 * Level that the signature is to have.
 */
level: Level, 
/**
 * Whether it shows on the last page.
 */
look: Look, };

/**
 * One signature.
 */
export type SignatureView = { 
/**
 * `PAdES`, `CAdES`, `XAdES`, `PDF-PKCS7`, `CMS` or `XML-DSIG`.
 */
format: string, 
/**
 * Level, `B-B`.
 */
level: string, 
/**
 * Indication of this signature.
 */
indication: string, 
/**
 * Sub-indication of this signature.
 */
sub_indication: string | null, 
/**
 * Who signed or sealed.
 */
signer: string, 
/**
 * Whether it is the seal of an organisation and not the signature of a person.
 */
seal: boolean, 
/**
 * Whether it stands on another signature.
 */
counter_signature: boolean, 
/**
 * When, as the signer claims, RFC 3339.
 */
claimed_time: string | null, 
/**
 * The earliest moment by which a time-stamp proves that it was there, RFC 3339.
 */
proven_time: string | null, 
/**
 * Whether it covers the whole file.
 */
covers_whole_file: boolean, 
/**
 * Files, or parts of a file, that it covers, where that is not the file itself.
 */
covered: Array<string>, 
/**
 * What was changed afterwards: `none`, `permitted`, `annotations` or `altered`.
 */
modification: string, 
/**
 * Fields of a form that were filled afterwards.
 */
filled: Array<string>, 
/**
 * What it allows afterwards, where it says so: `nothing`, `filling_and_signing` or `annotating`.
 */
allowed: string | null, 
/**
 * Bytes that the file had when it was signed, where it has more now.
 */
revision: number | null, 
/**
 * The five checks of the arrêté of 22 March 2019, in its order.
 */
checks: Array<CheckView>, 
/**
 * Time-stamps on this signature.
 */
time_stamps: Array<StampView>, 
/**
 * Category of the certificate, as it declares itself.
 */
category: string | null, 
/**
 * Who issued the certificate.
 */
issuer: string | null, 
/**
 * Last moment of the certificate, RFC 3339.
 */
not_after: string | null, 
/**
 * The trusted authority behind the certificate.
 */
authority: string | null, 
/**
 * What is known of revocations on the way there.
 */
revocations: Array<RevocationView>, 
/**
 * Whether the certificate is a demonstration.
 */
demonstration: boolean, };

/**
 * The signature, from the dossier's side.
 */
export type SignedStateView = { 
/**
 * Who signed.
 */
signer: string, 
/**
 * When, as the signer's machine says, RFC 3339.
 */
claimed_time: string, 
/**
 * SHA-256 of the signed file.
 */
sha256: string, 
/**
 * Whether the dossier changed since.
 */
stale: boolean, 
/**
 * Level that it has.
 */
level: Level, 
/**
 * The moment that its first time-stamp attests, RFC 3339.
 */
stamped_at: string | null, 
/**
 * Who attests it.
 */
stamped_by: string | null, 
/**
 * The same time-stamp as a verification judges it here, today; none where it was not judged for this view.
 */
stamp: StampView | null, 
/**
 * What it waits for, where a time-stamp could not be had.
 */
waiting: StampWaitView | null, };

/**
 * The dossier is signed.
 */
export type SignedView = { 
/**
 * Who signed.
 */
signer: string, 
/**
 * When, as this machine says, RFC 3339.
 */
claimed_time: string, 
/**
 * SHA-256 of the signed file.
 */
sha256: string, 
/**
 * Level: `PAdES-B-B`.
 */
level: string, 
/**
 * Why it has not the level that was wished for.
 */
missing: Fault | null, 
/**
 * Whether that is tried again until it is there: the server was not reached.
 */
queued: boolean, 
/**
 * Its first time-stamp as a verification judges it here, today.
 */
stamp: StampView | null, };

/**
 * How dossiers are signed here.
 */
export type SigningView = { 
/**
 * Level that is proposed: the last one, or one with a time-stamp where a server is known.
 */
level: Level, 
/**
 * Whether the signature shows: as last.
 */
look: Look, 
/**
 * Address of the time-stamp server.
 */
server: string | null, 
/**
 * Address of the one that the platform names.
 */
announced: string | null, 
/**
 * Dossiers that wait for a time-stamp.
 */
waiting: number, };

/**
 * Where the application stands.
 */
export type Stage = "first_start" | "locked" | "ready";

/**
 * Names a time-stamp server; an empty address names none.
 */
export type StampServerRequest = { 
/**
 * Its address.
 */
address: string, };

/**
 * What a time-stamp server answered to a trial.
 */
export type StampTrialView = { 
/**
 * Its address.
 */
server: string, 
/**
 * The time that it tells, RFC 3339.
 */
time: string, 
/**
 * Whose certificate signed.
 */
authority: string | null, 
/**
 * How far its clock may be off, in milliseconds, as it says.
 */
accuracy_ms: number | null, 
/**
 * Its time less this machine's, in seconds.
 */
offset_seconds: number, 
/**
 * How long the answer took.
 */
millis: number, 
/**
 * The proxy of the system that stands before it.
 */
proxy: string | null, };

/**
 * One time-stamp.
 */
export type StampView = { 
/**
 * What it stands on: `signature`, `content`, `document`, `archive` or `container`.
 */
kind: string, 
/**
 * Indication.
 */
indication: string, 
/**
 * Sub-indication.
 */
sub_indication: string | null, 
/**
 * The moment that it tells, RFC 3339.
 */
time: string | null, 
/**
 * Whose it is.
 */
authority: string | null, 
/**
 * Files of a container that it covers.
 */
covered: Array<string>, };

/**
 * What a signed file waits for.
 */
export type StampWaitView = { 
/**
 * Level that it is to have.
 */
level: Level, 
/**
 * The server that is asked.
 */
server: string, 
/**
 * Since when, RFC 3339.
 */
since: string, 
/**
 * Tries until now.
 */
tries: number, 
/**
 * When a window that stays open asks again, RFC 3339.
 */
next_try: string | null, 
/**
 * Why the last try failed.
 */
why: Fault | null, };

/**
 * What a synchronisation brought.
 */
export type SyncView = { 
/**
 * When, RFC 3339.
 */
synced_at: string, 
/**
 * References of calls that are new or changed.
 */
calls_changed: Array<string>, 
/**
 * References of calls that the platform no longer shows.
 */
calls_gone: Array<string>, 
/**
 * Dossiers whose state on the platform changed.
 */
dossiers_changed: Array<string>, 
/**
 * Platform's clock less this machine's, in milliseconds.
 */
clock_offset_ms: number, };

/**
 * A column of a sheet.
 */
export type TableColumnView = { 
/**
 * Its letter in the spreadsheet, `A`.
 */
letter: string, 
/**
 * Its title; empty where there is none.
 */
title: string, 
/**
 * Its first cells that hold something.
 */
samples: Array<TableSampleView>, };

/**
 * A table as a file.
 */
export type TableExportRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * The group or table.
 */
group: string, 
/**
 * How it is written.
 */
format: TableFileFormat, };

/**
 * A field that a column can be for.
 */
export type TableFieldView = { 
/**
 * Identifier, `amount`, `addr.city`.
 */
id: string, 
/**
 * Label in words.
 */
label: string, };

/**
 * How a table is written.
 */
export type TableFileFormat = "csv" | "xlsx";

/**
 * Takes the rows of a file, as one act that undo takes back.
 */
export type TableImportRequest = { 
/**
 * The file as it was looked at.
 */
file: TableReadRequest, 
/**
 * Where the rows go.
 */
mode: TableMode, };

/**
 * Which column of a sheet is which field.
 */
export type TableMapping = { 
/**
 * The line of titles, from 1; none where the sheet begins with its rows.
 */
titles: number | null, 
/**
 * The field of each column; none where a column is passed over.
 */
fields: Array<string | null>, };

/**
 * Where the rows of a file go.
 */
export type TableMode = "append" | "replace";

/**
 * Looks at a file with a table. Nothing is taken.
 */
export type TableReadRequest = { 
/**
 * Identity of the dossier.
 */
id: string, 
/**
 * The group or table that the rows are for.
 */
group: string, 
/**
 * Name of the file.
 */
name: string, 
/**
 * Its bytes.
 */
base64: string, 
/**
 * The sheet; none takes the first.
 */
sheet: string | null, 
/**
 * Which column is which field; none proposes.
 */
mapping: TableMapping | null, };

/**
 * A cell or column that was not understood.
 */
export type TableRemarkView = { 
/**
 * Line in the sheet, from 1.
 */
line: number, 
/**
 * Letter of the column in the sheet.
 */
column: string, 
/**
 * Label of the field that it is for; none where no field takes it.
 */
field: string | null, 
/**
 * What stands there.
 */
text: string, 
/**
 * Why; its words stand in the locales as `remark-<why>`.
 */
why: string, 
/**
 * Whether it is kept as typed, with a finding, or left out.
 */
kept: boolean, };

/**
 * What a table gives.
 */
export type TableReportView = { 
/**
 * Rows taken.
 */
rows: number, 
/**
 * Blank lines passed over.
 */
blank_lines: number, 
/**
 * The first remarks, in the order of the sheet.
 */
remarks: Array<TableRemarkView>, 
/**
 * How many remarks there are in all.
 */
remark_count: number, };

/**
 * A cell, and how it is read.
 */
export type TableSampleView = { 
/**
 * What stands in the sheet.
 */
text: string, 
/**
 * What the dossier would show; empty where no field takes the column.
 */
shown: string, };

/**
 * A file as it would be taken.
 */
export type TableView = { 
/**
 * `csv`, `xlsx` or `ods`.
 */
format: string, 
/**
 * How the characters of a CSV file are written.
 */
encoding: string | null, 
/**
 * What parts the cells of a CSV file.
 */
separator: string | null, 
/**
 * Sheets of the file; empty for CSV.
 */
sheets: Array<string>, 
/**
 * The sheet that was read; none for CSV.
 */
sheet: string | null, 
/**
 * Which column is which field.
 */
mapping: TableMapping, 
/**
 * The columns of the sheet.
 */
columns: Array<TableColumnView>, 
/**
 * The fields that a column can be for.
 */
fields: Array<TableFieldView>, 
/**
 * Rows that stand in the dossier now.
 */
standing_rows: number, 
/**
 * What would be taken, and what is not understood.
 */
report: TableReportView, };

/**
 * What a receipt's proof of time is worth: an RFC 3161 time-stamp over the root of the receipts of one second.
 */
export type TimeProofView = { 
/**
 * `awaited`: not there yet. `proved`: by a trusted authority. `unsettled`: it holds, and its authority could not be
 * established. `broken`: it does not belong to this receipt, or was altered.
 */
state: string, 
/**
 * Time that the authority attests, RFC 3339.
 */
at: string | null, 
/**
 * How far the authority's clock may be off, in milliseconds, as it says.
 */
accuracy_ms: number | null, 
/**
 * Name of the time-stamping authority.
 */
authority: string | null, 
/**
 * Receipts under the same root.
 */
receipts: number | null, 
/**
 * Why it is not `proved`.
 */
reason: string | null, };

/**
 * Facts of a dossier.
 */
export type TimelineView = { 
/**
 * Oldest first.
 */
facts: Array<FactView>, };

/**
 * An answer that the person should look at.
 */
export type ToConfirmView = { 
/**
 * Label of its place.
 */
label: string, 
/**
 * Its place, rows by number.
 */
path: string, 
/**
 * The answer as people read it.
 */
shown: string, 
/**
 * Why: `kind retired computed disputed returned taken unreadable`.
 */
doubt: string, };

/**
 * A token.
 */
export type TokenView = { 
/**
 * Its label.
 */
label: string, 
/**
 * Its serial number.
 */
serial: string, 
/**
 * Maker and model.
 */
model: string, 
/**
 * The driver that shows it.
 */
driver: string, 
/**
 * State of its PIN: `ready`, `to_be_changed`, `locked` or `missing`.
 */
pin: string, 
/**
 * Tries left, as the token says: `several`, `few`, `one`, `unknown` or `none`.
 */
tries_left: string, 
/**
 * Whether the PIN is typed on the reader.
 */
pin_on_reader: boolean, 
/**
 * Certificates seen without a PIN.
 */
certificates: Array<CertificateView>, };

/**
 * Looks for tokens.
 */
export type TokensRequest = { 
/**
 * A driver's file that the person names; none looks at the usual places.
 */
module: string | null, };

/**
 * Where keys can be found on this machine.
 */
export type TokensView = { 
/**
 * Tokens that are plugged in.
 */
tokens: Array<TokenView>, 
/**
 * Certificates of the system's store that have their key there.
 */
store: Array<CertificateView>, 
/**
 * Drivers that could not tell, and why.
 */
troubles: Array<DriverTroubleView>, };

/**
 * One total of the form.
 */
export type TotalView = { 
/**
 * Identifier.
 */
id: string, 
/**
 * Label in words.
 */
label: string, 
/**
 * Exact value, `48000.00`; none while it cannot be computed.
 */
value: string | null, 
/**
 * As a person reads it, `48 000,00 €`.
 */
shown: string, 
/**
 * Whether it still misses answers.
 */
provisional: boolean, };

/**
 * A signature on a sample, judged at once.
 */
export type TrialView = { 
/**
 * Whether the key signed.
 */
signed: boolean, 
/**
 * `TOTAL-PASSED`, `INDETERMINATE` or `TOTAL-FAILED`.
 */
indication: string | null, 
/**
 * Sub-indication of EN 319 102-1.
 */
sub_indication: string | null, 
/**
 * Why the key did not sign.
 */
fault: Fault | null, };

/**
 * Takes files of trust: all of them, or none.
 */
export type TrustAddRequest = { 
/**
 * Certificates of authorities, trusted lists, revocation lists, OCSP answers.
 */
files: Array<BesideFile>, 
/**
 * Certificates of those who may sign the trusted lists among them.
 */
operators: Array<BesideFile>, };

/**
 * One thing that is kept.
 */
export type TrustFile = { 
/**
 * SHA-256 of its bytes.
 */
sha256: string, 
/**
 * What it is.
 */
kind: TrustKind, 
/**
 * Whom it names; the country and the number of a trusted list.
 */
name: string, 
/**
 * From when it speaks: the issue of a list, the start of a certificate.
 */
issued: string, 
/**
 * Until when, where it says so: the next issue of a list, the end of a certificate.
 */
until: string | null, 
/**
 * When it was taken.
 */
added_at: string, 
/**
 * Days since it was issued.
 */
age_days: number, 
/**
 * Whether its end has passed: a newer one should be fetched.
 */
is_outdated: boolean, 
/**
 * Authorities that a trusted list brings.
 */
anchors: number, };

/**
 * What is trusted, or tells of what is.
 */
export type TrustKind = "authority" | "operator" | "trusted_list" | "revocation_list" | "ocsp_answer";

/**
 * Takes back one thing that is trusted.
 */
export type TrustRemoveRequest = { 
/**
 * SHA-256 of its bytes.
 */
sha256: string, };

/**
 * A certificate or list that was trusted on a day.
 */
export type TrustSourceView = { 
/**
 * `certificate` or `list`.
 */
kind: string, 
/**
 * SHA-256.
 */
sha256: string, 
/**
 * When a list was issued, RFC 3339.
 */
dated: string | null, };

/**
 * What is trusted.
 */
export type TrustView = { 
/**
 * Number of authorities that a verification believes: those of what is kept, and those of the platform.
 */
anchors: number, 
/**
 * Name of the platform that brings some of them.
 */
platform: string | null, 
/**
 * What is kept.
 */
files: Array<TrustFile>, };

/**
 * A trusted list that a verification used.
 */
export type TrustedListView = { 
/**
 * Country, or `EU` for the list of lists.
 */
territory: string, 
/**
 * When it was issued, RFC 3339.
 */
issued_at: string, 
/**
 * Days between that and the time of the validation.
 */
age_days: number, 
/**
 * Whether a newer one was due.
 */
outdated: boolean, };

/**
 * Whether there is something to undo or redo.
 */
export type UndoView = { 
/**
 * Something to undo.
 */
can_undo: boolean, 
/**
 * Something to redo.
 */
can_redo: boolean, };

/**
 * Opens a locked store with one of the two; with both, the recovery key opens it and the passphrase is the new one.
 */
export type UnlockRequest = { 
/**
 * The passphrase.
 */
passphrase: string | null, 
/**
 * The recovery key, its groups with or without spaces.
 */
recovery_key: string | null, };

/**
 * How far it is.
 */
export type UploadProgressView = { 
/**
 * Bytes received.
 */
received: number, };

/**
 * Names an upload.
 */
export type UploadRequest = { 
/**
 * Which upload.
 */
upload: string, };

/**
 * The file is awaited.
 */
export type UploadView = { 
/**
 * Name of this upload for the next calls.
 */
upload: string, };

/**
 * What verification says, in ETSI words.
 */
export type VerdictView = { 
/**
 * `TOTAL-PASSED`, `INDETERMINATE` or `TOTAL-FAILED`: the worst of the signatures.
 */
indication: string, 
/**
 * Sub-indication of EN 319 102-1; none when passed.
 */
sub_indication: string | null, 
/**
 * What was verified: `pdf`, `cms`, `xml`, `container` or `receipt`.
 */
kind: string, 
/**
 * At which moment, RFC 3339.
 */
judged_at: string, 
/**
 * Each signature.
 */
signatures: Array<SignatureView>, 
/**
 * Time-stamps on the file and not on one signature.
 */
time_stamps: Array<StampView>, 
/**
 * Files of a container that nothing covers.
 */
uncovered: Array<string>, 
/**
 * How many authorities were trusted.
 */
authorities: number, 
/**
 * The trusted lists that some of them come from.
 */
trusted_lists: Array<TrustedListView>, 
/**
 * Deposit that a receipt is about.
 */
deposit: string | null, 
/**
 * Proof of time of a receipt; none for other files.
 */
time_proof: TimeProofView | null, };

/**
 * Verifies any file.
 */
export type VerifyRequest = { 
/**
 * File name.
 */
name: string, 
/**
 * Bytes in base64.
 */
base64: string, 
/**
 * The files that it signs, where they stand outside of it.
 */
beside: Array<BesideFile>, };

/**
 * The version of a dossier's form, and what it means for its answers.
 */
export type VersionsView = { 
/**
 * The version that it has.
 */
current: string, 
/**
 * A newer one that it may be moved to.
 */
newer: string | null, 
/**
 * Answers and files that are kept without a place: never transmitted, never erased.
 */
orphans: Array<OrphanView>, };

/**
 * Announces a file for the wallet.
 */
export type WalletBeginRequest = { 
/**
 * File name, without folders.
 */
name: string, 
/**
 * Bytes.
 */
size: number, };

/**
 * Changes the title of a document and the dates of its current version.
 */
export type WalletChangeRequest = { 
/**
 * Which.
 */
document: string, 
/**
 * Title; may be empty.
 */
title: string, 
/**
 * Date of the document.
 */
issued_on: string | null, 
/**
 * Last day on which it is good.
 */
expires_on: string | null, };

/**
 * Names a document.
 */
export type WalletDocumentRequest = { 
/**
 * Which.
 */
document: string, };

/**
 * One document.
 */
export type WalletDocumentView = { 
/**
 * Identity.
 */
id: string, 
/**
 * Its kind.
 */
kind: string, 
/**
 * Name by which the person tells it from others; may be empty.
 */
title: string, 
/**
 * Its versions, the current one first.
 */
versions: Array<WalletVersionView>, };

/**
 * Ends a file: a new document, or a new version of one.
 */
export type WalletEndRequest = { 
/**
 * Which upload.
 */
upload: string, 
/**
 * The document that is renewed; none makes a new one.
 */
document: string | null, 
/**
 * Kind of a new document.
 */
kind: string | null, 
/**
 * Title of a new document.
 */
title: string | null, 
/**
 * Date of the document, as typed or `2026-11-21`.
 */
issued_on: string | null, 
/**
 * Last day on which it is good, as typed or `2026-11-21`.
 */
expires_on: string | null, };

/**
 * A kind of document; its name is in the locales.
 */
export type WalletKindView = { 
/**
 * Identifier, that of the pieces of forms.
 */
id: string, 
/**
 * Months for which it is good from its date.
 */
months: number | null, 
/**
 * Whether documents of the kind end at all.
 */
ends: boolean, };

/**
 * Asks for the wallet, as it stands today or on the day on which a dossier is due.
 */
export type WalletRequest = { 
/**
 * The dossier whose day counts.
 */
dossier: string | null, };

/**
 * One version of a document.
 */
export type WalletVersionView = { 
/**
 * Number, from 1.
 */
number: number, 
/**
 * File name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * SHA-256.
 */
sha256: string, 
/**
 * Media type found in the bytes.
 */
media_type: string, 
/**
 * Date of the document.
 */
issued_on: string | null, 
/**
 * Last day, where the document says it.
 */
expires_on: string | null, 
/**
 * Last day, by the document or by the rule of its kind.
 */
valid_until: string | null, 
/**
 * `lasting`, `good`, `ends_soon`, `ended` or `undated`, on the day of the view.
 */
standing: string, 
/**
 * When it came, RFC 3339.
 */
added_at: string, 
/**
 * How many dossiers have had it.
 */
dossiers: number, };

/**
 * Every document of the organisation.
 */
export type WalletView = { 
/**
 * The day on which documents are judged.
 */
day: string, 
/**
 * Kinds that are known, what is asked for most first.
 */
kinds: Array<WalletKindView>, 
/**
 * The documents.
 */
documents: Array<WalletDocumentView>, };

/**
 * A part of an expression of the form.
 */
export type WrittenView = { 
/**
 * The whole expression.
 */
source: string, 
/**
 * The part that decided.
 */
part: string, };
