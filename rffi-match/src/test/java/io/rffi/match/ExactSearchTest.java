package io.rffi.match;

import io.rffi.api.Gallery;
import io.rffi.api.NeighbourSearch;

class ExactSearchTest extends NeighbourSearchContract {
  @Override
  protected NeighbourSearch over(Gallery gallery) {
    return new ExactSearch(gallery);
  }
}
