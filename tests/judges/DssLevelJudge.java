import eu.europa.esig.dss.cades.validation.CMSDocumentAnalyzer;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.validation.analyzer.DefaultDocumentAnalyzer;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.xades.validation.XMLDocumentAnalyzer;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks the EU's DSS about the level of a signature: {@code DssLevelJudge ROOT LEVEL FILE [CONTENT...] [-- LEVEL FILE...]...}.
 * A file passes where every signature is intact, every time-stamp on it is valid and stamps what it should, and the signature holds all that its
 * level ({@code T}, {@code LT}...) wants.
 */
public final class DssLevelJudge {
    private DssLevelJudge() {
    }

    public static void main(String[] arguments) throws Exception {
        CertificateToken root = DSSUtils.loadCertificate(new File(arguments[0]));
        boolean allPass = true;
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        while (!rest.isEmpty()) {
            int end = rest.contains("--") ? rest.indexOf("--") : rest.size();
            allPass &= passes(root, rest.subList(0, end));
            rest = rest.subList(Math.min(end + 1, rest.size()), rest.size());
        }
        System.exit(allPass ? 0 : 1);
    }

    private static boolean passes(CertificateToken root, List<String> question) {
        List<String> faults = new ArrayList<>();
        try {
            judge(root, question, faults);
        } catch (Exception error) {
            faults.add("refused: " + error);
        }
        System.out.println((faults.isEmpty() ? "PASS dss " : "FAIL dss ") + question.get(1) + " " + String.join("; ", faults));
        return faults.isEmpty();
    }

    private static void judge(CertificateToken root, List<String> question, List<String> faults) throws Exception {
        DefaultDocumentAnalyzer analyzer = analyzer(new File(question.get(1)));
        List<DSSDocument> contents = new ArrayList<>();
        question.stream().skip(2).forEach(content -> contents.add(new FileDocument(content)));
        analyzer.setDetachedContents(contents);
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(root);
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        analyzer.setCertificateVerifier(verifier);
        analyzer.validate();
        check(!analyzer.getSignatures().isEmpty(), "no signature", faults);
        for (AdvancedSignature signature : analyzer.getSignatures()) {
            signature.checkSignatureIntegrity();
            var cryptography = signature.getSignatureCryptographicVerification();
            check(cryptography.isSignatureIntact(), "not intact", faults);
            check(cryptography.isSignatureValid(), "not valid: " + cryptography.getErrorMessage(), faults);
            for (var stamp : signature.getAllTimestamps()) {
                check(stamp.isMessageImprintDataFound(), "nothing stamped by " + stamp.getTimeStampType(), faults);
                check(stamp.isMessageImprintDataIntact(), "other imprint in " + stamp.getTimeStampType(), faults);
                check(stamp.isSignatureIntact(), "time-stamp not intact", faults);
            }
            String level = signature.getDataFoundUpToLevel().toString();
            check(level.endsWith("-BASELINE-" + question.get(0)), "its level is " + level, faults);
        }
    }

    private static DefaultDocumentAnalyzer analyzer(File file) throws Exception {
        DSSDocument document = new FileDocument(file);
        byte first = Files.readAllBytes(file.toPath())[0];
        return first == '%' ? new PDFDocumentAnalyzer(document)
            : first == '<' ? new XMLDocumentAnalyzer(document) : new CMSDocumentAnalyzer(document);
    }

    private static void check(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
