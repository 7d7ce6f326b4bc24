package org.visitline.ivr.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFileTest {

  @TempDir Path folder;

  private Path path;
  private DirectoryFile file;

  @BeforeEach
  void in_a_folder() {
    path = folder.resolve("directory.csv");
    file = new DirectoryFile(path);
  }

  @Test
  void what_was_saved_is_found() throws IOException {
    file.save(TestDirectory.BOROUGH);

    assertThat(file.find()).contains(TestDirectory.BOROUGH);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void before_the_first_saving_there_is_none() throws IOException {
    assertThat(file.find()).isEmpty();
  }

  @Test
  void a_file_cut_short_anywhere_is_not_used() throws IOException {
    file.save(TestDirectory.BOROUGH);
    byte[] whole = Files.readAllBytes(path);
    // The last row is 'end' and its line end; without that line end it is still whole.
    for (int cut = 0; cut < whole.length - "end\r\n".length() + 2; cut++) {
      Files.write(path, java.util.Arrays.copyOf(whole, cut));
      assertThat(file.find()).as("cut at " + cut).isEmpty();
    }
  }

  @Test
  void somebody_elses_file_is_not_used() throws IOException {
    for (String text :
        List.of("pin,\nend", "line,x,y,noon,\nend", "\"unfinished", "code,1,\nend")) {
      Files.writeString(path, text);
      assertThat(file.find()).as(text).isEmpty();
    }
  }
}
