#include "model/text/vocabulary.h"

#include "model/text/caption_ids.h"

#include <QtTest>

using namespace descry;

class VocabularyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void ids_follow_falling_count_and_then_the_alphabet() {
    const auto vocabulary = Vocabulary::from_captions({"b a c", "c a", "d"}, {.min_count = 1, .max_size = 0});
    const std::vector<std::string> expected{"<pad>", "<start>", "<end>", "<unk>", "a", "c", "b", "d"};
    QCOMPARE(vocabulary.words(), expected);
    QCOMPARE(vocabulary.id("c"), 5);
  }

  void rare_words_are_unknown() {
    const auto vocabulary = Vocabulary::from_captions({"dog dog cat"}, {.min_count = 2, .max_size = 0});
    QCOMPARE(vocabulary.size(), 5);
    QCOMPARE(vocabulary.id("cat"), Vocabulary::kUnknown);
  }

  void size_limit_counts_the_special_words() {
    const auto vocabulary = Vocabulary::from_captions({"a a b b c"}, {.min_count = 1, .max_size = 6});
    QCOMPARE(vocabulary.size(), 6);
    QCOMPARE(vocabulary.id("c"), Vocabulary::kUnknown);
  }

  void caption_is_encoded_between_start_and_end() {
    const auto vocabulary = Vocabulary::from_captions({"a dog"}, {.min_count = 1, .max_size = 0});
    QCOMPARE(vocabulary.encode("A dog flies.", 25), (std::vector<std::int64_t>{1, 4, 5, 3, 2}));
  }

  void long_caption_loses_its_end_first() {
    const auto vocabulary = Vocabulary::from_captions({"a dog"}, {.min_count = 1, .max_size = 0});
    QCOMPARE(vocabulary.encode("a dog a", 4), (std::vector<std::int64_t>{1, 4, 5, 4}));
  }

  void captions_of_any_script_are_encoded() {
    const auto vocabulary =
        Vocabulary::from_captions({"一只狗在草地上", "Ма\u0301ма"}, {.min_count = 1, .max_size = 0});
    QVERIFY(vocabulary.id("草地") != Vocabulary::kUnknown);
    QCOMPARE(vocabulary.encode("狗，草地。", 25),
             (std::vector<std::int64_t>{1, vocabulary.id("狗"), vocabulary.id("草地"), 2}));
  }

  void captions_of_a_picture_share_one_array() {
    const CaptionIds captions{{1, 70'000, 2}, {}, {1, 2}};
    std::vector<std::vector<std::int32_t>> found;
    for (const CaptionIds::Caption caption : captions) found.emplace_back(caption.begin(), caption.end());
    QCOMPARE(found, (std::vector<std::vector<std::int32_t>>{{1, 70'000, 2}, {}, {1, 2}}));
    QCOMPARE(captions.size(), std::size_t{3});
    QCOMPARE(captions.longest(), std::size_t{3});
    QVERIFY(CaptionIds().empty() && CaptionIds().size() == 0 && CaptionIds().longest() == 0);
  }

  void words_of_a_model_file_give_the_same_vocabulary() {
    const auto vocabulary = Vocabulary::from_captions({"a dog", "a cat"}, {.min_count = 1, .max_size = 0});
    const auto read = Vocabulary::from_words(vocabulary.words());
    QVERIFY(read.has_value());
    QCOMPARE(read->words(), vocabulary.words());
    QCOMPARE(read->id("dog"), vocabulary.id("dog"));
  }

  void damaged_word_list_is_refused() {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"<pad>"},
                                                  {"<pad>", "<end>", "<start>", "<unk>", "a"},
                                                  {"<pad>", "<start>", "<end>", "<unk>", "a", "a"},
                                                  {"<pad>", "<start>", "<end>", "<unk>", ""}}) {
      const auto read = Vocabulary::from_words(words);
      QVERIFY(!read.has_value());
      QVERIFY(read.error().code == ErrorCode::kDamaged);
    }
  }
};

QTEST_GUILESS_MAIN(VocabularyTest)
#include "vocabulary.moc"
