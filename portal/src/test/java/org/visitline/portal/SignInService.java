package org.visitline.portal;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A council's sign-in service, as OpenID Connect Core 1.0 has it: the code flow with PKCE, a
 * confidential client, ID tokens signed with RS256. Whoever comes is the person set by {@link
 * #person}; what a real one asks of people is left out.
 */
final class SignInService implements AutoCloseable {

  static final String CLIENT = "visitline";
  static final String SECRET = "the client's secret";

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private volatile Map<String, Object> person = Map.of();
  private volatile RSAKey signing;
  private volatile String audience = CLIENT;

  private SignInService(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
    this.signing = key;
  }

  static SignInService start() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SignInService service =
        new SignInService(server, new RSAKeyGenerator(2048).keyID("1").generate());
    server.createContext("/.well-known/openid-configuration", service::configuration);
    server.createContext("/authorize", service::authorize);
    server.createContext("/token", service::token);
    server.createContext("/jwks", service::keys);
    server.start();
    return service;
  }

  URI issuer() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Who comes next. */
  void person(Map<String, Object> claims) {
    person = claims;
  }

  /** A token that somebody else has signed. */
  void signWithAnotherKey() throws Exception {
    signing = new RSAKeyGenerator(2048).keyID("1").generate();
  }

  void tokensFor(String client) {
    audience = client;
  }

  void behaveAgain() {
    signing = key;
    audience = CLIENT;
  }

  private void configuration(HttpExchange exchange) throws IOException {
    String issuer = issuer().toString();
    json(
        exchange,
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
         "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/jwks",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"],
         "token_endpoint_auth_methods_supported": ["client_secret_basic"],
         "code_challenge_methods_supported": ["S256"]}
        """
            .formatted(issuer));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + encoded(asked.get("state")));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> given =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = codes.remove(given.get("code"));
    String client =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (encoded(CLIENT) + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
    try {
      boolean right =
          asked != null
              && client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
              && asked.get("redirect_uri").equals(given.get("redirect_uri"))
              && challenge(given.get("code_verifier")).equals(asked.get("code_challenge"));
      if (!right) {
        exchange.sendResponseHeaders(400, -1);
        exchange.close();
        return;
      }
      json(
          exchange,
          "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 300, \"id_token\": \"%s\"}"
              .formatted(UUID.randomUUID(), idToken(asked.get("nonce"))));
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private String idToken(String nonce) throws Exception {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer().toString())
            .audience(audience)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .claim("nonce", nonce);
    person.forEach(claims::claim);
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims.build());
    token.sign(new RSASSASigner(signing));
    return token.serialize();
  }

  private void keys(HttpExchange exchange) throws IOException {
    json(exchange, new JWKSet(key.toPublicJWK()).toString());
  }

  private static String challenge(String verifier) throws Exception {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            MessageDigest.getInstance("SHA-256")
                .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
  }

  private static Map<String, String> form(String text) {
    return new HashMap<>(
        Arrays.stream(text.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
