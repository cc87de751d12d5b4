package io.deskstream.gateway.config;

/** A setting is missing or makes no sense; the message is the one line for the operator. */
public final class InvalidSettingException extends IllegalArgumentException {

    public InvalidSettingException(String variable, String wanted) {
        super(variable + ": " + wanted);
    }
}
