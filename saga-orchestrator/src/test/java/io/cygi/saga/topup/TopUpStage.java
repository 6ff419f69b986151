package io.cygi.saga.topup;

import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpCommand.InspectTopUp;
import io.cygi.contracts.topup.TopUpCommand.RequestRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestTopUp;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ModuleSchema;
import io.cygi.messaging.SettableClock;
import io.cygi.messaging.TestDatabase;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.saga.topup.callback.CallbackService;
import io.cygi.saga.topup.queue.JdbcOpenTopUps;
import io.cygi.saga.topup.queue.OpenTopUp;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The top-up process on real aggregates and a real database. A test moves its provider, its clock and its fate. */
public final class TopUpStage {

    public static final Money AMOUNT = Money.krw(100_000);

    private static final AtomicInteger FANS = new AtomicInteger();
    private static final int LOOKS_MAX = 200;

    /** Number of looks after which the clock moves in larger steps. */
    private static final int HASTE = 60;

    /** Time after which the claim of a dead process has run out. */
    private static final Duration CLAIM_TIME = TopUpProcess.CLAIM.plusSeconds(5);

    final Fate fate = new Fate();
    public final FakeProvider provider = new FakeProvider(fate);
    final List<TopUpFindingKind> findings = new CopyOnWriteArrayList<>();
    public final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    final OpenTopUps topUps;
    final Commands commands;
    int deaths;
    private final EventStore events;
    private final JdbcTemplate jdbc;
    private final ConfigurableApplicationContext context;

    /** Holder of the stage for all tests, because its start takes longer than they do. */
    private static final class Shared {
        private static final TopUpStage STAGE = new TopUpStage();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class CommandSide {}

    /** {@return the stage at the begin of a test: without faults and findings} */
    public static TopUpStage begin() {
        Shared.STAGE.reset();
        return Shared.STAGE;
    }

