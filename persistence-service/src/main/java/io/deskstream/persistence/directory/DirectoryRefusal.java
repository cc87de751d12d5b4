package io.deskstream.persistence.directory;

/** Why a change of the directory is not done. */
public enum DirectoryRefusal {
    NOT_FOUND("there is no such entry"),
    EMAIL_EXISTS("a user with this address exists"),
    LAST_ADMIN("the last active admin can neither be deactivated nor lose the role"),
    ACCOUNT_EXISTS("this account is connected already"),
    LABEL_EXISTS("a label of this name exists"),
    SHORTCUT_EXISTS("a canned reply with this shortcut exists");

    private final String explanation;

    DirectoryRefusal(String explanation) {
        this.explanation = explanation;
    }

    public String explanation() {
        return explanation;
    }
}
