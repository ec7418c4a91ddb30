package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The rehearsal's page in a real browser, and how people use it. `-Dscreenshots=DIR` keeps pictures.
@ExtendWith(Stage.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageTest {
    static final String LI_LEI = "U0LILEI01";
    static final String EMMA = "U0EMMA001";
    static final String ZHOU_MIN = Rehearsal.ON_CALL;
    static final String ON_CALL_CHANNEL = Rehearsal.CHANNEL;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Dimension WIDE = new Dimension(1280, 900);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private Rehearsal rehearsal;
    private ChromeDriver browser;

    @BeforeAll
    void enter(Stage stage) {
        rehearsal = stage.rehearsal();
        browser = stage.browser();
    }

    WebElement field(String parameter) {
        return until().until(
                        ExpectedConditions.elementToBeClickable(
                                By.cssSelector("[data-field=" + parameter + "] input")));
    }

    void visit(String person, String channel) {
        browser.get("about:blank");
        browser.get(rehearsal.slack().pageUrl() + "#" + person + "/" + channel);
        until().until(
                        ExpectedConditions.attributeToBe(
                                By.cssSelector("[data-testid=presence]"),
                                "data-connected",
                                "true"));
        listening(person);
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    /// Until the page hears what happens to this person.
    void listening(String person) {
        until().until(
                        ExpectedConditions.attributeToBe(
                                By.tagName("html"), "data-listening", person));
    }

    void say(String text) {
        WebElement composer = shown("composer");
        composer.sendKeys(text);
        composer.sendKeys(Keys.ESCAPE);
        press(id("send"));
    }

    ChromeDriver browser() {
        return browser;
    }

    /// What the page shows last, so that a failure can be looked at.
    @AfterEach
    void lastPicture(TestInfo test) throws IOException {
        picture("end-" + test.getTestMethod().orElseThrow().getName());
    }

    List<WebElement> found(By what) {
        return browser.findElements(what);
    }

    WebElement shown(String testId) {
        return until().until(ExpectedConditions.elementToBeClickable(id(testId)));
    }

    static By button(String text) {
        return By.cssSelector(
                "[data-testid=thread-panel] [data-testid=block-button][data-text^='" + text + "']");
    }

    /// The thread of a message. The page opens the first answer's by itself; else as a person would.
    void openThread(String said) {
        By panel = By.cssSelector("[data-testid=thread-panel]:not([hidden])");
        By bar =
                By.xpath(
                        "(//*[@role='log'])[1]//*[@data-testid='message'][contains(., '"
                                + said
                                + "')]//*[@data-testid='reply-bar']");
        until().until(driver -> {
            if (driver.findElements(panel).stream().anyMatch(it -> it.getText().contains(said))) {
                return true;
            }
            driver.findElements(bar).stream()
                    .reduce((_, last) -> last)
                    .ifPresent(WebElement::click);
            return false;
        });
    }

    void threadSays(String text) {
        until().until(
                        ExpectedConditions.textToBePresentInElementLocated(
                                By.cssSelector("[data-testid=thread-panel]"), text));
    }

    void nothingUnsupported() {
        assertThat(browser.executeScript("return window.acknetUnsupported")).isEqualTo(0L);
    }

    /// The page redraws what it shows whenever something happens, so a press is tried until it lands.
    void press(By what) {
        var clickable = ExpectedConditions.elementToBeClickable(what);
        until().until(driver -> {
            WebElement element = clickable.apply(driver);
            if (element != null) {
                element.click();
            }
            return element;
        });
    }

    static By id(String testId) {
        return By.cssSelector("[data-testid=" + testId + "]");
    }

    Wait<WebDriver> until() {
        return new WebDriverWait(browser, PATIENCE)
                .pollingEvery(GLANCE)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(ElementClickInterceptedException.class);
    }

    void picture(String name) throws IOException {
        String directory = System.getProperty("screenshots");
        if (directory != null) {
            Files.createDirectories(Path.of(directory));
            Files.write(
                    Path.of(directory, name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
    }
}
