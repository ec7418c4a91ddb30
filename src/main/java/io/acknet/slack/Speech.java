package io.acknet.slack;

import io.acknet.conversation.Command;
import io.acknet.conversation.Manners;
import io.acknet.conversation.Person;
import io.acknet.conversation.Said;
import io.acknet.lang.Lang;
import java.util.Optional;

/// Who speaks, and in which language they are answered: that of what they wrote, else that of their
/// Slack, else that of the channel.
final class Speech {
    private final People people;
    private final Manners manners;

    Speech(People people, Manners manners) {
        this.people = people;
        this.manners = manners;
    }

    Person who(Inbound.From from) {
        return people.of(from);
    }

    /// @param text as it was written
    Said said(Inbound.From from, Command command, String text) {
        Person who = people.of(from);
        return new Said(who, from.place(), command, lang(who, from.channel(), text));
    }

    /// What a button stands for, said by whoever pressed it. What only they see is in their language,
    /// the rest in that of the message that holds the button.
    Said said(Inbound.From from, Button button) {
        Person who = people.of(from);
        Lang lang =
                concernsOne(button.command()) ? who.locale().orElse(button.lang()) : button.lang();
        return new Said(who, from.place(), button.command(), lang);
    }

    private static boolean concernsOne(Command command) {
        return isPrivate(command)
                || command instanceof Command.AsksOfChange
                || command instanceof Command.AsksOfChannel
                || command instanceof Command.ChangesChannel;
    }

    /// What a click on a card comes to, all see in the card; a refusal concerns whoever clicked.
    static boolean isPrivate(Command command) {
        return command instanceof Command.CancelRun
                || command instanceof Command.OfChanges
                || command instanceof Command.OfLearning;
    }

    Lang of(Inbound.From from, String text) {
        return lang(people.of(from), from.channel(), text);
    }

    /// Of a person who wrote nothing.
    Lang of(Inbound.From from) {
        return of(from, "");
    }

    private Lang lang(Person who, String channel, String text) {
        Optional<Lang> written = Lang.written(text);
        return written.or(who::locale).or(() -> manners.of(channel).lang()).orElse(Lang.EN);
    }

    /// Of what nobody in particular has asked for: that of the channel, else that of whoever caused it.
    Lang ofChannel(Inbound.From from) {
        return manners.of(from.channel()).lang().orElseGet(() -> of(from));
    }
}
