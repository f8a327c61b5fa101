package io.rffi.augment.transmitter;

/**
 * One imperfection of a transmitter: a part that can be exchanged with {@link Transmitter#with}.
 *
 * <p>Implementations are records with physical units, immutable, and the same at every sample rate.
 */
public sealed interface Impairment
    permits ChirpPll,
        ChirpSteps,
        Crystal,
        IqImbalance,
        LoLeakage,
        MemoryPolynomial,
        PhaseNoise,
        PowerAmplifier,
        PowerRamp,
        SynthesiserSpur,
        TransmitFilter,
        TurnOnDrift {}
