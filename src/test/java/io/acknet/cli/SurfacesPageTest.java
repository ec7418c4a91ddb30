package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/// Every surface of the page in both languages, wide and on a phone, light and dark: nothing is wider
/// than the screen, and axe-core finds nothing serious.
class SurfacesPageTest extends CardPageTest {
    private static final Dimension PHONE = new Dimension(360, 740);
    private static final String AXE =
            """
            const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations
              .filter(({ impact }) => impact === 'serious' || impact === 'critical')
              .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
                `${id}: ${html.slice(0, 200)} ${failureSummary}`))));
            """;

    private final String axe;

    SurfacesPageTest() throws IOException {
        try (InputStream script = SurfacesPageTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    void asBefore() {
        dark(false);
        browser().manage().window().setSize(WIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {LI_LEI, EMMA})
    void everySurfaceFitsAndIsForEverybody(String person) throws IOException {
        dark(false);
        browser().manage().window().setSize(WIDE);
        visit(person, "C0GENERAL");
        looks(person, "empty");
        visit(person, ON_CALL_CHANNEL);
        scenario("flannel");
        String service = person.equals(EMMA) ? "web/orders" : "web/cart";
        String question = person.equals(EMMA) ? "check hairpin service " : "检查 hairpin 服务 ";
        say("@acknet " + question + service);
        openThread(question + service);
        press(By.cssSelector("[data-testid=thread-panel] [data-testid=block-button].primary"));
        looks(person, "confirm");
        press(id("confirm-ok"));
        threadSays(service.replace("/", "/Service/"));
        looks(person, "verdict");
        press(id("thread-close"));
        press(id("inspector-toggle"));
        for (String tab : List.of("cluster_request", "cluster_change")) {
            press(id("tab-" + tab));
            looks(person, "inspector-" + tab);
        }
        press(id("inspector-close"));
        press(id("faults"));
        press(id("fault-edited-config"));
        shown("fault-off-edited-config");
        press(id("faults"));
        looks(person, "faults");
        press(id("fault-edited-config"));
        press(id("app-home"));
        until().until(driver ->
                !found(By.cssSelector("[data-testid=home] [data-block]")).isEmpty());
        looks(person, "home");
    }

    @Test
    void aFormAndACardFitAndAreForEverybody() throws IOException {
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        scenario("flannel-cni-version");
        say("/acknet fix cni-version");
        String change = card("待批准");
        looks(ZHOU_MIN, "card");
        visit(EMMA, ON_CALL_CHANNEL);
        looks(EMMA, "card");
        pressOn(change, "批准并执行");
        fill("name", "another-cluster");
        looks(EMMA, "form");
        assertThat(violations()).isEmpty();
        press(id("modal-close"));
        browser().findElement(By.tagName("body")).sendKeys(Keys.chord(Keys.CONTROL, "k"));
        shown("jump-input");
        looks(EMMA, "jump");
        assertThat(violations()).isEmpty();
        browser().findElement(id("jump-input")).sendKeys(Keys.ESCAPE);
        say("/acknet cancel " + change);
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        say("/acknet cancel " + change);
        cardSays(change, "已取消");
    }

    /// The rules are judged in one language: the other one changes words only.
    private void looks(String person, String surface) throws IOException {
        String name = surface + "-" + (person.equals(EMMA) ? "en" : "zh");
        for (boolean dark : List.of(true, false)) {
            dark(dark);
            String colours = name + (dark ? "-dark" : "");
            picture(colours);
            if (!person.equals(EMMA)) {
                assertThat(violations()).as(colours).isEmpty();
            }
        }
        browser().manage().window().setSize(PHONE);
        picture(name + "-phone");
        fits(name);
        browser().manage().window().setSize(WIDE);
    }

    private void fits(String name) {
        assertThat(
                        browser()
                                .executeScript(
                                        "return document.scrollingElement.scrollWidth -"
                                                + " window.innerWidth"))
                .as(name + " on a phone")
                .isEqualTo(0L);
    }

    private List<?> violations() {
        if (Boolean.TRUE.equals(browser().executeScript("return !window.axe"))) {
            browser().executeScript(axe);
        }
        return (List<?>) browser().executeAsyncScript(AXE);
    }

    private void dark(boolean on) {
        Map<String, String> scheme =
                Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light");
        Map<String, String> still = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        browser()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, still)));
    }
}
