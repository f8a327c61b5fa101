package io.rffi.embed.impairment;

/** To come. */
public final class ImpairmentEmbedder {
  private ImpairmentEmbedder() {}
}
