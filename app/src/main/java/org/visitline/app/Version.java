package org.visitline.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Visitline.class.getPackage().getImplementationVersion();
    return new String[] {"Visitline " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
