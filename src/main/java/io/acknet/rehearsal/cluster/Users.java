package io.acknet.rehearsal.cluster;

import java.security.SecureRandom;
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
        return Optional.of(authorization)
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> users.get(header.substring(7).strip()))
                .orElseThrow(Failure::unauthorized);
    }

    private String issue(String user) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        users.put(token, User.named(user));
        return token;
    }
}
