package io.acknet.conversation;

import io.acknet.check.BadRequest;
import io.acknet.check.Params;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import java.util.List;

/// The ways in which a check is refused, each with what would help.
final class Refusals {
    private Refusals() {}

    static Reply gone(Lang lang, String topic) {
        return new Reply.Refused(lang, Sentences.topicGone(topic), Sentences.askAnew());
    }

    static Reply noCheck(Lang lang, Topic topic) {
        return new Reply.Refused(lang, Sentences.noCheck(topic), Sentences.askInstead(topic.id()));
    }

    static Reply notBound(Lang lang) {
        return new Reply.Refused(lang, Sentences.notBound(), Sentences.howToBind());
    }

    static Reply badParameter(Said said, BadRequest bad, String topic, List<Params.Key> taken) {
        return new Reply.Refused(
                said.lang(), Sentences.badParameter(bad.text()), Sentences.takes(topic, taken));
    }

    static Reply mayNotCheck(Said said) {
        return new Reply.Refused(
                said.lang(), Sentences.mayNotCheck(said.who()), Sentences.askAMember());
    }

    /// @param command what to say instead
    static Reply bindingChanged(Lang lang, String cluster, String command) {
        return new Reply.Refused(
                lang, Sentences.bindingChanged(cluster), Sentences.askInstead(command));
    }

    static Reply otherCluster(Lang lang, String cluster) {
        return new Reply.Refused(
                lang, Sentences.otherCluster(cluster), Sentences.bindAgain(cluster));
    }

    static Reply cannotReach(Lang lang, Inspection.Unreachable why) {
        if (why.busy()) {
            return new Reply.Refused(lang, why.reason(), Sentences.clickLater());
        }
        return new Reply.Refused(
                lang, Sentences.cannotReach(why.reason()), Sentences.nothingRead());
    }
}
