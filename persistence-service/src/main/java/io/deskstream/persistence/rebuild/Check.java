package io.deskstream.persistence.rebuild;

/**
 * A derived column, computed anew in the database.
 *
 * @param differing a query for the ids of conversations or messages where it is not what counting gives
 */
record Check(String name, String differing) {}
