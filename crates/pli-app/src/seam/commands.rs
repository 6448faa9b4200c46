// The one list of the window's commands: `name: Request => View, access;`. Included by `seam/mod.rs` and by the host's build
// script, each with its own `commands!` macro, so that dispatch, permissions and TypeScript never differ.
commands! {
    /// Where the application stands: first start, locked or ready.
    app_state: Nothing => AppStateView;
    /// Makes the store; the answer holds the recovery key, shown once.
    first_start: FirstStartRequest => FirstStartView;
    /// Proves that the recovery key was kept, by its last group.
    confirm_recovery: ConfirmRecoveryRequest => Nothing;
    /// Opens a locked store.
    unlock: UnlockRequest => Nothing;
    /// The organisation's profile.
    profile_get: Nothing => ProfileView;
    /// Replaces values of the profile; an empty text takes one away.
    profile_set: ProfileRequest => ProfileView;
    /// Changes, adds, removes or puts first an establishment or person of the profile.
    profile_edit: ProfileEditRequest => ProfileView;
    /// The profile as a file to keep.
    profile_export: Nothing => FileView;
    /// Takes a profile in the place of the one that is kept.
    profile_import: ProfileImportRequest => ProfileView;
    /// The organisation's documents, and where each stands.
    wallet_list: WalletRequest => WalletView;
    /// Announces a file for the wallet; its bytes come by `attach_chunk`.
    wallet_begin: WalletBeginRequest => UploadView;
    /// Ends a file: a new document, or a new version of one, durable.
    wallet_end: WalletEndRequest => WalletView;
    /// Writes the title of a document and the dates of its current version.
    wallet_change: WalletChangeRequest => WalletView;
    /// Takes a document out of the wallet; dossiers that have it keep it.
    wallet_remove: WalletDocumentRequest => WalletView;
    /// Language, display, author.
    settings_get: Nothing => SettingsView;
    /// Changes the settings.
    settings_set: SettingsView => SettingsView;
    /// The forms known here.
    forms_list: Nothing => FormsView;
    /// The calls known here, and when they came.
    calls_list: Nothing => CallsView;
    /// Starts a dossier.
    dossier_create: CreateRequest => CreatedView;
    /// Every dossier, what is due first.
    dossiers_list: Nothing => DossiersView;
    /// One dossier whole: form, answers, findings.
    dossier_open: DossierRequest => DossierView;
    /// What has changed in the profile and the wallet since the dossier took it.
    dossier_offers: DossierRequest => OffersView;
    /// What a new dossier made of this one would carry.
    duplicate_plan: DuplicateRequest => CarryView;
    /// Makes a new dossier of this one, as chosen.
    dossier_duplicate: DuplicateRequest => CreatedView;
    /// What differs between two states or two dossiers.
    dossier_compare: CompareRequest => ComparisonView;
    /// Why a place of a dossier is shown, required, worth what it is worth, or wrong.
    dossier_explain: ExplainRequest => ExplanationsView;
    /// Changes answers; the answer comes once it is durable.
    dossier_edit: EditRequest => ChangeView;
    /// Looks at a file with a table: what would be taken, and what is not understood.
    table_read: TableReadRequest => TableView;
    /// Takes the rows of a file into a table, as one act.
    table_import: TableImportRequest => ChangeView;
    /// A table as a file for the person to keep.
    table_export: TableExportRequest => FileView;
    /// Codes of a field's list that a person means, those that suit the other answers, best first.
    list_search: ListSearchRequest => HitsView;
    /// Takes back the last act.
    dossier_undo: DossierRequest => ChangeView;
    /// Does again the last act taken back.
    dossier_redo: DossierRequest => ChangeView;
    /// The version of a dossier's form, a newer one, and what is kept without a place.
    dossier_versions: DossierRequest => VersionsView;
    /// What moving a dossier to a newer version of its form would do.
    dossier_move_plan: MoveRequest => MovePlanView;
    /// Moves a dossier to a newer version of its form, as one act.
    dossier_move: MoveRequest => DossierView;
    /// Announces a file; refuses it at once where name or size do not suit.
    attach_begin: AttachBeginRequest => UploadView;
    /// Gives the next bytes of a file, 4 MiB at most.
    attach_chunk: AttachChunkRequest => UploadProgressView;
    /// Ends a file: checked, encrypted, durable, attached.
    attach_end: UploadRequest => ChangeView;
    /// Gives a file up.
    attach_cancel: UploadRequest => Nothing;
    /// A page of an attached file as a picture.
    attachment_preview: PreviewRequest => PageView;
    /// Prints the dossier and freezes the bytes.
    dossier_print: DossierRequest => PrintedView;
    /// A page of the frozen bytes as a picture.
    print_page: PrintPageRequest => PageView;
    /// Tokens that are plugged in, and certificates of the system's store.
    certificate_tokens: TokensRequest => TokensView;
    /// Opens a key and holds it.
    key_open: KeyRequest => KeyView;
    /// Closes a key.
    key_close: HeldKeyRequest => Nothing;
    /// Checks a certificate against what is open here, and tries it on a sample.
    certificate_check: HeldKeyRequest => CheckupView;
    /// Signs the frozen bytes with a key that is held.
    dossier_sign: SignRequest => SignedView;
    /// Raises the signed file of a dossier to a further level, unless a deposit holds it.
    dossier_raise: RaiseRequest => SignedView;
    /// How dossiers are signed here, and which time-stamp server is asked.
    signing_get: Nothing => SigningView;
    /// Keeps the time-stamp server to ask; an empty address forgets it.
    stamp_server_set: StampServerRequest => SigningView;
    /// Asks a time-stamp server for one time-stamp, on nothing of the person's.
    stamp_server_try: StampServerRequest => StampTrialView;
    /// Whom verifications believe, with the dates of what they rest on.
    trust_list: Nothing => TrustView;
    /// Takes certificates and lists: all of them, or none.
    trust_add: TrustAddRequest => TrustView;
    /// Takes back one thing that is trusted.
    trust_remove: TrustRemoveRequest => TrustView;
    /// Signs in on a platform.
    platform_sign_in: SignInRequest => PlatformView;
    /// Forgets the session.
    platform_sign_out: Nothing => Nothing;
    /// Fetches calls, forms and statuses, and pushes the outbox on.
    sync_now: Nothing => SyncView;
    /// What a deposit that is sealed could not make sure of; a holder whose certificate was revoked is a fault.
    deposit_doubts: DossierRequest => DepositDoubtsView;
    /// Freezes the dossier and puts it in the outbox.
    dossier_deposit: DossierRequest => OutboxView;
    /// What waits or moves.
    outbox: OutboxRequest => OutboxView;
    /// Takes a deposit out of the outbox, before it is committed.
    deposit_cancel: DossierRequest => OutboxView;
    /// The receipt, verified here.
    receipt: DossierRequest => ReceiptView;
    /// Facts of a dossier with their dates and sources.
    timeline: DossierRequest => TimelineView;
    /// A file for the person to keep.
    file_export: ExportRequest => FileView;
    /// Checks this machine's disk, clock and connection, and writes it into the journal.
    journal_check: DossierRequest => TimelineView;
    /// Until when a backup copy must arrive, to whom, and the copies that were made.
    backup_plan: DossierRequest => BackupPlanView;
    /// The letters of the Region about a dossier.
    letters_list: DossierRequest => LettersView;
    /// Judges a letter again.
    letter_verify: LetterRequest => LetterView;
    /// A letter as it came, to keep.
    letter_file: LetterRequest => FileView;
    /// Verifies any file.
    verify_file: VerifyRequest => VerdictView;
    /// Which pages of a PDF look different since it was signed.
    verify_pages: RevisionRequest => RevisionView;
    /// A page of a PDF as it was when it was signed, and as it is.
    verify_page: RevisionPageRequest => RevisionPageView;
}
