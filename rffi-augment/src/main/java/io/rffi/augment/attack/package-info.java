/**
 * Who pretends to be another: attackers on radio-frequency fingerprints, after Danev, Luecken,
 * Čapkun and El Defrawy, Attacks on physical-layer identification (WiSec 2010).
 *
 * <p>In: a victim's packet as it was sent, or the victim itself as far as it could be measured.
 * Out: what the attacker's own radio sends. {@link io.rffi.augment.attack.ReplayAttacker} records
 * packets and sends the recording; {@link io.rffi.augment.attack.MimicAttacker} makes packets of
 * its own with the victim's carrier offset, imbalance and leakage. Both keep what their hardware
 * adds behind the converter: amplifier, synthesiser, ramp, filter.
 */
package io.rffi.augment.attack;
