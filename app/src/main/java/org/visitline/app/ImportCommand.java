package org.visitline.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.imports.ImportReport;
import org.visitline.verification.time.CivilZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the council's and the providers' files into the database. */
@Command(
    name = "import",
    description = {
      "Load a folder of files (docs/files.md) into the database: providers, service users, care"
          + " workers, orders, visits, rota, suspensions, outages, logged calls; those that are"
          + " there.",
      "A row that cannot be taken is named with its reason, and the rest is loaded. Loading twice"
          + " changes nothing."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0: every row was taken",
      "1: it could not be done",
      "2: the words were off",
      "3: done, but rows were rejected"
    })
final class ImportCommand implements Callable<Integer> {

  private static final int WITH_REJECTIONS = 3;

  @Parameters(paramLabel = "DIR", description = "the folder with the files")
  Path folder = Path.of("");

  @Option(
      names = "--preview",
      description = "say what would be new, updated, unchanged and rejected, and change nothing")
  boolean preview;

  @Mixin PinKeyOption pinKey = new PinKeyOption();
  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() {
    try (Database database = Database.open(options.address(), 2)) {
      database.migrate();
      FolderImport files =
          new FolderImport(
              database, PinKey.at(pinKey.file), InstantSource.system(), CivilZone.LONDON, "GB");
      ImportReport report =
          preview ? files.preview(folder, new ToTerminal()) : files.load(folder, new ToTerminal());
      System.out.println(report);
      System.out.println(preview ? "This was a preview: nothing was changed." : "Loaded.");
      return report.isClean() ? 0 : WITH_REJECTIONS;
    }
  }
}
