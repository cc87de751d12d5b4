package io.deskstream.outbound.domain;

/**
 * The highest request number of a partition that was taken up. It rests in the metadata of the committed offset, so that a
 * request published twice is called once, whoever reads the copy.
 */
public record RequestMark(long highest) {

    public static final RequestMark NONE = new RequestMark(Long.MIN_VALUE);

    /** Reads what {@link #metadata()} wrote; anything else is no mark. */
    public static RequestMark parse(String metadata) {
        try {
            return new RequestMark(Long.parseLong(metadata));
        } catch (NumberFormatException notAMark) {
            return NONE;
        }
    }

    public boolean isCopy(long requestNo) {
        return requestNo <= highest;
    }

    public RequestMark raisedTo(long requestNo) {
        return isCopy(requestNo) ? this : new RequestMark(requestNo);
    }

    public String metadata() {
        return equals(NONE) ? "" : Long.toString(highest);
    }
}
