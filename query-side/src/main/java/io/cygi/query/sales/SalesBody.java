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
 * @param concertId the concert
 * @param sold seats of confirmed reservations
 * @param held seats of reservations that wait for their payment
 * @param gross everything that was paid, also where it was refunded later
 * @param refunds everything that was refunded
 * @param sections the same by section
 * @param hours the same by the hour in which it happened, without hours in which nothing did
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
     * @param section its name
     * @param sold seats of confirmed reservations
     * @param held seats of reservations that wait for their payment
     * @param gross everything that was paid for its seats
     */
    record SectionSales(String section, long sold, long held, Money gross) {}

    /**
     * The sales and refunds of an hour.
     *
     * @param hour when it begins
     * @param sold seats that were sold in it, also where they were given back later
     * @param gross what was paid for them
     * @param refunds what was refunded in it
     */
    record HourSales(Instant hour, long sold, Money gross, Money refunds) {}
}
