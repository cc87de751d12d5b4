package io.deskstream.persistence.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The schema {@value #NAME}: empty tables like those of the core, without the indexes that serve queries. */
final class RebuiltSchema {

    static final String NAME = "rebuilt";

    private static final String MAKE = """
            drop schema if exists rebuilt cascade;
            create schema rebuilt;
            create unlogged table rebuilt.partition_state (like partition_state including all);
            create unlogged table rebuilt.conversations (like conversations including defaults including generated,
                primary key (id));
            create unlogged table rebuilt.participants (like participants including defaults including generated,
                primary key (conversation_id));
            create unlogged table rebuilt.messages (like messages including defaults including generated,
                primary key (conversation_id, id));
            """;

    /** What JSON says beyond defaults: a row that an older build wrote lacks members that it did not know. */
    private static final String MAKE_SAID = """
            create function rebuilt.said(value jsonb) returns jsonb language plpgsql immutable as $$
            begin
                return case jsonb_typeof(value)
                    when 'object' then (select jsonb_object_agg(key, said) from (
                        select key, rebuilt.said(e.value) as said from jsonb_each(value) e) s where said is not null)
                    when 'array' then (select jsonb_agg(rebuilt.said(e.value)) from jsonb_array_elements(value) e)
                    else nullif(nullif(nullif(nullif(value, 'null'), '""'), '0'), 'false') end;
            end $$
            """;

    /** What follows the messages by triggers is emptied and filled with them. */
    private static final String EMPTY = "truncate conversations, participants, messages";

    private static final String FILL = "insert into %1$s (%2$s) select %2$s from rebuilt.%1$s";

    private static final String REMOVE_FILES = """
            update attachments a set work = 'remove', due_at = now(), attempts = 0
            where not exists (
                select from messages m where m.conversation_id = a.conversation_id and m.id = a.message_id)
            """;

    /** Who held a partition is shut out; what it had yet to publish is on the log, or of a batch that is not. */
    private static final String MOVE = """
            update partition_state s
            set epoch = s.epoch + 1, batch = s.batch + 1, next_offsets = r.next_offsets,
                next_request_no = r.next_request_no, events_offset = r.events_offset, unpublished = ''
            from rebuilt.partition_state r where r.partition = s.partition;
            insert into partition_state (partition, epoch, next_offsets, next_request_no, events_offset)
            select partition, 1, next_offsets, next_request_no, events_offset from rebuilt.partition_state
            on conflict (partition) do nothing;
            """;

    private RebuiltSchema() {}

    static void make(Connection connection) throws SQLException {
        execute(connection, MAKE);
        execute(connection, MAKE_SAID);
    }

    /** Puts what was rebuilt in place of what was there, in one transaction. */
    static void replace(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, MOVE);
        execute(connection, EMPTY);
        for (ComparedTable table : ComparedTable.values()) {
            String columns = String.join(", ", storedColumns(connection, table));
            execute(connection, FILL.formatted(table.tableName(), columns));
        }
        execute(connection, REMOVE_FILES);
        execute(connection, "drop schema rebuilt cascade");
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** The columns that are not generated from others. */
    static List<String> storedColumns(Connection connection, ComparedTable table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select column_name from information_schema.columns
                        where table_schema = 'rebuilt' and table_name = '%s' and is_generated = 'NEVER'
                        order by ordinal_position
                        """.formatted(table.tableName()))) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    static long count(Connection connection, ComparedTable table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from rebuilt." + table.tableName())) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
