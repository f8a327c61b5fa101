/**
 * What tells contents apart: in, bytes; out, a name that no other content has. For rffi's own
 * modules only.
 */
package io.rffi.api.identity;
