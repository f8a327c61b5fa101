/** Files that appear whole or not at all, for rffi's own modules. */
package io.rffi.io.file;
