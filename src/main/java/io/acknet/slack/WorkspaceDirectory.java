package io.acknet.slack;

import io.acknet.change.Account;
import io.acknet.change.Directory;
import io.acknet.change.Who;
import io.acknet.conversation.ChangeTalk;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The workspace's people, for whoever judges their rights when nobody has just spoken.
final class WorkspaceDirectory implements Directory {
    private final Gateway gateway;
    private final People people;
    private volatile @Nullable String team;

    WorkspaceDirectory(Gateway gateway, People people) {
        this.gateway = gateway;
        this.people = people;
    }

    @Override
    public Who who(Account account) {
        try {
            var from = new Inbound.From(team(), account.team(), account.user(), "");
            Who who = ChangeTalk.who(people.of(from));
            return who.account().equals(account) ? who : Who.unknown(account);
        } catch (SlackRefusal | SlackUnreachable e) {
            return Who.unknown(account); // who cannot be asked about may do nothing
        }
    }

    @Override
    public Optional<Set<String>> members(String group) {
        return people.members(group);
    }

    /// The workspace that the bot is installed in: people of another one are strangers.
    private String team() {
        String known = team;
        if (known == null) {
            known = gateway.whoAmI().getTeamId();
            team = known;
        }
        return known;
    }
}
