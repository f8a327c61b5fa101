package io.rffi.experiments.run;

import io.rffi.eval.data.PacketSet;
import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** Packets that are loaded once, and again if the memory was needed meanwhile. For one thread. */
public final class CachedPackets implements Supplier<PacketSet> {
  private final Supplier<PacketSet> load;
  private SoftReference<PacketSet> loaded = new SoftReference<>(null);

  /**
   * Not loaded yet.
   *
   * @param load loads the same packets at each call
   */
  public CachedPackets(Supplier<PacketSet> load) {
    this.load = load;
  }

  @Override
  public PacketSet get() {
    PacketSet set = loaded.get();
    if (set == null) {
      set = load.get();
      loaded = new SoftReference<>(set);
    }
    return set;
  }
}
