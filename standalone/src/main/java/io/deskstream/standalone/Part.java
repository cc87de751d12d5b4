package io.deskstream.standalone;

/** What runs here, in the order of starting; stopping goes the other way round. */
enum Part {
    POSTGRESQL("PostgreSQL", 15432),
    KAFKA("Kafka", 9092),
    REGISTRY("schema registry", 8085),
    PERSISTENCE("persistence-service", 8082),
    SENDER("outbound-sender", 8083),
    INGEST("ingest-service", 8081),
    GATEWAY("realtime-gateway", 8080),
    SIMULATOR("Meta simulator", 8090);

    private final String title;
    private final int basePort;

    Part(String title, int basePort) {
        this.title = title;
        this.basePort = basePort;
    }

    String title() {
        return title;
    }

    int port(int offset) {
        return basePort + offset;
    }

    boolean isService() {
        return ordinal() >= PERSISTENCE.ordinal();
    }
}
