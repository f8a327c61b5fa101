package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpaceIdTest {
  private static ModelBytes bytes(ModelProto.Builder model) {
    return new ModelBytes("test", model.build().toByteArray());
  }

  private static String id(Map<String, String> metadata) {
    return SpaceId.of(bytes(TestModels.withMetadata(metadata)));
  }

  /** With limits somewhere among the entries, as they are written, or put in afterwards. */
  private static Map<String, String> limited(ModelLimits limits) {
    return ModelDescription.fromMetadata(TestModels.metadata()).withLimits(limits).toMetadata();
  }

  @Test
  void withoutLimitsItIsTheFilesHash() {
    ModelBytes model = new ModelBytes("test", TestModels.convolutionalBytes());
    assertThat(SpaceId.of(model)).isEqualTo(model.sha256());
  }

  @Test
  void limitsChangeTheFileButNotTheIdentity() {
    ModelBytes without = bytes(TestModels.withMetadata(limited(ModelLimits.NONE)));
    ModelBytes with = bytes(TestModels.withMetadata(limited(ModelLimits.of(25, 4))));

    assertThat(with.sha256()).isNotEqualTo(without.sha256());
    assertThat(SpaceId.of(with)).isEqualTo(without.sha256());
    assertThat(id(limited(ModelLimits.of(28, 3)))).isEqualTo(without.sha256());
  }

  /** Nothing that a fingerprint depends on can be passed off as another model's. */
  @Test
  void everythingElseIsInTheIdentity() {
    Map<String, String> limited = limited(ModelLimits.of(25, 4));
    Set<String> ids = new HashSet<>(Set.of(id(limited)));
    for (String key : limited.keySet()) {
      if (!DescriptionFields.OUTSIDE_SPACE.contains(key)) {
        Map<String, String> other = new LinkedHashMap<>(limited);
        other.put(key, limited.get(key) + "0");
        assertThat(ids.add(id(other))).as(key).isTrue();
      }
    }
    ModelProto.Builder otherGraph = TestModels.then("Neg", TestModels.FLOAT);
    otherGraph.clearMetadataProps();
    limited.forEach((key, value) -> otherGraph.addMetadataProps(TestModels.entry(key, value)));
    assertThat(ids.add(SpaceId.of(bytes(otherGraph)))).isTrue();
    Map<String, String> claim = new LinkedHashMap<>(limited);
    claim.put("rffi.minimumSnrDb.", "25");
    assertThat(ids.add(id(claim))).isTrue();
  }
}
