package io.cygi.settlement.document.content;

import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Writes statements in one format. */
public interface StatementWriter {

    /** Writes the statement with all its lines. Does not close the stream. */
    void write(SettlementStatement statement, Iterator<StatementLine> lines, OutputStream out) throws IOException;
}
