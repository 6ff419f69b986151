package io.cygi.command.writers;

import io.cygi.command.remote.RemoteSide;
import org.junit.jupiter.api.AfterAll;

/** Lists that travel over HTTP. */
class RemoteCommandListTest extends CommandListContract {

    private static final RemoteSide FIRST =
            RemoteSide.of(TwoCommandSides.shared().addresses().getFirst());
    private static final RemoteSide SECOND =
            RemoteSide.of(TwoCommandSides.shared().addresses().getLast());

    RemoteCommandListTest() {
        super(TwoCommandSides.shared(), FIRST.commands(), SECOND.commands());
    }

    @AfterAll
    static void stop() {
        FIRST.close();
        SECOND.close();
    }
}
