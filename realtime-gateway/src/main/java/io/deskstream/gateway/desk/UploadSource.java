package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.command.Upload;
import reactor.core.publisher.Mono;

/** Files that wait to be sent, asked for in the caller's name. */
public interface UploadSource {

    /** Refused where it is not the caller's own, or not there any more. */
    Mono<Upload> upload(Caller caller, String uploadId);
}
