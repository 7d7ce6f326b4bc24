package org.visitline.ivr.agi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;

/** A certificate and its key, made by the JDK's own keytool, in the files that an operator has. */
final class TestCertificates {

  private static final char[] PASSWORD = "secret".toCharArray();

  private final Path store;

  /** Makes one of this name in a folder. */
  TestCertificates(Path folder, String name) throws Exception {
    store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "node",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + said);
    }
  }

  KeyStore keyStore() throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(store.toFile(), PASSWORD);
  }

  char[] password() {
    return PASSWORD;
  }

  Path certificate() throws GeneralSecurityException, IOException {
    return pem("CERTIFICATE", keyStore().getCertificate("node").getEncoded());
  }

  /** As the door wants them. */
  TlsFiles files(Optional<Path> clients) throws GeneralSecurityException, IOException {
    return new TlsFiles(
        certificate(),
        pem("PRIVATE KEY", keyStore().getKey("node", PASSWORD).getEncoded()),
        clients);
  }

  private Path pem(String what, byte[] der) throws IOException {
    return Files.writeString(
        store.resolveSibling(store.getFileName() + "." + what.replace(' ', '-') + ".pem"),
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END "
            + what
            + "-----\n");
  }
}
