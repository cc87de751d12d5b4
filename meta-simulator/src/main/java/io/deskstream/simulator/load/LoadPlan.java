package io.deskstream.simulator.load;

/** A bounded stream of customers: so many conversations, messages a second, and seconds. */
public record LoadPlan(int conversations, int messagesPerSecond, int seconds) {
    private static final int MOST_CONVERSATIONS = 20_000;
    private static final int MOST_PER_SECOND = 5_000;
    private static final int LONGEST_SECONDS = 3_600;

    public LoadPlan {
        require("conversations", conversations, MOST_CONVERSATIONS);
        require("messages_per_second", messagesPerSecond, MOST_PER_SECOND);
        require("seconds", seconds, LONGEST_SECONDS);
    }

    public long messages() {
        return (long) messagesPerSecond * seconds;
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be from 1 to " + most);
        }
    }
}
