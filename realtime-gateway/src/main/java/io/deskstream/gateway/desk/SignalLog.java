package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.Frame;
import io.deskstream.schemas.ids.ConversationKey;

/** Where signals go; they may be lost, nobody waits for them. */
public interface SignalLog {

    void typing(ConversationKey key, Frame.Typing typing);

    void presence(Frame.Presence presence);
}
