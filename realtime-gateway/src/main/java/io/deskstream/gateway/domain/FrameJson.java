package io.deskstream.gateway.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** JSON as the contract has it: snake_case, times in UTC with milliseconds, absent values as null. Safe for many threads. */
public final class FrameJson {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .addModule(new SimpleModule().addSerializer(Instant.class, new MillisSerializer()))
            .build();

    private FrameJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static EncodedFrame encode(Frame frame) {
        byte[] object = MAPPER.writeValueAsBytes(frame);
        return new EncodedFrame(frame.type(), Arrays.copyOfRange(object, 1, object.length - 1));
    }

    /** A frame that has no cursor. */
    public static byte[] json(Frame frame) {
        return encode(frame).json(null);
    }

    private static final class MillisSerializer extends ValueSerializer<Instant> {

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(MILLIS.format(value));
        }
    }
}
