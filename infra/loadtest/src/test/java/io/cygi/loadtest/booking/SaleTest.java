package io.cygi.loadtest.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No two fans of a sale compete for a seat. */
class SaleTest {

    @Test
    void givesEachFanAnotherSeatUntilTheFansRunOut() {
        List<Fan> fans = IntStream.range(0, 40)
                .mapToObj(number -> new Fan("fan-" + number, "", 0))
                .toList();
        Concert concert = new Concert(
                "x", IntStream.range(0, 100).mapToObj(seat -> "A-1-" + seat).toList());
        Sale sale = new Sale(concert, fans);

        List<Sale.Order> orders = new ArrayList<>();
        for (Sale.Order order = sale.next(); order != null; order = sale.next()) {
            orders.add(order);
        }

        assertThat(orders).hasSize(40);
        assertThat(orders).extracting(Sale.Order::fan).doesNotHaveDuplicates();
        assertThat(orders).extracting(Sale.Order::seat).doesNotHaveDuplicates().isSubsetOf(concert.seats());
        assertThat(sale.next()).isNull();
    }
}
