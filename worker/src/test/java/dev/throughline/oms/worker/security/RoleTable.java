package dev.throughline.oms.worker.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which role may do which operation, as docs/http-api.md tells its readers. */
record RoleTable(List<String> roles, Map<String, List<String>> rows) {
    private static final Path PAGE = Path.of("../docs/http-api.md");
    private static final String HEAD = "| operation | ";

    static RoleTable read() throws IOException {
        var lines = Files.readAllLines(PAGE);
        var at = 0;
        while (!lines.get(at).startsWith(HEAD)) {
            at++;
        }
        var roles = cells(lines.get(at));
        var rows = new LinkedHashMap<String, List<String>>();
        for (var line : lines.subList(at + 2, lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            var cells = new ArrayList<>(cells(line));
            rows.put(cells.removeFirst(), cells);
        }
        return new RoleTable(roles.subList(1, roles.size()), rows);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|"))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }

    Set<String> operations() {
        return rows.keySet();
    }

    boolean allows(String operation, String role) {
        return rows.getOrDefault(operation, List.of()).get(roles.indexOf(role)).equals("yes");
    }
}
