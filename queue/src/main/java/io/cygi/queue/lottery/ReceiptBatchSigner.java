package io.cygi.queue.lottery;

import io.cygi.lottery.Receipt;
import io.cygi.lottery.ReceiptSigner;
import io.cygi.queue.room.RoomState;
import io.cygi.queue.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Signs receipts in batches. Receipts that are requested while a batch is being signed form the next batch, so that
 * each costs less the more there are. The requests under way bound the queue.
 */
public final class ReceiptBatchSigner {

    private static final int BATCH_MAX = 1_024;

    private final LobbyLottery lottery;
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private final ReentrantLock signing = new ReentrantLock();

    private record Order(Receipt receipt, CompletableFuture<String> signed) {}

    /** Creates the receipt batch signer. @param lottery makes the receipts and has their key */
    public ReceiptBatchSigner(LobbyLottery lottery) {
        this.lottery = lottery;
    }

    /** {@return the signed receipt of a ticket in a room's lobby: one line} */
    public String sign(RoomState room, Ticket ticket) {
        Order mine = new Order(lottery.receipt(room, ticket), new CompletableFuture<>());
        orders.add(mine);
        signing.lock();
        try {
            while (!mine.signed.isDone()) {
                signNext();
            }
        } finally {
            signing.unlock();
        }
        return mine.signed.join();
    }

    private void signNext() {
        List<Order> batch = new ArrayList<>();
        for (Order order = orders.poll(); order != null; order = batch.size() < BATCH_MAX ? orders.poll() : null) {
            batch.add(order);
        }
        try {
            List<String> lines = ReceiptSigner.sign(
                    lottery.key(), batch.stream().map(Order::receipt).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).signed.complete(lines.get(i));
            }
        } catch (RuntimeException e) {
            batch.forEach(order -> order.signed.completeExceptionally(e));
        }
    }
}
