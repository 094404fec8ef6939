package dev.throughline.oms.bench.promise;

import dev.throughline.oms.bench.play.SetupException;
import dev.throughline.oms.bench.run.DataFolder;
import dev.throughline.oms.bench.run.LocalPostgres;
import dev.throughline.oms.bench.run.LocalStack;
import dev.throughline.oms.bench.run.Ports;
import dev.throughline.oms.client.ApiClient;
import dev.throughline.oms.client.api.CatalogApi;
import dev.throughline.oms.client.api.InventoryApi;
import dev.throughline.oms.client.api.PromiseApi;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** The stack of {@code ./run} with empty data and ports of its own, and its API. */
final class PromiseStack implements AutoCloseable {
    private final DataFolder folder;
    private final LocalStack stack;

    final CatalogApi catalog;
    final InventoryApi stock;
    final PromiseApi promises;

    private PromiseStack(DataFolder folder, LocalStack stack) {
        this.folder = folder;
        this.stack = stack;
        ApiClient client = client(URI.create(stack.application().address()));
        catalog = new CatalogApi(client);
        stock = new InventoryApi(client);
        promises = new PromiseApi(client);
    }

    static PromiseStack start(int portOffset) throws InterruptedException {
        Path root = Path.of(System.getProperty("throughline.root", "."))
                .toAbsolutePath()
                .normalize();
        DataFolder folder = DataFolder.open(root.resolve(".throughline-promise"));
        LocalStack stack = new LocalStack(folder, Ports.withOffset(portOffset), program(root));
        stack.endLeftovers();
        folder.wipe();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
        stack.start();
        return new PromiseStack(folder, stack);
    }

    private static List<String> program(Path root) {
        Path target = root.resolve("worker/target");
        try {
            return List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx1g",
                    "-classpath",
                    target.resolve("classes")
                            + File.pathSeparator
                            + Files.readString(target.resolve("run-classpath")).strip(),
                    "dev.throughline.oms.worker.OmsApplication");
        } catch (IOException e) {
            throw new SetupException("The application is not built: start this by ./run, which builds it.", e);
        }
    }

    private static ApiClient client(URI address) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        RestClient http = ApiClient.buildRestClientBuilder(ApiClient.createDefaultMapper(null))
                .requestFactory(requests)
                .build();
        ApiClient client =
                new ApiClient(http).setBasePath(address.resolve("/v1").toString());
        client.setBearerToken(token(address));
        return client;
    }

    private static String token(URI address) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", "operations");
        form.add("client_secret", "operations-demo");
        Map<String, Object> answer = Objects.requireNonNull(RestClient.create()
                .post()
                .uri(address.resolve("/demo/token"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
        return Objects.requireNonNull(answer.get("access_token")).toString();
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(stack.postgres().jdbcUrl(), LocalPostgres.USER, "postgres");
    }

    @Override
    public void close() throws IOException {
        stack.stop();
        folder.close();
    }
}
