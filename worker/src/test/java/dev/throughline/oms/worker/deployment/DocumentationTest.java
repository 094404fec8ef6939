package dev.throughline.oms.worker.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CASE =
            Pattern.compile("(?m)^\\| (?<number>[^|]+) \\|.*\\| `(?<type>[A-Za-z]+)\\.(?<method>[A-Za-z]+)` \\|$");
    private static final String[] CASES = {
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "15", "16", "17", "18", "19", "20"
    };
    private static final String[] JOURNEYS = {
        "ship complete",
        "split over two locations",
        "short pick",
        "pickup with its code",
        "pickup, and back",
        "pickup by proxy",
        "five wrong codes",
        "no-show",
        "store rejects, customer chooses",
        "ship to store",
        "curbside",
        "store over capacity",
        "parcel lost",
        "cancelled in time",
        "cancelled too late"
    };
    private static final String[] ATTEMPTS = {
        "guessing a pickup code",
        "acting on another location's work",
        "reading another shopper's order",
        "forging a tracking webhook",
        "replaying a handover"
    };
    private static final String[] RACES = {
        "invariant 1",
        "invariant 2",
        "invariant 4",
        "invariant 9",
        "invariant 10",
        "invariant 11",
        "invariant 15",
        "invariant 18",
        "invariant 19"
    };
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    @Test
    void listsEveryProblemAsItIs() throws IOException {
        var rows = Files.readAllLines(ROOT.resolve("docs/http-api.md")).stream()
                .filter(line -> line.matches("\\| [45][0-9]{2} \\|.*"));

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> "| %d | `%s` | %s |"
                                .formatted(type.status(), type.uri().substring("/problems/".length()), type.title()))
                        .toList());
    }

    /** The field's cases by number, the journeys and the races, by the tables in docs/invariants.md. */
    @Test
    void namesATestForEachCaseOfTheFieldEachJourneyAndEachRace() throws IOException {
        var cases = CASE.matcher(Files.readString(ROOT.resolve("docs/invariants.md")))
                .results()
                .toList();

        assertThat(cases)
                .extracting(row -> row.group("number"))
                .contains(CASES)
                .contains(JOURNEYS)
                .contains(ATTEMPTS)
                .contains(RACES);
        for (var row : cases) {
            var file = row.group("type") + ".java";
            try (var tests = Files.find(ROOT, 20, (path, _) -> path.endsWith(file) && isTest(path))) {
                assertThat(tests.toList())
                        .as(file)
                        .singleElement()
                        .satisfies(test -> assertThat(test).content().contains("void " + row.group("method") + "("));
            }
        }
    }

    private static boolean isTest(Path path) {
        return path.toString().contains("/src/test/java/");
    }

    static Stream<Path> pages() throws IOException {
        try (var docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                    Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToWhatIsThere(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page)).results())
                .allSatisfy(
                        link -> assertThat(page.resolveSibling(link.group(1))).exists());
    }
}
