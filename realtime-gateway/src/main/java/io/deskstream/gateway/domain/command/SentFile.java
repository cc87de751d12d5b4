package io.deskstream.gateway.domain.command;

import io.deskstream.gateway.domain.AttachmentUrl;
import io.deskstream.gateway.domain.MessageView;

/**
 * A file that is sent.
 *
 * @param attachmentId the message's attachment that becomes of it
 */
public record SentFile(String attachmentId, Upload upload) {

    /** In place of an address: the sender makes one of it when the platform is to fetch the file. */
    public String reference() {
        return AttachmentUrl.UPLOAD + upload.id();
    }

    /** As the API shows it. */
    public MessageView.Attachment view() {
        return new MessageView.Attachment(
                attachmentId,
                upload.kind(),
                AttachmentUrl.shown(attachmentId, upload.kind(), reference()),
                upload.name(),
                upload.mimeType(),
                upload.size());
    }
}
