package io.cygi.web.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::2",
        "2001:db8:0:1::1, 2001:0db8:0000:0001::3",
        "::ffff:192.0.2.1, 192.0.2.1",
        "unix:/run/a, unix:/run/a"
    })
    void groupsAddressesOfOneNetwork(String one, String other) {
        assertThat(ClientNetwork.of(one)).isEqualTo(ClientNetwork.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2",
        "2001:db8:0:1::1, 2001:db8:0:2::1",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2",
        "unix:/run/a, unix:/run/b"
    })
    void distinguishesAddressesOfTwoNetworks(String one, String other) {
        assertThat(ClientNetwork.of(one)).isNotEqualTo(ClientNetwork.of(other));
    }

    @Test
    void isTheSameForAnAddressAndItsText() {
        for (String text : new String[] {"192.0.2.1", "2001:db8:0:1::1", "::1"}) {
            InetAddress address = InetAddress.ofLiteral(text);
            assertThat(ClientNetwork.of(address))
                    .isEqualTo(ClientNetwork.of(text))
                    .isEqualTo(ClientNetwork.of(address.getHostAddress()));
        }
    }
}
