# What cannot be done: what happened, what it means for the work, what to do.
# One code = three sentences. The codes are those of crates/pli-app/src/fault.rs; a test holds both together.

error-no-store-title = Pli has no workspace here yet
error-no-store-text = No dossier has been created in this data folder.
error-no-store-repair = Create a first dossier, or give the right place with --home.

error-store-exists-title = There is a workspace here already
error-store-exists-text = It is kept as it is. Nothing is lost.
error-store-exists-repair = Open it with its passphrase or its recovery key.

error-store-busy-title = Pli is already open
error-store-busy-text = Another Pli program uses this workspace. Nothing is lost.
error-store-busy-repair = Close the other window or wait for the other command to end, then try again.

error-store-locked-title = The workspace is locked
error-store-locked-text = Its key is not at hand: the system keyring does not answer, or a passphrase is needed. Nothing is lost.
error-store-locked-repair = Give the passphrase (PLI_PASSPHRASE on the command line) or the recovery key printed at first start (PLI_RECOVERY_KEY).

error-wrong-passphrase-title = The passphrase does not open the workspace
error-wrong-passphrase-text = Nothing was changed and nothing is lost.
error-wrong-passphrase-repair = Check capitals and keyboard layout, or use the recovery key.

error-wrong-recovery-key-title = The recovery key does not open this workspace
error-wrong-recovery-key-text = It is copied correctly, but belongs to another workspace. Nothing is lost.
error-wrong-recovery-key-repair = Look for the sheet printed at the first start of this workspace.

error-mistyped-recovery-key-title = The recovery key is mistyped
error-mistyped-recovery-key-text = { $group ->
    [0] It has eight groups of five characters.
   *[other] Group { $group } has a typing mistake.
  }
error-mistyped-recovery-key-repair = Read the sheet again and copy the key. It never contains the letters I, L, O and U.

error-weak-passphrase-title = The passphrase is too short
error-weak-passphrase-text = It protects all your answers and all your documents.
error-weak-passphrase-repair = Choose at least { $min } characters: a few words are enough.

error-no-keyring-title = The system keyring does not answer
error-no-keyring-text = Pli usually keeps the key of the workspace there. Nothing was created.
error-no-keyring-repair = Choose a passphrase (PLI_PASSPHRASE on the command line).

error-store-damaged-title = The workspace is damaged or incomplete
error-store-damaged-text = Pli leaves it untouched and does not create it again: { $what }.
error-store-damaged-repair = Put back the last backup of the data folder, or call the help desk without deleting anything.

error-store-too-new-title = This workspace comes from a newer version of Pli
error-store-too-new-text = This version cannot open it safely. Nothing is lost.
error-store-too-new-repair = Install the latest version of Pli.

error-disk-full-title = The disk is full
error-disk-full-text = What was marked “Saved” is saved. The last action is not. Pli keeps some space in reserve so that you can finish what you are writing.
error-disk-full-repair = Free some space on the disk, then try again.

error-disk-title = The disk refuses to read or write
error-disk-text = The last action is not saved; all that was saved stays. ({ $cause })
error-disk-repair = Check that the disk is plugged in and accessible, then try again.

error-unknown-dossier-title = This dossier does not exist here
error-unknown-dossier-text = No dossier has the identifier “{ $id }”.
error-unknown-dossier-repair = List the dossiers to find the right identifier.

error-unknown-call-title = This call is not known here
error-unknown-call-text = No call has the reference “{ $reference }”.
error-unknown-call-repair = Synchronise with the platform, then check the reference in the list of calls.

error-unknown-lot-title = This lot is not in the call
error-unknown-lot-text = The lots of this call are: { $lots }.
error-unknown-lot-repair = Give one of these lot numbers.

error-unknown-form-title = This form is not known here
error-unknown-form-text = No form is called “{ $form }”.
error-unknown-form-repair = List the forms, or synchronise with the platform.

error-broken-form-title = The form is faulty
error-broken-form-text = It was not installed, and your dossiers have not changed. { $what }
error-broken-form-repair = Tell the Region that publishes it.

error-no-newer-form-title = There is no newer version to take
error-no-newer-form-text = The dossier is in version { $version } of its form, and stays as it is.
error-no-newer-form-repair = Go on: there is nothing to do.

