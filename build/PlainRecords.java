import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the annotations off the components of records in a folder of class files.
 *
 * <p>Run before mutation testing: a JVM refuses to exchange a record whose components carry {@code @Nullable} for a changed one, and
 * PIT takes that refusal for a test that noticed the change.
 */
class PlainRecords {

  private static final ClassTransform PLAIN =
      (classes, element) ->
          classes.with(element instanceof RecordAttribute record ? RecordAttribute.of(plain(record)) : element);

  public static void main(String[] args) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        ClassModel read = ClassFile.of().parse(file);
        if (read.attributes().stream().anyMatch(RecordAttribute.class::isInstance)) {
          Files.write(file, ClassFile.of().transformClass(read, PLAIN));
        }
      }
    }
  }

  private static List<RecordComponentInfo> plain(RecordAttribute record) {
    return record.components().stream()
        .map(component -> RecordComponentInfo.of(component.name(), component.descriptor(), List.of()))
        .toList();
  }
}
