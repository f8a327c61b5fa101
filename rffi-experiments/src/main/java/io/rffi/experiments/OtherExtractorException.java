package io.rffi.experiments;

import io.rffi.api.RffiException;
import io.rffi.train.TrainingTask;
import java.nio.file.Path;

/** A folder that holds another extractor under the name of one that is needed. */
public final class OtherExtractorException extends RffiException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is there, and what differs.
   *
   * @param model the file
   * @param found the settings that it was trained by
   * @param wanted the settings that are needed
   */
  public OtherExtractorException(Path model, String found, String wanted) {
    super(
        model
            + " was trained otherwise ("
            + TrainingTask.difference(found, wanted)
            + "); choose another folder, or remove it");
  }
}
