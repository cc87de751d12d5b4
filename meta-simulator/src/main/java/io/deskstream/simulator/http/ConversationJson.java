package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Attachment;
import io.deskstream.simulator.domain.Profile;
import io.deskstream.simulator.domain.Profiles;
import io.deskstream.simulator.domain.ThreadEntry;
import io.deskstream.simulator.domain.ThreadView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A conversation as the Conversations API shows it. Of {@code fields} only the outer names count: a wanted message or
 * participant comes whole. Meta tells the {@value #DETAILED} newest messages, newest first.
 */
public final class ConversationJson {
    private static final int DETAILED = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Profiles profiles;

    public ConversationJson(Profiles profiles) {
        this.profiles = profiles;
    }

    Map<String, Object> of(ThreadView thread, String fields) {
        String outer = fields.replaceAll("\\{[^}]*}", "");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", "t_" + thread.account().id() + "_" + thread.participantId());
        members.put("updated_time", time(thread.updatedAt()));
        if (outer.contains("participants")) {
            members.put("participants", Map.of("data", List.of(customer(thread), account(thread.account()))));
        }
        if (outer.contains("messages")) {
            members.put("messages", Map.of("data", messages(thread)));
        }
        return members;
    }

    private List<Map<String, Object>> messages(ThreadView thread) {
        return thread.entries().reversed().stream()
                .limit(DETAILED)
                .map(entry -> message(thread, entry))
                .toList();
    }

    private Map<String, Object> message(ThreadView thread, ThreadEntry entry) {
        boolean fromCustomer = entry.author() == ThreadEntry.Author.CUSTOMER;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", entry.mid());
        members.put("created_time", time(entry.at()));
        members.put("from", fromCustomer ? customer(thread) : account(thread.account()));
        members.put("to", Map.of("data", List.of(fromCustomer ? account(thread.account()) : customer(thread))));
        members.put("message", entry.text() == null ? "" : entry.text());
        if (!entry.attachments().isEmpty()) {
            members.put(
                    "attachments",
                    Map.of(
                            "data",
                            entry.attachments().stream()
                                    .map(ConversationJson::attachment)
                                    .toList()));
        }
        return members;
    }

    private Map<String, Object> customer(ThreadView thread) {
        Map<String, Object> members = new LinkedHashMap<>();
        profiles.profile(thread.participantId(), thread.account().channel())
                .ifPresent(profile -> members.putAll(named(profile)));
        members.put("id", thread.participantId());
        return members;
    }

    private static Map<String, Object> named(Profile profile) {
        return profile.username() == null ? Map.of("name", profile.name()) : Map.of("username", profile.username());
    }

    private static Map<String, Object> account(Account account) {
        return Map.of("name", account.name(), "id", account.id());
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        String url = attachment.url() == null ? "" : attachment.url();
        return attachment.type().equals("image") ? Map.of("image_data", Map.of("url", url)) : Map.of("file_url", url);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
