package io.rffi.experiments.lora;

import io.rffi.experiments.Merit;
import io.rffi.experiments.run.PublishedFigures;

/** The figures of Shen et al. (IEEE TIFS 2022), of 60 real LoRa devices. */
final class LoraFigures {
  static final PublishedFigures PUBLISHED =
      new PublishedFigures(
              "G. Shen, J. Zhang, A. Marshall, J. R. Cavallaro, Towards Scalable and Channel-Robust"
                  + " Radio Frequency Fingerprint Identification for LoRa, IEEE TIFS 2022")
          .with("generalisation", LoraExtractors.PUBLISHED_30, "seen", Merit.ACCURACY, 0.9850)
          .with("generalisation", LoraExtractors.PUBLISHED_30, "unseen", Merit.ACCURACY, 0.9840)
          .with(
              "generalisation", LoraExtractors.PUBLISHED_30, "other-models", Merit.ACCURACY, 0.8867)
          .with(
              "generalisation", LoraExtractors.PUBLISHED_10, "other-models", Merit.ACCURACY, 0.7580)
          .with("rogue", LoraExtractors.PUBLISHED_30, "rogue", Merit.AUC, 0.9905)
          .with("rogue", LoraExtractors.PUBLISHED_10, "rogue", Merit.AUC, 0.9479)
          // The farthest place, and the two where the device was carried about.
          .with("places", LoraExtractors.NO_AUGMENTATION, "D6", Merit.ACCURACY, 0.7880)
          .with("places", LoraExtractors.PLAIN_SPECTROGRAM, "D9", Merit.ACCURACY, 0.5590)
          .with("places", LoraExtractors.PLAIN_SPECTROGRAM, "D10", Merit.ACCURACY, 0.4940)
          .with("doppler", LoraExtractors.DOPPLER_NONE, "D1-doppler-100", Merit.ACCURACY, 0.6860)
          .withAtLeast(
              "doppler", LoraExtractors.PUBLISHED_30, "D1-doppler-100", Merit.ACCURACY, 0.80);

  private LoraFigures() {}
}