    /** Starts the command side on the module's database. It ends with the tests. */
    private TopUpStage() {
        context = new SpringApplicationBuilder(CommandSide.class)
                .initializers(new TestDatabase())
                .properties(
                        "spring.autoconfigure.exclude=io.cygi.saga.SagaOrchestratorAutoConfiguration",
                        "logging.level.root=error",
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                        "spring.datasource.hikari.auto-commit=false")
                .run();
        jdbc = context.getBean(JdbcTemplate.class);
        try {
            ModuleSchema.of(Objects.requireNonNull(jdbc.getDataSource()), "saga_orchestrator")
                    .afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        commands = context.getBean(Commands.class);
        events = context.getBean(EventStore.class);
        topUps = new JdbcOpenTopUps(jdbc, transactions(), "test");
    }

    /** {@return the database} */
    public JdbcTemplate jdbc() {
        return jdbc;
    }

    /** {@return transactions of the database} */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** {@return the events of a top-up and its wallet} */
    public List<Object> events(TopUpId id) {
        return Stream.of(id.toString(), id.walletId().toString())
                .flatMap(aggregate -> events.readEvents(aggregate).asStream())
                .<Object>map(Message::getPayload)
                .toList();
    }

    /** Begins a new test: other payments, no faults. */
    public void reset() {
        fate.live();
        provider.working();
        provider.skim(0);
        findings.clear();
    }

    /** {@return another process, as another machine would run it} */
    TopUpProcess process() {
        return process(commands);
    }

    /** {@return a process that sends its commands to another target} */
    TopUpProcess process(Commands to) {
        return new TopUpProcess(
                topUps,
                provider,
                new MortalCommands(to, fate),
                new Findings(),
                new CallbackAddresses(() -> "https://cygi.test"),
                clock);
    }

    private final class Findings implements TopUpFindings {

        @Override
        public void add(TopUpId topUpId, TopUpFindingKind kind, Money expected, Money found) {
            findings.add(kind);
        }

        @Override
        public void resolve(TopUpId topUpId, TopUpFindingKind kind) {
            findings.removeIf(kind::equals);
        }
    }

    CallbackService callbacks() {
        return new CallbackService(topUps, commands, clock, "/elsewhere");
    }

    /** {@return a new fan's top-up, as the command side accepts it and the event processor opens it} */
    public TopUpId request() {
        TopUpId id = claim();
        commands.send(
                new RequestTopUp(id, AMOUNT, "/return", clock.instant().plus(Duration.ofMinutes(15)), clock.instant()));
        return id;
    }

    /** {@return a claim whose process died before it requested the top-up} */
    TopUpId claim() {
        TopUpId id = new TopUpId(new AccountId("fan-" + FANS.incrementAndGet()), TimeOrderedIds.next());
        Instant now = clock.instant();
        Instant expiresAt = now.plus(Duration.ofMinutes(15));
        commands.send(new ClaimTopUp(id.allowanceId(), id, AMOUNT, "/return", Money.krw(5_000_000), 3, expiresAt, now));
        topUps.add(new OpenTopUp(
                id,
                AMOUNT,
                "/return",
                CallbackAddresses.newKey(),
                expiresAt,
                now,
                TimeOrderedIds.next(),
                List.of(),
                null,
                false,
                0,
                0,
                0,
                null));
        return id;
    }

    /** {@return a top-up that waits for its fan} */
    public TopUpId ready() {
        TopUpId id = request();
        process().work(id);
        return id;
    }

    /** {@return a top-up whose fan has approved and was returned} */
    public TopUpId approved() {
        TopUpId id = ready();
        callbacks().approved(segment(id), provider.approveAsFan(tid(id)));
        return id;
    }

    public TopUpId credited() {
        TopUpId id = approved();
        process().work(id);
        return id;
    }

    public void requestRefund(TopUpId id) {
        commands.send(new RequestRefund(id, RefundReason.MISTAKE, clock.instant()));
        topUps.wake(id, clock.instant());
    }

    /** Works on a top-up once. */
    public void process(TopUpId id) {
        process().work(id);
    }

    String segment(TopUpId id) {
        return id.handle() + "." + topUps.find(id).orElseThrow().callbackKey();
    }

    TopUpDetails details(TopUpId id) {
        return (TopUpDetails) Objects.requireNonNull(commands.ask(new InspectTopUp(id), Map.of()));
    }

    public String tid(TopUpId id) {
        return Objects.requireNonNull(details(id).tid());
    }

    /** Lets time pass and processes look, until nothing is left to do. Another process follows one that dies. */
    public void settle(TopUpId id) {
        workUntil(id, () -> topUps.find(id).orElseThrow().finished());
    }

    /** Settles a top-up as {@link #settle} does, until the fan can approve. */
    void settleUntilReady(TopUpId id) {
        workUntil(id, () -> details(id).state() == TopUpState.READY);
    }

    private void workUntil(TopUpId id, BooleanSupplier done) {
        for (int look = 0; look < LOOKS_MAX; look++) {
            if (done.getAsBoolean()) {
                return;
            }
            try {
                process().work(id);
            } catch (ProcessDied died) {
                deaths++;
                fate.live();
            }
            clock.move(look < HASTE ? CLAIM_TIME : CLAIM_TIME.multipliedBy(20));
        }
        throw new AssertionError(id + " does not come to an end, it is " + details(id));
    }

    /** {@return the balance of the fan's wallet, by its events} */
    Money balance(TopUpId id) {
        return walletEvents(id).stream()
                .reduce((before, after) -> after)
                .map(WalletEvent::balanceAfter)
                .orElse(Money.ZERO);
    }

    List<WalletEvent> walletEvents(TopUpId id) {
        return events.readEvents(id.walletId().toString())
                .asStream()
                .map(event -> (WalletEvent) event.getPayload())
                .toList();
    }

    void spend(TopUpId id, long amount) {
        commands.send(new PayReservation(
                id.walletId(),
                new ReservationId(new ConcertId(TimeOrderedIds.next()), TimeOrderedIds.next()),
                1,
                Money.krw(amount),
                clock.instant()));
    }
}
