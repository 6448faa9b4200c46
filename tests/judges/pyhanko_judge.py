"""Asks pyHanko about signatures; see `judge`. Exit 0 only where every signature passes."""

import asyncio
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_detached_cms, validate_pdf_signature
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy, FreshnessReqType
from pyhanko_certvalidator.registry import SimpleTrustManager
from asn1crypto import cms as asn1_cms


def context(root):
    return ValidationContext(trust_roots=[load_cert_from_pemder(root)], allow_fetching=False, revocation_mode="soft-fail")


def judge_pdf(root, path):
    """Yields a verdict for each signature of a PDF."""
    with open(path, "rb") as file:
        reader = PdfFileReader(file, strict=True)
        if reader.encrypted:
            reader.decrypt("")  # what anybody may open
        signatures = reader.embedded_regular_signatures
        if not signatures:
            yield False, "no signature"
        for number, signature in enumerate(signatures, 1):
            status = validate_pdf_signature(signature, context(root))
            last = number == len(signatures)
            proofs_alone = "/DSS" in reader.root and status.modification_level == ModificationLevel.LTA_UPDATES
            whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE or not last or proofs_alone
            yield status.bottom_line and whole, f"{status.summary()} {status.coverage.name}"


def ades_policy(root):
    """Trusts ROOT, and needs proof that each certificate was not revoked; nothing is fetched."""
    trust = SimpleTrustManager.build([load_cert_from_pemder(root)])
    revocation = CertRevTrustPolicy(REQUIRE_REVINFO, freshness=None, freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION)
    certificates = CertValidationPolicySpec(trust_manager=trust, revinfo_policy=revocation)
    gathering = RevocationInfoGatheringSpec(online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY)
    signatures = SignatureValidationSpec(cert_validation_policy=certificates, revinfo_gathering_policy=gathering)
    return PdfSignatureValidationSpec(signature_validation_spec=signatures)


def judge_ades(root, path):
    """Yields the verdict of EN 319 102-1 with long-term data on each signature of a PDF."""
    with open(path, "rb") as file:
        reader = PdfFileReader(file, strict=True)
        if not reader.embedded_regular_signatures:
            yield False, "no signature"
        for signature in reader.embedded_regular_signatures:
            result = asyncio.run(ades_lta_validation(signature, ades_policy(root)))
            yield result.ades_subindic == AdESPassed.OK, str(result.ades_subindic)


def judge_cms(root, content_path, cms_path):
    """Yields the verdict on a detached signature."""
    with open(cms_path, "rb") as file:
        signed_data = asn1_cms.ContentInfo.load(file.read(), strict=True)["content"]
    with open(content_path, "rb") as content:
        status = asyncio.run(_detached(content, signed_data, context(root)))
    yield status.bottom_line, status.summary()


async def _detached(content, signed_data, trust):
    return await async_validate_detached_cms(content, signed_data, signer_validation_context=trust)


def main():
    kind, root, *files = sys.argv[1:]
    passes = True
    one = judge_ades if kind == "ades" else judge_pdf
    runs = [judge_cms(root, *files)] if kind == "cms" else [one(root, file) for file in files]
    names = files[:1] if kind == "cms" else files
    for name, run in zip(names, runs):
        try:
            verdicts = list(run)
        except Exception as error:  # whatever it dislikes is a refusal
            verdicts = [(False, f"refused: {error!r}")]
        for passed, words in verdicts:
            print("PASS" if passed else "FAIL", "pyhanko", name, words)
            passes = passes and passed
    sys.exit(0 if passes else 1)


main()
