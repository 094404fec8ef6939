# The application. Build the archive first: mvn -B verify, or mvn -B -DskipTests package
FROM eclipse-temurin:25.0.4_7-jre-noble

WORKDIR /app
COPY worker/target/throughline-worker-1-SNAPSHOT-exec.jar throughline.jar

USER 10001:10001
ENV SERVER_ADDRESS=0.0.0.0
EXPOSE 8080

HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]

ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=75", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-jar", "throughline.jar"]
