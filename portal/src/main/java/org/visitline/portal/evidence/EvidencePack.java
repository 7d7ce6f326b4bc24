package org.visitline.portal.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.visitline.portal.documents.HashedOutput;
import org.visitline.portal.evidence.JooqEvidence.Person;
import org.visitline.portal.furniture.CivilTime;

/**
 * A pack as it is handed over: the facts as CSV, a document that explains and draws them, and the
 * checksum of each.
 *
 * @param drawings the days, planned and actual
 */
record EvidencePack(
    PackRequest request, Person person, List<Sheet> sheets, List<DayStrips> drawings) {

  /**
   * An archive wants a time for each entry; ours says nothing, for the same facts make one file.
   */
  private static final FileTime NO_TIME = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

  /** Name and content of each CSV. */
  Map<String, byte[]> files(CivilTime civil) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Sheet sheet : sheets) {
      ByteArrayOutputStream csv = new ByteArrayOutputStream();
      sheet.write(csv, civil);
      files.put(sheet.path(), csv.toByteArray());
    }
    return files;
  }

  /** The checksums of all files, as {@code sha256sum --check} reads them. */
  static String manifest(Map<String, byte[]> files) {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (name, content) ->
            lines.append(HashedOutput.hexSha256(content)).append("  ").append(name).append('\n'));
    return lines.toString();
  }

  /**
   * The hash of the facts: of the list of the CSVs' checksums. Made again from the same facts, a
   * pack has the same, whoever asks and whenever.
   */
  static String contentHash(Map<String, byte[]> facts) {
    return HashedOutput.hexSha256(manifest(facts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the archive.
   *
   * @param readMe what is in it
   */
  static void write(Map<String, byte[]> facts, byte[] document, String readMe, OutputStream to)
      throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(PackReadMe.NAME, readMe.getBytes(StandardCharsets.UTF_8));
    all.putAll(facts);
    all.put("evidence.pdf", document);
    all.put("FACTS-SHA256SUMS", manifest(facts).getBytes(StandardCharsets.UTF_8));
    ZipOutputStream zip = new ZipOutputStream(to);
    for (Map.Entry<String, byte[]> file : all.entrySet()) {
      put(zip, file.getKey(), file.getValue());
    }
    put(zip, "SHA256SUMS", manifest(all).getBytes(StandardCharsets.UTF_8));
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
