package io.deskstream.persistence.meta;

import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Activity;
import io.deskstream.persistence.domain.PlatformEvent.HandOver;
import io.deskstream.schemas.ids.PlatformApps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what happens in a conversation and is no message, and puts it into one line that an agent understands. */
final class ActivityReader {

    private ActivityReader() {}

    /** @param raw the item as it came */
    static PlatformEvent read(JsonNode item, String raw, @Nullable Long at) {
        String name = Context.nameOf(item);
        JsonNode what = item.path(name);
        return switch (name) {
            case "referral" -> activity("referral", referral(what), true, item, raw, at);
            case "optin" -> activity("optin", optIn(what), !isStop(what), item, raw, at);
            case "pass_thread_control", "take_thread_control", "request_thread_control", "app_roles" ->
                new HandOver(
                        Members.filled(what.path("new_owner_app_id")),
                        activity("handover", handOver(name, what), false, item, raw, at));
            case "account_linking" -> activity("account_linking", accountLinking(what), false, item, raw, at);
            case "policy_enforcement", "policy-enforcement" -> activity("policy", policy(what), false, item, raw, at);
            case "messaging_feedback" -> activity("feedback", feedback(what), false, item, raw, at);
            case "response_feedback" ->
                activity("feedback", withDetail("Rated a reply", what.path("feedback")), false, item, raw, at);
            case "order" -> activity("order", order(what), false, item, raw, at);
            case "messaging_customer_information" ->
                activity("customer_information", customerInformation(what), false, item, raw, at);
            default -> other(name, item, raw, at);
        };
    }

    /** What nobody reads further: called by the platform's name for it. */
    static Activity other(String name, JsonNode item, String raw, @Nullable Long at) {
        return activity("other", name, false, item, raw, at);
    }

    private static Activity activity(
            String kind, String text, boolean opensWindow, JsonNode item, String raw, @Nullable Long at) {
        return new Activity(kind, text, opensWindow, Context.ofItem(item), raw, at);
    }

    private static String referral(JsonNode referral) {
        String source = Objects.requireNonNullElse(Members.text(referral.path("source")), "");
        String from = switch (source) {
            case "ADS" -> "an ad";
            case "SHORTLINK" -> "a link";
            case "MESSENGER_CODE" -> "a Messenger code";
            case "DISCOVER_TAB" -> "the Discover tab";
            case "CUSTOMER_CHAT_PLUGIN" -> "the chat plugin";
            case "" -> "elsewhere";
            default -> source;
        };
        JsonNode title = referral.path("ads_context_data").path("ad_title");
        return withDetail("Came from " + from, title.isString() ? title : referral.path("ref"));
    }

    private static String optIn(JsonNode optIn) {
        JsonNode about = optIn.path("title").isString() ? optIn.path("title") : optIn.path("ref");
        return withDetail(isStop(optIn) ? "Opted out" : "Opted in", about);
    }

    private static boolean isStop(JsonNode optIn) {
        String status = Members.text(optIn.path("notification_messages_status"));
        return status != null && status.startsWith("STOP");
    }

    private static String handOver(String name, JsonNode what) {
        return switch (name) {
            case "pass_thread_control" -> "The conversation was passed to " + app(what.path("new_owner_app_id"));
            case "take_thread_control" -> "The conversation was taken over by " + app(what.path("new_owner_app_id"));
            case "request_thread_control" ->
                "The conversation was asked for by " + app(what.path("requested_owner_app_id"));
            default -> "The apps' roles were changed";
        };
    }

    private static String app(JsonNode id) {
        String appId = Members.filled(id);
        if (appId == null) {
            return "another app";
        }
        return Objects.requireNonNullElse(PlatformApps.name(appId), "app " + appId);
    }

    private static String accountLinking(JsonNode linking) {
        return "unlinked".equals(Members.text(linking.path("status"))) ? "Unlinked an account" : "Linked an account";
    }

    private static String policy(JsonNode policy) {
        boolean unblocked = "unblock".equals(Members.text(policy.path("action")));
        return withDetail(unblocked ? "Meta lifted a policy measure" : "Meta enforces a policy", policy.path("reason"));
    }

    private static String feedback(JsonNode feedback) {
        List<String> answers = new ArrayList<>();
        for (JsonNode screen : feedback.path("feedback_screens")) {
            for (JsonNode question : screen.path("questions")) {
                addTo(answers, question.path("payload"));
                addTo(answers, question.path("follow_up").path("payload"));
            }
        }
        return listed("Gave feedback", answers);
    }

    private static String order(JsonNode order) {
        List<String> products = new ArrayList<>();
        for (JsonNode product : order.path("products")) {
            String name = Objects.requireNonNullElse(Members.filled(product.path("name")), "a product");
            products.add(Math.max(1, Members.count(product.path("quantity"))) + " × " + name);
        }
        addTo(products, order.path("note"));
        return listed("Sent a cart", products);
    }

    private static String customerInformation(JsonNode information) {
        List<String> given = new ArrayList<>();
        for (JsonNode screen : information.path("screens")) {
            screen.path("responses").forEach(response -> addTo(given, response.path("value")));
        }
        return listed("Gave information", given);
    }

    private static void addTo(List<String> lines, JsonNode value) {
        String text = Members.filled(value);
        if (text != null) {
            lines.add(text);
        }
    }

    private static String withDetail(String line, JsonNode detail) {
        String text = Members.filled(detail);
        return text == null ? line : line + ": " + text;
    }

    private static String listed(String line, List<String> details) {
        return details.isEmpty() ? line : line + ": " + String.join(", ", details);
    }
}
