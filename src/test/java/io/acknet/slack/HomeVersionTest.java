package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Lang;
import io.acknet.rehearsal.workspace.blocks.BlockRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomeVersionTest {
    @Test
    void theHomeTabSaysWhichAcknetThisIs() {
        ObjectNode home =
                HomeView.signed(HomeView.draw(Lang.ZH, List.of(), List.of()), "0.1.0 (1a2b3c4)");

        assertThat(home.path("blocks").toString()).contains("acknet 0.1.0 (1a2b3c4)");
        assertThat(BlockRules.view(home, "home")).isEmpty();
    }

    @Test
    void saysNothingWhereNobodyKnows() {
        ObjectNode home = HomeView.draw(Lang.EN, List.of(), List.of());

        assertThat(HomeView.signed(home.deepCopy(), "")).isEqualTo(home);
    }
}
