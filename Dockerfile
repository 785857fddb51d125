# The program alone, for compose.yaml: it needs no Elasticsearch of its own there.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q -DskipTests -DskipITs package

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home unsaid && mkdir -p /home/unsaid/data /home/unsaid/setup && chown -R unsaid /home/unsaid
COPY --from=build /src/batch/target/unsaid-batch-*.jar /opt/unsaid/unsaid.jar
USER unsaid
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/unsaid/unsaid.jar"]