error-no-migration-title = Nothing says how to go from version { $from } to version { $to }
error-no-migration-text = The dossier stays in version { $from }. Nothing is lost.
error-no-migration-repair = Stay in this version, or ask the service that publishes the form how to come to the new one.

error-form-not-of-call-title = The call asks for another version of the form
error-form-not-of-call-text = Deposits for this call use version { $version }. The dossier stays as it is.
error-form-not-of-call-repair = Keep the version of the call, or take this one: { $version }.
error-unknown-list-title = This code list is not known here
error-unknown-list-text = Pli has no list “{ $list }”.
error-unknown-list-repair = See the names with “pli list ls”, or add the list with “pli list add”.

error-bad-list-title = The file of the list is badly written
error-bad-list-text = { $what ->
    [too-large] There are more than 100,000 codes, or more than 32 MB.
    [not-utf8] The file is not UTF-8 text.
    [first-line] The first line is not “#pli-list 1”.
    [head] Line { $line }: “{ $given }” is not a known line of the head, or it is repeated or badly written.
    [missing-head] The head lacks “{ $given }”.
    [columns] Line { $line }: the names of the columns will not do; “code” and “label” are needed.
    [cells] Line { $line }: the number of cells is not that of the columns.
    [code] Line { $line }: the code “{ $given }” is empty, too long, or has spaces around it.
    [label] Line { $line }: the code “{ $given }” has no label.
    [cell] Line { $line }: a cell has more than 400 characters or holds an invisible one.
    [date] Line { $line }: “{ $given }” is not a date YYYY-MM-DD.
    [repeated] Line { $line }: the code “{ $given }” is in the list already.
    [parent] Line { $line }: the list has no code “{ $given }” to stand above.
   *[other] The list holds no code.
}
error-bad-list-repair = Correct the file of the list, then try again. Nothing was added.

error-list-conflict-title = Another list has this name and version already
error-list-conflict-text = “{ $list }” is here with another content. A version never changes: dossiers depend on it.
error-list-conflict-repair = Ask the author to publish the new content under another version.

error-bad-pack-title = This is not the pack of a list
error-bad-pack-text = A pack holds “list.tsv” and “list.p7s” and nothing else. ({ $what }) Nothing was added.
error-bad-pack-repair = Ask its author for the pack, and add it without opening or changing it.

error-pack-unsigned-title = This pack is not signed
error-pack-unsigned-text = Nothing says where this list comes from. Nothing was added.
error-pack-unsigned-repair = Ask its author for a signed pack.

error-pack-altered-title = This pack was changed after it was signed
error-pack-altered-text = The list is no longer the one that was signed. Nothing was added.
error-pack-altered-repair = Ask its author for the pack again.

error-pack-untrusted-title = The author of this pack is not recognised
error-pack-untrusted-text = No trusted authority stands behind the signature of “{ $signer }”. Nothing was added.
error-pack-untrusted-repair = Check where the pack comes from. If you know the authority of its author, give it with “--trust”.

error-pack-outdated-title = The certificate of this pack is not valid today
error-pack-outdated-text = The certificate of “{ $signer }” has expired or is not valid yet, and nothing proves when it was signed. Nothing was added.
error-pack-outdated-repair = Ask the author to sign the pack again.

error-pack-expired-title = This list is out of date
error-pack-expired-text = “{ $list }” was not to be added after { $date }. Nothing was added.
error-pack-expired-repair = Ask its author for the current version.

error-bad-trust-file-title = This file does not concern an authority
error-bad-trust-file-text = “{ $name }” holds no certificate, no trusted list, no revocation list and no OCSP answer ({ $cause }). Nothing was changed.
error-bad-trust-file-repair = Give the certificate of the authority (.cer, .crt, .pem), or the list as it is published (.xml, .crl).

error-trusted-list-refused-title = The signature of this trusted list is not recognised
error-trusted-list-refused-text = The list of “{ $territory }” (“{ $name }”) was altered, or is signed by somebody whom Pli does not know. Nothing was changed.
error-trusted-list-refused-repair = Download the list again. Give with it the certificate of the body that signs it, by “--operator”.

error-list-from-the-future-title = This list is dated in the future
error-list-from-the-future-text = “{ $name }” is dated { $issued }: the clock of this computer is probably slow. Nothing was changed.
error-list-from-the-future-repair = Set the clock of the computer, then try again.

