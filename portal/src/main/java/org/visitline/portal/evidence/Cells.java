package org.visitline.portal.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a sheet; {@code List.of} takes no empty cells. */
final class Cells {

  private Cells() {}

  static List<@Nullable Object> of(@Nullable Object... cells) {
    return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(cells)));
  }
}
