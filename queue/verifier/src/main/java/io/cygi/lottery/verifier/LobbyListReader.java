package io.cygi.lottery.verifier;

import io.cygi.lottery.ClosingStatement;
import io.cygi.lottery.LobbyList;
import io.cygi.lottery.LotteryPublicKey;
import io.cygi.lottery.LotterySeed;
import io.cygi.lottery.TicketIds;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads a published list as a stream. The list may come from anybody, so lines and list have bounds. The claims of the
 * list are not checked here.
 */
final class LobbyListReader {

    private static final int LINE_LENGTH_MAX = 300;

    private final InputStream in;
    private final StringBuilder line = new StringBuilder(LINE_LENGTH_MAX);
    private int lineNumber;

    private LobbyListReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * {@return the list}
     *
     * @param in the stream of the text, which is read to its end and not closed
     * @throws MalformedListException if the text is no list
     * @throws IOException if it cannot be read
     */
    static LobbyList read(InputStream in) throws IOException {
        LobbyListReader reader = new LobbyListReader(in);
        try {
            return reader.list();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedListException(reader.lineNumber, String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            throw new MalformedListException(reader.lineNumber, "the list ends in the middle");
        }
    }

    private LobbyList list() throws IOException {
        if (!line().equals("cygi-lobby-1")) {
            throw new IllegalArgumentException("a lobby's list begins with cygi-lobby-1");
        }
        ClosingStatement statement = new ClosingStatement(
                value("room"),
                Instant.parse(value("opened")),
                Instant.parse(value("closed")),
                Long.parseLong(value("end")),
                value("commitment"),
                Integer.parseInt(value("count")),
                value("tickets"),
                LotteryPublicKey.parse(value("key")));
        String signature = value("signature");
        String seed = value("seed");
        if (!line().isEmpty()) {
            throw new IllegalArgumentException("an empty line stands before the tickets");
        }
        boolean sealed = seed.equals("-");
        return new LobbyList(
                statement,
                signature,
                sealed ? Optional.empty() : Optional.of(LotterySeed.parse(seed)),
                tickets(sealed));
    }

    private List<UUID> tickets(boolean sealed) throws IOException {
        List<UUID> tickets = new ArrayList<>();
        while (nextLine()) {
            if (tickets.size() == ClosingStatement.COUNT_MAX) {
                throw new IllegalArgumentException("a lobby has at most " + ClosingStatement.COUNT_MAX + " tickets");
            }
            String place = (sealed ? "-" : Integer.toString(tickets.size() + 1)) + ' ';
            String text = line.toString();
            if (!text.startsWith(place)) {
                throw new IllegalArgumentException("expected \"" + place + "\" and a ticket");
            }
            tickets.add(TicketIds.parse(text.substring(place.length())));
        }
        return tickets;
    }

    private String value(String name) throws IOException {
        String text = line();
        if (!text.startsWith(name + ' ')) {
            throw new IllegalArgumentException("expected \"" + name + "\" and a value");
        }
        return text.substring(name.length() + 1);
    }

    private String line() throws IOException {
        if (!nextLine()) {
            throw new EOFException();
        }
        return line.toString();
    }

    /**
     * Reads the next line. Every line ends with a line feed; a last line without one is cut off.
     *
     * @return whether there was one
     */
    private boolean nextLine() throws IOException {
        line.setLength(0);
        lineNumber++;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c == -1) {
                if (line.isEmpty()) {
                    return false;
                }
                throw new EOFException();
            }
            if (c < ' ' || c > '~' || line.length() == LINE_LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "a line is at most " + LINE_LENGTH_MAX + " printable characters of ASCII");
            }
            line.append((char) c);
        }
        return true;
    }

    /** The fault of a text that is no list. */
    static final class MalformedListException extends IOException {

        private static final long serialVersionUID = 1L;

        MalformedListException(int lineNumber, String why) {
            super("Line " + lineNumber + ": " + why + ".");
        }
    }
}