error-unknown-trust-title = Nothing has this name
error-unknown-trust-text = “{ $which }” matches no authority and no list kept here, or matches several. Nothing was changed.
error-unknown-trust-repair = Take the name or the beginning of the digest from “pli trust list”.

error-unknown-field-title = This field does not exist in the form
error-unknown-field-text = “{ $path }” is not the name of a field. Nothing was changed.
error-unknown-field-repair = Show the dossier to see the names of its fields.

error-unknown-row-title = This row does not exist
error-unknown-row-text = “{ $row }” is not the name of a row. Nothing was changed.
error-unknown-row-repair = Show the dossier to see its rows and their identifiers.

error-unknown-piece-title = This document is not in the form
error-unknown-piece-text = “{ $piece }” names no document. The documents are: { $pieces }.
error-unknown-piece-repair = Give one of these; for a document per row, give the row too (--row).

error-unknown-attachment-title = This file is not attached to the dossier
error-unknown-attachment-text = “{ $attachment }” is not the name of an attached file.
error-unknown-attachment-repair = Show the dossier to see its attached files.

error-read-only-field-title = This field is not filled in
error-read-only-field-text = “{ $path }” is computed, or taken from the call.
error-read-only-field-repair = Change the answers that it depends on.

error-unsuitable-edit-title = This change is not possible in this field
error-unsuitable-edit-text = “{ $path }” does not take this change. Nothing was changed.
error-unsuitable-edit-repair = Show the dossier to see the kind of the field.

error-bad-answers-title = The answers file is not what is expected
error-bad-answers-text = { $what } Nothing was changed.
error-bad-answers-repair = Correct the file: sections, then fields; a group is a list of rows; dates are written YYYY-MM-DD.

error-table-empty-title = This table is empty
error-table-empty-text = All its cells are empty. Nothing was changed.
error-table-empty-repair = Choose another sheet or another file.

error-table-too-large-title = The file of the table is too large
error-table-too-large-text = It is { $size }; Pli reads { $max } at most. Nothing was changed.
error-table-too-large-repair = Save only the sheet that you need in a new file, or split it.

error-table-too-long-title = The table has too many rows
error-table-too-long-text = It has { $rows }; Pli takes { $limit } at most. Nothing was changed.
error-table-too-long-repair = Remove or group rows, then try again.

error-table-too-wide-title = The table has too many columns
error-table-too-wide-text = It has { $columns }; Pli reads { $limit } at most. Nothing was changed.
error-table-too-wide-repair = Remove the columns that you do not need, then try again.

error-table-too-full-title = The table has too many cells
error-table-too-full-text = It has more than { $limit }. Nothing was changed.
error-table-too-full-repair = Remove the rows and columns that you do not need, then try again.

error-table-format-title = This file is not a table that Pli reads
error-table-format-text = Pli reads CSV, XLSX and ODS tables. Nothing was changed.
error-table-format-repair = Open it with your spreadsheet and save it in one of these formats.

error-table-old-or-protected-title = This Excel file is old or protected
error-table-old-or-protected-text = Pli reads .xlsx files without a password. Nothing was changed.
error-table-old-or-protected-repair = Open it with your spreadsheet, then save it as .xlsx without a password.

error-table-damaged-title = The file of the table is damaged
error-table-damaged-text = It could not be read to its end. Nothing was changed. ({ $cause })
error-table-damaged-repair = Open it with your spreadsheet and save it again, then try again.

error-unknown-sheet-title = This file has no sheet “{ $name }”
error-unknown-sheet-text = Its sheets: { $known }. Nothing was changed.
error-unknown-sheet-repair = Choose one of them.

error-unknown-column-title = The column “{ $name }” does not exist or cannot be filled in
error-unknown-column-text = Possible columns: { $known }. Nothing was changed.
error-unknown-column-repair = Choose one of them.

error-two-columns-title = Two columns go to the same place
error-two-columns-text = “{ $name }” is chosen for two columns of the file. Nothing was changed.
error-two-columns-repair = Keep it for one column.

error-nothing-to-undo-title = There is nothing to undo
error-nothing-to-undo-text = This dossier has no further action to undo.
error-nothing-to-undo-repair = Nothing needs to be done.

error-nothing-to-redo-title = There is nothing to redo
error-nothing-to-redo-text = No action was undone since the last change.
error-nothing-to-redo-repair = Nothing needs to be done.

