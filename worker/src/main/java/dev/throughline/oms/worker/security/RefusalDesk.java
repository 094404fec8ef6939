package dev.throughline.oms.worker.security;

import dev.throughline.oms.activities.audit.RefusalKind;
import dev.throughline.oms.activities.audit.Refusals;
import dev.throughline.oms.activities.audit.Refusals.Refusal;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemException.Denial;
import dev.throughline.oms.worker.problem.ProblemListener;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.problem.RequestIds;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts refused access, and writes down what was refused to whom, by the problem that it ends with. A sender without a token, of a forged
 * webhook, is known by whom it pretends to be.
 */
@Component
class RefusalDesk implements ProblemListener {
    private static final String COUNTER = "throughline.refusals";
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Map<ProblemType, RefusalKind> DENIALS = new EnumMap<>(Map.of(
            ProblemType.FORBIDDEN, RefusalKind.ROLE,
            ProblemType.PICKUP_CODE_WRONG, RefusalKind.PICKUP_CODE_WRONG,
            ProblemType.PICKUP_CODE_LOCKED, RefusalKind.PICKUP_CODE_LOCKED,
            ProblemType.PICKUP_CODE_USED, RefusalKind.HANDOVER_REPLAYED,
            ProblemType.SIGNATURE_REFUSED, RefusalKind.WEBHOOK_FORGED));
    private static final String NOBODY = "unknown";

    private final Refusals refusals;
    private final MeterRegistry meters;

    RefusalDesk(Refusals refusals, MeterRegistry meters) {
        this.refusals = refusals;
        this.meters = meters;
    }

    @Override
    public void ended(ProblemException problem) {
        var denial = problem.denial();
        var kind = DENIALS.get(problem.type());
        if (denial != null) {
            record(denial);
        } else if (kind != null) {
            record(new Denial(kind, ""));
        }
    }

    private void record(Denial denial) {
        meters.counter(COUNTER, "kind", denial.kind().name()).increment();
        var request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
                ? servlet.getRequest()
                : null;
        var object = named(request, denial.object());
        var caller = Caller.find();
        refusals.record(new Refusal(
                denial.kind(),
                caller.map(known -> known.actor().reference()).orElse(Objects.requireNonNullElse(object, NOBODY)),
                caller.map(Caller::client).orElse(null),
                request == null ? null : operation(request),
                object,
                request == null ? null : RequestIds.of(request)));
    }

    private static @Nullable String operation(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                ? handler.getMethod().getName()
                : null;
    }

    /** What the path names, before what else was found; only plain references. */
    private static @Nullable String named(@Nullable HttpServletRequest request, String object) {
        var path = request != null
                        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> variables
                ? variables.values().stream().map(String::valueOf)
                : Stream.<String>empty();
        return Stream.concat(path, Stream.of(object))
                .filter(text -> REFERENCE.matcher(text).matches())
                .findFirst()
                .orElse(null);
    }
}
