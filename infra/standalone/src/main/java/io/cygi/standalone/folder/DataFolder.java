package io.cygi.standalone.folder;

import io.cygi.messaging.SecretFiles;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.standalone.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The folder with everything that the platform keeps. One process at a time may use it.
 *
 * @param path an absolute path
 * @param lock held until it is closed
 */
public record DataFolder(Path path, FolderLock lock) {

    private static final String NODE_ID_FILE = "node-id";
    private static final Pattern NODE_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String ACTION = "Choose a folder that you may write to with --cygi.data-dir=<folder>.";

    /**
     * {@return the folder, for this process alone}
     *
     * @param folder where it is; it is created where there is none
     * @param address where this process will answer, as the next one that wants the folder is told
     * @throws StartRefusedException where it cannot be used
     */
    public static DataFolder open(Path folder, String address) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            SecretFiles.createFolder(path);
        } catch (IOException e) {
            throw new StartRefusedException("The data folder " + path + " cannot be created.", ACTION, e);
        }
        if (!Files.isWritable(path)) {
            throw new StartRefusedException("The data folder " + path + " cannot be written to.", ACTION);
        }
        return new DataFolder(path, FolderLock.acquire(path, address));
    }

    /** {@return who this installation is to others that share its database; the same at every start} */
    public String nodeId() {
        Path file = path.resolve(NODE_ID_FILE);
        try {
            String nodeId = SecretFiles.readOrCreate(file, TimeOrderedIds::next).strip();
            if (!NODE_ID.matcher(nodeId).matches()) {
                throw new StartRefusedException(
                        "The file " + file + " holds no node id.", "Remove it; the next start makes a new one.");
            }
            return nodeId;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + file, e);
        }
    }
}
