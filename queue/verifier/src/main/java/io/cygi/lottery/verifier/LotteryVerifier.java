package io.cygi.lottery.verifier;

import io.cygi.lottery.ClosingStatement;
import io.cygi.lottery.LobbyList;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The command that checks a published list. It ends with 0 if the list holds, with 1 if something in it is wrong, and
 * with 2 if it could not be checked.
 */
public final class LotteryVerifier {

    private static final String HELP = """
        Recomputes the order of a lobby from its published list.

        java -jar lottery-verifier.jar LIST [options]

          LIST               a file or an address (http, https)
          --receipt RECEIPT  the line that you got when you joined, or a file with it: says which place it has
          --key KEY          the public key that the room published: the list must be signed with it
          --earlier LIST     a list that you took before, sealed or not: the tickets must still be the same
          --all              tells every place that differs; the first 20 otherwise

        Ends with 0 where the list holds, 1 where something is wrong, 2 where it could not be checked.
        """;

    private static final int HOLDS = 0;
    private static final int WRONG = 1;
    private static final int NOT_CHECKED = 2;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private final PrintStream out;

    private LotteryVerifier(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the command, and ends the process with its exit code.
     *
     * @param arguments the arguments, see {@code --help}
     */
    public static void main(String... arguments) {
        System.exit(run(System.out, arguments));
    }

    /**
     * {@return the exit code of the command}
     *
     * @param out takes the findings
     * @param arguments the arguments, see {@code --help}
     */
    public static int run(PrintStream out, String... arguments) {
        try {
            Optional<VerifierOptions> options = VerifierOptions.parse(arguments);
            if (options.isEmpty()) {
                out.print(HELP);
                return HOLDS;
            }
            return new LotteryVerifier(out).check(options.get());
        } catch (IllegalArgumentException e) {
            out.println("Cannot be checked: " + e.getMessage() + ". --help tells the options.");
        } catch (IOException e) {
            out.println("Cannot be checked. " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("Cannot be checked: interrupted.");
        }
        return NOT_CHECKED;
    }

    private int check(VerifierOptions options) throws IOException, InterruptedException {
        LobbyList list = read(options.list());
        ClosingStatement statement = list.statement();
        out.println("Lobby of room %s: %d tickets, opened %s, closed %s"
                .formatted(statement.room(), statement.count(), statement.openedAt(), statement.closedAt()));
        LobbyListChecker check = new LobbyListChecker(list, out::println, options.placesShownMax());
        check.signature(options.key());
        if (options.earlier().isPresent()) {
            check.sameAs(read(options.earlier().get()));
        }
        check.tickets();
        list.seed().ifPresent(check::places);
        options.receipt().ifPresent(check::receipt);
        if (!check.holds()) {
            out.println("The list does not hold.");
            return WRONG;
        }
        if (list.seed().isEmpty()) {
            out.println("The list is still sealed: keep it, and check with --earlier when the seed is revealed.");
            return NOT_CHECKED;
        }
        out.println("The list holds.");
        return HOLDS;
    }

    private static LobbyList read(String where) throws IOException, InterruptedException {
        try (InputStream in = open(where)) {
            return LobbyListReader.read(in);
        } catch (LobbyListReader.MalformedListException e) {
            throw new IOException(where + " is no list of a lobby. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(where + " cannot be read: " + e, e);
        }
    }

    private static InputStream open(String where) throws IOException, InterruptedException {
        if (!where.startsWith("http://") && !where.startsWith("https://")) {
            return Files.newInputStream(Path.of(where));
        }
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_MAX)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(where)).timeout(ANSWER_MAX).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("the server answers " + response.statusCode());
        }
        return response.body();
    }
}
