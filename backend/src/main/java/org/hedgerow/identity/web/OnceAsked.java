package org.hedgerow.identity.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;

/** A security context that is made when somebody first asks, and then kept for the request. */
final class OnceAsked implements DeferredSecurityContext {

    private final Supplier<SecurityContext> source;
    private @Nullable SecurityContext context;

    OnceAsked(Supplier<SecurityContext> source) {
        this.source = source;
    }

    @Override
    public SecurityContext get() {
        if (context == null) {
            context = source.get();
        }
        return context;
    }

    @Override
    public boolean isGenerated() {
        return get().getAuthentication() == null;
    }
}
