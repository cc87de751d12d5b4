package io.deskstream.schemas.serde;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Reads the keys that Confluent's serializers read. */
final class SerdeConfiguration {

    static final String URL = "schema.registry.url";
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String USER_INFO = "basic.auth.user.info";

    private SerdeConfiguration() {}

    static RecordCodec codec(Map<String, ?> configuration) {
        Object url = configuration.get(URL);
        if (url == null) {
            throw new ConfigException(URL, null, "the address of the schema registry is missing");
        }
        Object userInfo = configuration.get(USER_INFO);
        Object autoRegister = configuration.get(AUTO_REGISTER);
        SchemaRegistryClient registry =
                new SchemaRegistryClient(url.toString(), userInfo == null ? null : userInfo.toString());
        return new RecordCodec(registry, autoRegister == null || Boolean.parseBoolean(autoRegister.toString()));
    }

    static RecordCodec configured(@Nullable RecordCodec codec) {
        if (codec == null) {
            throw new ConfigException("the serde was used before configure() was called");
        }
        return codec;
    }
}
