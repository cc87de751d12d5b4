package io.deskstream.persistence.config;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where PostgreSQL is.
 *
 * @param url {@code DATABASE_URL}, {@code r2dbc:postgresql://user:password@host:port/database}
 * @param poolSize the most connections of the pool; the core, the queries and the directory share it
 */
@ConfigurationProperties("deskstream.database")
public record DatabaseSettings(String url, int poolSize) {

    private static final String VARIABLE = "DATABASE_URL";
    private static final String WANTED = "r2dbc:postgresql://user:password@host:port/database";

    public DatabaseSettings(@Nullable String url, int poolSize) {
        this.url = Require.text(VARIABLE, url, WANTED);
        this.poolSize = poolSize == 0 ? 20 : poolSize;
        if (!this.url.startsWith("r2dbc:postgresql://")) {
            throw new StartRefusedException(VARIABLE + ": wants " + WANTED);
        }
        requireParsable(this.url);
    }

    private static void requireParsable(String url) {
        try {
            ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
            if (!options.hasOption(ConnectionFactoryOptions.HOST)
                    || !options.hasOption(ConnectionFactoryOptions.USER)
                    || !options.hasOption(ConnectionFactoryOptions.DATABASE)) {
                throw new StartRefusedException(VARIABLE + ": wants " + WANTED);
            }
        } catch (StartRefusedException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(VARIABLE + ": wants " + WANTED);
        }
    }

    public ConnectionFactoryOptions options() {
        return ConnectionFactoryOptions.parse(url);
    }

    /** The same database for JDBC, without user and password. */
    public String jdbcUrl() {
        ConnectionFactoryOptions options = options();
        Object port = options.hasOption(ConnectionFactoryOptions.PORT)
                ? options.getRequiredValue(ConnectionFactoryOptions.PORT)
                : 5432;
        return "jdbc:postgresql://" + options.getRequiredValue(ConnectionFactoryOptions.HOST) + ":" + port + "/"
                + options.getRequiredValue(ConnectionFactoryOptions.DATABASE);
    }

    public String user() {
        return (String) options().getRequiredValue(ConnectionFactoryOptions.USER);
    }

    public String password() {
        CharSequence password = (CharSequence) options().getValue(ConnectionFactoryOptions.PASSWORD);
        return password == null ? "" : password.toString();
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + jdbcUrl() + ", poolSize=" + poolSize + "]";
    }
}
