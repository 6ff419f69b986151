package io.cygi.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.cygi.messaging.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the signing keys, with one JSON Web Key in each file. The first file is {@code token-signing.jwk}, and
 * the following ones are numbered from 2. Several processes may use one folder; it may be mounted read-only.
 */
final class SigningKeyFolder {

    private static final Pattern FILE = Pattern.compile("token-signing(?:-([1-9][0-9]{0,8}))?\\.jwk");
    private static final int BITS = 2_048;

    private final Path folder;
    private final Supplier<RSAKey> generator;

    /**
     * Creates the access to the folder.
     *
     * @param folder the folder, which is created with the first key
     * @param generator creates keys, as {@link #generate} does
     */
    SigningKeyFolder(Path folder, Supplier<RSAKey> generator) {
        this.folder = folder;
        this.generator = generator;
    }

    /**
     * A key as it is stored.
     *
     * @param file the key's file
     * @param number the key's number, from 1
     * @param jwk the key
     * @param createdAt time at which the key was created
     * @param signsFrom time from which the key signs
     */
    record StoredKey(Path file, int number, RSAKey jwk, Instant createdAt, Instant signsFrom) {}

    /**
     * The state of a file.
     *
     * @param number number of the key
     * @param modified time of the last change
     * @param size size in bytes
     */
    record Look(int number, Instant modified, long size) {}

    /** {@return the state of the folder's files} If the states are unchanged, so are the contents. */
    Map<Path, Look> look() throws IOException {
        Map<Path, Look> looks = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return looks;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    @Nullable Look look = look(file, name.group(1));
                    if (look != null) {
                        looks.put(file, look);
                    }
                }
            }
        }
        return looks;
    }

    private static @Nullable Look look(Path file, @Nullable String number) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(
                    number == null ? 1 : Integer.parseInt(number),
                    attributes.lastModifiedTime().toInstant(),
                    attributes.size());
        } catch (NoSuchFileException e) {
            // Another process has just deleted a retired key.
            return null;
        }
    }

    /** {@return the keys in these files} @throws IllegalStateException if a file holds no key */
    List<StoredKey> read(Map<Path, Look> looks) throws IOException {
        List<StoredKey> keys = new ArrayList<>();
        for (Map.Entry<Path, Look> entry : looks.entrySet()) {
            keys.add(read(entry.getKey(), entry.getValue()));
        }
        return keys;
    }

    private StoredKey read(Path file, Look look) throws IOException {
        if (Files.isWritable(folder)) {
            SecretFiles.restrict(file);
        }
        try {
            RSAKey key = RSAKey.parse(Files.readString(file));
            if (!key.isPrivate() || key.getKeyID() == null || key.size() < BITS) {
                throw new IllegalStateException(unusable(file));
            }
            @Nullable Date issued = key.getIssueTime();
            @Nullable Date from = key.getNotBeforeTime();
            return new StoredKey(
                    file,
                    look.number,
                    key,
                    issued == null ? look.modified : issued.toInstant(),
                    from == null ? Instant.EPOCH : from.toInstant());
        } catch (ParseException e) {
            // The cause is left out, because it would quote the file's content.
            throw new IllegalStateException(unusable(file));
        }
    }

    private static String unusable(Path file) {
        return "The file " + file + " holds no usable signing key. Remove it to have a new one made;"
                + " tokens that were signed with the old one then no longer count.";
    }

    /**
     * Creates a key, unless another process has created the key with this number.
     *
     * @param number the key's number
     * @param createdAt the current time
     * @param signsFrom time from which the key signs; null for the first, which signs at once
     * @return whether this call has created it
     */
    boolean create(int number, Instant createdAt, @Nullable Instant signsFrom) {
        Path file = folder.resolve(number == 1 ? "token-signing.jwk" : "token-signing-" + number + ".jwk");
        try {
            RSAKey key = new RSAKey.Builder(generator.get())
                    .issueTime(Date.from(createdAt))
                    .notBeforeTime(signsFrom == null ? null : Date.from(signsFrom))
                    .build();
            return SecretFiles.createNew(file, key.toJSONString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the signing key " + file, e);
        }
    }

    /** {@return whether keys can be added} */
    boolean writable() {
        return Files.isWritable(folder);
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** {@return a new key} */
    static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot generate a signing key", e);
        }
    }
}
