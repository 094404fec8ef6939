package dev.throughline.oms.worker.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml and the Dockerfile fit the application and the build. */
class ComposeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PINNED = Pattern.compile(".+:(?!latest)[^:]*[0-9][^:]*");

    @Test
    void givesTheApplicationOnlyWhatItReads() throws IOException {
        assertThat(ReadSettings.unread(environment("application").keySet())).isEmpty();
    }

    @Test
    void noticesASettingThatNothingReads() {
        assertThat(ReadSettings.unread(Set.of("THROUGHLINE_CODEC_KEYZ_K1", "DATABASE_URI", "SPRING_MAIL_HOSTS")))
                .hasSize(3);
        assertThat(ReadSettings.unread(Set.of(
                        "THROUGHLINE_CODEC_KEYS_K7",
                        "SPRING_MAIL_HOST",
                        "SPRING_TEMPORAL_CONNECTION_APIKEY",
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                        "THROUGHLINE_MESSAGING_RETRY_FIRSTDELAY",
                        "THROUGHLINE_CHECKOUT_WAIT")))
                .isEmpty();
    }

    @Test
    void takesEverySecretFromOutside() throws IOException {
        for (var service : services().keySet()) {
            environment(service).forEach((key, value) -> {
                if (isSecret(key)) {
                    assertThat(value).as(service + " " + key).startsWith("${");
                    assertThat(value.contains(":?") || mayBeMissing(key))
                            .as(key + " has no default")
                            .isTrue();
                }
            });
        }
    }

    @Test
    void copiesTheArchiveThatTheBuildMakes() throws IOException {
        var pom = Files.readString(ROOT.resolve("worker/pom.xml"));
        var artifact = first(pom, "</parent>\\s*<artifactId>(.+?)</artifactId>");
        var version = first(pom, "<version>(.+?)</version>");
        var classifier = first(pom, "<classifier>(.+?)</classifier>");

        assertThat(Files.readString(ROOT.resolve("Dockerfile")))
                .contains("COPY worker/target/%s-%s-%s.jar ".formatted(artifact, version, classifier))
                .containsPattern("(?m)^USER [1-9][0-9]*");
    }

    @Test
    void opensPortsToThisMachineOnly() throws IOException {
        assertThat(services().values().stream()
                        .flatMap(service -> list(service.get("ports")).stream())
                        .toList())
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void pinsEveryImage() throws IOException {
        assertThat(services().values())
                .extracting(service -> String.valueOf(service.get("image")))
                .allMatch(image -> PINNED.matcher(image).matches());
        assertThat(first(Files.readString(ROOT.resolve("Dockerfile")), "(?m)^FROM (.+)$"))
                .matches(PINNED);
    }

    private static boolean isSecret(String key) {
        return key.contains("PASSWORD") || key.contains("SECRET") || key.contains("_KEYS_") || key.endsWith("_PWD");
    }

    private static boolean mayBeMissing(String key) {
        return key.endsWith("CLIENT_SECRET");
    }

    private static Map<String, String> environment(String service) throws IOException {
        return services().get(service).get("environment") instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey().toString(), e -> String.valueOf(e.getValue())))
                : Map.of();
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return compose.get("services");
    }

    private static List<String> list(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
