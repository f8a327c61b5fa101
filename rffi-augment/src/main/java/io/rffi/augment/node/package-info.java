/**
 * LoRa nodes as a training meets them: switched on and off, and heard by a receiver of their own.
 */
package io.rffi.augment.node;
