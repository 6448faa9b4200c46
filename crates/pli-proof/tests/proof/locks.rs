//! What a signature allows to happen after it: forms filled after a certification, fields that are locked.

use jiff::Timestamp;
use pli_proof::cades;
use pli_proof::verify::{self, Allowed, Indication, Modification, SubIndication, Verdict};

use crate::support::pdf::with_filled_field;
use crate::support::{authority, now, rsa_signer, trusting};

/// Room for the signature, in hexadecimal digits.
const ROOM: usize = 12_000;

/// A form with one field and one signature, whose dictionary holds these transforms.
fn certified(transforms: &str) -> Vec<u8> {
    let range = "[0 ---------- ---------- ----------]";
    let signature = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261122100000Z)/Reference[{transforms}]/ByteRange{range}/Contents<{}>>>",
        "0".repeat(ROOM)
    );
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 5 0 R]/SigFlags 3>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Annots[4 0 R 5 0 R]>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(montant)/Rect[10 10 90 30]>>",
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(signature)/Rect[0 0 0 0]/V 6 0 R>>",
        &signature,
    ];
    let mut text = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = text.len();
    text += &format!(
        "xref\n0 7\n{table}trailer\n<</Size 7/Root 1 0 R/ID[<00><00>]>>\nstartxref\n{start}\n%%EOF\n"
    );
    signed(text, range)
}

fn signed(mut text: String, range: &str) -> Vec<u8> {
    let gap = text.find("/Contents<").expect("a place") + "/Contents".len();
    let after = gap + ROOM + 2;
    let numbers = format!("[0 {gap:<10} {after:<10} {:<10}]", text.len() - after);
    text = text.replacen(range, &numbers, 1);
    let content = [&text[..gap], &text[after..]].concat();
    let identity = rsa_signer().identity().expect("an identity");
    let cms = cades::sign_detached(content.as_bytes(), &identity, now()).expect("signed");
    let digits = format!("{:0<ROOM$}", hex::encode(cms));
    text.replace_range(gap + 1..after - 1, &digits);
    text.into_bytes()
}

fn judge(bytes: &[u8]) -> Verdict {
    let at: Timestamp = now();
    verify::pdf(bytes, &trusting(authority()), at)
}

const CERTIFIED: &str = "<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P ";

fn permission(number: u8) -> String {
    format!("{CERTIFIED}{number}>>>>")
}

fn fields(action: &str) -> String {
    format!(
        "<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<</Action/{action}/Fields[(montant)]>>>>"
    )
}

#[test]
fn a_certified_form_may_be_filled_as_far_as_it_says() {
    for number in 1..=3 {
        let verdict = judge(&certified(&permission(number)));
        assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
        let expected = match number {
            1 => Allowed::Nothing,
            2 => Allowed::FillingAndSigning,
            _ => Allowed::Annotating,
        };
        assert_eq!(verdict.signatures[0].allowed, Some(expected));
        let filled = judge(&with_filled_field(&certified(&permission(number))));
        let only = &filled.signatures[0];
        if number == 1 {
            assert_eq!(filled.sub_indication, Some(SubIndication::FormatFailure));
            assert_eq!(only.modification, Modification::Altered);
        } else {
            assert_eq!(filled.indication, Indication::TotalPassed, "{filled:?}");
            assert_eq!(only.modification, Modification::Permitted);
            assert_eq!(only.filled, ["montant"]);
        }
    }
}

#[test]
fn a_field_that_is_locked_may_not_be_filled() {
    for (action, may_change) in [("Include", false), ("Exclude", true), ("All", false)] {
        let transforms = permission(2) + &fields(action);
        let verdict = judge(&with_filled_field(&certified(&transforms)));
        let passes = verdict.indication == Indication::TotalPassed;
        assert_eq!(passes, may_change, "{action}: {verdict:?}");
        if !may_change {
            assert_eq!(verdict.sub_indication, Some(SubIndication::FormatFailure));
        }
    }
}
