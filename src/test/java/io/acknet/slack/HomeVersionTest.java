package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Overview;
import io.acknet.lang.Lang;
import io.acknet.rehearsal.workspace.blocks.BlockRules;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HomeVersionTest {
    @Test
    void theHomeTabSaysWhichAcknetThisIs() {
        ObjectNode home = HomeView.signed(home(Lang.ZH), "0.1.0 (1a2b3c4)");

        assertThat(home.path("blocks").toString()).contains("acknet 0.1.0 (1a2b3c4)");
        assertThat(BlockRules.view(home, "home")).isEmpty();
    }

    @Test
    void saysNothingWhereNobodyKnows() {
        ObjectNode home = home(Lang.EN);

        assertThat(HomeView.signed(home.deepCopy(), "")).isEqualTo(home);
    }

    private static ObjectNode home(Lang lang) {
        Overview nothing =
                new Overview(lang, List.of(), List.of(), List.of(), OptionalInt.empty(), false);
        return HomeView.draw(new Pen(lang, _ -> "id"), nothing, List.of());
    }
}
