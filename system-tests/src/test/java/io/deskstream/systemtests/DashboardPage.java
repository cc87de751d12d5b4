package io.deskstream.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The dashboard as an agent uses it. One thread. */
final class DashboardPage {

    private final Page page;

    DashboardPage(Page page) {
        this.page = page;
    }

    void logIn(URI gateway, String email, String password) {
        page.navigate(gateway.toString() + "/");
        byId("login-email").fill(email);
        byId("login-password").fill(password);
        byId("login-submit").click();
    }

    /** Marks the document: a reload takes the mark away. */
    void mark() {
        page.evaluate("window.neverReloaded = true");
    }

    boolean isMarked() {
        return Boolean.TRUE.equals(page.evaluate("window.neverReloaded === true"));
    }

    void awaitConnection(String state) {
        assertThat(byId("connection-state"))
                .hasAttribute("data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(patience()));
    }

    void open(String conversationId) {
        item(conversationId).click();
        byId("message-list").waitFor();
    }

    void awaitUnread(String conversationId, String count) {
        assertThat(item(conversationId).getByTestId("unread-badge"))
                .hasText(count, new LocatorAssertions.HasTextOptions().setTimeout(patience()));
    }

    void awaitMessage(String text, String direction) {
        messages()
                .and(page.locator("[data-direction=" + direction + "]"))
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .waitFor();
    }

    void awaitStatus(String messageId, String status) {
        page.locator("[data-message-id='%s'][data-status=%s]".formatted(messageId, status))
                .waitFor();
    }

    void reply(String text) {
        byId("reply-input").fill(text);
        byId("reply-send").click();
    }

    List<String> messageIds() {
        return messages().all().stream()
                .map(message -> Objects.requireNonNull(message.getAttribute("data-message-id")))
                .toList();
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    private Locator item(String conversationId) {
        return page.locator("[data-testid=conversation-item][data-conversation-id='" + conversationId + "']");
    }

    private Locator messages() {
        return byId("message-list").getByTestId("message");
    }

    private Locator byId(String id) {
        return page.getByTestId(id);
    }

    private static double patience() {
        return Awaiting.PATIENCE.toMillis();
    }
}
