package org.visitline.portal.documents;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A file that the browser is to keep, and not to show. */
public final class Download {

  /** As {@link SafeCsv} writes it. */
  public static final String CSV = "text/csv; charset=UTF-8; header=present";

  /** A spreadsheet for Excel and its like. */
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** A document to print or to send on. */
  public static final String PDF = "application/pdf";

  /** Several files in one. */
  public static final String ZIP = "application/zip";

  private Download() {}

  /** Says what follows. Its name is made good for every machine. */
  public static void begin(HttpServletResponse response, String mediaType, String name) {
    response.setContentType(mediaType);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name.replaceAll("[^A-Za-z0-9._-]", "_"))
            .build()
            .toString());
    // It holds people's names and times: no machine between us and the reader keeps a copy.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
