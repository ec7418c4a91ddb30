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
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

/// The whole way in a real browser: asked on the page, answered by the bot, checked on the cluster.
/// `-Dscreenshots=DIR` keeps pictures of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalPageTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LI_LEI = "U0LILEI01";
    private static final String EMMA = "U0EMMA001";

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
        browser = browser();
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

    private WebElement field(String parameter) {
        return until().until(
                        ExpectedConditions.elementToBeClickable(
                                By.cssSelector("[data-field=" + parameter + "] input")));
    }

    @Test
    void aSlashCommandIsAnsweredToItsSenderAlone() {
        visit(EMMA, "C0DEVNET1");
        say("/acknet help");
        assertThat(shown("only-you").isDisplayed()).isTrue();
        visit(LI_LEI, "C0DEVNET1");
        shown("composer");
        assertThat(browser.findElements(By.cssSelector("[data-testid=only-you]"))).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsSaidToBeUnknown() {
        visit(EMMA, "C0DEVNET1");
        say("@acknet what is for lunch today?");
        openThread("for lunch today");
        threadSays("Nothing in the knowledge base answers this");
        nothingUnsupported();
    }

    private void visit(String person, String channel) {
        browser.get("about:blank");
        browser.get(page + "#" + person + "/" + channel);
        until().until(
                        ExpectedConditions.attributeToBe(
                                By.cssSelector("[data-testid=presence]"),
                                "data-connected",
                                "true"));
    }

    private void say(String text) {
        WebElement composer = shown("composer");
        composer.sendKeys(text);
        composer.sendKeys(Keys.ESCAPE);
        press(id("send"));
    }

    private WebElement shown(String testId) {
        return until().until(ExpectedConditions.elementToBeClickable(id(testId)));
    }

    private static By button(String text) {
        return By.cssSelector(
                "[data-testid=thread-panel] [data-testid=block-button][data-text^='" + text + "']");
    }

    /// The thread of a message. The page opens the first answer's by itself; else as a person would.
    private void openThread(String said) {
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

    private void threadSays(String text) {
        until().until(
                        ExpectedConditions.textToBePresentInElementLocated(
                                By.cssSelector("[data-testid=thread-panel]"), text));
    }

    private void nothingUnsupported() {
        assertThat(browser.executeScript("return window.acknetUnsupported")).isEqualTo(0L);
    }

    /// The page redraws what it shows whenever something happens, so a press is tried until it lands.
    private void press(By what) {
        var clickable = ExpectedConditions.elementToBeClickable(what);
        until().until(driver -> {
            WebElement element = clickable.apply(driver);
            if (element != null) {
                element.click();
            }
            return element;
        });
    }

    private static By id(String testId) {
        return By.cssSelector("[data-testid=" + testId + "]");
    }

    private Wait<WebDriver> until() {
        return new WebDriverWait(browser, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(ElementClickInterceptedException.class);
    }

    private void picture(String name) throws IOException {
        String directory = System.getProperty("screenshots");
        if (directory != null) {
            Files.createDirectories(Path.of(directory));
            Files.write(
                    Path.of(directory, name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
    }

    private static ChromeDriver browser() {
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
