# One file for all services: MODULE says which, MAIN_CLASS where it starts. The build stage is the same for all of them.

FROM node:22-bookworm-slim AS node

FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl libatomic1 libstdc++6 unzip \
 && rm -rf /var/lib/apt/lists/*
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -Dmaven.test.skip=true \
    -pl ingest-service,persistence-service,outbound-sender,realtime-gateway,meta-simulator -am \
    package dependency:copy-dependencies -DincludeScope=runtime

FROM eclipse-temurin:25-jre
ARG MODULE
ARG MAIN_CLASS
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin deskstream \
 && install -d -o deskstream /var/lib/deskstream/files
COPY --from=build /src/${MODULE}/target/${MODULE}-*.jar /app/service.jar
COPY --from=build /src/${MODULE}/target/dependency /app/lib
RUN printf '%s\n' \
    -XX:MaxRAMPercentage=70 \
    -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow \
    '-cp "/app/service.jar:/app/lib/*"' \
    "${MAIN_CLASS}" > /app/start.args
USER 10001
WORKDIR /tmp
ENTRYPOINT ["java", "@/app/start.args"]
