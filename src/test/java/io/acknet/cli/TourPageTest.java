package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.support.ui.ExpectedConditions;

/// The guided tour, from the first question to the change that was taken back.
class TourPageTest extends CardPageTest {
    private static final Dimension PHONE = new Dimension(360, 740);

    @Test
    void itsButtonsLeadFromAQuestionToAFixThatIsTakenBack() throws IOException {
        begin(LI_LEI);
        assertThat(step()).isEqualTo("ask");
        picture("tour-1-ask");
        press(id("tour-do"));
        stepIs("check");
        threadSays("hairpin");
        picture("tour-2-check");
        press(id("tour-do"));
        press(id("confirm-ok"));
        stepIs("propose");
        threadSays("有问题");
        picture("tour-3-propose");
        pressTour("换成周敏");
        listening(ZHOU_MIN);
        pressTour("替我提出修复");
        until().until(
                        ExpectedConditions.attributeToBe(
                                By.cssSelector("[data-field=service] input"), "value", "web/cart"));
        press(id("modal-submit"));
        stepIs("approve");
        String change = card("待批准");
        pressTour("换成 Emma Clarke");
        listening(EMMA);
        picture("tour-4-approve");
        pressTour("Open the approval");
        until().until(
                        ExpectedConditions.attributeToBe(
                                By.cssSelector("[data-field=name] input"), "value", Trial.CLUSTER));
        picture("tour-4-modal");
        press(id("modal-submit"));
        stepIs("undo");
        cardSays(change, "已完成");
        picture("tour-5-done");
        pressTour("Press Undo for me");
        press(id("confirm-ok"));
        pressTour("Become 周敏");
        listening(ZHOU_MIN);
        pressTour("打开批准窗口");
        press(id("modal-submit"));
        stepIs("done");
        picture("tour-6-done");
        card("Undo", "done");
        picture("tour-7-undone");
        nothingUnsupported();
    }

    @Test
    void itSeesWhatIsDoneWithoutItAndStaysAwayOnceLeft() throws IOException {
        browser().manage().window().setSize(PHONE);
        try {
            begin(EMMA);
            picture("tour-phone-1");
            say("@acknet why can't a Pod reach its own Service?");
            stepIs("check");
            picture("tour-phone-2");
            press(id("tour-leave"));
            until().until(ExpectedConditions.invisibilityOfElementLocated(id("tour")));
            visit(EMMA, ON_CALL_CHANNEL);
            assertThat(found(By.cssSelector("[data-testid=tour]:not([hidden])"))).isEmpty();
            press(id("tour-toggle"));
            assertThat(step()).isEqualTo("check");
        } finally {
            browser().manage().window().setSize(WIDE);
        }
    }

    /// A visitor of whom this browser knows nothing yet.
    private void begin(String person) {
        visit(person, ON_CALL_CHANNEL);
        browser().executeScript("sessionStorage.clear()");
        visit(person, ON_CALL_CHANNEL);
    }

    private String step() {
        return String.valueOf(shown("tour").getAttribute("data-step"));
    }

    private void stepIs(String step) {
        until().until(ExpectedConditions.attributeToBe(id("tour"), "data-step", step));
    }

    private void pressTour(String label) {
        until().until(ExpectedConditions.textToBe(id("tour-do"), label));
        press(id("tour-do"));
    }
}
