package io.cygi.settlement.document;

import io.cygi.contracts.value.Money;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import io.cygi.settlement.statement.Totals;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Iterates over a statement's lines and checks at the end that they were complete, in order and match the totals. */
final class CheckedLines implements Iterator<StatementLine> {

    private final SettlementStatement statement;
    private final Iterator<StatementLine> lines;
    private final Map<LineKind, Money> sums = new EnumMap<>(LineKind.class);
    private @Nullable StatementLine last;
    private long count;

    CheckedLines(SettlementStatement statement, Iterator<StatementLine> lines) {
        this.statement = statement;
        this.lines = lines;
    }

    @Override
    public boolean hasNext() {
        if (lines.hasNext()) {
            return true;
        }
        if (count != statement.lineCount() || !totals().equals(statement.totals())) {
            throw notItsLines("they add up to something else");
        }
        return false;
    }

    @Override
    public StatementLine next() {
        StatementLine line = lines.next();
        if (last != null && StatementLine.ORDER.compare(last, line) >= 0) {
            throw notItsLines("they are out of order");
        }
        last = line;
        sums.merge(line.kind(), line.amount(), Money::plus);
        count++;
        return line;
    }

    private Totals totals() {
        return Totals.of(sum(LineKind.PAYMENT), sum(LineKind.REFUND), sum(LineKind.FEE), sum(LineKind.TAX));
    }

    private Money sum(LineKind kind) {
        return sums.getOrDefault(kind, new Money(0, statement.totals().gross().currency()));
    }

    private IllegalStateException notItsLines(String why) {
        return new IllegalStateException(
                "these are not the lines of the statement " + statement.settlementId() + ": " + why);
    }
}
