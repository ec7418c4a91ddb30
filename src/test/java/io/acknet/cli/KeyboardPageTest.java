package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;

/// Nothing on the page needs a mouse.
class KeyboardPageTest extends CardPageTest {
    private static final int MOST_TABS = 80;

    @Test
    void aQuestionIsAskedAndCheckedAndAFixProposedWithoutAMouse() throws IOException {
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        scenario("flannel");
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        type("@acknet 检查 hairpin 服务 web/cart-nokeys");
        keys(Keys.ENTER);
        threadSays("只看：service=web/cart-nokeys");
        tabTo(button("限定范围"));
        keys(Keys.ENTER);
        WebElement service = field("service");
        until().until(_ -> inModal());
        service.sendKeys(Keys.chord(Keys.CONTROL, "a"), "web/cart");
        keys(Keys.ENTER);
        threadSays("web/Service/cart");
        tabTo(button("提出修复"));
        keys(Keys.ENTER);
        until().until(ExpectedConditions.visibilityOfElementLocated(id("modal")));
        picture("keyboard-form");
        keys(Keys.ESCAPE);
        until().until(ExpectedConditions.invisibilityOfElementLocated(id("modal")));
        nothingUnsupported();
    }

    @Test
    void menusOpenMoveAndCloseByKeysAndGiveTheFocusBack() {
        visit(EMMA, "C0GENERAL");
        type("/");
        shown("suggestion");
        keys(Keys.ENTER);
        assertThat(shown("composer").getAttribute("value")).isEqualTo("/acknet ");
        tabTo(id("scenario"));
        keys(Keys.ENTER);
        shown("menu");
        keys(Keys.ARROW_DOWN, Keys.ESCAPE);
        assertThat(found(id("menu"))).isEmpty();
        assertThat(focused()).isEqualTo("scenario");
        keys(Keys.F6);
        assertThat(focused()).isEqualTo("channel-general");
        new Actions(browser()).keyDown(Keys.SHIFT).sendKeys(Keys.F6).keyUp(Keys.SHIFT).perform();
        assertThat(focused()).isEqualTo("person-" + EMMA);
        new Actions(browser()).keyDown(Keys.SHIFT).sendKeys(Keys.TAB, Keys.TAB).perform();
        new Actions(browser()).keyUp(Keys.SHIFT).perform();
        assertThat(focused()).isEqualTo("person-" + LI_LEI);
        keys(Keys.ENTER);
        listening(LI_LEI);
        new Actions(browser()).keyDown(Keys.CONTROL).sendKeys("k").keyUp(Keys.CONTROL).perform();
        shown("jump-input");
        type("dev");
        keys(Keys.ENTER);
        until().until(
                        ExpectedConditions.textToBePresentInElementLocated(
                                By.tagName("h1"), "#dev-network"));
        tabTo(id("inspector-toggle"));
        keys(Keys.ENTER);
        tabTo(id("tab-protocol"));
        keys(Keys.ARROW_RIGHT);
        assertThat(focused()).isEqualTo("tab-cluster_request");
        keys(Keys.ESCAPE);
        until().until(ExpectedConditions.invisibilityOfElementLocated(id("inspector")));
        assertThat(focused()).isEqualTo("composer");
    }

    private Boolean inModal() {
        return (Boolean)
                browser()
                        .executeScript(
                                "return document.activeElement.closest('dialog.modal') !== null");
    }

    private void type(String text) {
        new Actions(browser()).sendKeys(text).perform();
    }

    private void keys(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(browser()).sendKeys(key).perform();
        }
    }

    private void tabTo(By what) {
        WebElement wanted = until().until(ExpectedConditions.elementToBeClickable(what));
        for (int i = 0; i < MOST_TABS; i++) {
            if (browser().switchTo().activeElement().equals(wanted)) {
                return;
            }
            keys(Keys.TAB);
        }
        throw new AssertionError("the Tab key does not lead to " + what);
    }

    private String focused() {
        return String.valueOf(browser().switchTo().activeElement().getAttribute("data-testid"));
    }
}
