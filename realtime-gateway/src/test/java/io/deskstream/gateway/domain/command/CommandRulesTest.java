package io.deskstream.gateway.domain.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.gateway.domain.ConversationFacts;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the front door refuses, and by which code. */
class CommandRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({"facebook, 2000, true", "facebook, 2001, false", "instagram, 1000, true", "instagram, 1001, false"})
    void textsHaveThePlatformsLimits(String channel, int length, boolean passes) {
        ThrowingCallable check = () -> SendRules.check(draft("x".repeat(length), false), facts(channel, null), NOW);
        if (passes) {
            assertThatCode(check).doesNotThrowAnyException();
        } else {
            refused(check, 422, "text_too_long");
        }
    }

    @Test
    void instagramCountsBytes() {
        refused(
                () -> SendRules.check(draft("ä".repeat(501), false), facts("instagram", null), NOW),
                422,
                "text_too_long");
    }

    @Test
    void blankTextIsEmpty() {
        refused(() -> SendRules.check(draft(" \n", false), facts("facebook", null), NOW), 422, "text_empty");
    }

    @Test
    void aPersonMayReplyForSevenDays() {
        Instant lastMessage = NOW.minus(Duration.ofDays(7));
        ConversationFacts open = facts("facebook", lastMessage.plus(Duration.ofHours(24)));
        assertThatCode(() -> SendRules.check(draft("hi", false), open, NOW)).doesNotThrowAnyException();
        refused(() -> SendRules.check(draft("hi", false), open, NOW.plusMillis(1)), 422, "window_closed");
        assertThatCode(() -> SendRules.check(draft("a note", true), open, NOW.plusMillis(1)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\":\"closed\"}",
                "{\"status\":\"snoozed\"}",
                "{\"status\":\"open\",\"snoozed_until\":\"2026-01-11T00:00:00Z\"}",
                "{\"assignee_id\":\"nobody\"}"
            })
    void aChangeWithoutSenseIsRefused(String body) {
        refused(() -> ConversationChange.read(json(body)), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"vip\"", "[1]", "[\" \"]"})
    void labelsAreAListOfTexts(String labels) {
        refused(() -> ConversationChange.read(json("{\"labels\":" + labels + "}")), 400, "malformed");
    }

    @Test
    void labelsHaveABoundOfNumberAndLength() {
        String longest = "\"" + "ä".repeat(50) + "\"";
        String most = String.join(",", Collections.nCopies(50, longest));
        assertThat(ConversationChange.read(json("{\"labels\":[" + most + "]}")).labels())
                .hasSize(50);
        refused(() -> ConversationChange.read(json("{\"labels\":[" + most + ",\"x\"]}")), 400, "malformed");
        refused(() -> ConversationChange.read(json("{\"labels\":[\"" + "x".repeat(51) + "\"]}")), 400, "malformed");
    }

    @Test
    void aSnoozeEndsInTheFutureWithinAYear() {
        assertThatCode(() -> snooze("2026-01-10T12:00:01Z").requireSenseAt(NOW)).doesNotThrowAnyException();
        refused(() -> snooze("2026-01-10T12:00:00Z").requireSenseAt(NOW), 422, "snoozed_until_invalid");
        refused(() -> snooze("2027-01-12T12:00:00Z").requireSenseAt(NOW), 422, "snoozed_until_invalid");
    }

    private static ConversationChange snooze(String until) {
        return ConversationChange.read(json("{\"status\":\"snoozed\",\"snoozed_until\":\"" + until + "\"}"));
    }

    @Test
    void aMessageMayLeaveUpToThirtyDaysLater() {
        refused(
                () -> SendRules.check(later(NOW.plus(Duration.ofDays(31))), facts("facebook", null), NOW),
                422,
                "send_after_too_late");
        assertThatCode(() -> SendRules.check(later(NOW.plus(Duration.ofDays(30))), facts("facebook", null), NOW))
                .doesNotThrowAnyException();
    }

    private static MessageDraft later(Instant sendAfter) {
        return new MessageDraft("c", "hi", List.of(), List.of(), null, false, null, sendAfter);
    }

    @Test
    void aNoteHasNoQuickReplies() {
        var note = new MessageDraft(
                "c", "hi", List.of(), List.of(new MessageDraft.QuickReply("yes", "y")), null, true, null, null);
        refused(() -> SendRules.check(note, facts("facebook", null), NOW), 422, "quick_replies_invalid");
    }

    @Test
    void titlesOfQuickRepliesAreCountedInCharacters() {
        assertThat(quickReply("\uD83D\uDE00".repeat(20)).quickReplies()).hasSize(1);
        refused(() -> quickReply("x".repeat(21)), 400, "malformed");
        refused(() -> quickReply(" "), 400, "malformed");
    }

    private static MessageDraft quickReply(String title) {
        return MessageDraft.read(Members.of(
                json("{\"client_message_id\":\"c\",\"text\":\"?\",\"quick_replies\":[{\"title\":\"" + title + "\"}]}"),
                MessageDraft.MEMBERS));
    }

    @Test
    void takingTheAssigneeAwayIsNotTheSameAsLeavingIt() {
        assertThat(ConversationChange.read(json("{\"assignee_id\":null}")).assigns())
                .isTrue();
        assertThat(ConversationChange.read(json("{\"status\":\"open\"}")).assigns())
                .isFalse();
    }

    @Test
    void aBurstPassesAndThenSoManyASecond() {
        var bucket = new TokenBucket(20, 40, 0);
        for (int i = 0; i < 40; i++) {
            assertThat(bucket.take(0)).isTrue();
        }
        assertThat(bucket.take(0)).isFalse();
        assertThat(bucket.take(Duration.ofMillis(60).toNanos())).isTrue();
    }

    private static void refused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.code()).isEqualTo(code);
        });
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @ParameterizedTest
    @CsvSource({
        "facebook, image, image/webp, 25, ''",
        "facebook, file, application/zip, 25, ''",
        "facebook, video, video/mp4, 26, file_too_large",
        "instagram, image, image/png, 8, ''",
        "instagram, image, image/png, 9, file_too_large",
        "instagram, image, image/webp, 1, file_type_refused",
        "instagram, video, video/mp4, 25, ''",
        "instagram, audio, audio/mpeg, 1, file_type_refused",
        "instagram, file, application/pdf, 25, ''",
        "instagram, file, application/zip, 1, file_type_refused",
        "instagram, odd, odd, 1, file_type_refused",
    })
    void filesHaveThePlatformsLimits(String channel, String kind, String mimeType, long megabytes, String code) {
        ThrowingCallable check =
                () -> FileRules.check(List.of(new Upload("id", kind, "a", mimeType, megabytes << 20)), channel);
        if (code.isEmpty()) {
            assertThatCode(check).doesNotThrowAnyException();
        } else {
            refused(check, 422, code);
        }
    }

    @Test
    void aFileNeedsNoTextButQuickRepliesDo() {
        String upload = "\"attachments\":[{\"upload_id\":\"00000000-0000-4000-8000-00000000000a\"}]";
        MessageDraft file = read("{\"client_message_id\":\"c\",\"text\":\" \"," + upload + "}");
        assertThat(file.text()).isEmpty();
        assertThatCode(() -> SendRules.check(file, facts("facebook", null), NOW))
                .doesNotThrowAnyException();
        MessageDraft replies =
                read("{\"client_message_id\":\"c\",\"quick_replies\":[{\"title\":\"yes\"}]," + upload + "}");
        refused(() -> SendRules.check(replies, facts("facebook", null), NOW), 422, "quick_replies_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[{}]", "[{\"upload_id\":\"x\"}]", "[{\"upload_id\":\"../x\"}]", "{}"})
    void attachmentsAreUploadsById(String attachments) {
        refused(() -> read("{\"client_message_id\":\"c\",\"attachments\":" + attachments + "}"), 400, "malformed");
    }

    private static MessageDraft read(String body) {
        return MessageDraft.read(Members.of(json(body), MessageDraft.MEMBERS));
    }

    private static MessageDraft draft(String text, boolean internal) {
        return new MessageDraft("c", text, List.of(), List.of(), null, internal, null, null);
    }

    private static ConversationFacts facts(String channel, @Nullable Instant windowEnds) {
        return new ConversationFacts("id", new ConversationKey(channel, "1", "2"), null, windowEnds, 0, 0, 1);
    }
}
