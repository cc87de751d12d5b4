package io.deskstream.ingest.config;

/** A setting is missing or makes no sense: one line that names the variable and what it wants, never its value. */
public final class InvalidSettingException extends IllegalArgumentException {

    InvalidSettingException(String variable, String wants) {
        super(variable + ": " + wants);
    }
}
