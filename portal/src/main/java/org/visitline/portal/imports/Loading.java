package org.visitline.portal.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.imports.ImportReport;
import org.visitline.verification.imports.Restoration;
import org.visitline.verification.store.JooqComing.Coming;
import org.visitline.verification.time.CivilZone;

/** Lays uploaded files into a folder of their own, for as long as the import reads them. */
final class Loading {

  private static final String REGION = "GB";

  /** More than somebody reads; the count says how many there are. */
  private static final int MOST_TOLD = 200;

  private final FolderImport files;

  Loading(Database database, PinKey key, InstantSource clock) {
    this.files = new FolderImport(database, key, clock, CivilZone.LONDON, REGION);
  }

  /**
   * What an import did, or would do.
   *
   * @param told rejected rows and oddities, the first of them, as sentences
   * @param kept the rejected rows, as they can be kept: without what stood in them
   * @param untold how many more there are
   */
  record Outcome(ImportReport report, List<String> told, List<String> kept, int untold) {

    /** All of it, as it is kept with the upload. */
    String written() {
      StringBuilder text = new StringBuilder(report.toString());
      kept.forEach(sentence -> text.append(sentence).append('\n'));
      return untold == 0 ? text.toString() : text + "And " + untold + " more.\n";
    }
  }

  Outcome preview(Map<String, byte[]> content) {
    Notes notes = new Notes();
    return inFolder(content, folder -> notes.with(files.preview(folder, notes)));
  }

  /**
   * The same, and what would be commissioned for somebody then.
   *
   * @param then hears of the visits from the first to the last day
   */
  Outcome preview(
      Map<String, byte[]> content,
      String person,
      LocalDate first,
      LocalDate last,
      Consumer<List<Coming>> then) {
    Notes notes = new Notes();
    ServiceUserId of = new ServiceUserId(person);
    return inFolder(
        content, folder -> notes.with(files.preview(folder, notes, of, first, last, then)));
  }

  /** Why something keyed would be left out; empty: it would be taken. */
  Optional<Rejection> findRejection(Map<String, byte[]> content) {
    List<Rejection> rejections = new ArrayList<>();
    FileNotes notes =
        new FileNotes() {
          @Override
          public void rejected(Rejection rejection) {
            rejections.add(rejection);
          }

          @Override
          public void warned(String file, String text) {
            // Only of columns, and these are ours.
          }
        };
    inFolder(content, folder -> files.preview(folder, notes));
    return rejections.stream().min(Comparator.comparing(Rejection::line));
  }

  Outcome load(Map<String, byte[]> content, long upload) {
    Notes notes = new Notes();
    return inFolder(content, folder -> notes.with(files.load(folder, notes, upload)));
  }

  Restoration previewTakingBack(long upload) {
    return files.previewTakingBack(upload);
  }

  Restoration takeBack(DSLContext transaction, long upload) {
    return files.takeBack(transaction, upload);
  }

  private static <T> T inFolder(Map<String, byte[]> content, Function<Path, T> work) {
    try {
      Path folder =
          Files.createTempDirectory(
              "visitline-upload",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try {
        for (Map.Entry<String, byte[]> file : content.entrySet()) {
          // The name is one of our list, never what the browser sent.
          Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return work.apply(folder);
      } finally {
        try (Stream<Path> laid = Files.list(folder)) {
          for (Path file : laid.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("uploaded files cannot be laid out to be read", e);
    }
  }

  private static final class Notes implements FileNotes {

    /** One sentence; kept: without what stands in the file, which is read once and forgotten. */
    private record Told(String file, long line, String sentence, String kept) {}

    private final List<Told> told = new ArrayList<>();
    private int untold;

    @Override
    public void rejected(Rejection rejection) {
      Rejection kept =
          new Rejection(
              rejection.file(),
              rejection.line(),
              rejection.column(),
              "",
              rejection.reason(),
              rejection.mend());
      tell(new Told(rejection.file(), rejection.line(), rejection.toString(), kept.toString()));
    }

    @Override
    public void warned(String file, String text) {
      tell(new Told(file, Long.MAX_VALUE, file + ": " + text + ".", ""));
    }

    private void tell(Told one) {
      if (told.size() < MOST_TOLD) {
        told.add(one);
      } else {
        untold++;
      }
    }

    /** What is wrong with rows comes to light in several rounds; people go through a file once. */
    Outcome with(ImportReport report) {
      told.sort(Comparator.comparing(Told::file).thenComparing(Told::line));
      return new Outcome(
          report,
          told.stream().map(Told::sentence).toList(),
          told.stream().map(Told::kept).filter(line -> !line.isEmpty()).toList(),
          untold);
    }
  }
}
