package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.visitline.portal.RunningPortal.Running;

/** Pages are not read again for each reader. */
@ExtendWith(RunningPortal.class)
class PiecesOfPagesTest {

  private static final Path PAGES = Path.of("src/main/resources/org/visitline/portal/pages");

  /** What the framework keeps: each attribute's text, and each expression in it. */
  private static final List<Pattern> PIECES =
      List.of(Pattern.compile("th:[a-z]+=\"([^\"]*)\""), Pattern.compile("[$@~]\\{[^}]*}"));

  @Test
  void every_piece_of_every_page_has_room_among_those_that_are_kept(Running running)
      throws IOException {
    SpringTemplateEngine engine = running.portal().context().getBean(SpringTemplateEngine.class);
    StandardCacheManager kept = (StandardCacheManager) engine.getCacheManager();
    Set<String> pieces = new HashSet<>();
    try (Stream<Path> files = Files.walk(PAGES)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
        String text = Files.readString(page);
        PIECES.forEach(
            piece -> piece.matcher(text).results().map(MatchResult::group).forEach(pieces::add));
      }
    }

    assertThat(pieces).hasSizeGreaterThan(2_000);
    assertThat(kept.getExpressionCacheMaxSize()).isGreaterThan(2 * pieces.size());
  }
}
