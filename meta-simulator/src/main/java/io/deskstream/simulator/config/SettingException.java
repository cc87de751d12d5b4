package io.deskstream.simulator.config;

/** A setting that is missing or makes no sense: one line that names the variable and what it wants. */
public final class SettingException extends IllegalArgumentException {
    public SettingException(String variable, String wanted) {
        super(variable + ": " + wanted);
    }
}
