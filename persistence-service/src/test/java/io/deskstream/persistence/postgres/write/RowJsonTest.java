package io.deskstream.persistence.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rows that were written before a member was added are read as if it were empty. */
class RowJsonTest {

    private static final String OF_THE_FIRST_VERSION = """
            {"sends":[],"held_echoes":[{"echo":{"mid":"m","content":{"text":"t","attachments":[],"reply_to_mid":null},
            "send_of":null,"app_id":null,"at":1},"held_since":"2026-01-02T03:04:05Z",
            "source":{"topic":"t","partition":0,"offset":0},"cause":"c"}],"awaiting":[],"delivered_watermark":0,
            "read_watermark":0,"delivered_mids":[],"read_mids":[],"read_through_seq":0,"last_reply_seq":0,
            "last_reply_author":""}""";

    @Test
    void shouldReadWhatTheFirstVersionWrote() {
        var pending = RowJson.readPending(OF_THE_FIRST_VERSION);

        assertThat(pending.early()).isEmpty();
        assertThat(pending.control().handedAt()).isZero();
        assertThat(pending.heldEchoes().getFirst().backfilled()).isFalse();
        assertThat(pending.heldEchoes().getFirst().echo().content().kind()).isEqualTo("text");
        assertThat(RowJson.readPending(RowJson.write(pending))).isEqualTo(pending);
        assertThat(RowJson.readReactions("[{\"actor\":\"customer\",\"emoji\":\"👍\"}]")
                        .getFirst()
                        .at())
                .isZero();
    }
}
