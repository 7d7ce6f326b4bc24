import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that every Java file is laid out as google-java-format has it, or lays it out so.
 *
 * <p>Run by the root POM on the toolchain's JDK: the formatter parses with the javac that it runs on, and the one that Maven
 * itself runs on may be too old for our sources.
 */
class Format {

  public static void main(String[] args) throws Exception {
    boolean apply = args.length > 0 && args[0].equals("apply");
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        Path.of(""),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String name = dir.getFileName().toString();
            boolean ours = !name.equals("target") && !name.equals("jooq") && (name.isEmpty() || !name.startsWith("."));
            return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java") && !file.startsWith("build")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> unformatted = new ArrayList<>();
    for (Path source : sources) {
      String text = Files.readString(source);
      String wanted = formatter.formatSourceAndFixImports(text);
      if (!wanted.equals(text)) {
        unformatted.add(source);
        if (apply) {
          Files.writeString(source, wanted);
        }
      }
    }
    if (!apply && !unformatted.isEmpty()) {
      unformatted.forEach(source -> System.err.println("not formatted: " + source));
      System.err.println("Mend with: mvn -N initialize -Dformat=apply");
      System.exit(1);
    }
  }
}
