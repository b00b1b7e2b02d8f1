#include "ui/training/settings_catalogue.h"

#include "ui/training/setting_fields.h"

namespace descry::settings_catalogue {

namespace {

using S = TrainingSettings;

}  // namespace

void addData(SettingFields& f, Section* s) {
  f.whole(
      s, "vocabulary_min_count", SettingFields::tr("Rarest word kept"),
      SettingFields::tr("Words that occur less often in the training captions become “unknown”. 1 keeps all words."), 1,
      1000, [](S& x) -> int& { return x.vocabulary_min_count; });
  f.whole(
      s, "vocabulary_size", SettingFields::tr("Vocabulary limit"),
      SettingFields::tr("At most this many words are kept, the most frequent first. 0: no limit."), 0, 1'000'000,
      [](S& x) -> int& { return x.vocabulary_size; }, SettingFields::tr("none"));
  f.whole(
      s, "captions_per_picture", SettingFields::tr("Captions a picture"),
      SettingFields::tr("At most this many captions of each picture are trained on. 0: all."), 0, 100,
      [](S& x) -> int& { return x.captions_per_picture; }, SettingFields::tr("all"));
  f.whole(
      s, "min_caption_words", SettingFields::tr("Shortest caption"),
      SettingFields::tr("Pictures with a caption of fewer words are left out. 0: none is left out."), 0, 1000,
      [](S& x) -> int& { return x.min_caption_words; }, SettingFields::tr("any"));
  f.whole(
      s, "max_caption_words", SettingFields::tr("Longest caption"),
      SettingFields::tr("Pictures with a caption of more words are left out. 0: none is left out."), 0, 1000,
      [](S& x) -> int& { return x.max_caption_words; }, SettingFields::tr("any"));
  f.decimal(
      s, "dev_share", SettingFields::tr("Share for dev"),
      SettingFields::tr("Share of the pictures kept for choosing the best epoch, where the data brings no lists."),
      0.001, 0.9, [](S& x) -> double& { return x.dev_share; });
}

void addNetwork(SettingFields& f, Section* s) {
  f.choice(
      s, "start_from", SettingFields::tr("Start from"),
      SettingFields::tr("A captioner that the run goes on from, with your captions' new words added: the one that "
                        "ships, or the path of a model file. Its sizes and its backbone then count, not those below."),
      {{SettingFields::tr("nothing"), QString()},
       {SettingFields::tr("the captioner that ships"), QStringLiteral("shipped")}},
      true, [](S& x) -> std::string& { return x.start_from; });
  f.tick(
      s, "new_words_only", SettingFields::tr("Learn only new words"),
      SettingFields::tr("Of the captioner that the run starts from nothing changes but that it learns the words that "
                        "it does not know yet."),
      [](S& x) -> bool& { return x.new_words_only; });
  f.choice(s, "backbone", SettingFields::tr("Backbone"),
           SettingFields::tr("The network that turns a picture into features: EfficientNet-Lite0 as it learned "
                             "ImageNet's classes, a small one from scratch, or the path of a model or weights file "
                             "(EfficientNet-B0 to -B2, -Lite0 to -Lite2)."),
           {{SettingFields::tr("EfficientNet-Lite0"), QStringLiteral("lite0")},
            {SettingFields::tr("small, from scratch"), QStringLiteral("tiny")}},
           true, [](S& x) -> std::string& { return x.backbone; });
  f.tick(s, "train_backbone", SettingFields::tr("Train the backbone too"),
         SettingFields::tr("Off: features are computed once and kept on disk, which makes every epoch much faster."),
         [](S& x) -> bool& { return x.train_backbone; });
  f.whole(s, "picture_side", SettingFields::tr("Picture side"),
          SettingFields::tr("Width and height, in pixels, that pictures are stretched to for the network."), 32, 1024,
          [](S& x) -> int& { return x.picture_side; });
  f.whole(s, "width", SettingFields::tr("Width"),
          SettingFields::tr("Numbers that stand for a word or a picture cell. More learns more, slower."), 8, 4096,
          [](S& x) -> std::int64_t& { return x.network.width; });
  f.decimal(
      s, "encoder_pooling", SettingFields::tr("Pooling around cells"),
      SettingFields::tr("How far, in cells, each cell of the picture gathers what lies around it. 0: not at all."), 0,
      10, [](S& x) -> double& { return x.network.encoder_pooling; }, SettingFields::tr("none"));
  f.whole(s, "max_tokens", SettingFields::tr("Longest caption written"),
          SettingFields::tr("Words of a caption, with its start and its end, that the network has places for. Longer "
                            "captions are cut when it learns from them."),
          3, 1024, [](S& x) -> std::int64_t& { return x.network.max_tokens; });
  f.whole(s, "encoder_blocks", SettingFields::tr("Encoder blocks"),
          SettingFields::tr("Self-attention blocks among the picture's cells. 0: none."), 0, 24,
          [](S& x) -> std::int64_t& { return x.network.encoder_blocks; });
  f.choice(
      s, "decoder", SettingFields::tr("Decoder"),
      SettingFields::tr("What writes the words: a transformer, or the LSTM with soft attention of Show, Attend and "
                        "Tell. The heads, layers and feed-forward width below are the transformer's."),
      {{SettingFields::tr("transformer"), QStringLiteral("transformer")},
       {SettingFields::tr("LSTM with soft attention"), QStringLiteral("lstm")}},
      false, [](S& x) -> std::string& { return x.network.decoder; });
  f.whole(s, "state_size", SettingFields::tr("LSTM state"),
          SettingFields::tr("Numbers that the LSTM carries from word to word. The transformer has none."), 8, 8192,
          [](S& x) -> std::int64_t& { return x.network.state_size; });
  f.whole(s, "decoder_layers", SettingFields::tr("Decoder layers"),
          SettingFields::tr("Layers of self-attention, cross-attention and feed-forward network."), 1, 24,
          [](S& x) -> std::int64_t& { return x.network.decoder_layers; });
  f.whole(s, "head_size", SettingFields::tr("Head size"),
          SettingFields::tr("Numbers in which one head of the decoder compares a word with words and picture cells."),
          1, 4096, [](S& x) -> std::int64_t& { return x.network.head_size; });
  f.whole(s, "self_heads", SettingFields::tr("Self-attention heads"),
          SettingFields::tr("Heads of the decoder's attention to the words so far."), 1, 64,
          [](S& x) -> std::int64_t& { return x.network.self_heads; });
  f.whole(s, "cross_heads", SettingFields::tr("Cross-attention heads"),
          SettingFields::tr("Heads of the decoder's attention to the picture, in all layers but the last."), 1, 64,
          [](S& x) -> std::int64_t& { return x.network.cross_heads; });
  f.whole(s, "last_cross_heads", SettingFields::tr("Heads in the last layer"),
          SettingFields::tr("Cross-attention heads of the last layer. One points most sharply at what a word names."),
          1, 64, [](S& x) -> std::int64_t& { return x.network.last_cross_heads; });
  f.whole(s, "feed_forward", SettingFields::tr("Feed-forward width"),
          SettingFields::tr("Width of the hidden layer in the decoder's feed-forward networks."), 8, 16'384,
          [](S& x) -> std::int64_t& { return x.network.feed_forward; });
  f.decimal(
      s, "dropout", SettingFields::tr("Dropout"),
      SettingFields::tr("Share of values switched off at random in training. Too much costs quality on few data."), 0,
      0.95, [](S& x) -> double& { return x.network.dropout; });
}

void addOptimisation(SettingFields& f, Section* s) {
  f.whole(s, "epochs", SettingFields::tr("Epochs"), SettingFields::tr("How many times all pictures are gone through."),
          1, 10'000, [](S& x) -> int& { return x.epochs; });
  f.whole(s, "batch_pictures", SettingFields::tr("Pictures a batch"),
          SettingFields::tr("Pictures that one step learns from, each with all its captions."), 1, 4096,
          [](S& x) -> int& { return x.batch_pictures; });
  f.decimal(s, "learning_rate", SettingFields::tr("Learning rate"),
            SettingFields::tr("The highest step size, reached when warm-up ends."), 0.000001, 10,
            [](S& x) -> double& { return x.learning_rate; });
  f.choice(s, "schedule", SettingFields::tr("Schedule"),
           SettingFields::tr("How the learning rate goes on after warm-up."),
           {{SettingFields::tr("cosine, down to 0"), QStringLiteral("cosine")},
            {SettingFields::tr("constant"), QStringLiteral("constant")},
            {SettingFields::tr("a tenth at 1/2 and 3/4"), QStringLiteral("step")}},
           false, [](S& x) -> std::string& { return x.schedule; });
  f.whole(
      s, "warmup_steps", SettingFields::tr("Warm-up steps"),
      SettingFields::tr("Steps over which the learning rate grows from 0. 0: none."), 0, 10'000'000,
      [](S& x) -> int& { return x.warmup_steps; }, SettingFields::tr("none"));
  f.decimal(
      s, "weight_decay", SettingFields::tr("Weight decay"),
      SettingFields::tr("How strongly AdamW pulls weight matrices towards 0. 0: not at all."), 0, 10,
      [](S& x) -> double& { return x.weight_decay; }, SettingFields::tr("none"));
  f.decimal(
      s, "clip_norm", SettingFields::tr("Gradient clipping"),
      SettingFields::tr("A gradient longer than this is shortened to it. 0: never."), 0, 1'000'000,
      [](S& x) -> double& { return x.clip_norm; }, SettingFields::tr("none"));
  f.decimal(
      s, "label_smoothing", SettingFields::tr("Label smoothing"),
      SettingFields::tr("Share of the right word's probability that is spread over all words. 0: none."), 0, 0.99,
      [](S& x) -> double& { return x.label_smoothing; }, SettingFields::tr("none"));
  f.decimal(
      s, "word_presence", SettingFields::tr("Naming by cells"),
      SettingFields::tr(
          "Weight of a second objective: that single cells of the picture name its captions' words. Helps "
          "a backbone that starts from scratch. 0: none."),
      0, 100, [](S& x) -> double& { return x.word_presence; }, SettingFields::tr("none"));
  f.decimal(
      s, "taught_attention", SettingFields::tr("Taught attention"),
      SettingFields::tr(
          "Weight of a further objective: that attention shows what words depend on, found by hiding parts "
          "of some pictures in each step. Slower. 0: none."),
      0, 100, [](S& x) -> double& { return x.taught_attention; }, SettingFields::tr("none"));
  f.whole(s, "taught_pictures", SettingFields::tr("Pictures that teach"),
          SettingFields::tr("In how many pictures of a step parts are hidden for that."), 1, 10'000,
          [](S& x) -> int& { return x.taught_pictures; });
  f.decimal(
      s, "doubly_stochastic", SettingFields::tr("Looking everywhere"),
      SettingFields::tr(
          "Weight of the objective that a caption's words together look at all of the picture: the doubly stochastic "
          "attention of Show, Attend and Tell. 0: none."),
      0, 100, [](S& x) -> double& { return x.doubly_stochastic; }, SettingFields::tr("none"));
  f.decimal(
      s, "word_dropout", SettingFields::tr("Word dropout"),
      SettingFields::tr("Share of the input words replaced by “unknown” in training. 0: none."), 0, 0.99,
      [](S& x) -> double& { return x.word_dropout; }, SettingFields::tr("none"));
  f.decimal(
      s, "ema_decay", SettingFields::tr("Averaging of weights"),
      SettingFields::tr("How slowly the averaged weights, which are evaluated and kept, follow. 0: no averaging."), 0,
      0.999999, [](S& x) -> double& { return x.ema_decay; }, SettingFields::tr("none"));
  f.tick(s, "step_per_caption", SettingFields::tr("One step for each caption"),
         SettingFields::tr("Takes a step for each of a batch's captions, as the original notebook did. Slower."),
         [](S& x) -> bool& { return x.step_per_caption; });
  f.tick(s, "augment", SettingFields::tr("Vary the pictures"),
         SettingFields::tr("Flips, small rotations and contrast. Needs the backbone to be trained too."),
         [](S& x) -> bool& { return x.augment; });
  f.whole(
      s, "patience", SettingFields::tr("Stop early after"),
      SettingFields::tr("Ends the run after this many epochs without gain in CIDEr. 0: never."), 0, 10'000,
      [](S& x) -> int& { return x.patience; }, SettingFields::tr("never"));
  f.whole(s, "seed", SettingFields::tr("Seed"),
          SettingFields::tr("Everything random follows from it: the same seed repeats a run exactly on a CPU."), 0,
          2'147'483'647, [](S& x) -> std::uint64_t& { return x.seed; });
}

void addDecoding(SettingFields& f, Section* s) {
  f.whole(s, "beam", SettingFields::tr("Beam"),
          SettingFields::tr("Captions kept open while a dev caption is written. 1: greedy."), 1, 20,
          [](S& x) -> int& { return x.beam; });
  f.decimal(s, "length_exponent", SettingFields::tr("Length exponent"),
            SettingFields::tr("How much long captions are favoured. 0: not at all."), 0, 2,
            [](S& x) -> double& { return x.length_exponent; });
  f.whole(s, "evaluate_every", SettingFields::tr("Score every … epochs"),
          SettingFields::tr("Epochs between scorings of dev captions. The last epoch is always scored."), 1, 10'000,
          [](S& x) -> int& { return x.evaluate_every; });
  f.whole(s, "watched_pictures", SettingFields::tr("Watched pictures"),
          SettingFields::tr("Dev pictures whose captions are kept and shown for each epoch."), 0, 1000,
          [](S& x) -> int& { return x.watched_pictures; });
}

void addDevice(SettingFields& f, Section* s) {
  f.choice(s, "device", SettingFields::tr("Device"),
           SettingFields::tr("What computes: a GPU where there is one, or the processor. “cuda:1” names a second GPU."),
           {{SettingFields::tr("automatic"), QStringLiteral("auto")},
            {SettingFields::tr("processor"), QStringLiteral("cpu")},
            {SettingFields::tr("GPU"), QStringLiteral("cuda")}},
           true, [](S& x) -> std::string& { return x.device; });
  f.choice(
      s, "precision", SettingFields::tr("Precision"),
      SettingFields::tr("How numbers are computed in linear layers: 16 bits are faster where the device has them."),
      {{SettingFields::tr("automatic"), QStringLiteral("auto")},
       {SettingFields::tr("32 bits"), QStringLiteral("fp32")},
       {SettingFields::tr("16 bits (bf16)"), QStringLiteral("bf16")}},
      false, [](S& x) -> std::string& { return x.precision; });
  f.whole(s, "checkpoint_steps", SettingFields::tr("Save every … steps"),
          SettingFields::tr("Steps between two checkpoints that a run can be continued from, beside one an epoch."), 1,
          10'000'000, [](S& x) -> int& { return x.checkpoint_steps; });
  f.whole(
      s, "kept_checkpoints", SettingFields::tr("Checkpoints kept"),
      SettingFields::tr("Epochs, the latest ones, whose checkpoints stay in the run's folder to branch from. 0: none."),
      0, 10'000, [](S& x) -> int& { return x.kept_checkpoints; }, SettingFields::tr("none"));
}

}  // namespace descry::settings_catalogue
