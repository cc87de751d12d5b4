package io.deskstream.persistence.directory;

/** An account to be connected, with its access token in clear. */
public record NewConnection(String channel, String accountId, String name, String accessToken) {

    @Override
    public String toString() {
        return "NewConnection[" + channel + ":" + accountId + "]";
    }
}
