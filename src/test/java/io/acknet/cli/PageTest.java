package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acknet.knowledge.Library;
import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The rehearsal's page in a real browser, and how people use it. `-Dscreenshots=DIR` keeps pictures.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageTest {
    static final String LI_LEI = "U0LILEI01";
    static final String EMMA = "U0EMMA001";
    static final String ZHOU_MIN = Rehearsal.ON_CALL;
    static final String ON_CALL_CHANNEL = Rehearsal.CHANNEL;

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Trial trial;
    private URI page;
    private ChromeDriver browser;

    @BeforeAll
    void open() throws Exception {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "skipped: no browser; install chromium and chromium-driver to run this test");
        Rehearsal rehearsal = Rehearsal.start(0, Trial.roles());
        page = rehearsal.slack().pageUrl();
        trial = Trial.start(rehearsal, Library.bundled(), Optional.empty());
        browser = start();
    }

    @AfterAll
    void close() throws IOException {
        if (browser != null) {
            browser.quit();
        }
        if (trial != null) {
            trial.close();
        }
    }

    WebElement field(String parameter) {
        return until().until(
                        ExpectedConditions.elementToBeClickable(
                                By.cssSelector("[data-field=" + parameter + "] input")));
    }

    void visit(String person, String channel) {
        browser.get("about:blank");
        browser.get(page + "#" + person + "/" + channel);
        until().until(
                        ExpectedConditions.attributeToBe(
                                By.cssSelector("[data-testid=presence]"),
                                "data-connected",
                                "true"));
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

    private static ChromeDriver start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
        return new ChromeDriver(service, options);
    }
}
