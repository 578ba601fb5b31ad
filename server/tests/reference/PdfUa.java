import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds PDFs against PDF/UA-1 by veraPDF's rules. Says what does not fit, and ends with 1 where anything does not. */
public class PdfUa {
    public static void main(String[] paths) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean fits = paths.length > 0;
        for (String path : paths) {
            try (InputStream file = new FileInputStream(path);
                    PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                ValidationResult result = validator.validate(parser);
                System.out.println(path + ": " + result.getTotalAssertions() + " looked at");
                for (TestAssertion fault : result.getTestAssertions()) {
                    String rule = fault.getRuleId().getClause() + "-" + fault.getRuleId().getTestNumber();
                    System.out.println(rule + " " + fault.getMessage() + " " + fault.getLocation().getContext());
                }
                // A file of which nothing was looked at is none that fits.
                fits &= result.isCompliant() && result.getTotalAssertions() > 100;
            }
        }
        System.exit(fits ? 0 : 1);
    }
}
