package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/// The whole way in a real browser: asked on the page, answered by the bot, checked on the cluster.
class RehearsalPageTest extends PageTest {
    @Test
    void aChineseQuestionIsAnsweredAndCheckedOnTheCluster() throws IOException {
        visit(LI_LEI, "C0PRODONC");
        say("@acknet Pod 访问自己的 Service 时好时坏");
        openThread("时好时坏");
        By check = button("检查集群 " + Trial.CLUSTER);
        until().until(ExpectedConditions.elementToBeClickable(check));
        picture("answer");
        press(check);
        WebElement confirm = shown("confirm");
        assertThat(confirm.getText()).contains(Trial.CLUSTER);
        picture("confirm");
        press(id("confirm-ok"));
        threadSays("有问题");
        threadSays("web/Service/cart");
        picture("verdict");
        nothingUnsupported();
    }

    @Test
    void anEnglishQuestionIsAnsweredInEnglishAndTheVerdictToo() throws IOException {
        visit(EMMA, "C0PRODONC");
        say("@acknet why can't a Pod reach its own Service?");
        openThread("a Pod reach its own");
        press(button("Check on " + Trial.CLUSTER));
        press(id("confirm-ok"));
        threadSays("Problem");
        threadSays("web/Service/cart");
        picture("verdict-en");
        nothingUnsupported();
    }

    @Test
    void aCheckIsNarrowedDownInAForm() throws IOException {
        visit(LI_LEI, "C0PRODONC");
        say("@acknet 检查 hairpin 服务 web/cart");
        openThread("hairpin 服务 web/cart");
        threadSays("只看：service=web/cart");
        picture("narrowed-offer");
        press(button("限定范围"));
        WebElement pod = field("pod");
        picture("form");
        pod.sendKeys("cart-0");
        press(id("modal-submit"));
        until().until(
                        ExpectedConditions.textToBePresentInElementLocated(
                                id("modal"), "应写成 ns/name"));
        picture("form-error");
        String all = Keys.chord(Keys.CONTROL, "a");
        pod.sendKeys(all, Keys.DELETE);
        field("service").sendKeys(all, "web/orders");
        press(id("modal-submit"));
        threadSays("只看：service=web/orders");
        threadSays("web/Service/orders");
        picture("narrowed-verdict");
        nothingUnsupported();
    }

    @Test
    void allChecksAreSummedUpWithTheirEvidenceInTheThreadAndAnswersKnowThem() throws IOException {
        visit(EMMA, "C0PRODONC");
        say("@acknet doctor-network");
        openThread("doctor-network");
        threadSays("They will read");
        picture("all-offer");
        press(button("Run all checks on"));
        picture("all-confirm");
        press(id("confirm-ok"));
        threadSays("The evidence of each follows below");
        picture("all-summary");
        until().until(
                        ExpectedConditions.numberOfElementsToBe(
                                By.cssSelector(
                                        "[data-testid=thread-panel]"
                                                + " [data-testid=block-button]"
                                                + "[data-text^='Show the explanation']"),
                                9));
        picture("all-details");
        say("@acknet why are new pods slow on Terway with network policies?");
        openThread("slow on Terway");
        threadSays("This is not this cluster's problem");
        picture("known-here");
        nothingUnsupported();
    }

    @Test
    void aSlashCommandIsAnsweredToItsSenderAlone() {
        visit(EMMA, "C0DEVNET1");
        say("/acknet help");
        assertThat(shown("only-you").isDisplayed()).isTrue();
        visit(LI_LEI, "C0DEVNET1");
        shown("composer");
        assertThat(found(By.cssSelector("[data-testid=only-you]"))).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsSaidToBeUnknown() {
        visit(EMMA, "C0DEVNET1");
        say("@acknet what is for lunch today?");
        openThread("for lunch today");
        threadSays("Nothing in the knowledge base answers this");
        nothingUnsupported();
    }

    /// This browser's language is English.
    @Test
    void whoeverOpensThePageIsSomebodyOfTheirLanguage() {
        browser().get("about:blank");
        browser().get(rehearsal().slack().pageUrl().toString());
        listening(EMMA);
    }

    /// The browser keeps pages for its "back" button, and opens no more than six connections.
    @Test
    void pagesThatWereLeftHoldNoConnectionAndCatchUpOnTheWayBack() {
        for (String person : List.of(LI_LEI, EMMA, LI_LEI, EMMA, LI_LEI, EMMA, ZHOU_MIN)) {
            visit(person, "C0DEVNET1");
        }
        browser().get("about:blank");
        rehearsal().slack().as(EMMA).say("C0DEVNET1", "said while nobody looked");
        browser().navigate().back();
        listening(ZHOU_MIN);
        until().until(
                        ExpectedConditions.textToBePresentInElementLocated(
                                By.cssSelector("[role=log]"), "said while nobody looked"));
    }
}
