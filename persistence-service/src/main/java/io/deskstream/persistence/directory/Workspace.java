package io.deskstream.persistence.directory;

import java.util.UUID;

/** The one workspace that an installation has for now. Every row carries its id. */
public final class Workspace {

    public static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private Workspace() {}
}
