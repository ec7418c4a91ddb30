package io.acknet.rehearsal.cluster;

import java.util.List;

/// Who makes a request: the owner of its token, or whom that one may impersonate.
final class Identification {

    /// Whether a user may do what impersonation asks for.
    interface Permission {
        boolean allows(User user, Attempt attempt);
    }

    private final Users users;
    private final Permission permission;

    Identification(Users users, Permission permission) {
        this.users = users;
        this.permission = permission;
    }

    /// @throws Failure 401 for an unknown token, 403 for one that may not impersonate
    User of(Call call) {
        User real = users.authenticate(call.header("Authorization"));
        String wanted = call.header("Impersonate-User");
        if (wanted.isEmpty()) {
            return real;
        }
        check(real, "users", wanted);
        String group = call.header("Impersonate-Group");
        if (group.isEmpty()) {
            return User.named(wanted);
        }
        check(real, "groups", group);
        return new User(wanted, List.of(group, "system:authenticated"));
    }

    private void check(User real, String what, String name) {
        Attempt attempt = new Attempt("impersonate", "", what, "", name);
        if (!permission.allows(real, attempt)) {
            throw Failure.plain(
                    403,
                    "Forbidden",
                    what + " \"" + name + "\" is forbidden: " + attempt.refusal(real));
        }
    }
}
