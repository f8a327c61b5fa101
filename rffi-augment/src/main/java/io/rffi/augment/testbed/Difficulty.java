package io.rffi.augment.testbed;

/** How hard a testbed is made. */
public enum Difficulty {
  /** Units far apart, quiet sessions, short echoes, strong signals. */
  EASY,
  /** As in a building, with units of one batch: what every published figure is set beside. */
  DEFAULT,
  /** Units close together, restless sessions, long echoes, weak signals. */
  HARD
}
