package io.deskstream.outbound.config;

/** {@code DESKSTREAM_PORT_OFFSET}: what is added to every default port, so that two copies run beside each other. */
public final class PortOffset {

    private static final String VARIABLE = "DESKSTREAM_PORT_OFFSET";

    private PortOffset() {}

    public static int of(int port) {
        String offset = System.getProperty(VARIABLE, System.getenv().getOrDefault(VARIABLE, "0"));
        try {
            return port + Integer.parseInt(offset.strip());
        } catch (NumberFormatException e) {
            throw new WrongSettingException(VARIABLE + ": wants a whole number, not '" + offset + "'");
        }
    }
}
