package org.visitline.portal.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes a PDF of a page template. It is tagged (PDF/UA), so that a screen reader finds headings,
 * tables and the words of each drawing, and carries its own letters.
 */
public final class Pdf {

  private static final String LETTERS = "Liberation Sans";

  /**
   * What XML cannot hold, and people's notes can: no parser reads a document with it to its end.
   */
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  /** How long a reader waits for the documents of others. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static {
    // What goes wrong is thrown; what went well, font by font, nobody reads.
    XRLog.setLoggingEnabled(false);
  }

  private final ITemplateEngine templates;

  /** Setting a document is work for one processor: pages are to find another free. */
  private final Semaphore presses =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  Pdf(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * Writes the document.
   *
   * @param template among the pages; well-formed XML when made, with a language, a title and a
   *     description
   * @param model what it shows
   * @param to stays open
   * @throws TooManyDocuments where those of others are not done within half a minute
   */
  public void write(String template, Map<String, Object> model, OutputStream to)
      throws IOException {
    awaitPress();
    try {
      set(template, model, to);
    } finally {
      presses.release();
    }
  }

  /**
   * The same at once, beside however many others: within a transaction for which others wait.
   *
   * @param to stays open
   */
  public void writeAtOnce(String template, Map<String, Object> model, OutputStream to)
      throws IOException {
    set(template, model, to);
  }

  private void awaitPress() {
    try {
      if (!presses.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooManyDocuments();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyDocuments();
    }
  }

  private void set(String template, Map<String, Object> model, OutputStream to) throws IOException {
    Context context = new Context(Locale.UK, model);
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .usePdfUaAccessibility(true)
            .useSVGDrawer(new BatikSVGDrawer())
            // The template is ours, the names in it are not: nothing in it may fetch anything.
            .useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
            .useUnicodeLineBreaker(new BetweenWords())
            .withProducer("Visitline")
            .withHtmlContent(
                NOT_IN_XML.matcher(templates.process(template, context)).replaceAll("\uFFFD"), null)
            .toStream(to);
    builder.useFont(() -> font("Regular"), LETTERS, 400, FontStyle.NORMAL, true);
    builder.useFont(() -> font("Bold"), LETTERS, 700, FontStyle.NORMAL, true);
    builder.run();
  }

  private static InputStream font(String weight) {
    String file = "/liberation/LiberationSans-" + weight + ".ttf";
    return Objects.requireNonNull(Pdf.class.getResourceAsStream(file), file);
  }
}
