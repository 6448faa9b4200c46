//! What a person is told when something cannot be done: a code of a closed set and the values of its sentence.
//!
//! Writes no sentence: the words live in `assets/locales/*/errors.ftl` as `error-<code>-title`, `-text` and `-repair`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes the closed set of codes once, for Rust, for the locales' test and for TypeScript.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Why something cannot be done. Each has its words in every language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Code {
            /// Every code, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it stands in the locales and on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    /// The store does not exist yet.
    NoStore = "no-store",
    /// The store exists already: it is never made again.
    StoreExists = "store-exists",
    /// Another process holds the store.
    StoreBusy = "store-busy",
    /// The store needs its passphrase or its recovery key.
    StoreLocked = "store-locked",
    /// The passphrase does not open the store.
    WrongPassphrase = "wrong-passphrase",
    /// The recovery key does not open the store.
    WrongRecoveryKey = "wrong-recovery-key",
    /// A group of the recovery key has a typing mistake.
    MistypedRecoveryKey = "mistyped-recovery-key",
    /// The passphrase is too short.
    WeakPassphrase = "weak-passphrase",
    /// No keyring answers and no passphrase was given.
    NoKeyring = "no-keyring",
    /// The files of the store are damaged or incomplete.
    StoreDamaged = "store-damaged",
    /// The store was written by a newer version.
    StoreTooNew = "store-too-new",
    /// The disk is full; room was made to finish.
    DiskFull = "disk-full",
    /// The disk refuses to read or write.
    Disk = "disk",
    /// No such dossier.
    UnknownDossier = "unknown-dossier",
    /// No such call among those known here.
    UnknownCall = "unknown-call",
    /// The call has no such lot, or needs one.
    UnknownLot = "unknown-lot",
    /// No such form among those known here.
    UnknownForm = "unknown-form",
    /// The form package is broken.
    BrokenForm = "broken-form",
    /// There is no newer version of the form to move to.
    NoNewerForm = "no-newer-form",
    /// No migration leads from the dossier's version to the one named.
    NoMigration = "no-migration",
    /// The call asks for another version of the form.
    FormNotOfCall = "form-not-of-call",
    /// No such code list among those known here.
    UnknownList = "unknown-list",
    /// The file of a code list is badly written.
    BadList = "bad-list",
    /// Another list stands under the same name and version.
    ListConflict = "list-conflict",
    /// The pack of a code list holds something else than a list and its signature.
    BadPack = "bad-pack",
    /// The pack of a code list is not signed.
    PackUnsigned = "pack-unsigned",
    /// The pack of a code list was altered after it was signed.
    PackAltered = "pack-altered",
    /// No trusted authority stands behind the signature of a pack.
    PackUntrusted = "pack-untrusted",
    /// The certificate behind the signature of a pack has expired, or is not valid yet.
    PackOutdated = "pack-outdated",
    /// The list of a pack may no longer be added.
    PackExpired = "pack-expired",
    /// The file holds nothing that a verification can trust.
    BadTrustFile = "bad-trust-file",
    /// The signature of a trusted list is not that of a known operator.
    TrustedListRefused = "trusted-list-refused",
    /// A trusted list is dated in the future.
    ListFromTheFuture = "list-from-the-future",
    /// Nothing that is trusted has this name or digest.
    UnknownTrust = "unknown-trust",
    /// No such field in the form.
    UnknownField = "unknown-field",
    /// No such row.
    UnknownRow = "unknown-row",
    /// No such piece in the form.
    UnknownPiece = "unknown-piece",
    /// No such attachment.
    UnknownAttachment = "unknown-attachment",
    /// The field is computed or comes from the call.
    ReadOnlyField = "read-only-field",
    /// The edit does not suit the field.
    UnsuitableEdit = "unsuitable-edit",
    /// The answers file is not what is expected.
    BadAnswers = "bad-answers",
    /// The file is no profile.
    BadProfile = "bad-profile",
    /// The wallet has no such document.
    UnknownDocument = "unknown-document",
    /// The date of a document is none.
    DocumentDate = "document-date",
    /// A document ends before its date.
    DocumentDates = "document-dates",
    /// No such point in the life of a dossier.
    UnknownPoint = "unknown-point",
    /// The table holds nothing.
    TableEmpty = "table-empty",
    /// The file of the table is too large.
    TableTooLarge = "table-too-large",
    /// The table has too many rows.
    TableTooLong = "table-too-long",
    /// The table has too many columns.
    TableTooWide = "table-too-wide",
    /// The table has too many cells.
    TableTooFull = "table-too-full",
    /// The file is no table of a format that is read.
    TableFormat = "table-format",
    /// The file is an old Excel file, or is under a password.
    TableOldOrProtected = "table-old-or-protected",
    /// The file of the table is damaged.
    TableDamaged = "table-damaged",
    /// The file has no such sheet.
    UnknownSheet = "unknown-sheet",
    /// The file or the table has no such column.
    UnknownColumn = "unknown-column",
    /// Two columns of the file are meant for one field.
    TwoColumns = "two-columns",
    /// There is nothing to undo.
    NothingToUndo = "nothing-to-undo",
    /// There is nothing to redo.
    NothingToRedo = "nothing-to-redo",
    /// The file is empty.
    FileEmpty = "file-empty",
    /// The file is larger than what the call accepts.
    FileTooLarge = "file-too-large",
    /// The dossier's files together are larger than what the call accepts.
    TotalTooLarge = "total-too-large",
    /// The dossier or the piece holds as many files as it may.
    TooManyFiles = "too-many-files",
    /// The format of the file is not accepted.
    FileFormat = "file-format",
    /// The content of the file is not what its name says.
    FileContent = "file-content",
    /// The name of the file is too long.
    FileNameTooLong = "file-name-too-long",
    /// The name of the file has characters that it may not have.
    FileName = "file-name",
    /// The file changed or was cut while it was read.
    FileChanged = "file-changed",
    /// The file cannot be read.
    FileUnreadable = "file-unreadable",
    /// An attached file kept by Pli is missing or altered.
    VaultDamaged = "vault-damaged",
    /// The file cannot be shown as a picture.
    NoPreview = "no-preview",
    /// The upload of the window is unknown or finished.
    UnknownUpload = "unknown-upload",
    /// Blocking findings stand in the way.
    BlockingFindings = "blocking-findings",
    /// The dossier was not printed yet.
    NotPrinted = "not-printed",
    /// The dossier changed since it was printed.
    PrintStale = "print-stale",
    /// The printer failed.
    PrintFailed = "print-failed",
    /// The PKCS#12 password is wrong.
    WrongP12Password = "wrong-p12-password",
    /// The file is no certificate with its key.
    BadCertificateFile = "bad-certificate-file",
    /// The certificate has expired.
    CertificateExpired = "certificate-expired",
    /// The certificate is not valid yet.
    CertificateNotYetValid = "certificate-not-yet-valid",
    /// The certificate was revoked by its authority.
    CertificateRevoked = "certificate-revoked",
    /// The certificate's authority does not know it.
    CertificateDisowned = "certificate-disowned",
    /// A certificate of a signature had been revoked before it.
    SignatureRevoked = "signature-revoked",
    /// The certificate is not made for signing.
    CertificateUnusable = "certificate-unusable",
    /// The key did not sign.
    KeyRefused = "key-refused",
    /// The key is of a kind or size that is not supported.
    KeyUnsupported = "key-unsupported",
    /// The key is not open any more.
    KeyClosed = "key-closed",
    /// No driver of tokens is installed where drivers usually are.
    NoDriver = "no-driver",
    /// The file named as a driver is none.
    DriverUnusable = "driver-unusable",
    /// The driver does not answer.
    DriverHangs = "driver-hangs",
    /// The driver failed.
    DriverFailed = "driver-failed",
    /// No reader is plugged in.
    NoReader = "no-reader",
    /// No token is in a reader.
    NoToken = "no-token",
    /// The token that was asked for is not there.
    UnknownToken = "unknown-token",
    /// Several tokens answer to one name.
    SeveralTokens = "several-tokens",
    /// The token was removed.
    TokenRemoved = "token-removed",
    /// No certificate with its key for signing is there.
    NoSigningCertificate = "no-signing-certificate",
    /// The PIN is wrong, and was counted.
    WrongPin = "wrong-pin",
    /// The PIN cannot be right.
    PinUnsuitable = "pin-unsuitable",
    /// The PIN must be changed first.
    PinExpired = "pin-expired",
    /// The PIN is locked.
    PinLocked = "pin-locked",
    /// The PIN is wanted.
    PinWanted = "pin-wanted",
    /// The token has no PIN yet.
    NoPinYet = "no-pin-yet",
    /// The person gave up at the reader or in the system's window.
    SignCancelled = "sign-cancelled",
    /// One file is named for several signed dossiers.
    BatchOutput = "batch-output",
    /// Signing failed.
    SignFailed = "sign-failed",
    /// The format signs one file alone.
    OneFileOnly = "one-file-only",
    /// The level is not offered for this format.
    LevelNotOffered = "level-not-offered",
    /// The file has no signature that could be raised to a further level.
    NothingToRaise = "nothing-to-raise",
    /// What a signature signs is missing, or something else.
    OtherContent = "other-content",
    /// Nothing proves that a certificate was not revoked.
    NoRevocationData = "no-revocation-data",
    /// What an authority publishes on its certificates cannot be fetched now.
    RevocationAway = "revocation-away",
    /// The signed file is that of a deposit: it never changes.
    SignedDeposited = "signed-deposited",
    /// The file is neither a certificate nor revocation data.
    NoEvidence = "no-evidence",
    /// No time-stamp server is known.
    NoStampServer = "no-stamp-server",
    /// The address of the time-stamp server is no address.
    StampAddress = "stamp-address",
    /// The time-stamp server is not reached.
    StampAway = "stamp-away",
    /// The time-stamp server answers too slowly.
    StampSlow = "stamp-slow",
    /// The proxy stands in the way of the time-stamp server.
    StampProxy = "stamp-proxy",
    /// The time-stamp server presents a certificate that is not trusted.
    StampCertificate = "stamp-certificate",
    /// The time-stamp server has moved.
    StampMoved = "stamp-moved",
    /// The time-stamp server is asked too often.
    StampBusy = "stamp-busy",
    /// The time-stamp server wants an account.
    StampDenied = "stamp-denied",
    /// The time-stamp server fails.
    StampFailed = "stamp-failed",
    /// Something else answers than a time-stamp server.
    StampRubbish = "stamp-rubbish",
    /// The time-stamp server refuses, with its reason.
    StampRefused = "stamp-refused",
    /// The time-stamp is of something else, or its signature is wrong.
    StampWrong = "stamp-wrong",
    /// The dossier must be signed first.
    NotSigned = "not-signed",
    /// The dossier changed since it was signed.
    SignatureStale = "signature-stale",
    /// The dossier belongs to no call: it cannot be deposited.
    NoCall = "no-call",
    /// The dossier is on its way, or was deposited.
    AlreadyQueued = "already-queued",
    /// Nothing waits to be sent.
    NotQueued = "not-queued",
    /// No receipt yet.
    NoReceipt = "no-receipt",
    /// No platform is known.
    NoPlatform = "no-platform",
    /// The address of the platform is no address.
    BadAddress = "bad-address",
    /// The platform does not answer.
    PlatformAway = "platform-away",
    /// The platform answers too slowly.
    PlatformSlow = "platform-slow",
    /// The platform answers something that is not understood.
    PlatformRubbish = "platform-rubbish",
    /// The platform presents a certificate that is not trusted.
    PlatformCertificate = "platform-certificate",
    /// The platform speaks another version of the protocol.
    ProtocolVersion = "protocol-version",
    /// Name or password are not known on the platform.
    SignInRefused = "sign-in-refused",
    /// The session on the platform has ended.
    SignedOut = "signed-out",
    /// The deadline had passed on the platform's clock.
    Late = "late",
    /// The platform holds another deposit under this identity.
    DepositConflict = "deposit-conflict",
    /// The platform lacks pieces of the deposit.
    MissingChunks = "missing-chunks",
    /// The platform refuses the deposit, with its reason.
    DepositRefused = "deposit-refused",
    /// A certificate to which the call wants deposits sealed is unfit.
    OpeningUnfit = "opening-unfit",
    /// The receipt is not from the platform or not about this deposit.
    ReceiptInvalid = "receipt-invalid",
    /// The folder of a backup copy cannot be written.
    BackupFolder = "backup-folder",
    /// The folder of a backup copy has too little room.
    BackupRoom = "backup-room",
    /// What was read again of a backup copy is not what was written.
    BackupBroken = "backup-broken",
    /// No such letter among those received here.
    UnknownLetter = "unknown-letter",
    /// The file is neither a signed PDF nor a receipt.
    NotVerifiable = "not-verifiable",
    /// The request of the window is not understood.
    BadRequest = "bad-request",
    /// The screens were not built, so that a preview has nothing to show.
    NoScreens = "no-screens",
    /// The preview cannot listen at the address.
    PortTaken = "port-taken",
    /// Something failed that should not.
    Internal = "internal",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A code and the values of its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{code}{}", list(.values))]
pub struct Fault {
    /// Which.
    pub code: Code,
    /// Values for the sentence, by name.
    pub values: BTreeMap<String, String>,
}

impl Fault {
    /// Makes a fault without values.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            values: BTreeMap::new(),
        }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }

    /// Makes the fault of something that should not happen, with its cause for the help desk.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::new(Code::Internal).with("cause", cause)
    }
}

impl From<Code> for Fault {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

fn list(values: &BTreeMap<String, String>) -> String {
    values
        .iter()
        .map(|(name, value)| format!(" {name}={value:?}"))
        .collect()
}
