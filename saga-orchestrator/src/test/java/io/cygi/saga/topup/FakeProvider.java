package io.cygi.saga.topup;

import io.cygi.contracts.value.Money;
import io.cygi.saga.topup.provider.Payment;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.PaymentRequest;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderOrder;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.provider.ReadyPayment;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A provider in memory. Its calls fail as a test wants, and the process may die before and after each. */
public final class FakeProvider implements PaymentProvider {

    /** The calls of the provider. */
    public enum Call {
        READY,
        APPROVE,
        ORDER,
        CANCEL
    }

    /** The faults of a call. */
    public enum Fault {
        NONE,
        LOST_REQUEST,
        LOST_REPLY,
        /** The call is carried out, and refused with a code that is known to hide that. */
        HIDDEN,
        /** The call is not carried out, and refused with a code. */
        REFUSED,
        /** The call is not carried out before {@link #arrive}. */
        DELAYED
    }

    private final Fate fate;
    private final Map<String, Entry> payments = new LinkedHashMap<>();
    private Function<Call, Fault> faults = call -> Fault.NONE;
    private final Set<String> doubted = new HashSet<>();
    private final Set<String> mute = new HashSet<>();
    private Runnable delayed = () -> {};
    private int calls;
    private long skimmed;
    private int next;

    private static final class Entry {
        private final PaymentRequest request;
        private final String token;
        private PaymentStatus status = PaymentStatus.WAITING;
        private Money givenBack = Money.ZERO;

        private Entry(PaymentRequest request, String token) {
            this.request = request;
            this.token = token;
        }
    }

    FakeProvider(Fate fate) {
        this.fate = fate;
    }

    /** Sets a function that gives the fault of each call. */
    public synchronized void failing(Function<Call, Fault> next) {
        this.faults = next;
    }

    /** Sets the fault of all calls of a kind. */
    public void failing(Call call, Fault fault) {
        failing(made -> made == call ? fault : Fault.NONE);
    }

    /** Ends all faults. */
    public void working() {
        failing(call -> Fault.NONE);
    }

    /** Refuses an approval from now on, with a code that may hide that the money is taken. */
    synchronized void doubt(String approval) {
        doubted.add(approval);
    }

    /** Ends usable answers about a payment. */
    public synchronized void mute(String tid) {
        mute.add(tid);
    }

    /** Begins usable answers about a payment again. */
    public synchronized void unmute(String tid) {
        mute.remove(tid);
    }

    /** {@return the number of calls so far} */
    synchronized int calls() {
        return calls;
    }

    /** Takes less than the requested amount from now on. */
    synchronized void skim(long amount) {
        skimmed = amount;
    }

    /**
     * Approves as the fan does on the provider's page.
     *
     * @return the approval
     */
    synchronized String approveAsFan(String tid) {
        Entry entry = entry(tid);
        if (entry.status == PaymentStatus.WAITING) {
            entry.status = PaymentStatus.APPROVED;
        }
        return entry.token;
    }

    /** Gives a payment a status that no call has asked for. */
    public synchronized void become(String tid, PaymentStatus status) {
        entry(tid).status = status;
    }

    /** Forgets a payment. */
    public synchronized void forget(String tid) {
        payments.remove(tid);
    }

    /** Carries out the delayed call. */
    synchronized void arrive() {
        delayed.run();
    }

    /** {@return the amount that the provider holds of all payments} */
    synchronized Money held() {
        return payments.values().stream()
                .map(this::order)
                .map(ProviderOrder::held)
                .reduce(Money.ZERO, Money::plus);
    }

    @Override
    public ReadyPayment ready(PaymentRequest request) {
        return call(Call.READY, () -> {
            String tid = "T" + ++next;
            payments.put(tid, new Entry(request, "token-" + next));
            return new ReadyPayment(tid, "https://pay/" + tid, null);
        });
    }

    @Override
    public Money approve(Payment payment, String approval) {
        return call(Call.APPROVE, () -> {
            Entry entry = entry(payment.tid());
            if (doubted.contains(approval)) {
                throw new ProviderRefusedException(-785, true);
            }
            if (entry.status == PaymentStatus.PAID) {
                throw new ProviderRefusedException(-702, true);
            }
            if (entry.status != PaymentStatus.APPROVED || !entry.token.equals(approval)) {
                throw new ProviderRefusedException(-708, false);
            }
            entry.status = PaymentStatus.PAID;
            return order(entry).amount();
        });
    }

    @Override
    public synchronized ProviderOrder order(Payment payment) {
        if (mute.contains(payment.tid())) {
            throw new ProviderUnavailableException("mute", null);
        }
        return call(Call.ORDER, () -> order(entry(payment.tid())));
    }

    @Override
    public void cancel(Payment payment, Money amount) {
        call(Call.CANCEL, () -> {
            Entry entry = entry(payment.tid());
            ProviderOrder order = order(entry);
            if (amount.compareTo(order.held()) > 0) {
                throw new ProviderRefusedException(-710, false);
            }
            entry.givenBack = entry.givenBack.plus(amount);
            if (order(entry).held().equals(Money.ZERO)) {
                entry.status = PaymentStatus.CANCELLED;
            }
            return true;
        });
    }

    private synchronized <T> T call(Call call, Supplier<T> work) {
        calls++;
        fate.moment();
        Fault fault = faults.apply(call);
        if (fault == Fault.LOST_REQUEST) {
            throw new ProviderUnavailableException("lost", null);
        }
        if (fault == Fault.REFUSED) {
            throw new ProviderRefusedException(-780, false);
        }
        if (fault == Fault.DELAYED) {
            delayed = work::get;
            throw new ProviderUnavailableException("late", null);
        }
        T answer = work.get();
        fate.moment();
        if (fault == Fault.LOST_REPLY) {
            throw new ProviderUnavailableException("lost", null);
        }
        if (fault == Fault.HIDDEN) {
            throw new ProviderRefusedException(-780, true);
        }
        return answer;
    }

    private ProviderOrder order(Entry entry) {
        Money amount = entry.request.amount().minus(Money.krw(skimmed));
        return new ProviderOrder(entry.status, amount, entry.givenBack);
    }

    private Entry entry(String tid) {
        Entry entry = payments.get(tid);
        if (entry == null) {
            throw new ProviderRefusedException(-721, false);
        }
        return entry;
    }
}
