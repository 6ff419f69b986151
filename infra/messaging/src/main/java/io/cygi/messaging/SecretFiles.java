package io.cygi.messaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** Secrets in files that only their owner can read. Nothing of what is in them is ever logged. */
public final class SecretFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    private SecretFiles() {}

    /**
     * {@return the secret in the file, which is made where there is none} Processes that make it at once get the same one.
     *
     * @param file where it is kept
     * @param maker makes a new one
     * @throws IOException where the file can be neither read nor written
     */
    public static String readOrCreate(Path file, Supplier<String> maker) throws IOException {
        try {
            String secret = Files.readString(file);
            restrict(file);
            return secret;
        } catch (NoSuchFileException e) {
            String secret = maker.get();
            return createNew(file, secret) ? secret : Files.readString(file);
        }
    }

    /**
     * Replaces the file as a whole: a crash leaves the old content or the new.
     *
     * @param file where the secret is kept
     * @param secret what to keep
     * @throws IOException where the file cannot be written
     */
    public static void write(Path file, String secret) throws IOException {
        createFolder(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly(draft, OWNER_ONLY));
        fill(draft, secret);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Creates the file as a whole, unless there is one. Of several processes that do so at once exactly one succeeds, and
     * nobody ever reads half a file.
     *
     * @param file where the secret is kept
     * @param secret what to keep
     * @return whether this call has created the file
     * @throws IOException where the file cannot be written
     */
    public static boolean createNew(Path file, String secret) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        createFolder(folder);
        Path draft = Files.createTempFile(folder, file.getFileName() + ".", ".new", ownerOnly(file, OWNER_ONLY));
        try {
            fill(draft, secret);
            link(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Gives the draft its name. A file system without links checks and renames in two steps. */
    private static void link(Path file, Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }

    private static void fill(Path file, String secret) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Takes access to the file from everybody but its owner.
     *
     * @param file an existing file
     * @throws IOException where its permissions cannot be changed
     */
    public static void restrict(Path file) throws IOException {
        if (posix(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /**
     * Creates a folder that only its owner can enter, where there is none.
     *
     * @param folder the folder
     * @throws IOException where it cannot be created
     */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(folder, OWNER_ONLY_FOLDER));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file, Set<PosixFilePermission> permissions) {
        return posix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Elsewhere a user's own folders keep others out by themselves. */
    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
