package io.cygi.queue.room.line;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * One partition of a line. It keeps eight bytes of the account's keyed hash for each record, eight of the time, and at
 * most eight of the index from account to place; a place that was left, doubled or admitted takes one bit at most. Not
 * thread-safe.
 */
public final class LinePartition implements PartitionView {

    private static final int RECORDS_MIN = 64;
    private static final int NONE = -1;

    private long[] accounts = new long[RECORDS_MIN];
    private long[] times = new long[RECORDS_MIN];
    /**
     * Index from account to place by open addressing. A slot holds a record's offset plus one, and the account's hash
     * leads to the slot.
     */
    private int[] index = new int[2 * RECORDS_MIN];

    private int indexed;
    private int end;
    private int calledTo = NONE;
    private int expiredTo = NONE;
    private final RoaringBitmap skipped = new RoaringBitmap();
    private final RoaringBitmap left = new RoaringBitmap();
    private final RoaringBitmap admitted = new RoaringBitmap();

    /**
     * Adds the next record. An account that has a place keeps it and the record has no place, unless the record
     * replaces that place because it is over.
     */
    public void join(int offset, long account, long at, @Nullable Integer replaces) {
        while (end < offset) {
            // The broker no longer has the records of these offsets, if that ever happens.
            append(0, at);
            skipped.add(end - 1);
        }
        if (offset < end) {
            return;
        }
        append(account, at);
        int slot = slot(account);
        if (index[slot] == 0) {
            index[slot] = offset + 1;
            indexed++;
            growIndex();
        } else if (replaces != null && index[slot] - 1 == replaces) {
            index[slot] = offset + 1;
        } else {
            skipped.add(offset);
        }
    }

    private void append(long account, long at) {
        if (end == accounts.length) {
            int size = end + (end >> 1);
            accounts = Arrays.copyOf(accounts, size);
            times = Arrays.copyOf(times, size);
        }
        accounts[end] = account;
        // The broker's clock may be set back. The offsets are the order of arrival.
        times[end] = end == 0 ? at : Math.max(at, times[end - 1]);
        end++;
    }

    private int slot(long account) {
        int mask = index.length - 1;
        int slot = (int) (account ^ (account >>> 32)) & mask;
        while (index[slot] != 0 && accounts[index[slot] - 1] != account) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void growIndex() {
        if (indexed * 4L < index.length * 3L) {
            return;
        }
        int[] old = index;
        index = new int[old.length * 2];
        for (int entry : old) {
            if (entry != 0) {
                index[slot(accounts[entry - 1])] = entry;
            }
        }
    }

    @Override
    public int find(long account) {
        return index[slot(account)] - 1;
    }

    @Override
    public boolean isOf(int offset, long account) {
        return offset < end && accounts[offset] == account;
    }

    @Override
    public long accountAt(int offset) {
        return accounts[offset];
    }

    @Override
    public boolean isDuplicate(int offset) {
        return skipped.contains(offset) && !left.contains(offset);
    }

    @Override
    public long joinedAt(int offset, long now) {
        return offset < end ? times[offset] : now;
    }

    @Override
    public int waitingBefore(int offset) {
        int from = calledTo + 1;
        return offset <= from ? 0 : offset - from - skippedBetween(from, offset);
    }

    @Override
    public int firstSince(long at) {
        int low = 0;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * {@return the number of records in the range without a place or whose fans have left}
     *
     * @param to the end of the range, exclusive
     */
    private int skippedBetween(int from, int to) {
        return skipped.isEmpty() ? 0 : (int) skipped.rangeCardinality(from, to);
    }

    @Override
    public int waitingAfter(int offset) {
        int from = Math.max(offset, calledTo) + 1;
        return from >= end ? 0 : end - from - skippedBetween(from, end);
    }

    @Override
    public int waiting() {
        return waitingBefore(end);
    }

    @Override
    public int nextWaiting(int after) {
        int next = after + 1;
        while (next < end && skipped.contains(next)) {
            next++;
        }
        return next;
    }

    public void leave(int offset) {
        left.add(offset);
        skipped.add(offset);
    }

    @Override
    public boolean hasLeft(int offset) {
        return left.contains(offset);
    }

    public void admit(int offset) {
        admitted.add(offset);
    }

    @Override
    public boolean wasAdmitted(int offset) {
        return admitted.contains(offset);
    }

    public void advance(int newCalledTo, int newExpiredTo) {
        calledTo = Math.max(calledTo, newCalledTo);
        expiredTo = Math.max(expiredTo, newExpiredTo);
    }

    @Override
    public int calledTo() {
        return calledTo;
    }

    @Override
    public int expiredTo() {
        return expiredTo;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public long bytes() {
        return 8L * accounts.length
                + 8L * times.length
                + 4L * index.length
                + skipped.getLongSizeInBytes()
                + left.getLongSizeInBytes()
                + admitted.getLongSizeInBytes();
    }
}
