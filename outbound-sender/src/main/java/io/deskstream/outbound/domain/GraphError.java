package io.deskstream.outbound.domain;

/**
 * The error object of a Graph answer.
 *
 * @param subcode 0 where there is none
 * @param isTransient whether the platform says that the error may pass
 * @param message the platform's words, for a person
 */
public record GraphError(int code, int subcode, boolean isTransient, String message) {

    /** {@code code} or {@code code/subcode}. */
    public String label() {
        return subcode == 0 ? Integer.toString(code) : code + "/" + subcode;
    }
}
