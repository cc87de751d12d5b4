package io.deskstream.standalone;

/** Something that is started once and stopped once. */
interface StartablePart {

    /** Returns when the part serves. */
    void start();

    /** Does nothing where the part is not up; may be called while another thread starts it, to end that. */
    void stop();
}
