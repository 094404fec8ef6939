package dev.throughline.oms.activities.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An auditor must not trust the doors of those it audits, so this one capability reads the tables of all; it writes nothing. Each
 * invariant is a file of SQL that answers its violations: {@code reconciliation/invariants/<number> <name>.sql}.
 */
@Component
class SqlReconciliation implements Reconciliation {
    private static final String FOLDER = "classpath:reconciliation/";
    private static final int SHOWN = 5;

    private record Check(int number, String name, String sql) {}

    private final JdbcClient jdbc;
    private final String figures;
    private final List<Check> checks;

    SqlReconciliation(JdbcClient jdbc) {
        this.jdbc = jdbc;
        var resolver = new PathMatchingResourcePatternResolver();
        figures = text(resolver.getResource(FOLDER + "figures.sql"));
        checks = checks(resolver);
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report report() {
        return new Report(figures(), checks.stream().map(this::check).toList());
    }

    private Map<String, Long> figures() {
        var result = new TreeMap<String, Long>();
        jdbc.sql(figures).query().singleRow().forEach((name, value) -> result.put(name, ((Number) value).longValue()));
        return result;
    }

    private Invariant check(Check check) {
        var violations = jdbc.sql("SELECT * FROM (" + check.sql() + ") AS violation LIMIT " + SHOWN)
                .query((row, number) -> row.getString(1))
                .list();
        return new Invariant(check.number(), check.name(), violations);
    }

    private static List<Check> checks(PathMatchingResourcePatternResolver resolver) {
        try {
            return Arrays.stream(resolver.getResources(FOLDER + "invariants/*.sql"))
                    .map(SqlReconciliation::check)
                    .sorted(Comparator.comparingInt(Check::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Check check(Resource file) {
        var name = Objects.requireNonNull(file.getFilename()).replace(".sql", "");
        int space = name.indexOf(' ');
        return new Check(Integer.parseInt(name.substring(0, space)), name.substring(space + 1), text(file));
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
