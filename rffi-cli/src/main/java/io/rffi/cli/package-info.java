/**
 * The {@code rffi} command.
 *
 * <p>In flow arguments: {@link io.rffi.cli.Main} hands them to one command class each, with shared
 * options as mixins. Out flow results as JSON lines on standard output, everything for the eye on
 * standard error, and an {@linkplain io.rffi.cli.flow.ExitCodes exit code}. What commands have in
 * common lies in {@link io.rffi.cli.flow}.
 */
package io.rffi.cli;
