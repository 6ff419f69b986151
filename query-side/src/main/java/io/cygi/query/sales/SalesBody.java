package io.cygi.query.sales;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sales of a concert.
 *
 * @param concertId the concert's id
 * @param sold the seats of confirmed reservations
 * @param held the seats of reservations that wait for their payment
 * @param gross the amount that was paid, even if it was refunded later
 * @param refunds the amount that was refunded
 * @param sections the sales by section
 * @param hours the sales by hour, without hours in which nothing happened
 */
record SalesBody(
        ConcertId concertId,
        long sold,
        long held,
        Money gross,
        Money refunds,
        List<SectionSales> sections,
        List<HourSales> hours) {

    static SalesBody of(
            ConcertId concertId, ConcertDetails details, List<SalesSectionRow> bySection, List<SalesHourRow> byHour) {
        String currency = details.sections().getFirst().price().currency();
        Map<String, SalesSectionRow> known =
                bySection.stream().collect(Collectors.toMap(SalesSectionRow::section, Function.identity()));
        return new SalesBody(
                concertId,
                bySection.stream().mapToLong(SalesSectionRow::sold).sum(),
                bySection.stream().mapToLong(SalesSectionRow::held).sum(),
                new Money(bySection.stream().mapToLong(SalesSectionRow::gross).sum(), currency),
                new Money(byHour.stream().mapToLong(SalesHourRow::refunds).sum(), currency),
                details.sections().stream()
                        .map(section -> {
                            SalesSectionRow row = known.get(section.name());
                            return row == null
                                    ? new SectionSales(section.name(), 0, 0, new Money(0, currency))
                                    : new SectionSales(
                                            row.section(), row.sold(), row.held(), new Money(row.gross(), currency));
                        })
                        .toList(),
                byHour.stream()
                        .map(row -> new HourSales(
                                row.hour(),
                                row.sold(),
                                new Money(row.gross(), currency),
                                new Money(row.refunds(), currency)))
                        .toList());
    }

    /**
     * The sales of a section.
     *
     * @param section the section's name
     * @param sold the seats of confirmed reservations
     * @param held the seats of reservations that wait for their payment
     * @param gross the amount that was paid for its seats
     */
    record SectionSales(String section, long sold, long held, Money gross) {}

    /**
     * The sales and refunds of an hour.
     *
     * @param hour the begin of the hour
     * @param sold the seats that were sold in it, even if they were given back later
     * @param gross the amount that was paid for them
     * @param refunds the amount that was refunded in the hour
     */
    record HourSales(Instant hour, long sold, Money gross, Money refunds) {}
}
