package dev.throughline.oms.worker;

import dev.throughline.oms.api.OrdersApi;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the operations of the contract below its server's path. */
@Configuration(proxyBeanMethods = false)
public class ContractPaths implements WebMvcConfigurer {
    private static final String SERVER_PATH = "/v1";

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        paths.addPathPrefix(SERVER_PATH, ContractPaths::isOfContract);
    }

    /** Whether the controller implements a part of the contract. */
    public static boolean isOfContract(Class<?> controller) {
        return Arrays.stream(controller.getInterfaces())
                .anyMatch(api -> api.getPackageName().equals(OrdersApi.class.getPackageName()));
    }
}
