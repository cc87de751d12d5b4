package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The dashboard in a real browser: live, honest about its connection, and complete after a restart of the system. */
@Order(8)
@ExtendWith(SharedDesk.class)
class AnAgentWorksInTheBrowserTest {

    @Test
    void aConversationGoesOnInTheBrowserOverARestartOfTheSystem(Desk desk) {
        Optional<Chromium> chromium = Chromium.launch();
        assumeTrue(chromium.isPresent());
        try (Chromium browser = chromium.get()) {
            DashboardPage dashboard = new DashboardPage(browser.newPage());
            dashboard.logIn(desk.system.gateway(), RunningSystem.ADMIN_EMAIL, RunningSystem.ADMIN_PASSWORD);
            dashboard.awaitConnection("live");
            dashboard.mark();

            String customer = someCustomersWrite(desk, dashboard);
            answers(desk, dashboard, customer);
            dashboard.screenshot(Path.of("target", "dashboard.png"));

            seesWhatCameWhileTheSystemWasDown(desk, dashboard, customer);
            assertThat(dashboard.isMarked())
                    .as("the page was never loaded anew")
                    .isTrue();
        }
    }

    /** The one to answer; the others are there to be seen. */
    private static String someCustomersWrite(Desk desk, DashboardPage dashboard) {
        List<String> others = List.of(
                "Is the blue city bike available in size S?",
                "¿Hacéis envíos a Canarias?",
                "Thank you, it works like a charm",
                "My invoice shows the wrong street.");
        for (int i = 0; i < others.size(); i++) {
            String channel = i % 2 == 0 ? "instagram" : "facebook";
            String other = Desk.newCustomer();
            desk.meta.customerWrites(channel, other, others.get(i));
            dashboard.awaitUnread(Desk.conversationId(channel, other), "1");
        }
        String customer = Desk.newCustomer();
        desk.meta.customerWrites("facebook", customer, "Hello! Where is my order 4711?");
        dashboard.awaitUnread(Desk.conversationId("facebook", customer), "1");
        return customer;
    }

    private static void answers(Desk desk, DashboardPage dashboard, String customer) {
        String conversation = Desk.conversationId("facebook", customer);
        dashboard.open(conversation);
        dashboard.awaitMessage("Where is my order 4711?", "inbound");
        desk.meta.customerWrites("facebook", customer, "I wait since Monday.");
        dashboard.awaitMessage("I wait since Monday.", "inbound");

        dashboard.reply("It left this morning and arrives tomorrow.");
        dashboard.awaitMessage("It left this morning", "outbound");
        List<JsonNode> sent =
                Awaiting.until("the customer has it", () -> desk.meta.sent(customer), messages -> !messages.isEmpty());
        assertThat(sent)
                .extracting(message -> Json.text(message, "text"))
                .containsExactly("It left this morning and arrives tomorrow.");
        String reply = desk.admin().messages(conversation).getLast().path("id").asString();
        dashboard.awaitStatus(reply, "delivered");
        desk.meta.customerReads("facebook", customer);
        dashboard.awaitStatus(reply, "read");
    }

    private static void seesWhatCameWhileTheSystemWasDown(Desk desk, DashboardPage dashboard, String customer) {
        desk.system.stop();
        dashboard.awaitConnection("offline");
        desk.meta.customerWrites("facebook", customer, "Written while nobody listened.");
        desk.system.start();
        dashboard.awaitConnection("live");
        dashboard.awaitMessage("Written while nobody listened.", "inbound");

        List<String> stored = desk.admin().messages(Desk.conversationId("facebook", customer)).stream()
                .map(message -> message.path("id").asString())
                .toList();
        assertThat(stored).hasSize(4);
        assertThat(dashboard.messageIds()).containsExactlyElementsOf(stored);
    }
}
