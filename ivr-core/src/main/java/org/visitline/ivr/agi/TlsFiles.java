package org.visitline.ivr.agi;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * For FastAGI over TLS, in files as every certificate authority hands them out (PEM). Asterisk
 * speaks no TLS on this line by itself: a tunnel beside it (stunnel, HAProxy) does, where the
 * network between the two is shared with others.
 *
 * @param certificates this node's own first, then what it is signed by
 * @param key its private key, PKCS 8, with no passphrase
 * @param clients who may have signed the other end's certificate; empty: it needs none, and only
 *     its address is looked at
 */
public record TlsFiles(Path certificates, Path key, Optional<Path> clients) {

  SslContext open() {
    Stream.concat(Stream.of(certificates, key), clients.stream())
        .filter(file -> !Files.isReadable(file))
        .findFirst()
        .ifPresent(
            file -> {
              throw new IllegalArgumentException(
                  "cannot read "
                      + file
                      + ", which FastAGI over TLS needs: see that it is there and that the"
                      + " service's account may read it");
            });
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(certificates.toFile(), key.toFile())
              .protocols("TLSv1.3", "TLSv1.2");
      clients.ifPresent(file -> builder.trustManager(file.toFile()).clientAuth(ClientAuth.REQUIRE));
      return builder.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no TLS with "
              + certificates
              + " and "
              + key
              + ": they must be PEM files, the key as BEGIN PRIVATE KEY (openssl pkcs8 -topk8"
              + " -nocrypt makes it so)",
          e);
    }
  }
}
