package io.cygi.settlement.fold;

import io.cygi.messaging.store.StoredEvents.Place;
import io.cygi.settlement.statement.EventRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of a concert has come: whoever has this and the event store can go on.
 *
 * @param place the last event that was read
 * @param events what was read so far; null where nothing was
 * @param current the reservation whose events are being read, or null
 * @param sums what the entries so far come to
 * @param unsettled how many reservations are not final
 */
public record Progress(
        Place place, @Nullable EventRange events, @Nullable ReservationBook current, Sums sums, long unsettled) {

    /** {@return the beginning} @param concertId the concert, with which all its identifiers begin */
    public static Progress beginning(String concertId) {
        return new Progress(Place.before(concertId), null, null, Sums.NONE, 0);
    }

    /**
     * What entries come to, in minor units.
     *
     * @param lines how many lines they are
     * @param gross all payments
     * @param refunds all refunds
     * @param fee all fees
     * @param tax all taxes
     */
    public record Sums(long lines, long gross, long refunds, long fee, long tax) {

        /** Nothing. */
        public static final Sums NONE = new Sums(0, 0, 0, 0, 0);

        Sums plus(Entry entry) {
            return new Sums(
                    lines + entry.lines(),
                    Math.addExact(gross, entry.paid()),
                    Math.addExact(refunds, entry.refunded()),
                    Math.addExact(fee, entry.deduction().fee()),
                    Math.addExact(tax, entry.deduction().tax()));
        }

        /** {@return what the organizer is paid} */
        public long net() {
            return gross - refunds - fee - tax;
        }
    }

    /**
     * What reading a page came to.
     *
     * @param entries what is added to the statement
     * @param unsettled reservations that are not final
     * @param progress how far it is now
     */
    public record Step(List<Entry> entries, List<ReservationBook> unsettled, Progress progress) {}
}
