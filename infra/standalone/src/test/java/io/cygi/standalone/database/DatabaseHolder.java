package io.cygi.standalone.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process that runs a database until its input ends. */
final class DatabaseHolder {

    private DatabaseHolder() {}

    public static void main(String[] args) throws IOException {
        EmbeddedDatabase database = new EmbeddedDatabase(Path.of(args[0]), Path.of(args[1]));
        database.start();
        System.out.println("runs at " + database.getJdbcUrl());
        while (System.in.read() >= 0) {
            // Waits for the end of the input.
        }
    }
}
