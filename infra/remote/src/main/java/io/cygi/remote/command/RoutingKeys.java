package io.cygi.remote.command;

import io.cygi.contracts.allowance.AllowanceCommand;
import io.cygi.contracts.concert.ConcertCommand;
import io.cygi.contracts.reservation.ReservationCommand;
import io.cygi.contracts.seat.SeatCommand;
import io.cygi.contracts.topup.TopUpAllowanceCommand;
import io.cygi.contracts.topup.TopUpCommand;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.wallet.WalletCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key by which a replica is chosen for commands. The key is the account that owns the wallet, allowance or top-up of
 * a command, so that one replica caches the aggregates of one account. The key is never the concert of a booking, because one
 * replica would then carry out a whole sale.
 */
final class RoutingKeys {

    private RoutingKeys() {}

    /** {@return the account of the commands, or the aggregate of the first one if none has an account} @param commands at least one */
    static String of(List<?> commands) {
        for (Object command : commands) {
            AccountId account = account(command);
            if (account != null) {
                return account.toString();
            }
        }
        return aggregate(commands.getFirst());
    }

    private static @Nullable AccountId account(Object command) {
        return switch (command) {
            case WalletCommand wallet -> wallet.walletId().ownerId();
            case AllowanceCommand allowance -> allowance.allowanceId().fanId();
            case TopUpCommand topUp -> topUp.topUpId().accountId();
            case TopUpAllowanceCommand topUps -> topUps.allowanceId().accountId();
            default -> null;
        };
    }

    private static String aggregate(Object command) {
        return switch (command) {
            case ReservationCommand reservation -> reservation.reservationId().toString();
            case SeatCommand seat -> seat.seatId().toString();
            case ConcertCommand concert -> concert.concertId().toString();
            default ->
                throw new IllegalArgumentException(
                        "no command of the platform: " + command.getClass().getName());
        };
    }
}
