package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/// What the page shows of the world behind the workspace, and what it lets one break there.
class BackstagePageTest extends CardPageTest {
    @Test
    void theInspectorShowsBothProtocolsAndWhatChangesInTheCluster() throws IOException {
        visit(EMMA, ON_CALL_CHANNEL);
        scenario("flannel");
        press(id("inspector-toggle"));
        say("/acknet fix headless-service service=web/orders");
        String change = card("waiting for approval");
        lists("/acknet fix headless-service service=web/orders");
        press(By.xpath("(//summary[contains(., 'slash_commands')])[last()]"));
        lists("\"command\": \"/acknet\"");
        picture("inspector-slack");
        press(id("tab-cluster_request"));
        lists("/api/v1/namespaces/web/services");
        lists("dry run");
        picture("inspector-kubernetes");
        press(id("tab-cluster_change"));
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        approve(change, "Approve and run");
        press(id("inspector-toggle"));
        press(id("tab-cluster_change"));
        lists("web/orders-headless");
        lists("spec.clusterIP: None");
        picture("inspector-objects");
        press(id("inspector-close"));
        lastly(change, "done");
        nothingUnsupported();
    }

    @Test
    void faultsAreSwitchedOnAndOffAndShownAsLongAsTheyLast() throws IOException {
        visit(LI_LEI, ON_CALL_CHANNEL);
        scenario("flannel");
        press(id("inspector-toggle"));
        press(id("tab-cluster_change"));
        for (String fault : List.of("edited-config", "broken-node", "rate-limit", "slow-api")) {
            press(id("faults"));
            press(id("fault-" + fault));
            By chip = id("fault-off-" + fault);
            press(chip);
            until().until(ExpectedConditions.invisibilityOfElementLocated(chip));
            press(id("faults"));
            press(id("fault-" + fault));
            shown("fault-off-" + fault);
        }
        lists("\"mtu\": 1400");
        lists("NodeStatusUnknown");
        picture("faults-on");
        scenario("flannel-cni-version");
        until().until(ExpectedConditions.invisibilityOfElementLocated(id("fault-off-broken-node")));
        for (String fault : List.of("rate-limit", "slow-api")) {
            press(id("fault-off-" + fault));
        }
        until().until(ExpectedConditions.invisibilityOfElementLocated(id("fault-strip")));
        press(id("inspector-close"));
    }

    private void lists(String text) {
        By list = id("inspector-list");
        until().until(ExpectedConditions.textToBePresentInElementLocated(list, text));
        WebElement shown = browser().findElement(list);
        assertThat(shown.isDisplayed()).isTrue();
    }
}
