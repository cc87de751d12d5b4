package io.deskstream.persistence.directory;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The placeholders of canned replies, {@code {{customer.name}}} and the like: who inserts a reply fills them in. */
public final class ReplyPlaceholders {

    public static final List<String> KNOWN =
            List.of("customer.name", "customer.first_name", "agent.name", "agent.first_name", "account.name");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private ReplyPlaceholders() {}

    /** Those that are not known, each once, in the order of the text. */
    public static List<String> unknown(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(ReplyPlaceholders::name)
                .filter(name -> !KNOWN.contains(name))
                .distinct()
                .toList();
    }

    private static String name(MatchResult placeholder) {
        return placeholder.group(1);
    }

    /** Whether braces are opened that do not become a placeholder. */
    public static boolean unclosed(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("").contains("{{");
    }
}
