package io.cygi.queue.http;

import com.github.benmanes.caffeine.cache.Ticker;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.queue.http.ticket.TicketBodyMapper;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.service.SalePolicyCache;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.TicketTokenCodec;
import io.cygi.remote.port.AdmissionDesk;
import io.cygi.remote.serve.ConditionalOnServing;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the admission gate and the endpoints of admins, challenges and lobbies. */
@Configuration(proxyBeanMethods = false)
@Import({ChallengeController.class, LobbyController.class, RoomAdminController.class})
public class AdmissionGateConfiguration {

    @Bean
    PassUses passUses(TicketTokenCodec tokens, RoomLookup lookup, RoomKeys keys, RoomWriter writer, Clock clock) {
        return new PassUses(tokens, lookup, keys, writer, clock);
    }

    @Bean
    AnsweredAttempts answeredAttempts(RoomKeys keys, ObjectProvider<IdempotencyLookup> answers) {
        return new AnsweredAttempts(keys, answers.getIfAvailable());
    }

    @Bean
    AdmissionGate admissionGate(
            SalePolicyCache policies,
            RoomLookup lookup,
            WaitingRoomService service,
            TicketBodyMapper bodies,
            PassUses passes,
            AnsweredAttempts answered) {
        return new WaitingRoomAdmissionGate(policies, lookup, service, bodies, passes, answered);
    }

    @Bean
    @ConditionalOnServing
    AdmissionDesk admissionDesk(
            AdmissionGate gate, SalePolicyCache policies, PassUses passes, ObjectProvider<Ticker> ticker) {
        return new WaitingRoomDesk(gate, policies, passes, ticker.getIfAvailable(Ticker::systemTicker));
    }
}
