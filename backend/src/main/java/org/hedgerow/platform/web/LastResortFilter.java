package org.hedgerow.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Catches what the filters below let fall, before the container writes its message, and so perhaps a name or a place, into the log. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LastResortFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            request.setAttribute(ProblemErrorController.REFERENCE, FailureLog.record(failure));
            if (!response.isCommitted()) {
                response.sendError(Problems.ofFailure(failure).status());
            }
        }
    }
}
