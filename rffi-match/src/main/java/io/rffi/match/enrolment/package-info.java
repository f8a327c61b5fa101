/**
 * Whether what is enrolled can be relied on.
 *
 * <p>In: a {@link io.rffi.api.Gallery gallery}, and what the model knows of radios in general, if
 * it does. Out: an {@link io.rffi.match.enrolment.EnrolmentReport}, for each device figures and
 * {@link io.rffi.match.enrolment.Finding findings} in words. {@link
 * io.rffi.match.enrolment.Templates} keeps a device's fingerprints from growing without end.
 */
package io.rffi.match.enrolment;
