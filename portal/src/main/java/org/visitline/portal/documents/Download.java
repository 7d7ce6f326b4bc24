package org.visitline.portal.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  /** Writes what a file holds. */
  @FunctionalInterface
  public interface Content {
    /** Writes it all; the stream stays open. */
    void write(OutputStream to) throws IOException;
  }

  /**
   * Makes a file on this machine's disk, and then sends it: whoever takes it slowly holds nothing
   * that others wait for. It has no name on the disk, so that it goes with the program too.
   */
  public static void whole(
      HttpServletResponse response, String mediaType, String name, Content content)
      throws IOException {
    Path file = Files.createTempFile("visitline-", ".download");
    try (FileChannel made =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Files.delete(file);
      OutputStream to = new BufferedOutputStream(Channels.newOutputStream(made), 1 << 16);
      content.write(to);
      to.flush();
      begin(response, mediaType, name);
      response.setContentLengthLong(made.size());
      made.position(0);
      Channels.newInputStream(made).transferTo(response.getOutputStream());
      response.getOutputStream().flush();
    }
  }

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