error-file-empty-title = The file is empty
error-file-empty-text = “{ $name }” is empty (0 bytes). It was not attached.
error-file-empty-repair = Open it in its original program, save it again, then attach it.

error-file-too-large-title = The file is too large
error-file-too-large-text = “{ $name }” is { $size }; the limit is { $max } per file. It was not attached.
error-file-too-large-repair = Make it smaller (lower picture quality, two files), then attach it.

error-total-too-large-title = The dossier would become too large
error-total-too-large-text = With “{ $name }” the dossier would be { $size }; the limit is { $max }. The file was not attached.
error-total-too-large-repair = Remove or reduce a file, then attach this one.

error-too-many-files-title = There are enough files already
error-too-many-files-text = At most { $max } files are taken here. “{ $name }” was not attached.
error-too-many-files-repair = Remove a file, or combine several in one PDF.

error-file-format-title = This format is not accepted
error-file-format-text = “{ $name }” was not attached. Accepted formats: { $accepted }.
error-file-format-repair = Save the document in one of these formats, then attach it.

error-file-content-title = The content of the file is not what its name says
error-file-content-text = The content of “{ $name }” is of type { $found }. It was not attached.
error-file-content-repair = Open it in its original program and save it in the format that its name says.

error-file-name-too-long-title = The name of the file is too long
error-file-name-too-long-text = “{ $name }” has { $chars } characters; the limit is { $max }. It was not attached.
error-file-name-too-long-repair = Give it a shorter name, then attach it.

error-file-name-title = The name of the file is not accepted
error-file-name-text = “{ $name }” contains a character that some computers do not accept. It was not attached.
error-file-name-repair = Rename it with letters, digits, dashes and spaces, then attach it.

error-file-changed-title = The file changed while it was read
error-file-changed-text = “{ $name }” does not have the size announced. It was not attached.
error-file-changed-repair = Close the program that writes it, then attach it again.

error-file-unreadable-title = The file cannot be read
error-file-unreadable-text = “{ $name }” cannot be read or written. ({ $cause })
error-file-unreadable-repair = Check where it is and whether you may access it.

error-vault-damaged-title = An attached file is damaged in the workspace
error-vault-damaged-text = The copy of “{ $name }” kept by Pli was altered or is gone ({ $what }). Your answers have not changed.
error-vault-damaged-repair = Attach this file again: the damaged copy will be replaced.

error-no-preview-title = This file has no preview
error-no-preview-text = Pli shows PDF files and pictures. The file is attached all the same.
error-no-preview-repair = Open the original with the program that made it.

error-unknown-upload-title = This file was already added, or adding it was given up
error-unknown-upload-text = Nothing is lost.
error-unknown-upload-repair = Attach the file again.

error-blocking-findings-title = Blocking points remain
error-blocking-findings-text = { $count } points stand in the way of signing and depositing. The draft is saved.
error-blocking-findings-repair = Open “Check” (pli dossier check): each point says what to correct and where.

error-not-printed-title = The dossier has not been laid out yet
error-not-printed-text = You sign exactly the PDF that you have seen.
error-not-printed-repair = First print the dossier, read it, then sign.

error-print-stale-title = The dossier changed since it was laid out
error-print-stale-text = The PDF shown no longer matches the answers. Nothing is lost.
error-print-stale-repair = Print the dossier again, read it, then sign.

error-print-failed-title = The layout failed
error-print-failed-text = The dossier is intact. ({ $cause })
error-print-failed-repair = Send this message to the help desk.

error-wrong-p12-password-title = The password of the certificate is wrong
error-wrong-p12-password-text = The certificate does not open. Nothing was signed.
error-wrong-p12-password-repair = Check capitals and keyboard layout, then try again.

error-bad-certificate-file-title = This file is not a certificate with its key
error-bad-certificate-file-text = Pli expects a .p12 or .pfx file. Nothing was signed. ({ $cause })
error-bad-certificate-file-repair = Export the certificate with its private key again, then try again.

error-certificate-expired-title = The certificate has expired
error-certificate-expired-text = It was valid until { $not_after }. Nothing was signed.
error-certificate-expired-repair = Use a certificate that is valid.

