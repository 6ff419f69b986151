package io.cygi.messaging;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Names messages with UUIDs of version 7. The names have to differ and may be guessed. Their random part therefore
 * needs no secure source, which one booking would ask more than a dozen times.
 */
public final class MessageIds extends IdentifierFactory {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    @Override
    public String generateIdentifier() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis() << 16;
        return new UUID(time | VERSION | random.nextInt(1 << 12), VARIANT | random.nextLong() >>> 2).toString();
    }
}
