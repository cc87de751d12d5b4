package io.deskstream.gateway.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The live stream.
 *
 * @param memory DESKSTREAM_STREAM_MEMORY: for the last events of all partitions, which resuming sessions are served from; 64MB
 * @param recordsBeforeEnd DESKSTREAM_STREAM_RECORDS_BEFORE_END: how far before each partition's end a start begins, so that
 *     cursors from before it resume; 2000
 * @param heartbeat DESKSTREAM_STREAM_HEARTBEAT: from 1s, whole seconds; 25s
 * @param queueFrames DESKSTREAM_STREAM_QUEUE_FRAMES: frames that may wait for one session; 1024
 * @param queueBytes DESKSTREAM_STREAM_QUEUE_BYTES: bytes that may wait for one session; 4MB
 * @param conversations DESKSTREAM_STREAM_CONVERSATIONS: conversations whose facts are kept at hand; 20000
 */
@ConfigurationProperties("deskstream.stream")
public record StreamSettings(
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("2000") long recordsBeforeEnd,
        @DefaultValue("25s") Duration heartbeat,
        @DefaultValue("1024") int queueFrames,
        @DefaultValue("4MB") DataSize queueBytes,
        @DefaultValue("20000") int conversations) {

    public StreamSettings {
        require(memory.toBytes() >= 0, "DESKSTREAM_STREAM_MEMORY", "a size like 64MB");
        require(recordsBeforeEnd >= 0, "DESKSTREAM_STREAM_RECORDS_BEFORE_END", "a number from 0");
        require(heartbeat.toSeconds() >= 1, "DESKSTREAM_STREAM_HEARTBEAT", "a duration from 1s");
        require(queueFrames >= 16, "DESKSTREAM_STREAM_QUEUE_FRAMES", "a number from 16");
        require(queueBytes.toBytes() >= 65_536, "DESKSTREAM_STREAM_QUEUE_BYTES", "a size from 64KB");
        require(conversations >= 1, "DESKSTREAM_STREAM_CONVERSATIONS", "a number from 1");
    }

    private static void require(boolean holds, String variable, String wanted) {
        if (!holds) {
            throw new InvalidSettingException(variable, "wants " + wanted);
        }
    }
}
