package dev.throughline.oms.worker.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/** Which environment variables the application reads: those application.yml names, and one per property. */
final class ReadSettings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z0-9_]+)");

    private final Set<String> names = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    private ReadSettings() {
        namedInYaml();
        ourProperties();
        librariesProperties();
    }

    /** Those that nothing reads. */
    static List<String> unread(Collection<String> variables) {
        var read = new ReadSettings();
        return variables.stream().filter(v -> !read.isRead(v)).sorted().toList();
    }

    private boolean isRead(String variable) {
        return names.contains(variable) || prefixes.stream().anyMatch(variable::startsWith);
    }

    private void namedInYaml() {
        var file = new ClassPathResource("application.yml");
        try {
            PLACEHOLDER
                    .matcher(file.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> names.add(found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(file);
        yaml.getObject().stringPropertyNames().forEach(property -> names.add(variable(property)));
    }

    private void ourProperties() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : scanner.findCandidateComponents("dev.throughline.oms")) {
            var type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            var prefix = AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class)
                    .prefix();
            components(variable(prefix), type);
        }
    }

    private void components(String prefix, Class<?> type) {
        Arrays.stream(type.getRecordComponents()).forEach(component -> {
            var variable = prefix + "_" + name(component).toUpperCase(Locale.ROOT);
            if (Map.class.isAssignableFrom(component.getType())) {
                prefixes.add(variable + "_");
            } else if (component.getType().isRecord()) {
                components(variable, component.getType());
            } else {
                names.add(variable);
            }
        });
    }

    private static String name(RecordComponent component) {
        var constructor = component.getDeclaringRecord().getDeclaredConstructors()[0];
        return Arrays.stream(constructor.getParameters())
                .filter(p -> p.getName().equals(component.getName()) && p.isAnnotationPresent(Name.class))
                .map(p -> p.getAnnotation(Name.class).value())
                .findFirst()
                .orElse(component.getName());
    }

    private void librariesProperties() {
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/spring-configuration-metadata.json")) {
                try (var content = file.getInputStream()) {
                    new JsonMapper()
                            .readTree(content)
                            .path("properties")
                            .forEach(property ->
                                    names.add(variable(property.path("name").asString())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spring's rule: dots become underscores, dashes go, all in upper case. */
    private static String variable(String property) {
        return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }
}
