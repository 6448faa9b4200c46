import eu.europa.esig.dss.cades.validation.CMSDocumentAnalyzer;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.pdf.PdfSignatureRevision;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.validation.analyzer.DefaultDocumentAnalyzer;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the EU's DSS about signatures: {@code DssJudge FILE...}. A file passes where it has a signature, every signature is
 * intact, and nothing was changed, laid over or left uncovered since. Trust is not judged: there is no network.
 */
public final class DssJudge {
    private DssJudge() {
    }

    public static void main(String[] arguments) {
        boolean allPass = true;
        for (String file : arguments) {
            List<String> faults = new ArrayList<>();
            try {
                judge(new File(file), faults);
            } catch (Exception error) {
                faults.add("refused: " + error);
            }
            allPass &= faults.isEmpty();
            System.out.println((faults.isEmpty() ? "PASS dss " : "FAIL dss ") + file + " " + String.join("; ", faults));
        }
        System.exit(allPass ? 0 : 1);
    }

    private static void judge(File file, List<String> faults) throws Exception {
        DSSDocument document = new FileDocument(file);
        boolean isPdf = new String(Files.readAllBytes(file.toPath()), 0, 5, "ISO-8859-1").equals("%PDF-");
        DefaultDocumentAnalyzer analyzer = isPdf ? new PDFDocumentAnalyzer(document) : new CMSDocumentAnalyzer(document);
        analyzer.setCertificateVerifier(new CommonCertificateVerifier(true));
        analyzer.validate();
        if (analyzer.getSignatures().isEmpty()) {
            faults.add("no signature");
        }
        for (AdvancedSignature signature : analyzer.getSignatures()) {
            signature.checkSignatureIntegrity();
            var cryptography = signature.getSignatureCryptographicVerification();
            check(cryptography.isSignatureIntact(), "not intact", faults);
            check(cryptography.isSignatureValid(), "not valid: " + cryptography.getErrorMessage(), faults);
            if (signature instanceof PAdESSignature) {
                check(signature.getDataFoundUpToLevel().toString().startsWith("PAdES"), "not PAdES", faults);
                judgeRevision((PdfSignatureRevision) ((PAdESSignature) signature).getPdfRevision(), faults);
            }
        }
    }

    private static void judgeRevision(PdfSignatureRevision revision, List<String> faults) {
        check(revision.getByteRange().isValid(), "invalid ByteRange", faults);
        check(revision.getPdfSigDictInfo().isConsistent(), "inconsistent signature dictionary", faults);
        var changes = revision.getModificationDetection();
        if (changes == null) {
            return;
        }
        var objects = changes.getObjectModifications();
        check(objects == null || objects.getUndefinedChanges().isEmpty(), "undefined changes", faults);
        check(changes.getPageDifferences().isEmpty(), "pages added or removed", faults);
        check(changes.getVisualDifferences().isEmpty(), "pages look different", faults);
        check(changes.getAnnotationOverlaps().isEmpty(), "annotations overlap", faults);
    }

    private static void check(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
