package org.visitline.portal.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFileTest {

  @ParameterizedTest
  @CsvSource({
    "log.pdf, %PDF-1.7, log.pdf",
    "LOG.PDF, %PDF-1.7, LOG.PDF",
    "log.exe, %PDF-1.7, log.exe.pdf",
    "log, %PDF-1.7, log.pdf",
    "page.jpeg, \u00ff\u00d8\u00ff\u00e0, page.jpeg",
    "page.html, \u00ff\u00d8\u00ff\u00e0, page.html.jpg"
  })
  void a_document_ends_as_what_it_begins_as(String named, String begins, String kept) {
    assertThat(DocumentFile.of(named, begins.getBytes(StandardCharsets.ISO_8859_1)))
        .hasValueSatisfying(file -> assertThat(file.fileName()).isEqualTo(kept));
  }

  @Test
  void what_begins_as_nothing_that_is_taken_is_refused_whatever_its_name() {
    assertThat(DocumentFile.of("log.pdf", "<svg/>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }
}
