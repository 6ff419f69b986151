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

/** Keeps secrets in files that only their owner can read. The content of the files is never logged. */
public final class SecretFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    private SecretFiles() {}

    /**
     * {@return the secret in the file, which is created if there is none} Processes that create the file at the same
     * time get the same secret.
     *
     * @param file the file
     * @param maker makes a new secret
     * @throws IOException if the file can be neither read nor written
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
     * @param file the file with the secret
     * @param secret the new secret
     * @throws IOException if the file cannot be written
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
     * Creates the file as a whole, unless there is one. Of several processes that do so at once exactly one succeeds,
     * and nobody ever reads half a file.
     *
     * @param file the file with the secret
     * @param secret the secret
     * @return whether this call has created the file
     * @throws IOException if the file cannot be written
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
     * @throws IOException if its permissions cannot be changed
     */
    public static void restrict(Path file) throws IOException {
        if (posix(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /**
     * Creates a folder that only its owner can enter, if there is none.
     *
     * @param folder the folder
     * @throws IOException if it cannot be created
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

    /**
     * {@return whether the file system has POSIX permissions} Where it has none, the folders of a user keep others out
     * without them.
     */
    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
