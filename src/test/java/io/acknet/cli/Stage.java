package io.acknet.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acknet.knowledge.Library;
import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// One rehearsal and one browser for all tests of the page: to start them takes longer than most tests.
record Stage(Rehearsal rehearsal, Trial trial, ChromeDriver browser) implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /// Hands the stage to whoever asks for it, and closes it after the last test.
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            assumeTrue(
                    Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                    "skipped: no browser; install chromium and chromium-driver to run this test");
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Stage.class))
                    .computeIfAbsent(Stage.class, _ -> open(), Stage.class);
        }
    }

    private static Stage open() {
        try {
            Rehearsal rehearsal = Rehearsal.start(0, Trial.roles());
            Trial trial = Trial.start(rehearsal, Library.bundled(), Optional.empty());
            return new Stage(rehearsal, trial, chromium());
        } catch (IOException e) {
            throw new IllegalStateException("the rehearsal does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the rehearsal starts", e);
        }
    }

    private static ChromeDriver chromium() {
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

    @Override
    public void close() throws IOException {
        browser.quit();
        trial.close();
    }
}
