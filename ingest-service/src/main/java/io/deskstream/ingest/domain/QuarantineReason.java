package io.deskstream.ingest.domain;

/** Why something was kept aside. The codes stand in record headers and metrics, and stay. */
public enum QuarantineReason {
    /** The body's {@code object} is no platform we read: WhatsApp, users, permissions, one that is missing. */
    UNSUPPORTED_OBJECT("unsupported_object"),
    /** The body has no list of entries. */
    MALFORMED_BODY("malformed_body"),
    /** More items than Meta ever puts into one body: kept whole. */
    TOO_MANY_ITEMS("too_many_items"),
    /** An entry that is no object, or whose section is no list. */
    MALFORMED_ENTRY("malformed_entry"),
    /** An entry that holds none of the sections we know, but something else. */
    UNKNOWN_SECTION("unknown_section"),
    /** A change that is not about a conversation: feed, comments, ratings, a policy. */
    NOT_A_CONVERSATION("not_a_conversation"),
    /** An item that is no object, or whose ids are not ids. */
    MALFORMED_ITEM("malformed_item"),
    /** It does not tell which account it is of. */
    NO_ACCOUNT("no_account"),
    /** It has no party with an id but the account: plugin opt-ins, app roles, policy. */
    NO_PARTICIPANT("no_participant"),
    /** Neither party is the account, so who is the customer cannot be told. */
    AMBIGUOUS_PARTICIPANT("ambiguous_participant"),
    /** Nested too deep, or with numbers or names too long for those who read it after us. */
    HOSTILE_SHAPE("hostile_shape"),
    /** Its bytes are not UTF-8, so that a text could not give them back. */
    NOT_UTF8("not_utf8");

    private final String code;

    QuarantineReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
