package io.rffi.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The whole way from raw samples to a verdict: preamble extractor → quality gate → embedder → store
 * and matcher.
 *
 * <p>Safe unless told otherwise: what the {@linkplain QualityGate#standard() standard} gate
 * rejects, and what is beyond the {@linkplain Embedder#limits() embedder's limits}, is neither
 * judged nor enrolled.
 *
 * <p>Safe for use by many threads at once. It owns what the builder was given: {@link #close()}
 * closes the embedder and the store.
 */
public final class DeviceIdentifier implements AutoCloseable {
  private static final PreambleExtractor NONE =
      capture -> {
        throw new IllegalStateException(
            "this identifier judges preambles only: it was built without .preambles(…)");
      };

  private final Fingerprinter fingerprinter;
  private final Embedder embedder;
  private final FingerprintStore store;
  private final Matcher.Factory matchers;
  private final AtomicReference<Current> current = new AtomicReference<>();

  /** The matcher over the store as it was at a version. */
  private record Current(long version, Matcher matcher) {}

  private DeviceIdentifier(Builder builder) {
    embedder = Objects.requireNonNull(builder.embedder, "embedder");
    QualityGate gate = builder.withinLimits ? builder.gate.and(embedder.limits()) : builder.gate;
    fingerprinter = new Fingerprinter(builder.preambles, gate, embedder);
    store = Objects.requireNonNull(builder.store, "store");
    matchers = Objects.requireNonNull(builder.matchers, "matcher");
  }

  /**
   * Starts to compose an identifier.
   *
   * @return a builder that needs embedder, store and matcher, and preambles unless they are found
   *     elsewhere
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Enrols a new device with every packet in its recordings; all or nothing, and durable when it
   * returns if the store is.
   *
   * @param deviceId what to call the device
   * @param recordings captures of this device alone
   * @return how many packets were enrolled
   * @throws NoPreambleException if a recording holds no packet
   * @throws SignalQualityException if a packet does not pass the quality gate or is beyond the
   *     embedder's limits; names the recording and where the packet begins in it
   * @throws ModelException if the embedder does not give a fingerprint of each packet
   * @throws DeviceAlreadyEnrolledException if the device is enrolled; use {@link #append}
   */
  public int enrol(String deviceId, List<IqSignal> recordings) {
    return enrolFrom(deviceId, sources(recordings));
  }

  /**
   * The same with recordings of any length, in bounded memory.
   *
   * @param deviceId the device
   * @param recordings of this device alone, one after another; each may be open only until the next
   *     is asked for
   * @return how many packets were enrolled
   * @throws NoPreambleException see {@link #enrol(String, List)}
   */
  public int enrolFrom(String deviceId, Iterable<? extends SignalSource> recordings) {
    EnrolledDevice.requireValidId(deviceId);
    List<Fingerprint> fingerprints = fingerprintsOf(recordings);
    store.enrol(deviceId, fingerprints);
    return fingerprints.size();
  }

  /**
   * Adds every packet in the recordings to a device that is enrolled; all or nothing.
   *
   * @param deviceId the device
   * @param recordings captures of this device alone
   * @return how many packets were added
   * @throws NoPreambleException if a recording holds no packet
   * @throws SignalQualityException if a packet does not pass the quality gate or is beyond the
   *     embedder's limits; names the recording and where the packet begins in it
   * @throws ModelException if the embedder does not give a fingerprint of each packet
   * @throws UnknownDeviceException if the device is not enrolled; use {@link #enrol}
   */
  public int append(String deviceId, List<IqSignal> recordings) {
    return appendFrom(deviceId, sources(recordings));
  }

  /**
   * The same with recordings of any length, in bounded memory.
   *
   * @param deviceId the device
   * @param recordings of this device alone, one after another; each may be open only until the next
   *     is asked for
   * @return how many packets were added
   * @throws NoPreambleException see {@link #append(String, List)}
   */
  public int appendFrom(String deviceId, Iterable<? extends SignalSource> recordings) {
    EnrolledDevice.requireValidId(deviceId);
    List<Fingerprint> fingerprints = fingerprintsOf(recordings);
    store.append(deviceId, fingerprints);
    return fingerprints.size();
  }

  /**
   * Puts every packet in the recordings in the place of those that a device was enrolled with; all
   * or nothing.
   *
   * @param deviceId the device
   * @param recordings of this device alone, one after another; each may be open only until the next
   *     is asked for
   * @return how many packets it is enrolled with now
   * @throws NoPreambleException see {@link #enrol(String, List)}
   * @throws UnknownDeviceException if the device is not enrolled; use {@link #enrol}
   */
  public int replaceFrom(String deviceId, Iterable<? extends SignalSource> recordings) {
    EnrolledDevice.requireValidId(deviceId);
    List<Fingerprint> fingerprints = fingerprintsOf(recordings);
    store.replace(deviceId, fingerprints);
    return fingerprints.size();
  }

  /**
   * Gives a device another id.
   *
   * @param deviceId the device
   * @param newId what to call it from now on
   * @throws UnknownDeviceException if it is not enrolled
   * @throws DeviceAlreadyEnrolledException if a device of the new id is enrolled
   */
  public void rename(String deviceId, String newId) {
    store.rename(deviceId, newId);
  }

  /**
   * Removes a device.
   *
   * @param deviceId the device
   * @throws UnknownDeviceException if it is not enrolled
   */
  public void remove(String deviceId) {
    store.remove(deviceId);
  }

  /**
   * The enrolled devices, each with its fingerprints.
   *
   * @return an immutable copy
   */
  public Gallery gallery() {
    return store.snapshot();
  }

  /**
   * Says who sent the first packet in a capture.
   *
   * @param capture what the receiver recorded
   * @return recognised, undecided, rogue or rejected
   * @throws NoPreambleException if the capture holds no packet
   */
  public Identification identify(IqSignal capture) {
    return identify(first(capture)).identification();
  }

  /**
   * Says who sent each packet in signal of any length, in bounded memory.
   *
   * @param source a recording or a stream
   * @param verdicts takes one verdict a packet, in the order of time
   * @return how many packets there were
   */
  public int identifyEach(SignalSource source, Consumer<IdentifiedPacket> verdicts) {
    return each(source, preamble -> verdicts.accept(identify(preamble)));
  }

  /**
   * Says who sent each packet in a capture.
   *
   * @param capture what the receiver recorded
   * @return one verdict a packet, in the order of time; empty if there is no packet
   */
  public List<IdentifiedPacket> identifyEach(IqSignal capture) {
    List<IdentifiedPacket> all = new ArrayList<>();
    identifyEach(source(capture), all::add);
    return List.copyOf(all);
  }

  /**
   * Says who sent a packet whose preamble was found already.
   *
   * @param preamble what an extractor returned
   * @return recognised, undecided, rogue or rejected
   */
  public IdentifiedPacket identify(Preamble preamble) {
    Identification identification =
        judge(
            preamble,
            fingerprint -> matcher().identify(fingerprint),
            rejection -> new Identification.Rejected(rejection));
    return new IdentifiedPacket(preamble, identification);
  }

  /**
   * Says who sent several packets that are known to be from one radio: one verdict for all of them,
   * which is surer than any of theirs.
   *
   * @param preambles what extractors returned, at least one; those that the gate rejects say
   *     nothing
   * @return recognised, undecided or rogue; rejected if all of them are, as the first is
   */
  public Identification identifyTogether(List<Preamble> preambles) {
    return together(
        preambles,
        fingerprints -> matcher().identify(fingerprints),
        rejection -> new Identification.Rejected(rejection));
  }

  /**
   * Says whether the first packet in a capture is from the device that it claims to be from.
   *
   * @param deviceId the claimed device
   * @param capture what the receiver recorded
   * @return accepted, undecided, refused or rejected
   * @throws NoPreambleException if the capture holds no packet
   * @throws UnknownDeviceException if the device is not enrolled
   */
  public Verification verify(String deviceId, IqSignal capture) {
    return verify(deviceId, first(capture)).verification();
  }

  /**
   * Says whether each packet in a capture is from one device.
   *
   * @param deviceId the claimed device
   * @param capture what the receiver recorded
   * @return one verdict a packet, in the order of time; empty if there is no packet
   * @throws UnknownDeviceException if the device is not enrolled and there is a packet
   */
  public List<VerifiedPacket> verifyEach(String deviceId, IqSignal capture) {
    List<VerifiedPacket> all = new ArrayList<>();
    verifyEach(deviceId, source(capture), all::add);
    return List.copyOf(all);
  }

  /**
   * Says whether each packet in signal of any length is from one device, in bounded memory.
   *
   * @param deviceId the claimed device
   * @param source a recording or a stream
   * @param verdicts takes one verdict a packet, in the order of time
   * @return how many packets there were
   * @throws UnknownDeviceException if the device is not enrolled and there is a packet
   */
  public int verifyEach(String deviceId, SignalSource source, Consumer<VerifiedPacket> verdicts) {
    return each(source, preamble -> verdicts.accept(verify(deviceId, preamble)));
  }

  /**
   * Says whether a packet whose preamble was found already is from one device.
   *
   * @param deviceId the claimed device
   * @param preamble what an extractor returned
   * @return accepted, undecided, refused or rejected
   * @throws UnknownDeviceException if the device is not enrolled
   */
  public VerifiedPacket verify(String deviceId, Preamble preamble) {
    Verification verification =
        judge(
            preamble,
            fingerprint -> matcher().verify(deviceId, fingerprint),
            rejection -> new Verification.Rejected(deviceId, rejection));
    return new VerifiedPacket(preamble, verification);
  }

  /**
   * Says whether several packets that are known to be from one radio are from one device.
   *
   * @param deviceId the claimed device
   * @param preambles what extractors returned, at least one; those that the gate rejects say
   *     nothing
   * @return accepted, undecided or refused; rejected if all of them are, as the first is
   * @throws UnknownDeviceException if the device is not enrolled
   */
  public Verification verifyTogether(String deviceId, List<Preamble> preambles) {
    return together(
        preambles,
        fingerprints -> matcher().verify(deviceId, fingerprints),
        rejection -> new Verification.Rejected(deviceId, rejection));
  }

  /** Closes the embedder and the store. */
  @Override
  public void close() {
    try (store) {
      embedder.close();
    }
  }

  private int each(SignalSource source, Consumer<Preamble> work) {
    int count = 0;
    for (Preamble preamble : fingerprinter.packets(source)) {
      work.accept(preamble);
      count++;
    }
    return count;
  }

  private static SignalSource source(IqSignal capture) {
    return SignalSource.of(capture.toString(), capture);
  }

  private static List<SignalSource> sources(List<IqSignal> recordings) {
    return IntStream.range(0, recordings.size())
        .mapToObj(n -> SignalSource.of("recording " + n, recordings.get(n)))
        .toList();
  }

  private Preamble first(IqSignal capture) {
    Iterator<Preamble> found = fingerprinter.packets(source(capture)).iterator();
    if (!found.hasNext()) {
      throw new NoPreambleException("no preamble in " + capture);
    }
    return found.next();
  }

  private <T> T judge(
      Preamble preamble, Function<Fingerprint, T> decide, Function<Rejection, T> reject) {
    FingerprintedPacket packet = fingerprinter.of(preamble);
    return packet
        .fingerprint()
        .map(decide)
        .orElseGet(() -> reject.apply(packet.rejection().orElseThrow()));
  }

  private <T> T together(
      List<Preamble> preambles,
      Function<List<Fingerprint>, T> decide,
      Function<Rejection, T> reject) {
    if (preambles.isEmpty()) {
      throw new NoPreambleException("no preamble was given");
    }
    List<FingerprintedPacket> packets = preambles.stream().map(fingerprinter::of).toList();
    List<Fingerprint> good =
        packets.stream().flatMap(packet -> packet.fingerprint().stream()).toList();
    return good.isEmpty()
        ? reject.apply(packets.get(0).rejection().orElseThrow())
        : decide.apply(good);
  }

  private List<Fingerprint> fingerprintsOf(Iterable<? extends SignalSource> recordings) {
    List<Fingerprint> all = new ArrayList<>();
    for (SignalSource recording : recordings) {
      all.addAll(fingerprinter.all(recording));
    }
    if (all.isEmpty()) {
      throw new NoPreambleException("no recording was given");
    }
    return all;
  }

  private Matcher matcher() {
    Current known = current.get();
    if (known != null && known.version() == store.version()) {
      return known.matcher();
    }
    Gallery gallery = store.snapshot();
    Current fresh = new Current(gallery.version(), matchers.over(gallery));
    current.set(fresh);
    return fresh.matcher();
  }

  /** Composes a {@link DeviceIdentifier}. Not thread-safe. */
  public static final class Builder {
    private PreambleExtractor preambles = NONE;
    private QualityGate gate = QualityGate.standard();
    private boolean withinLimits = true;
    private Embedder embedder;
    private FingerprintStore store;
    private Matcher.Factory matchers;

    private Builder() {}

    /**
     * How preambles are found. Not needed where they are found elsewhere, and only {@link
     * DeviceIdentifier#identify(Preamble)} and {@link DeviceIdentifier#verify(String, Preamble)}
     * are called.
     *
     * @param extractor the extractor
     * @return this
     */
    public Builder preambles(PreambleExtractor extractor) {
      preambles = Objects.requireNonNull(extractor, "preambles");
      return this;
    }

    /**
     * Which preambles are good enough; {@link QualityGate#standard()} unless said. The embedder's
     * own limits hold besides, see {@link #ignoreEmbedderLimits}.
     *
     * @param qualityGate the gate, in place of the standard one
     * @return this
     */
    public Builder qualityGate(QualityGate qualityGate) {
      gate = Objects.requireNonNull(qualityGate, "qualityGate");
      return this;
    }

    /**
     * How preambles become fingerprints. The identifier closes it.
     *
     * @param fingerprinting the embedder
     * @return this
     */
    public Builder embedder(Embedder fingerprinting) {
      embedder = fingerprinting;
      return this;
    }

    /**
     * Judges and enrols preambles beyond the {@linkplain Embedder#limits() embedder's limits} too:
     * at one's own risk, since verdicts on them are often wrong.
     *
     * @return this
     */
    public Builder ignoreEmbedderLimits() {
      withinLimits = false;
      return this;
    }

    /**
     * Where fingerprints are kept. The identifier closes it.
     *
     * @param fingerprints the store
     * @return this
     */
    public Builder store(FingerprintStore fingerprints) {
      store = fingerprints;
      return this;
    }

    /**
     * How decisions are made.
     *
     * @param factory makes a matcher for each state of the store
     * @return this
     */
    public Builder matcher(Matcher.Factory factory) {
      matchers = factory;
      return this;
    }

    /**
     * Composes the identifier.
     *
     * @return the identifier
     * @throws NullPointerException if a part is missing, naming it
     */
    public DeviceIdentifier build() {
      return new DeviceIdentifier(this);
    }
  }
}
