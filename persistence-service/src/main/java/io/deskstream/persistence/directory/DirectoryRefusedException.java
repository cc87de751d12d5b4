package io.deskstream.persistence.directory;

/** A change of the directory was refused; nothing was changed. */
public final class DirectoryRefusedException extends RuntimeException {

    private final DirectoryRefusal refusal;

    public DirectoryRefusedException(DirectoryRefusal refusal) {
        super(refusal.explanation(), null, false, false);
        this.refusal = refusal;
    }

    public DirectoryRefusal refusal() {
        return refusal;
    }
}
