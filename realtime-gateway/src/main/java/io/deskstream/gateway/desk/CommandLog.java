package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.command.Command;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where commands become durable: completes once all are acknowledged, in order, or is refused as unavailable. */
public interface CommandLog {

    Mono<Void> append(List<Command> commands);
}
