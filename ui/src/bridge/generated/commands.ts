// Generated from crates/pli-app/src/seam/commands.rs by `cargo test -p pli-app --test bridge`. Do not edit.

import type {
  AppStateView,
  AttachBeginRequest,
  AttachChunkRequest,
  BackupPlanView,
  CallsView,
  CarryView,
  ChangeView,
  CheckupView,
  CompareRequest,
  ComparisonView,
  ConfirmRecoveryRequest,
  CreateRequest,
  CreatedView,
  DepositDoubtsView,
  DossierRequest,
  DossierView,
  DossiersView,
  DuplicateRequest,
  EditRequest,
  ExplainRequest,
  ExplanationsView,
  ExportRequest,
  FileView,
  FirstStartRequest,
  FirstStartView,
  FormsView,
  HeldKeyRequest,
  HitsView,
  KeyRequest,
  KeyView,
  LetterRequest,
  LetterView,
  LettersView,
  ListSearchRequest,
  MovePlanView,
  MoveRequest,
  OffersView,
  OutboxRequest,
  OutboxView,
  PageView,
  PlatformView,
  PreviewRequest,
  PrintPageRequest,
  PrintedView,
  ProfileEditRequest,
  ProfileImportRequest,
  ProfileRequest,
  ProfileView,
  RaiseRequest,
  ReceiptView,
  RevisionPageRequest,
  RevisionPageView,
  RevisionRequest,
  RevisionView,
  SettingsView,
  SignInRequest,
  SignRequest,
  SignedView,
  SigningView,
  StampServerRequest,
  StampTrialView,
  SyncView,
  TableExportRequest,
  TableImportRequest,
  TableReadRequest,
  TableView,
  TimelineView,
  TokensRequest,
  TokensView,
  TrustAddRequest,
  TrustRemoveRequest,
  TrustView,
  UnlockRequest,
  UploadProgressView,
  UploadRequest,
  UploadView,
  VerdictView,
  VerifyRequest,
  VersionsView,
  WalletBeginRequest,
  WalletChangeRequest,
  WalletDocumentRequest,
  WalletEndRequest,
  WalletRequest,
  WalletView,
} from "./types";

/** Carries one command to Rust; rejects with a `Fault`. */
export type Invoke = (name: CommandName, request: unknown) => Promise<unknown>;