error-certificate-not-yet-valid-title = The certificate is not valid yet
error-certificate-not-yet-valid-text = It will be valid from { $not_before }. Nothing was signed.
error-certificate-not-yet-valid-repair = Check the clock of the computer, or wait for that date.

error-certificate-unusable-title = This certificate is not made for signing documents
error-certificate-unusable-text = It is meant for signing in or for protecting a site. Nothing was signed.
error-certificate-unusable-repair = Use a signing certificate.

error-sign-failed-title = Signing failed
error-sign-failed-text = The dossier and the PDF are intact. ({ $cause })
error-sign-failed-repair = Try again; if it fails again, send this message to the help desk.

error-not-signed-title = The dossier is not signed
error-not-signed-text = This call asks for a signed dossier. Nothing was deposited.
error-not-signed-repair = Print the dossier, read it, sign it, then deposit it.

error-signature-stale-title = The dossier changed since it was signed
error-signature-stale-text = The signature covers the former version. Nothing is lost, nothing was deposited.
error-signature-stale-repair = Print and sign again, or undo the changes.

error-no-call-title = This dossier answers no call
error-no-call-text = It was made from a form alone: it can be filled in, printed and signed, but not deposited.
error-no-call-repair = Create a dossier from a call and carry over your answers.

error-already-queued-title = The dossier is on its way or deposited already
error-already-queued-text = Its deposit has the identifier { $deposit }.
error-already-queued-repair = Follow it in “Deposit”, or cancel it while it has not left.

error-not-queued-title = No deposit is waiting
error-not-queued-text = This dossier has no deposit to cancel, or the platform is already confirming it.
error-not-queued-repair = Nothing needs to be done.

error-no-receipt-title = There is no receipt yet
error-no-receipt-text = The platform has not confirmed this deposit yet.
error-no-receipt-repair = Deposit the dossier, or synchronise if the deposit is waiting.

error-no-platform-title = No platform is known
error-no-platform-text = You can still work offline.
error-no-platform-repair = Sign in on the platform of the Region (pli platform login URL --user NAME).

error-bad-address-title = This is not the address of a platform
error-bad-address-text = “{ $address }” is not accepted.
error-bad-address-repair = Copy the address given by the Region: it begins with https://.

error-platform-away-title = The platform does not answer
error-platform-away-text = Nothing is lost: your work is saved and waiting deposits will leave by themselves.
error-platform-away-repair = Check the network connection, or try again later.

error-platform-slow-title = The platform answers too slowly
error-platform-slow-text = Nothing is lost: what arrived will not be sent again, the rest will leave by itself.
error-platform-slow-repair = Leave Pli open, or try again later.

error-platform-rubbish-title = The answer did not come from a platform
error-platform-rubbish-text = Another service answered in its place, or the platform is out of order. Nothing is lost. ({ $cause })
error-platform-rubbish-repair = Check the address and the welcome page of your network, then try again.

error-platform-certificate-title = The identity of the platform is not proven
error-platform-certificate-text = Its certificate is not trusted: nothing was sent to it. ({ $cause })
error-platform-certificate-repair = Check the address. If the Region has an authority of its own, add its certificate (--trust-ca FILE).

error-protocol-version-title = Pli and the platform do not speak the same version
error-protocol-version-text = The platform understands versions { $oldest } to { $newest }, this application version { $ours }. Nothing is lost.
error-protocol-version-repair = Install the latest version of Pli.

error-sign-in-refused-title = The name or the password is not known
error-sign-in-refused-text = The platform opened no session. Your local work has not changed.
error-sign-in-refused-repair = Check name and password, then try again.

error-signed-out-title = The session with the platform has ended
error-signed-out-text = Nothing is lost: waiting deposits will leave after you sign in.
error-signed-out-repair = Sign in again.

