package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// How people deal with the cards of changes on the page.
abstract class CardPageTest extends PageTest {
    static final boolean SLOW = System.getProperty("slow") != null;

    private static final Pattern HANDLE = Pattern.compile("(?:变更|Change) ([0-9A-Z]{5}) ·");

    void approve(String change, String label) {
        pressOn(change, label);
        fill("name", Trial.CLUSTER);
        press(id("modal-submit"));
    }

    /// A picture of a card from its beginning, without the thread beside it.
    void at(String handle, String name) throws IOException {
        if (found(By.cssSelector("[data-testid=thread-panel]:not([hidden])")).size() == 1) {
            press(id("thread-close"));
        }
        until().until(driver -> {
            browser()
                    .executeScript(
                            "arguments[0].scrollIntoView({block: 'start'})",
                            found(ofCard(handle)).getFirst());
            return true;
        });
        picture(name);
    }

    void scenario(String name) {
        press(id("scenario"));
        press(id("scenario-" + name));
        pageSays("已切换到", "Now simulating");
    }

    /// The newest card that says so: its handle.
    String card(String... says) {
        return until().until(driver ->
                found(By.xpath("(//*[@role='log'])[1]//*[@data-testid='message']"))
                        .reversed()
                        .stream()
                        .map(WebElement::getText)
                        .filter(text -> Stream.of(says).allMatch(text::contains))
                        .map(HANDLE::matcher)
                        .filter(Matcher::find)
                        .map(match -> match.group(1))
                        .findFirst()
                        .orElse(null));
    }

    static By ofCard(String handle) {
        return By.xpath(
                "(//*[@role='log'])[1]//*[@data-testid='message'][contains(., '"
                        + handle
                        + " ·')]");
    }

    void cardSays(String handle, String text) {
        until().until(ExpectedConditions.textToBePresentInElementLocated(ofCard(handle), text));
    }

    /// After a canary was watched for a minute, or a check was given a minute to be content.
    void lastly(String handle, String text) {
        new WebDriverWait(browser(), Duration.ofMinutes(3))
                .until(ExpectedConditions.textToBePresentInElementLocated(ofCard(handle), text));
    }

    void pressOn(String handle, String label) {
        press(
                By.xpath(
                        "((//*[@role='log'])[1]//*[@data-testid='message'][contains(., '"
                                + handle
                                + " ·')])[1]//*[@data-testid='block-button'][starts-with(@data-text, '"
                                + label
                                + "')]"));
    }

    void pageSays(String... either) {
        until().until(driver -> {
            String text = driver.findElement(By.tagName("body")).getText();
            return Stream.of(either).anyMatch(text::contains);
        });
    }

    void fill(String field, String text) {
        By where =
                By.cssSelector(
                        "[data-field=" + field + "] input, [data-field=" + field + "] textarea");
        WebElement input = until().until(ExpectedConditions.elementToBeClickable(where));
        input.clear();
        input.sendKeys(text);
        assertThat(input.getAttribute("value")).isEqualTo(text);
    }
}
