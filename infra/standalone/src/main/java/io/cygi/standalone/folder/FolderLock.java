package io.cygi.standalone.folder;

import io.cygi.service.start.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lock on a data folder. The operating system releases it when the process ends, even by a crash, so a lock is
 * never stale.
 */
public final class FolderLock implements AutoCloseable {

    private static final String FILE = "lock";
    private static final int HOLDER_BYTES_MAX = 512;

    /**
     * Position of the locked byte. It is far behind the text, so that others can read the text on systems that block
     * reads of a locked range.
     */
    private static final long LOCKED_BYTE = 1L << 20;

    private final FileChannel channel;
    private volatile String address;

    private FolderLock(FileChannel channel, String address) {
        this.channel = channel;
        this.address = address;
    }

    static FolderLock acquire(Path folder, String address) {
        Path file = folder.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = read(channel);
                channel.close();
                throw new StartRefusedException(
                        "The data folder " + folder + " is in use by " + holder + ".",
                        "Stop that process, or start this one on another folder with --cygi.data-dir=<folder>"
                                + " and another port with --server.port=<port>.");
            }
            FolderLock lock = new FolderLock(channel, address);
            lock.tell(address);
            return lock;
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The data folder " + folder + " cannot be locked: " + e.getMessage() + ".",
                    "Choose a folder on a local disk that you may write to with --cygi.data-dir=<folder>.",
                    e);
        }
    }

    /**
     * Writes this process's address for the next process that wants the folder.
     *
     * @param newAddress the address of this process
     */
    public void tell(String newAddress) {
        address = newAddress;
        ProcessHandle self = ProcessHandle.current();
        Instant since = self.info().startInstant().orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
        String text = "process " + self.pid() + ", which runs since " + since + " and answers at " + newAddress;
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to the data folder's lock", e);
        }
    }

    /** {@return the address of this process} */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release the data folder", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(HOLDER_BYTES_MAX);
        channel.read(text, 0);
        String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
        return holder.isBlank() ? "another process" : holder;
    }
}
