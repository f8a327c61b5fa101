/** The values, interfaces and facade of rffi; it depends on nothing but {@code java.base}. */
module io.rffi.api {
  exports io.rffi.api;
}
