package io.acknet.rehearsal.cluster;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The bearer tokens of the cluster and whom they stand for.
final class Users {
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /// The token of a user, the same one at each call.
    String token(String user) {
        return tokens.computeIfAbsent(user, this::issue);
    }

    /// @param authorization the header, or empty when there is none
    /// @throws Failure 401 for a token that nobody issued
    User authenticate(String authorization) {
        if (authorization.isEmpty()) {
            return User.named(User.ANONYMOUS);
        }
        return bearer(authorization)
                .or(() -> basic(authorization))
                .map(users::get)
                .orElseThrow(Failure::unauthorized);
    }

    private static Optional<String> bearer(String authorization) {
        return after("Bearer ", authorization);
    }

    /// A token as a password: how it travels when it stands in the server's address.
    private static Optional<String> basic(String authorization) {
        return after("Basic ", authorization)
                .map(Users::decoded)
                .map(pair -> pair.substring(pair.indexOf(':') + 1));
    }

    private static Optional<String> after(String scheme, String header) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(header.substring(scheme.length()).strip())
                : Optional.empty();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Failure.unauthorized();
        }
    }

    private String issue(String user) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        users.put(token, User.named(user));
        return token;
    }
}
