/**
 * Covariances: symmetric matrices as packed triangles, normal distributions, and the axes on which
 * two covariances are diagonal. For this module alone.
 */
package io.rffi.match.covariance;
