#include "training/run/checkpoint.h"

#include <nlohmann/json.hpp>

#include "model/files/safetensors.h"

namespace descry {

namespace {

using Json = nlohmann::json;

constexpr int kCheckpointFormat = 1;

Json record_json(const EpochRecord& record) {
  return {{"epoch", record.epoch},
          {"step", record.step},
          {"train_loss", record.train_loss},
          {"val_loss", record.val_loss},
          {"val_accuracy", record.val_accuracy},
          {"metrics", record.metrics},
          {"seconds", record.seconds}};
}

EpochRecord record_from(const Json& json) {
  EpochRecord record;
  json.at("epoch").get_to(record.epoch);
  json.at("step").get_to(record.step);
  json.at("train_loss").get_to(record.train_loss);
  json.at("val_loss").get_to(record.val_loss);
  json.at("val_accuracy").get_to(record.val_accuracy);
  json.at("metrics").get_to(record.metrics);
  json.at("seconds").get_to(record.seconds);
  record.best = true;
  return record;
}

Json counters_json(const RunCounters& counters) {
  Json json = {{"step", counters.step},
               {"updates", counters.updates},
               {"stage", counters.stage},
               {"stage_step", counters.stage_step},
               {"evaluated_epochs", counters.evaluated_epochs},
               {"epoch_loss_sum", counters.epoch_loss_sum},
               {"epoch_loss_steps", counters.epoch_loss_steps},
               {"seconds", counters.seconds},
               {"epoch_seconds", counters.epoch_seconds},
               {"bad_steps_in_a_row", counters.bad_steps_in_a_row},
               {"recoveries", counters.recoveries},
               {"rate_factor", counters.rate_factor},
               {"rate_scale", counters.rate_scale},
               {"epochs_without_gain", counters.epochs_without_gain}};
  if (counters.best) json["best"] = record_json(*counters.best);
  return json;
}

RunCounters counters_from(const Json& json) {
  RunCounters counters;
  json.at("step").get_to(counters.step);
  json.at("updates").get_to(counters.updates);
  counters.stage = json.value("stage", 0);
  counters.stage_step = json.value("stage_step", std::int64_t{0});
  json.at("evaluated_epochs").get_to(counters.evaluated_epochs);
  json.at("epoch_loss_sum").get_to(counters.epoch_loss_sum);
  json.at("epoch_loss_steps").get_to(counters.epoch_loss_steps);
  json.at("seconds").get_to(counters.seconds);
  json.at("epoch_seconds").get_to(counters.epoch_seconds);
  json.at("bad_steps_in_a_row").get_to(counters.bad_steps_in_a_row);
  json.at("recoveries").get_to(counters.recoveries);
  json.at("rate_factor").get_to(counters.rate_factor);
  counters.rate_scale = json.value("rate_scale", 1.0);
  json.at("epochs_without_gain").get_to(counters.epochs_without_gain);
  if (json.contains("best")) counters.best = record_from(json.at("best"));
  return counters;
}

}  // namespace

Result<Checkpoint> read_checkpoint(const std::filesystem::path& path) {
  auto file = read_safetensors(path);
  if (!file) return tl::unexpected(file.error());
  const auto found = file->metadata.find("descry_checkpoint");
  if (found == file->metadata.end()) {
    return failure(ErrorCode::kDamaged, "This is no checkpoint of a training run; start the run anew.", path);
  }
  Checkpoint checkpoint;
  try {
    const Json json = Json::parse(found->second);
    if (json.at("format").get<int>() > kCheckpointFormat) {
      return failure(ErrorCode::kUnsupported, "A newer Descry wrote this checkpoint; resume the run with that one.",
                     path);
    }
    checkpoint.counters = counters_from(json.at("counters"));
    json.at("layout").get_to(checkpoint.layout);
    json.at("steps_per_epoch").get_to(checkpoint.steps_per_epoch);
    json.at("words").get_to(checkpoint.words);
  } catch (const Json::exception&) {
    return failure(ErrorCode::kDamaged, "This checkpoint's record of the run is damaged; start the run anew.", path);
  }
  checkpoint.tensors.assign(file->tensors.begin(), file->tensors.end());
  return checkpoint;
}

Result<void> write_checkpoint(const Checkpoint& checkpoint, const std::filesystem::path& path) {
  TensorFile file;
  for (const auto& [name, tensor] : checkpoint.tensors) file.tensors[name] = tensor;
  const Json json = {{"format", kCheckpointFormat},
                     {"counters", counters_json(checkpoint.counters)},
                     {"layout", checkpoint.layout},
                     {"steps_per_epoch", checkpoint.steps_per_epoch},
                     {"words", checkpoint.words}};
  file.metadata["descry_checkpoint"] = json.dump();
  return write_safetensors(file, path);
}

}  // namespace descry
