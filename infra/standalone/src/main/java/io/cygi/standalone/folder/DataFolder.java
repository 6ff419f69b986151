package io.cygi.standalone.folder;

import io.cygi.messaging.SecretFiles;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.service.start.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The folder with all data of the platform. One process at a time may use it.
 *
 * @param path the absolute path of the folder
 * @param lock the lock on the folder, held until it is closed
 */
public record DataFolder(Path path, FolderLock lock) {

    private static final String NODE_ID_FILE = "node-id";
    private static final Pattern NODE_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String ACTION = "Choose a folder that you may write to with --cygi.data-dir=<folder>.";

    /**
     * {@return the folder, locked for this process}
     *
     * @param folder the path of the folder, which is created if it is missing
     * @param address the address of this process, which is shown to the next process that wants the folder
     * @throws StartRefusedException if the folder cannot be used
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

    /**
     * {@return the identifier of this installation among those that share its database; it is stored in the folder and
     * never changes}
     */
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
