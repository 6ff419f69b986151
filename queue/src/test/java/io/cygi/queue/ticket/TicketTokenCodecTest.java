package io.cygi.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketTokenCodecTest {

    private static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    private static final AccountId FAN = new AccountId("fan-1");
    private static final Place PLACE = new Place(3, 123_456);

    private static final RoomKeys KEYS = new RoomKeys(new byte[32]);
    private static final RoomKeys OTHER_KEYS =
            new RoomKeys("another key that is long enough!".getBytes(StandardCharsets.UTF_8));

    private final TicketTokenCodec tokens = new TicketTokenCodec(KEYS);

    @Test
    void readsItsOwnTokens() {
        Ticket ticket = tokens.ticket(CONCERT, FAN, PLACE, 1_000);
        Pass pass = new Pass(CONCERT, FAN, PLACE, 2_000);

        assertThat(tokens.readTicket(tokens.write(ticket))).contains(ticket);
        assertThat(tokens.readPass(tokens.write(pass))).contains(pass);
        assertThat(tokens.ticket(CONCERT, FAN, PLACE, 1_000)).isEqualTo(ticket);
        assertThat(tokens.ticket(CONCERT, FAN, new Place(3, 123_457), 1_000).id())
                .isNotEqualTo(ticket.id());
    }

    @Test
    void givesTicketsIdsThatAreUuidsOfVersion8() {
        Ticket ticket = tokens.ticket(CONCERT, FAN, PLACE, 1_000);

        assertThat(ticket.id()).isEqualTo(tokens.id(CONCERT, PLACE));
        assertThat(ticket.id().version()).isEqualTo(8);
        assertThat(ticket.id().variant()).isEqualTo(2);
        assertThat(tokens.id(new ConcertId("0195a000-0000-7000-8000-000000000002"), PLACE))
                .isNotEqualTo(ticket.id());
        assertThat(tokens.id(CONCERT, new Place(4, 123_456))).isNotEqualTo(ticket.id());
        assertThat(new TicketTokenCodec(OTHER_KEYS).id(CONCERT, PLACE)).isNotEqualTo(ticket.id());
    }

    @Test
    void readsTokensOfTheShortestAndTheLongestAccountInTheLobby() {
        for (String account : List.of("a", "a".repeat(64))) {
            Ticket ticket = tokens.ticket(CONCERT, new AccountId(account), new Place(Place.LOBBY, 0), Long.MAX_VALUE);
            assertThat(tokens.readTicket(tokens.write(ticket))).contains(ticket);
        }
    }

    @Test
    void refusesATokenOfAnotherVersionAndOneWithoutAccount() {
        byte[] content = new byte[1 + 16 + 16 + 4 + 4 + 8 + 5];
        content[0] = 2;
        System.arraycopy("fan-1".getBytes(StandardCharsets.US_ASCII), 0, content, content.length - 5, 5);
        assertThat(tokens.readTicket(signed(content))).isEmpty();
        content[0] = 1;
        assertThat(tokens.readTicket(signed(content))).as("of this version").isPresent();
        assertThat(tokens.readTicket(signed(Arrays.copyOf(content, content.length - 5))))
                .isEmpty();
    }

    private static String signed(byte[] content) {
        ByteBuffer token =
                ByteBuffer.allocate(content.length + 32).put(content).put(KEYS.signTicket(ByteBuffer.wrap(content)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    @Test
    void readsNoTicketAsAPassAndNoPassAsATicket() {
        String ticket = tokens.write(tokens.ticket(CONCERT, FAN, PLACE, 1_000));
        String pass = tokens.write(new Pass(CONCERT, FAN, PLACE, 2_000));

        assertThat(tokens.readPass(ticket)).isEmpty();
        assertThat(tokens.readTicket(pass)).isEmpty();
    }

    @Test
    void refusesEveryTokenWithABitChanged() {
        String token = tokens.write(new Pass(CONCERT, FAN, PLACE, 2_000));
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] forged = bytes.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.readPass(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void refusesAlteredTokensAndThoseOfAnotherKey() {
        String token = tokens.write(new Pass(CONCERT, FAN, PLACE, 2_000));
        String foreign = new TicketTokenCodec(OTHER_KEYS).write(new Pass(CONCERT, FAN, PLACE, 2_000));

        for (String forged : new String[] {
            "",
            ".",
            "ä",
            token + "=",
            token + "A",
            token.substring(1),
            token.substring(0, 80),
            "A".repeat(10_000),
            foreign
        }) {
            assertThat(tokens.readPass(forged)).as(forged).isEmpty();
            assertThat(tokens.readTicket(forged)).as(forged).isEmpty();
        }
        assertThat(tokens.readPass(null)).isEmpty();
    }

    @Test
    void keepsItsKeyInTheFolderAndOutOfErrors(@TempDir Path folder) throws Exception {
        TicketTokenCodec first = new TicketTokenCodec(RoomKeys.of(null, folder));
        String ticket = first.write(first.ticket(CONCERT, FAN, PLACE, 1_000));

        assertThat(new TicketTokenCodec(RoomKeys.of(null, folder)).readTicket(ticket))
                .isPresent();
        Files.writeString(folder.resolve("waiting-room.key"), "no key!");
        assertThatThrownBy(() -> RoomKeys.of(null, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("no key!")
                .hasNoCause();
    }
}
