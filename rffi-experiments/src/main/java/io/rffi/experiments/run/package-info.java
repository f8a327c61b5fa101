/**
 * What the experiments of both papers are run with: in flow {@link
 * io.rffi.experiments.run.Extractor extractors} to be trained, which a {@link
 * io.rffi.experiments.run.ExtractorFolder folder} keeps, and packets; out flow fingerprints and
 * {@link io.rffi.experiments.run.Results results}.
 */
package io.rffi.experiments.run;
