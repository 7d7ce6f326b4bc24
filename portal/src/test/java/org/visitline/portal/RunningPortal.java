package org.visitline.portal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/**
 * A portal on a real MariaDB with {@link ADayOfCare}, started once for all tests of the module and
 * handed to those that ask for it.
 */
final class RunningPortal implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(RunningPortal.class);

  /** What runs, and the hands on its clock. */
  record Running(
      EmbeddedMariaDb server, Database database, Portal portal, AtomicReference<Instant> now)
      implements AutoCloseable {

    static Running start() {
      EmbeddedMariaDb server = EmbeddedMariaDb.temporary(Path.of("target"));
      Database database = Database.open(server.address(), 8);
      ADayOfCare.fill(database);
      AtomicReference<Instant> now = new AtomicReference<>(ADayOfCare.HALF_PAST_TEN);
      Portal portal = Portal.start(PortalSettings.local(0, "Test Borough"), database, now::get);
      return new Running(server, database, portal, now);
    }

    @Override
    public void close() {
      portal.close();
      database.close();
      server.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Portal.class || type == Running.class || type == Database.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running = running(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == Portal.class) {
      return running.portal();
    }
    return type == Database.class ? running.database() : running;
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent("running", key -> Running.start(), Running.class);
  }
}
