import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF whether files conform: {@code VeraJudge 2a,ua1 FILE...}; exit 0 only where every file passes every profile. */
public final class VeraJudge {
    private VeraJudge() {
    }

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        boolean allPass = true;
        for (int index = 1; index < arguments.length; index++) {
            for (String profile : arguments[0].split(",")) {
                allPass &= judge(arguments[index], profile);
            }
        }
        System.exit(allPass ? 0 : 1);
    }

    private static boolean judge(String file, String profile) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        try (InputStream input = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(input, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + profile + " " + file);
            failures(result).forEach((rule, count) -> System.out.println("  " + count + " x " + rule));
            return result.isCompliant() && result.getTotalAssertions() > 0;
        } catch (Exception error) {
            System.out.println("ERROR " + profile + " " + file + ": " + error);
            return false;
        }
    }

    private static Map<String, Integer> failures(ValidationResult result) {
        Map<String, Integer> failures = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                failures.merge(rule + " " + assertion.getMessage(), 1, Integer::sum);
            }
        }
        return failures;
    }
}
