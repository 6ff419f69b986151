package io.cygi.standalone.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A process that locks a data folder until its input ends. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        DataFolder folder = DataFolder.open(Path.of(args[0]), args[1]);
        System.out.println("took " + folder.path());
        while (System.in.read() >= 0) {
            // Waits for the end of the input.
        }
    }
}
