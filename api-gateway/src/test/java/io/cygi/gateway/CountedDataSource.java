package io.cygi.gateway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/** Counts the connections that requests take. Whatever the edge does beside requests is not counted. */
public final class CountedDataSource extends DelegatingDataSource {

    private final AtomicInteger ofRequests = new AtomicInteger();

    CountedDataSource(DataSource counted) {
        super(counted);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (RequestContextHolder.getRequestAttributes() != null) {
            ofRequests.incrementAndGet();
        }
        return super.getConnection();
    }

    /** {@return how many connections requests have taken so far} */
    public int ofRequests() {
        return ofRequests.get();
    }
}
