package dev.throughline.oms.worker.temporal;

import dev.throughline.oms.workflows.shared.OmsSearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Registers the search attributes before workers start. Several instances may do it at once, and a namespace may have them already.
 * Where the operator service is closed to us, as in Temporal Cloud, operations register them and set
 * {@code throughline.search-attributes.register} to false.
 */
@Component
@Order(1)
@ConditionalOnBooleanProperty(name = "throughline.search-attributes.register", matchIfMissing = true)
class SearchAttributeRegistration implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SearchAttributeRegistration.class);

    private final WorkflowServiceStubs service;
    private final String namespace;

    SearchAttributeRegistration(WorkflowServiceStubs service, WorkflowClient client) {
        this.service = service;
        this.namespace = client.getOptions().getNamespace();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(service.getRawChannel())
                .validateAndBuildWithDefaults());
        OmsSearchAttributes.all().forEach(key -> register(operator, key));
    }

    private void register(OperatorServiceStubs operator, SearchAttributeKey<?> key) {
        var request = AddSearchAttributesRequest.newBuilder()
                .setNamespace(namespace)
                .putSearchAttributes(key.getName(), key.getValueType())
                .build();
        try {
            operator.blockingStub().addSearchAttributes(request);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
                LOG.debug("The search attribute {} is there", key.getName());
            } else {
                throw e;
            }
        }
    }
}
