package dev.throughline.oms.workflows.shared;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A port whose steps are tried at hand, as local activities, which cost the server next to nothing; and become ordinary activities,
 * retried by the server and visible to operations, when that fails for a technical reason. Each step must be safe to run twice, also
 * at the same time: a local try that timed out may still be running when the ordinary one begins.
 */
public final class LocalFirst {
    private LocalFirst() {}

    /** A stub of the port; a failure that is not retryable is thrown as it is, without a second try. */
    public static <T> T stub(Class<T> port, LocalActivityOptions atHand, ActivityOptions afterwards) {
        var local = Workflow.newLocalActivityStub(port, atHand);
        var ordinary = Workflow.newActivityStub(port, afterwards);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            try {
                return call(local, method, args);
            } catch (ActivityFailure failure) {
                if (isFinal(failure)) {
                    throw failure;
                }
                return call(ordinary, method, args);
            }
        }));
    }

    private static boolean isFinal(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause && cause.isNonRetryable();
    }

    private static Object call(Object stub, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(stub, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
