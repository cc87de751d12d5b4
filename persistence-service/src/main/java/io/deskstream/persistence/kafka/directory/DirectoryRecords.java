package io.deskstream.persistence.kafka.directory;

import io.deskstream.avro.AccountChanged;
import io.deskstream.avro.ApiTokenChanged;
import io.deskstream.avro.LabelChanged;
import io.deskstream.avro.SessionEnded;
import io.deskstream.avro.SettingChanged;
import io.deskstream.avro.UserChanged;
import io.deskstream.persistence.directory.Account;
import io.deskstream.persistence.directory.ApiToken;
import io.deskstream.persistence.directory.DirectoryImage;
import io.deskstream.persistence.directory.EndedSession;
import io.deskstream.persistence.directory.Label;
import io.deskstream.persistence.directory.Setting;
import io.deskstream.persistence.directory.User;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Images to records of the topic {@code directory}; a value of null is a deletion. */
final class DirectoryRecords {

    private static final int PARTITION = 0;

    private final RecordCodec codec;

    DirectoryRecords(RecordCodec codec) {
        this.codec = codec;
    }

    @SuppressWarnings("NullAway") // a record without a value is a tombstone
    ProducerRecord<String, byte[]> record(DirectoryImage image) {
        SpecificRecord value = value(image);
        return new ProducerRecord<>(
                TopicCatalog.DIRECTORY.name(),
                PARTITION,
                image.entity().key(),
                value == null ? null : codec.encode(value));
    }

    private static @Nullable SpecificRecord value(DirectoryImage image) {
        return switch (image) {
            case DirectoryImage.OfUser(var entity, User user) -> user(user);
            case DirectoryImage.OfAccount(var entity, Account account) -> account(account);
            case DirectoryImage.OfSetting(var entity, Setting setting) -> setting(setting);
            case DirectoryImage.OfLabel(var entity, Label label) -> label(label);
            case DirectoryImage.OfSession(var entity, EndedSession session) -> session(session);
            case DirectoryImage.OfToken(var entity, ApiToken token) -> token(token);
            case DirectoryImage.Gone(var entity) -> null;
        };
    }

    private static UserChanged user(User user) {
        return UserChanged.newBuilder()
                .setId(user.id().toString())
                .setWorkspaceId(user.workspaceId().toString())
                .setVersion(user.version())
                .setChangedAt(user.changedAt())
                .setEmail(user.email())
                .setName(user.name())
                .setRole(user.role().text())
                .setActive(user.active())
                .setSessionsValidAfter(user.sessionsValidAfter())
                .build();
    }

    private static AccountChanged account(Account account) {
        return AccountChanged.newBuilder()
                .setId(account.id().toString())
                .setWorkspaceId(account.workspaceId().toString())
                .setVersion(account.version())
                .setChangedAt(account.changedAt())
                .setChannel(account.channel())
                .setAccountId(account.accountId())
                .setName(account.name())
                .setHealth(account.health().text())
                .setToken(account.token())
                .build();
    }

    private static SettingChanged setting(Setting setting) {
        return SettingChanged.newBuilder()
                .setId(setting.name())
                .setWorkspaceId(setting.workspaceId().toString())
                .setVersion(setting.version())
                .setChangedAt(setting.changedAt())
                .setValue(setting.value())
                .build();
    }

    private static SessionEnded session(EndedSession session) {
        return SessionEnded.newBuilder()
                .setId(session.id().toString())
                .setWorkspaceId(session.workspaceId().toString())
                .setVersion(1)
                .setChangedAt(session.endedAt())
                .setUserId(session.userId().toString())
                .setExpiresAt(session.expiresAt())
                .build();
    }

    private static ApiTokenChanged token(ApiToken token) {
        return ApiTokenChanged.newBuilder()
                .setId(token.id().toString())
                .setWorkspaceId(token.workspaceId().toString())
                .setVersion(1)
                .setChangedAt(token.createdAt())
                .setUserId(token.userId().toString())
                .setScope(token.scope().text())
                .setHash(token.hash())
                .build();
    }

    private static LabelChanged label(Label label) {
        return LabelChanged.newBuilder()
                .setId(label.id().toString())
                .setWorkspaceId(label.workspaceId().toString())
                .setVersion(label.version())
                .setChangedAt(label.changedAt())
                .setName(label.name())
                .setColor(label.color())
                .build();
    }
}
