#include "model/text/vocabulary.h"

#include <QtTest>

using namespace descry;

class VocabularyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void words_are_lower_case_and_free_of_ascii_punctuation() {
    const std::vector<std::string> expected{"a", "blackandwhite", "dogs", "ball"};
    QCOMPARE(caption_words("A black-and-white dog's ball ."), expected);
  }

  void every_ascii_punctuation_character_is_deleted() {
    // The default filter of Keras' standardisation "lower_and_strip_punctuation".
    QVERIFY(caption_words("!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'").empty());
  }

  void words_split_at_any_unicode_blank() {
    const std::vector<std::string> expected{"two", "red", "dogs", "run"};
    QCOMPARE(caption_words("two\tred\xC2\xA0"
                           "dogs\xE3\x80\x80run\n"),
             expected);
  }

  void letters_outside_ascii_are_lowered_and_kept() {
    // U+00C4 -> U+00E4, U+0416 -> U+0436.
    const std::vector<std::string> expected{"\xC3\xA4pfel", "\xD0\xB6"};
    QCOMPARE(caption_words("\xC3\x84PFEL \xD0\x96"), expected);
  }

  void bytes_that_are_no_utf8_become_replacement_characters() {
    const std::vector<std::string> expected{"caf\xEF\xBF\xBD", "x"};
    QCOMPARE(caption_words("CAF\xE9 x"), expected);
  }

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

  void decoding_stops_at_the_end_and_leaves_specials_out() {
    const auto vocabulary = Vocabulary::from_captions({"a dog"}, {.min_count = 1, .max_size = 0});
    QCOMPARE(vocabulary.decode({1, 4, 3, 5, 2, 4}), std::string("a dog"));
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
