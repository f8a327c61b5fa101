/** How untrusted text is shown in messages, for rffi's own modules. */
package io.rffi.api.text;
