package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import java.util.Random;

/** What an extractor makes of many packets at one SNR, at random places and carriers. */
record Trials(
    int packets,
    int found,
    int others,
    double startRmse,
    double startBias,
    double cfoRmse,
    double snrBias) {

  static Trials run(Protocol protocol, double rate, double snrDb, int packets, long seed) {
    Random random = new Random(seed);
    TemplatePreambleExtractor extractor = protocol.extractor();
    double templateSamples = protocol.template.seconds() * rate;
    int length =
        (int) (protocol.packet.length() / protocol.packet.sampleRateHz() * rate + templateSamples)
            + 200;
    int found = 0;
    int others = 0;
    double startSquares = 0;
    double startSum = 0;
    double cfoSquares = 0;
    double snrSum = 0;
    for (int n = 0; n < packets; n++) {
      double start = 80 + templateSamples * random.nextDouble();
      double cfo = protocol.template.largestCfoHz() * (2 * random.nextDouble() - 1);
      IqSignal capture =
          new TestAir(rate, length)
              .packet(protocol.packet, start, cfo, 1, 6 * random.nextDouble())
              .noise(snrDb, protocol.template.bandwidthHz(), random)
              .signal();
      List<Preamble> all = extractor.extract(capture);
      others += all.size();
      for (Preamble preamble : all) {
        double late = preamble.startSample() - start;
        if (Math.abs(late) < 2e-6 * rate) {
          found++;
          others--;
          startSquares += late * late;
          startSum += late;
          cfoSquares += Math.pow(preamble.cfoHz() - cfo, 2);
          snrSum += preamble.snrDb() - snrDb;
        }
      }
    }
    return new Trials(
        packets,
        found,
        others,
        Math.sqrt(startSquares / found),
        startSum / found,
        Math.sqrt(cfoSquares / found),
        snrSum / found);
  }
}
