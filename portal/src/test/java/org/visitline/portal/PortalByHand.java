package org.visitline.portal;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/** Starts the portal with {@link ADayOfCare} for looking at it in a browser. Ended by Ctrl-C. */
final class PortalByHand {

  private PortalByHand() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.temporary(Path.of("target"));
        Database database = Database.open(server.address(), 8)) {
      ADayOfCare.fill(database);
      int port = Integer.getInteger("port", 18080);
      System.out.printf(
          "%s|%s|%s%n",
          server.address().jdbcUrl(), server.address().user(), server.address().password());
      long begun = System.nanoTime();
      try (Portal portal =
          Portal.start(
              PortalSettings.local(port, "Sample Borough"),
              database,
              () -> ADayOfCare.HALF_PAST_TEN)) {
        System.out.printf(
            "%s started in %d ms: olive, ann, ben / %s%n",
            portal.url(), (System.nanoTime() - begun) / 1_000_000, ADayOfCare.PASSWORD);
        new CountDownLatch(1).await();
      }
    }
  }
}
