package io.cygi.queue.http.ticket;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes tickets as JSON, with the length of the body. */
final class TicketWriter {

    private final ObjectWriter json;

    TicketWriter(JsonMapper json) {
        this.json = json.writerFor(TicketBody.class);
    }

    void write(HttpServletResponse response, TicketBody ticket) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        byte[] body = json.writeValueAsBytes(ticket);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
