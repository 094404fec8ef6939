package dev.throughline.oms.worker.security;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Refuses the start with a secret of the profile {@code demo} outside it: they are published with the code. */
@Component
class KnownSecrets {
    private static final String DEMO = "demo";
    private static final Pattern WITH_DEFAULT = Pattern.compile("\\$\\{[A-Z0-9_]+:(.+)}");

    /** @throws IllegalStateException names the property, not its value */
    KnownSecrets(Environment environment) {
        if (environment.acceptsProfiles(Profiles.of(DEMO))) {
            return;
        }
        published().forEach((property, value) -> {
            if (value.equals(environment.getProperty(property))) {
                throw new IllegalStateException(property + " has the demonstration's value, which everybody knows: set"
                        + " one of your own, drawn at random, such as from `openssl rand -base64 32`");
            }
        });
    }

    /** The secrets that application-demo.yml gives when the environment gives none, by property. */
    static Map<String, String> published() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application-" + DEMO + ".yml"));
        var secrets = new TreeMap<String, String>();
        var properties = yaml.getObject();
        if (properties != null) {
            properties.stringPropertyNames().forEach(name -> {
                var given = WITH_DEFAULT.matcher(properties.getProperty(name));
                if (given.matches()) {
                    secrets.put(name, given.group(1));
                }
            });
        }
        return secrets;
    }
}
