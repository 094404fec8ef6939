package dev.throughline.oms.activities.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word missing in one language would be said in English, and nobody would notice. */
class WordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");

    private final Map<String, String> english = words("");

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr"})
    void saysEverythingInEveryLanguageWithTheSameFacts(String language) {
        var translated = words(language);

        assertThat(translated.keySet()).isEqualTo(english.keySet());
        assertThat(translated).allSatisfy((key, text) -> {
            assertThat(factsIn(text)).as("facts in %s", key).isEqualTo(factsIn(english.getOrDefault(key, "")));
            assertThat(text).as("%s is not translated", key).isNotEqualTo(english.get(key));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr"})
    void writesNoQuoteThatWouldBeMarkup(String language) {
        assertThat(words(language).values())
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("'", "\""));
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void hasASubjectATextABriefTextAndBothTemplatesForEveryKind(MessageKind kind) {
        for (var part : List.of(".subject", ".text", ".brief")) {
            assertThat(english).containsKey(kind.template() + part);
        }
        for (var format : List.of(".html", ".txt")) {
            assertThat(getClass().getResource("/messages/" + kind.template() + format))
                    .as("template %s%s", kind, format)
                    .isNotNull();
        }
    }

    @Test
    void knowsEveryKindThatProcessesAskFor() {
        assertThat(Stream.of(MessageKind.values()).map(MessageKind::name))
                .containsAll(Stream.of(Template.values()).map(Template::name).toList());
    }

    private static List<String> factsIn(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .collect(Collectors.toList());
    }

    private static Map<String, String> words(String language) {
        var file = "/messages/words" + language + ".properties";
        try (var stream = Objects.requireNonNull(WordsTest.class.getResourceAsStream(file));
                var reader = new InputStreamReader(stream, UTF_8)) {
            var words = new Properties();
            words.load(reader);
            return words.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, key -> words.getProperty(key, "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
