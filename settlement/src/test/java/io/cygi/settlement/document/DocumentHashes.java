package io.cygi.settlement.document;

import io.cygi.settlement.statement.SettlementStatement;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;

/** Writes a statement in every format and prints the hashes: {@code DocumentHashes <reservations>}. */
final class DocumentHashes {

    private DocumentHashes() {}

    public static void main(String[] arguments) throws Exception {
        System.out.print(of(Long.parseLong(arguments[0])));
    }

    static String of(long reservations) throws Exception {
        SampleStatement sample = new SampleStatement(SampleStatement.TITLE, reservations);
        SettlementStatement statement = sample.statement();
        StatementDocuments documents = new StatementDocuments(ZoneId.of("Asia/Seoul"), Duration.ZERO);
        StringBuilder hashes = new StringBuilder();
        for (DocumentFormat format : DocumentFormat.values()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                documents.write(format, statement, sample.lines(), out);
            }
            hashes.append(format)
                    .append(' ')
                    .append(HexFormat.of().formatHex(digest.digest()))
                    .append('\n');
        }
        return hashes.toString();
    }
}
