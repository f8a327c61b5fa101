/**
 * JMH benchmarks of what a gateway does for each packet.
 *
 * <p>{@code mvn -q -DskipTests package && java -jar rffi-benchmarks/target/benchmarks.jar}; a
 * benchmark's name behind it runs that alone, {@code -prof gc} shows what is allocated.
 */
package io.rffi.benchmarks;
