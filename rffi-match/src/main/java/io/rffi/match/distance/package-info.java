/** How far a device is from a packet, for rffi's own modules. */
package io.rffi.match.distance;
