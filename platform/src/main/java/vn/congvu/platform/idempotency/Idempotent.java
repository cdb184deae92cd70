package vn.congvu.platform.idempotency;

import jakarta.interceptor.InterceptorBinding;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a creating endpoint that takes and answers JSON: a call with an {@code Idempotency-Key} that
 * was seen from this caller within a day is answered as it was the first time, and nothing is done
 * again. Without the header the call is taken as it is.
 *
 * <p>It binds both a filter, which answers a repeat, and an interceptor, which keeps the answer in
 * the transaction of the work.
 */
@InterceptorBinding
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
