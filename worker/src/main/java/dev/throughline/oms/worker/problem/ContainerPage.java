package dev.throughline.oms.worker.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the container refuses by itself, such as a path that is no URI, is a problem too. */
public final class ContainerPage extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var type = ProblemType.ofStatus(response.getStatus());
        var body =
                "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}".formatted(type.uri(), type.title(), type.status());
        try {
            response.setContentType("application/problem+json");
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(body);
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException _) {
            // The caller has gone, or has its answer.
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Installation {
        @Bean
        WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTheContainer() {
            return tomcat -> tomcat.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ContainerPage.class.getName());
                }
            });
        }
    }
}
