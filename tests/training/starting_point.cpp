#include "training/run/starting_point.h"

#include "model/captioning/network_input.h"
#include "model/captioning/picture_captioner.h"
#include "model/files/ensemble.h"
#include "tests/training/workshop.h"
#include "training/run/new_words.h"
#include "training/run/run_folder.h"

using namespace descry;

namespace {

/// A captioner that has learned the workshop's data, and the same pictures with "crimson" where they said "red".
struct WordsWorkshop : Workshop {
  explicit WordsWorkshop(int epochs) {
    settings.epochs = settings.evaluate_every = epochs;
    settings.warmup_steps = 10;
    settings.ema_decay = 0;
    Watcher watcher;
    const auto outcome = run("first", watcher);
    QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
    fs::copy(path("data"), path("own"), fs::copy_options::recursive);
    std::ifstream stream(path("data") / "Flickr8k.token.txt");
    std::string captions(std::istreambuf_iterator<char>(stream), {});
    for (auto at = captions.find("red"); at != std::string::npos; at = captions.find("red", at))
      captions.replace(at, 3, "crimson");
    write_text(path("own") / "Flickr8k.token.txt", captions);
    settings.data = path("own");
    settings.start_from = first().string();
    settings.network.width = 24;  // its own sizes count, not these
  }
  fs::path first() const { return RunFolder{path("first")}.model(); }
};

std::string caption_of(const fs::path& model, const fs::path& picture) {
  const auto captioner = PictureCaptioner::open(model, "cpu");
  const auto image = read_image(picture);
  if (!captioner || !image) return "neither";
  return (*captioner->caption({&*image, 1}, {}))[0][0].text();
}

/// How improbable a word of a picture's caption is, in nats, after the words before it.
double nats_of_word(LoadedCaptioner model, const fs::path& picture, const std::string& caption,
                    const std::string& word) {
  const torch::NoGradGuard no_gradients;
  const auto image = read_image(picture);
  const auto features = model.backbone->forward(network_input({&*image, 1}, model.preprocessing, torch::kCPU));
  const auto ids = model.vocabulary.encode(caption, 12);
  const auto place = std::find(ids.begin(), ids.end(), model.vocabulary.id(word)) - ids.begin();
  const auto logits = model.network->forward(torch::tensor(ids, torch::kInt64).unsqueeze(0),
                                             model.network->remember(model.network->encode(features)));
  return -torch::log_softmax(logits[0][place - 1], -1)[model.vocabulary.id(word)].item<double>();
}

}  // namespace

class StartingPointTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void run_goes_on_with_the_captioners_network_and_words_and_adds_new_ones() {
    WordsWorkshop shop(40);
    if (QTest::currentTestFailed()) return;
    const fs::path red = shop.path("data") / "pictures/picture24.png",
                   green = shop.path("data") / "pictures/picture25.png";
    const auto said = caption_of(shop.first(), red);
    QVERIFY2(said.find("red") != std::string::npos, said.c_str());
    Watcher watcher;
    shop.settings.teacher = shop.settings.start_from;
    shop.settings.teacher_share = 0.3;
    const auto outcome = shop.run("own words", watcher);
    QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
    const auto before = read_captioner(shop.first()), after = read_captioner(RunFolder{shop.path("own words")}.model());
    QVERIFY(before && after);
    auto words = before->vocabulary.words();
    words.push_back("crimson");
    QVERIFY(after->vocabulary.words() == words);
    QCOMPARE(after->network->options().width, before->network->options().width);
    QVERIFY(caption_of(RunFolder{shop.path("own words")}.model(), red).find("crimson") != std::string::npos);
    QVERIFY(caption_of(RunFolder{shop.path("own words")}.model(), green).find("green") != std::string::npos);
  }

  void before_it_learns_it_says_what_it_was_told() {
    WordsWorkshop shop(1);
    if (QTest::currentTestFailed()) return;
    const auto start = read_captioner(shop.first());
    const auto words = start->vocabulary.with_words_of({"crimson"}, {1, 0});
    Captioner network(options_from(*start, CaptionerOptions::preset_default(), words.size()));
    take_over(*start, network);
    network->eval();
    const torch::NoGradGuard no_gradients;
    Captioner own = start->network;
    const auto features = torch::randn({2, start->network->options().feature_channels, 4, 4});
    const auto tokens = torch::tensor({1, 4, 5, 1, 5, 4}, torch::kInt64).view({2, 3});
    const auto wanted = own->forward(tokens, own->remember(own->encode(features)));
    const auto found = network->forward(tokens, network->remember(network->encode(features)));
    QCOMPARE(found.size(-1), wanted.size(-1) + 1);
    QVERIFY(torch::allclose(found.narrow(-1, 0, wanted.size(-1)), wanted, 1e-4, 1e-5));
  }

  void new_words_alone_are_learned_from_where_known_ones_were_said() {
    WordsWorkshop shop(40);
    if (QTest::currentTestFailed()) return;
    shop.settings.new_words_only = true;
    shop.settings.weight_decay = 0;
    shop.settings.epochs = shop.settings.evaluate_every = 20;
    shop.settings.learning_rate = 5e-3;
    Watcher watcher;
    const auto outcome = shop.run("own words", watcher);
    QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
    const fs::path model = RunFolder{shop.path("own words")}.model();
    const fs::path green = shop.path("data") / "pictures/picture25.png";
    QCOMPARE(caption_of(model, green), caption_of(shop.first(), green));
    const auto before = read_captioner(shop.first()), after = read_captioner(model);
    QVERIFY(before && after);
    const fs::path red = shop.path("data") / "pictures/picture24.png";
    auto said = caption_of(shop.first(), red);
    said.replace(said.find("red"), 3, "crimson");
    const double nats = nats_of_word(*after, red, said, "crimson");  // 4.5 where nothing is learned
    QVERIFY2(nats < 3, qPrintable(QString::number(nats)));
    auto learned = after->network->named_parameters();
    for (const auto& item : before->network->named_parameters())
      QVERIFY2(learned[item.key()].narrow(0, 0, item.value().size(0)).equal(item.value()), item.key().c_str());
  }

  void new_words_begin_as_what_was_said_in_their_places() {
    WordsWorkshop shop(40);
    if (QTest::currentTestFailed()) return;
    auto start = *read_captioner(shop.first());
    const auto words = start.vocabulary.with_words_of({"crimson"}, {1, 0});
    Captioner network(options_from(start, CaptionerOptions::preset_default(), words.size()));
    take_over(start, network);
    const auto image = read_image(shop.path("data") / "pictures/picture24.png");
    const auto features = [&](const auto&) {
      return start.backbone->forward(network_input({&*image, 1}, start.preprocessing, torch::kCPU));
    };
    auto said = caption_of(shop.first(), shop.path("data") / "pictures/picture24.png");
    said.replace(said.find("red"), 3, "crimson");
    begin_new_words(network, start.vocabulary.size(), encode_captions({{"picture24.png", {}, {said}}}, words, 0, 12),
                    features);
    const torch::NoGradGuard no_gradients;
    const auto rows = network->named_parameters()["decoder.embeddings"];
    const auto distance = [&](const char* word) {
      return (rows[words.id("crimson")] - rows[words.id(word)]).norm().item<double>();
    };
    QVERIFY2(distance("red") < 0.5 * distance("green"),
             qPrintable(QString::number(distance("red") / distance("green"))));
  }

  void saying_new_words_of_nothing_costs_what_it_should() {
    torch::manual_seed(3);
    CaptionerOptions options;
    options.feature_channels = 8;
    options.grid_rows = options.grid_columns = 2;
    options.vocabulary = 10;
    options.width = 16;
    Captioner network(options);
    network->eval();
    const torch::NoGradGuard no_gradients;
    const auto features = torch::rand({2, 8, 2, 2});
    const auto tokens = torch::tensor({{1, 4, 9}, {1, 8, 5}}, torch::kInt64), keep = torch::ones({2, 3}, torch::kBool);
    auto bias = network->named_parameters()["decoder.output_bias"];
    const auto cost = [&](std::uint64_t seed) {
      return new_words_elsewhere(network, 8, tokens, keep, features, seed).item<double>();
    };
    bias.narrow(0, 8, 2).fill_(-100);
    QVERIFY(std::abs(cost(1)) < 1e-6);
    bias.narrow(0, 8, 2).fill_(0);
    const double even = cost(1);
    QVERIFY(even > 0.01);
    QCOMPARE(cost(1), even);
    QVERIFY(std::abs(cost(2) - even) > 1e-7);  // other channels exchanged
    bias.narrow(0, 8, 2).fill_(100);
    QVERIFY(cost(1) > 50);
  }

  void a_run_that_started_from_a_captioner_can_be_resumed() {
    WordsWorkshop shop(1);
    if (QTest::currentTestFailed()) return;
    shop.settings.epochs = 2;
    shop.settings.teacher = shop.settings.start_from;
    Watcher unbroken, resumed;
    run_and_resume_killed(shop, 7, unbroken, resumed);
    if (QTest::currentTestFailed()) return;
    compare_runs(resumed, unbroken, resumed.losses.begin()->first);
  }

  void without_new_words_there_is_nothing_to_learn() {
    WordsWorkshop shop(1);
    if (QTest::currentTestFailed()) return;
    shop.settings.new_words_only = true;
    shop.settings.data = shop.path("data");
    Watcher watcher;
    const auto outcome = shop.run("nothing new", watcher);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::kUsage);
    QVERIFY(outcome.error().message.find("new words") != std::string::npos);
  }

  void what_cannot_be_gone_on_from_is_refused() {
    Workshop shop;
    Watcher watcher;
    shop.settings.epochs = 1;
    const auto error_of = [&](const std::string& start) {
      shop.settings.start_from = start;
      const auto outcome = shop.run("refused " + std::to_string(watcher.states.size()), watcher);
      return outcome ? Error{} : outcome.error();
    };
    QCOMPARE(error_of("/nowhere/model.safetensors").code, ErrorCode::kNotFound);
    QCOMPARE(error_of("shipped").code, ErrorCode::kNotFound);
    const auto one = read_captioner(shop.path("model.safetensors"));
    const auto both = ensemble({*one, *one});
    QVERIFY(both && write_captioner(*both, shop.path("both.safetensors"), false));
    QCOMPARE(error_of(shop.path("both.safetensors").string()).code, ErrorCode::kUnsupported);
  }
};

QTEST_GUILESS_MAIN(StartingPointTest)
#include "starting_point.moc"
