"""Asks pyHanko about signatures; see `judge`. Exit 0 only where every signature passes."""

import asyncio
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_detached_cms, validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
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
            whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE or not last
            yield status.bottom_line and whole, f"{status.summary()} {status.coverage.name}"


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
    runs = [judge_cms(root, *files)] if kind == "cms" else [judge_pdf(root, file) for file in files]
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
