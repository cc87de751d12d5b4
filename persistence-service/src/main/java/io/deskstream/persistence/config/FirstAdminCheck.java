package io.deskstream.persistence.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where there is no user yet, the first admin's settings are needed. */
final class FirstAdminCheck {

    private FirstAdminCheck() {}

    static void check(DatabaseSettings database, AdminSettings admin) {
        if (!anyUser(database)) {
            admin.required();
        }
    }

    private static boolean anyUser(DatabaseSettings database) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select exists (select from users)")) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new StartRefusedException("DATABASE_URL: " + e.getMessage(), e);
        }
    }
}
