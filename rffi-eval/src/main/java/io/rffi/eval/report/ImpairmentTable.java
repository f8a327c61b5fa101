package io.rffi.eval.report;

import io.rffi.augment.transmitter.MemoryPolynomial;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.eval.text.Html;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is imperfect about units, in their physical units. */
final class ImpairmentTable {
  private ImpairmentTable() {}

  /**
   * One column a unit.
   *
   * @param units by their names
   * @return an HTML table
   */
  static String of(Map<String, Transmitter> units) {
    List<String> heads = new ArrayList<>(List.of("impairment"));
    heads.addAll(units.keySet());
    List<Map<String, String>> columns =
        units.values().stream().map(ImpairmentTable::values).toList();
    List<List<String>> rows = new ArrayList<>();
    for (String impairment : columns.get(0).keySet()) {
      List<String> row = new ArrayList<>(List.of(impairment));
      columns.forEach(column -> row.add(column.get(impairment)));
      rows.add(row);
    }
    return Html.table(heads, rows);
  }

  /** The values by what they are, in the order of the signal's way through the transmitter. */
  static Map<String, String> values(Transmitter unit) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("crystal", text("%+.2f ppm", unit.crystal().ppm()));
    values.put("carrier offset", text("%+.0f Hz", unit.carrierOffsetHz()));
    values.put("crystal, packet to packet", text("%.4f ppm", unit.crystal().wanderPpm()));
    values.put(
        "turn-on drift",
        text(
            "%+.0f Hz, settling in %.2f ms",
            unit.turnOnDrift().hertz(), unit.turnOnDrift().milliseconds()));
    values.put(
        "chirp PLL",
        text(
            "%.0f kHz, damping %.2f",
            1e-3 * unit.chirpPll().naturalFrequencyHz(), unit.chirpPll().damping()));
    values.put("chirp steps", text("%.2f µs", unit.chirpSteps().microseconds()));
    values.put(
        "phase noise at 10 and 100 kHz",
        text(
            "%.1f and %.1f dBc/Hz",
            unit.phaseNoise().dbcPerHz(10e3), unit.phaseNoise().dbcPerHz(100e3)));
    values.put(
        "strongest spur",
        text(
            "%.1f dBc at %.1f kHz",
            unit.synthesiserSpur().levelDbc(), 1e-3 * unit.synthesiserSpur().offsetHz()));
    values.put(
        "I/Q imbalance",
        text("%+.2f dB, %+.2f°", unit.iqImbalance().gainDb(), unit.iqImbalance().phaseDegrees()));
    values.put("image rejection", text("%.1f dB", unit.iqImbalance().imageRejectionDb()));
    values.put(
        "carrier leakage",
        text(
            "%.1f dBc at %.0f°",
            unit.loLeakage().levelDbc(), Math.IEEEremainder(unit.loLeakage().phaseDegrees(), 360)));
    values.put(
        "amplifier",
        text(
            "%.2f dB compression, %+.1f°",
            unit.powerAmplifier().compressionDb(), unit.powerAmplifier().phaseDegrees()));
    values.put("amplifier's memory", memory(unit.memoryPolynomial()));
    values.put(
        "power ramp",
        text(
            "%.0f µs, %s",
            unit.powerRamp().riseMicroseconds(),
            unit.powerRamp().shape().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    values.put(
        "filter ripple",
        text(
            "%.2f dB, echo at %.2f µs",
            unit.transmitFilter().rippleDb(), unit.transmitFilter().echoMicroseconds()));
    return values;
  }

  private static String memory(MemoryPolynomial amplifier) {
    return text("%d terms, lags of %.2f µs", amplifier.terms().size(), amplifier.lagMicroseconds());
  }

  // The annotation that is asked for would need a dependency of its own.
  @SuppressWarnings("AnnotateFormatMethod")
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).replace('-', '−').replace("Infinity", "∞");
  }
}
