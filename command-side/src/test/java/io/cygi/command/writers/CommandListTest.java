package io.cygi.command.writers;

/** Lists that are carried out on the caller's thread. */
class CommandListTest extends CommandListContract {

    CommandListTest() {
        super(
                TwoCommandSides.shared(),
                TwoCommandSides.shared().first(),
                TwoCommandSides.shared().second());
    }
}