export const COMMAND_NAMES = [
  "app_state",
  "first_start",
  "confirm_recovery",
  "unlock",
  "profile_get",
  "profile_set",
  "profile_edit",
  "profile_export",
  "profile_import",
  "wallet_list",
  "wallet_begin",
  "wallet_end",
  "wallet_change",
  "wallet_remove",
  "settings_get",
  "settings_set",
  "forms_list",
  "calls_list",
  "dossier_create",
  "dossiers_list",
  "dossier_open",
  "dossier_offers",
  "duplicate_plan",
  "dossier_duplicate",
  "dossier_compare",
  "dossier_explain",
  "dossier_edit",
  "table_read",
  "table_import",
  "table_export",
  "list_search",
  "dossier_undo",
  "dossier_redo",
  "dossier_versions",
  "dossier_move_plan",
  "dossier_move",
  "attach_begin",
  "attach_chunk",
  "attach_end",
  "attach_cancel",
  "attachment_preview",
  "dossier_print",
  "print_page",
  "certificate_tokens",
  "key_open",
  "key_close",
  "certificate_check",
  "dossier_sign",
  "dossier_raise",
  "signing_get",
  "stamp_server_set",
  "stamp_server_try",
  "trust_list",
  "trust_add",
  "trust_remove",
  "platform_sign_in",
  "platform_sign_out",
  "sync_now",
  "deposit_doubts",
  "dossier_deposit",
  "outbox",
  "deposit_cancel",
  "receipt",
  "timeline",
  "file_export",
  "journal_check",
  "backup_plan",
  "letters_list",
  "letter_verify",
  "letter_file",
  "verify_file",
  "verify_pages",
  "verify_page",
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/** Every command of the window, over one way to carry them. */
export function commands(invoke: Invoke) {
  return {
    /** Where the application stands: first start, locked or ready. */
    app_state: (): Promise<AppStateView> => invoke("app_state", {}) as Promise<AppStateView>,
    /** Makes the store; the answer holds the recovery key, shown once. */
    first_start: (request: FirstStartRequest): Promise<FirstStartView> => invoke("first_start", request) as Promise<FirstStartView>,
    /** Proves that the recovery key was kept, by its last group. */
    confirm_recovery: (request: ConfirmRecoveryRequest): Promise<void> => invoke("confirm_recovery", request) as Promise<void>,
    /** Opens a locked store. */
    unlock: (request: UnlockRequest): Promise<void> => invoke("unlock", request) as Promise<void>,
    /** The organisation's profile. */
    profile_get: (): Promise<ProfileView> => invoke("profile_get", {}) as Promise<ProfileView>,
    /** Replaces values of the profile; an empty text takes one away. */
    profile_set: (request: ProfileRequest): Promise<ProfileView> => invoke("profile_set", request) as Promise<ProfileView>,
    /** Changes, adds, removes or puts first an establishment or person of the profile. */
    profile_edit: (request: ProfileEditRequest): Promise<ProfileView> => invoke("profile_edit", request) as Promise<ProfileView>,
    /** The profile as a file to keep. */
    profile_export: (): Promise<FileView> => invoke("profile_export", {}) as Promise<FileView>,
    /** Takes a profile in the place of the one that is kept. */
    profile_import: (request: ProfileImportRequest): Promise<ProfileView> => invoke("profile_import", request) as Promise<ProfileView>,
    /** The organisation's documents, and where each stands. */
    wallet_list: (request: WalletRequest): Promise<WalletView> => invoke("wallet_list", request) as Promise<WalletView>,
    /** Announces a file for the wallet; its bytes come by `attach_chunk`. */
    wallet_begin: (request: WalletBeginRequest): Promise<UploadView> => invoke("wallet_begin", request) as Promise<UploadView>,
    /** Ends a file: a new document, or a new version of one, durable. */
    wallet_end: (request: WalletEndRequest): Promise<WalletView> => invoke("wallet_end", request) as Promise<WalletView>,
    /** Writes the title of a document and the dates of its current version. */
    wallet_change: (request: WalletChangeRequest): Promise<WalletView> => invoke("wallet_change", request) as Promise<WalletView>,
    /** Takes a document out of the wallet; dossiers that have it keep it. */
    wallet_remove: (request: WalletDocumentRequest): Promise<WalletView> => invoke("wallet_remove", request) as Promise<WalletView>,
    /** Language, display, author. */
    settings_get: (): Promise<SettingsView> => invoke("settings_get", {}) as Promise<SettingsView>,
    /** Changes the settings. */
    settings_set: (request: SettingsView): Promise<SettingsView> => invoke("settings_set", request) as Promise<SettingsView>,
    /** The forms known here. */
    forms_list: (): Promise<FormsView> => invoke("forms_list", {}) as Promise<FormsView>,
    /** The calls known here, and when they came. */
    calls_list: (): Promise<CallsView> => invoke("calls_list", {}) as Promise<CallsView>,
    /** Starts a dossier. */
    dossier_create: (request: CreateRequest): Promise<CreatedView> => invoke("dossier_create", request) as Promise<CreatedView>,
    /** Every dossier, what is due first. */
    dossiers_list: (): Promise<DossiersView> => invoke("dossiers_list", {}) as Promise<DossiersView>,
    /** One dossier whole: form, answers, findings. */
    dossier_open: (request: DossierRequest): Promise<DossierView> => invoke("dossier_open", request) as Promise<DossierView>,
    /** What has changed in the profile and the wallet since the dossier took it. */
    dossier_offers: (request: DossierRequest): Promise<OffersView> => invoke("dossier_offers", request) as Promise<OffersView>,
    /** What a new dossier made of this one would carry. */
    duplicate_plan: (request: DuplicateRequest): Promise<CarryView> => invoke("duplicate_plan", request) as Promise<CarryView>,
    /** Makes a new dossier of this one, as chosen. */
    dossier_duplicate: (request: DuplicateRequest): Promise<CreatedView> => invoke("dossier_duplicate", request) as Promise<CreatedView>,
    /** What differs between two states or two dossiers. */
    dossier_compare: (request: CompareRequest): Promise<ComparisonView> => invoke("dossier_compare", request) as Promise<ComparisonView>,
    /** Why a place of a dossier is shown, required, worth what it is worth, or wrong. */
    dossier_explain: (request: ExplainRequest): Promise<ExplanationsView> => invoke("dossier_explain", request) as Promise<ExplanationsView>,
    /** Changes answers; the answer comes once it is durable. */
    dossier_edit: (request: EditRequest): Promise<ChangeView> => invoke("dossier_edit", request) as Promise<ChangeView>,
    /** Looks at a file with a table: what would be taken, and what is not understood. */
    table_read: (request: TableReadRequest): Promise<TableView> => invoke("table_read", request) as Promise<TableView>,
    /** Takes the rows of a file into a table, as one act. */
    table_import: (request: TableImportRequest): Promise<ChangeView> => invoke("table_import", request) as Promise<ChangeView>,
    /** A table as a file for the person to keep. */
    table_export: (request: TableExportRequest): Promise<FileView> => invoke("table_export", request) as Promise<FileView>,
    /** Codes of a field's list that a person means, those that suit the other answers, best first. */
    list_search: (request: ListSearchRequest): Promise<HitsView> => invoke("list_search", request) as Promise<HitsView>,
    /** Takes back the last act. */
    dossier_undo: (request: DossierRequest): Promise<ChangeView> => invoke("dossier_undo", request) as Promise<ChangeView>,
    /** Does again the last act taken back. */
    dossier_redo: (request: DossierRequest): Promise<ChangeView> => invoke("dossier_redo", request) as Promise<ChangeView>,
    /** The version of a dossier's form, a newer one, and what is kept without a place. */
    dossier_versions: (request: DossierRequest): Promise<VersionsView> => invoke("dossier_versions", request) as Promise<VersionsView>,
    /** What moving a dossier to a newer version of its form would do. */
    dossier_move_plan: (request: MoveRequest): Promise<MovePlanView> => invoke("dossier_move_plan", request) as Promise<MovePlanView>,
    /** Moves a dossier to a newer version of its form, as one act. */
    dossier_move: (request: MoveRequest): Promise<DossierView> => invoke("dossier_move", request) as Promise<DossierView>,
    /** Announces a file; refuses it at once where name or size do not suit. */
    attach_begin: (request: AttachBeginRequest): Promise<UploadView> => invoke("attach_begin", request) as Promise<UploadView>,
    /** Gives the next bytes of a file, 4 MiB at most. */
    attach_chunk: (request: AttachChunkRequest): Promise<UploadProgressView> => invoke("attach_chunk", request) as Promise<UploadProgressView>,
    /** Ends a file: checked, encrypted, durable, attached. */
    attach_end: (request: UploadRequest): Promise<ChangeView> => invoke("attach_end", request) as Promise<ChangeView>,
    /** Gives a file up. */
    attach_cancel: (request: UploadRequest): Promise<void> => invoke("attach_cancel", request) as Promise<void>,
    /** A page of an attached file as a picture. */
    attachment_preview: (request: PreviewRequest): Promise<PageView> => invoke("attachment_preview", request) as Promise<PageView>,
    /** Prints the dossier and freezes the bytes. */
    dossier_print: (request: DossierRequest): Promise<PrintedView> => invoke("dossier_print", request) as Promise<PrintedView>,
    /** A page of the frozen bytes as a picture. */
    print_page: (request: PrintPageRequest): Promise<PageView> => invoke("print_page", request) as Promise<PageView>,
    /** Tokens that are plugged in, and certificates of the system's store. */
    certificate_tokens: (request: TokensRequest): Promise<TokensView> => invoke("certificate_tokens", request) as Promise<TokensView>,
    /** Opens a key and holds it. */
    key_open: (request: KeyRequest): Promise<KeyView> => invoke("key_open", request) as Promise<KeyView>,
    /** Closes a key. */
    key_close: (request: HeldKeyRequest): Promise<void> => invoke("key_close", request) as Promise<void>,
    /** Checks a certificate against what is open here, and tries it on a sample. */
    certificate_check: (request: HeldKeyRequest): Promise<CheckupView> => invoke("certificate_check", request) as Promise<CheckupView>,
    /** Signs the frozen bytes with a key that is held. */
    dossier_sign: (request: SignRequest): Promise<SignedView> => invoke("dossier_sign", request) as Promise<SignedView>,
    /** Raises the signed file of a dossier to a further level, unless a deposit holds it. */
    dossier_raise: (request: RaiseRequest): Promise<SignedView> => invoke("dossier_raise", request) as Promise<SignedView>,
    /** How dossiers are signed here, and which time-stamp server is asked. */
    signing_get: (): Promise<SigningView> => invoke("signing_get", {}) as Promise<SigningView>,
    /** Keeps the time-stamp server to ask; an empty address forgets it. */
    stamp_server_set: (request: StampServerRequest): Promise<SigningView> => invoke("stamp_server_set", request) as Promise<SigningView>,
    /** Asks a time-stamp server for one time-stamp, on nothing of the person's. */
    stamp_server_try: (request: StampServerRequest): Promise<StampTrialView> => invoke("stamp_server_try", request) as Promise<StampTrialView>,
    /** Whom verifications believe, with the dates of what they rest on. */
    trust_list: (): Promise<TrustView> => invoke("trust_list", {}) as Promise<TrustView>,
    /** Takes certificates and lists: all of them, or none. */
    trust_add: (request: TrustAddRequest): Promise<TrustView> => invoke("trust_add", request) as Promise<TrustView>,
    /** Takes back one thing that is trusted. */
    trust_remove: (request: TrustRemoveRequest): Promise<TrustView> => invoke("trust_remove", request) as Promise<TrustView>,
    /** Signs in on a platform. */
    platform_sign_in: (request: SignInRequest): Promise<PlatformView> => invoke("platform_sign_in", request) as Promise<PlatformView>,
    /** Forgets the session. */
    platform_sign_out: (): Promise<void> => invoke("platform_sign_out", {}) as Promise<void>,
    /** Fetches calls, forms and statuses, and pushes the outbox on. */
    sync_now: (): Promise<SyncView> => invoke("sync_now", {}) as Promise<SyncView>,
    /** What a deposit that is sealed could not make sure of; a holder whose certificate was revoked is a fault. */
    deposit_doubts: (request: DossierRequest): Promise<DepositDoubtsView> => invoke("deposit_doubts", request) as Promise<DepositDoubtsView>,
    /** Freezes the dossier and puts it in the outbox. */
    dossier_deposit: (request: DossierRequest): Promise<OutboxView> => invoke("dossier_deposit", request) as Promise<OutboxView>,
    /** What waits or moves. */
    outbox: (request: OutboxRequest): Promise<OutboxView> => invoke("outbox", request) as Promise<OutboxView>,
    /** Takes a deposit out of the outbox, before it is committed. */
    deposit_cancel: (request: DossierRequest): Promise<OutboxView> => invoke("deposit_cancel", request) as Promise<OutboxView>,
    /** The receipt, verified here. */
    receipt: (request: DossierRequest): Promise<ReceiptView> => invoke("receipt", request) as Promise<ReceiptView>,
    /** Facts of a dossier with their dates and sources. */
    timeline: (request: DossierRequest): Promise<TimelineView> => invoke("timeline", request) as Promise<TimelineView>,
    /** A file for the person to keep. */
    file_export: (request: ExportRequest): Promise<FileView> => invoke("file_export", request) as Promise<FileView>,
    /** Checks this machine's disk, clock and connection, and writes it into the journal. */
    journal_check: (request: DossierRequest): Promise<TimelineView> => invoke("journal_check", request) as Promise<TimelineView>,
    /** Until when a backup copy must arrive, to whom, and the copies that were made. */
    backup_plan: (request: DossierRequest): Promise<BackupPlanView> => invoke("backup_plan", request) as Promise<BackupPlanView>,
    /** The letters of the Region about a dossier. */
    letters_list: (request: DossierRequest): Promise<LettersView> => invoke("letters_list", request) as Promise<LettersView>,
    /** Judges a letter again. */
    letter_verify: (request: LetterRequest): Promise<LetterView> => invoke("letter_verify", request) as Promise<LetterView>,
    /** A letter as it came, to keep. */
    letter_file: (request: LetterRequest): Promise<FileView> => invoke("letter_file", request) as Promise<FileView>,
    /** Verifies any file. */
    verify_file: (request: VerifyRequest): Promise<VerdictView> => invoke("verify_file", request) as Promise<VerdictView>,
    /** Which pages of a PDF look different since it was signed. */
    verify_pages: (request: RevisionRequest): Promise<RevisionView> => invoke("verify_pages", request) as Promise<RevisionView>,
    /** A page of a PDF as it was when it was signed, and as it is. */
    verify_page: (request: RevisionPageRequest): Promise<RevisionPageView> => invoke("verify_page", request) as Promise<RevisionPageView>,
  };
}

export type Commands = ReturnType<typeof commands>;
