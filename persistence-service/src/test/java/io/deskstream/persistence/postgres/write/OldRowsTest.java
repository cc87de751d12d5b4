package io.deskstream.persistence.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.Pending;
import org.junit.jupiter.api.Test;

/** Rows that an earlier version wrote can be read: what it did not keep, they have nothing of. */
class OldRowsTest {

    @Test
    void shouldReadWhatTheFirstVersionWrote() {
        Pending pending = RowJson.readPending("""
                {"sends":[],"held_echoes":[],"awaiting":[],"delivered_watermark":0,"read_watermark":0,\
                "delivered_mids":[],"read_mids":["mid"],"read_through_seq":0,"last_reply_seq":3,\
                "last_reply_author":"agent"}""");

        assertThat(pending.readMids()).containsExactly("mid");
        assertThat(pending.answers()).isEmpty();
        assertThat(pending.replies().seq()).isZero();
    }
}
