package io.rffi.io;

import java.util.Optional;
import java.util.Set;

/** What the {@code global} object of SigMF metadata says about all of a recording. */
record SigmfGlobal(
    SampleFormat format,
    double sampleRateHz,
    long firstIndex,
    long trailingBytes,
    boolean metadataOnly,
    Optional<String> dataset,
    Optional<String> sha512,
    Optional<String> emitter) {

  private static final Set<String> KNOWN_EXTENSIONS = Set.of("signal");

  static SigmfGlobal parse(MetadataObject global) {
    requireKnownVersion(global);
    requireKnownExtensions(global);
    requireOneChannel(global);
    return new SigmfGlobal(
        format(global),
        sampleRate(global),
        global.index("core:offset").orElse(0),
        global.index("core:trailing_bytes").orElse(0),
        global.flag("core:metadata_only"),
        global.text("core:dataset"),
        sha512(global),
        emitter(global));
  }

  /** The emitter that an object's {@code signal:emitter} names: by label, or else by number. */
  static Optional<String> emitter(MetadataObject owner) {
    return owner
        .object("signal:emitter")
        .flatMap(
            emitter ->
                emitter
                    .text("label")
                    .or(() -> emitter.index("seid").stream().mapToObj(Long::toString).findAny()));
  }

  private static void requireKnownVersion(MetadataObject global) {
    String version = global.requireText("core:version");
    if (!version.matches("\\d{1,9}(\\..*)?")) {
      throw global.malformed(global.at("core:version"), "is no version: " + Quoted.value(version));
    }
    if (Integer.parseInt(version.replaceFirst("\\..*", "")) > 1) {
      throw global.malformed(
          global.at("core:version"),
          "is " + Quoted.value(version) + ", newer than the 1.x that is understood");
    }
  }

  private static void requireKnownExtensions(MetadataObject global) {
    for (MetadataObject extension : global.objects("core:extensions")) {
      String name = extension.requireText("name");
      // The specification has the reader refuse what it does not know, unless marked as optional.
      if (!extension.flag("optional") && !KNOWN_EXTENSIONS.contains(name)) {
        throw global.malformed(
            global.at("core:extensions"),
            "demands the extension \"" + Quoted.value(name) + "\", which is not supported");
      }
    }
  }

  private static void requireOneChannel(MetadataObject global) {
    long channels = global.index("core:num_channels").orElse(1);
    if (channels != 1) {
      throw global.malformed(
          global.at("core:num_channels"),
          "is " + channels + "; interleaved channels are not supported: store one in each file");
    }
  }

  private static SampleFormat format(MetadataObject global) {
    try {
      return SampleFormat.of(global.requireText("core:datatype"));
    } catch (IllegalArgumentException e) {
      throw global.malformed(global.at("core:datatype"), "can't be read: " + e.getMessage());
    }
  }

  private static double sampleRate(MetadataObject global) {
    double rate =
        global
            .number("core:sample_rate")
            .orElseThrow(
                () ->
                    global.malformed(
                        global.at("core:sample_rate"), "is missing: put it into the metadata"));
    if (!SampleRates.possible(rate)) {
      throw global.malformed(global.at("core:sample_rate"), "must be positive, got " + rate);
    }
    return rate;
  }

  private static Optional<String> sha512(MetadataObject global) {
    Optional<String> digest = global.text("core:sha512");
    if (digest.isPresent() && !digest.get().matches("[0-9a-fA-F]{128}")) {
      throw global.malformed(global.at("core:sha512"), "is not 128 hexadecimal digits");
    }
    return digest;
  }
}
