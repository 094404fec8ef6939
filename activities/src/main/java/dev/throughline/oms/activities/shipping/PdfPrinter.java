package dev.throughline.oms.activities.shipping;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Prints templates of {@code documents/} as PDF, with fonts that are in it for every language that has letters in DejaVu. */
@Component
public class PdfPrinter {
    private static final String FONT = "DejaVu Sans";
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final SpringTemplateEngine templates = templates();

    PdfPrinter() {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /**
     * Prints a document.
     *
     * @param template a file of {@code documents/}, without its ending
     * @param facts what the template shows, by name
     */
    public byte[] print(String template, Locale locale, Map<String, Object> facts) {
        var html = NOT_XML.matcher(templates.process(template, new Context(locale, facts)))
                .replaceAll(" ");
        var pdf = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFont(() -> font("DejaVuSans.ttf"), FONT, 400, FontStyle.NORMAL, true);
            builder.useFont(() -> font("DejaVuSans-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true);
            // Pictures are in the document itself; nothing is ever fetched.
            builder.useUriResolver((_, uri) -> uri.startsWith("data:") ? uri : null);
            builder.withHtmlContent(html, null);
            builder.withProducer("Throughline");
            builder.toStream(pdf);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String file) {
        return Objects.requireNonNull(PdfPrinter.class.getResourceAsStream("/fonts/" + file), file);
    }

    private static SpringTemplateEngine templates() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("documents/words");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        var files = new ClassLoaderTemplateResolver(PdfPrinter.class.getClassLoader());
        files.setPrefix("documents/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        // The printer reads XML: what a template makes has to be well-formed.
        files.setTemplateMode(TemplateMode.XML);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(words);
        return engine;
    }
}