error-late-title = The deadline has passed
error-late-text = The platform received the request on { $received }; the limit was { $deadline } (platform's clock). The deposit is refused, your dossier is intact.
error-late-repair = Contact the service named in the call; the diligence journal shows your attempts (pli journal export).

error-deposit-conflict-title = The platform holds another deposit under this identifier
error-deposit-conflict-text = The deposit was not taken. The dossier is intact.
error-deposit-conflict-repair = Cancel this deposit and deposit again.

error-missing-chunks-title = Parts of the deposit did not arrive
error-missing-chunks-text = The platform refused to confirm an incomplete deposit. Nothing is lost.
error-missing-chunks-repair = Let Pli send the missing parts again.

error-deposit-refused-title = The platform refuses the deposit
error-deposit-refused-text = It says: { $reason } The dossier is intact.
error-deposit-refused-repair = Correct what it says, then deposit again.

error-opening-unfit-title = An opening key announced by the call cannot be used
error-opening-unfit-text = { $reason ->
    [expired] The certificate of { $name } has expired.
    [not-yet-valid] The certificate of { $name } is not valid yet.
    [revoked] The certificate of { $name } was revoked.
    [untrusted] The certificate of { $name } leads to no authority of the call.
    [usage] The certificate of { $name } is not made for encrypting files.
    [quorum] The number of holders needed ({ $number }) is impossible.
   *[unreadable] The certificate of holder no. { $number } cannot be read.
} Pli does not seal a dossier for a doubtful key. Nothing is lost.
error-opening-unfit-repair = Synchronise, then try again. If it persists, tell the service of the Region: only they can correct the call.
error-receipt-invalid-title = The receipt that came is not valid
error-receipt-invalid-text = Pli shows “Deposited” only with a verified receipt. ({ $what })
error-receipt-invalid-repair = Contact the service of the Region with the diligence journal.

error-not-verifiable-title = This file carries nothing to verify
error-not-verifiable-text = “{ $name }” is neither a PDF, nor a signature, nor a container, nor a receipt. Nothing is lost.
error-not-verifiable-repair = Choose the signed PDF, the signature (.p7s, .xml), the container (.asice) or the receipt.

error-bad-request-title = The request is not understood
error-bad-request-text = { $what }
error-bad-request-repair = Send this message to the help desk.

error-internal-title = Something unexpected happened
error-internal-text = What was saved stays saved. ({ $cause })
error-internal-repair = Try again; if it happens again, send this message to the help desk.

error-bad-profile-title = This file is not a profile
error-bad-profile-text = Pli’s profile stays as it was. ({ $what })
error-bad-profile-repair = Take a file that Pli exported (pli profile export), unchanged.

error-unknown-document-title = This document is not among your documents
error-unknown-document-text = No document matches “{ $document }”, or several do. Nothing has changed.
error-unknown-document-repair = Choose it in the list of your documents (pli wallet list).

error-document-date-title = There is no such date
error-document-date-text = “{ $given }” is not a date. Nothing was saved.
error-document-date-repair = Write it as 21/11/2026.

error-document-dates-title = The document would end before its date
error-document-dates-text = It is dated { $issued } and ends on { $expires }. Nothing was saved.
error-document-dates-repair = Read both dates on the document again.

error-unknown-point-title = This moment of the dossier is not known
error-unknown-point-text = “{ $point }” is not a moment of this dossier. Nothing has changed.
error-unknown-point-repair = Give now, deposit (if it was deposited), -3 for three acts ago, or a date such as 2026-11-21T10:00:00Z.
error-no-screens-title = This program lacks the screens
error-no-screens-text = The preview shows the screens of Pli in a browser, and this program was built without them. Nothing is lost.
error-no-screens-repair = Build them, then try again: cargo xtask screens.
error-port-taken-title = The preview cannot listen at this address
error-port-taken-text = The address { $address } is taken, or not allowed. ({ $cause })
error-port-taken-repair = Let Pli choose: leave --listen out, or give 127.0.0.1:0.
error-backup-folder-title = The backup copy could not be written
error-backup-folder-text = { $folder } cannot be written ({ $cause }). Your dossier is intact, nothing is lost.
error-backup-folder-repair = Check that the USB stick or folder is there and can be written to, or choose another.
error-backup-room-title = Not enough space for the backup copy
error-backup-room-text = { $folder } does not have enough space ({ $free } free, { $needed } needed). Your dossier is intact, nothing is lost.
error-backup-room-repair = Free some space, or choose a larger stick.
error-backup-broken-title = The backup copy, read again, is different
error-backup-broken-text = What was read back from { $folder } is not what was written there: the stick or disk may be damaged. Your dossier is intact, nothing is lost.
error-backup-broken-repair = Do not use this copy. Start again on another stick or disk.
error-unknown-letter-title = Unknown letter
error-unknown-letter-text = No letter received here has the identifier “{ $id }”.
error-unknown-letter-repair = Synchronise, then choose a letter of the list.
