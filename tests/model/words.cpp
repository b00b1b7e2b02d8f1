#include "model/text/words.h"

#include <QtTest>

using namespace descry;

namespace {

QString split(const char* caption) {
  QStringList words;
  for (const std::string& word : caption_words(caption)) words << QString::fromStdString(word);
  return words.join('|');
}

std::string sentence(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) append_word(text, word);
  return text;
}

}  // namespace

class WordsTest : public QObject {
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

  void captions_of_any_script_become_words_data() {
    QTest::addColumn<QByteArray>("caption");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* caption, const char* words) {
      QTest::newRow(name) << QByteArray(caption) << QString::fromUtf8(words);
    };
    row("German, decomposed", "Ein Ma\u0308dchen u\u0308bt „A\u0308pfel-Weitwurf“", "ein|mädchen|übt|äpfelweitwurf");
    row("German, composed", "EIN MÄDCHEN ÜBT.", "ein|mädchen|übt");
    row("French", "L’été – c'est l'été…", "lété|cest|lété");
    row("Turkish capitals, as everywhere", "ISPARTA", "isparta");
    row("Russian", "Женщина в красной кепке «бежит» по пляжу.", "женщина|в|красной|кепке|бежит|по|пляжу");
    row("Greek", "Ο ΣΚΥΛΟΣ τρέχει;", "ο|σκυλος|τρέχει");
    row("Chinese", "一只狗在草地上奔跑,两个孩子看着。", "一只|狗|在|草地|上|奔跑|两|个|孩子|看|着");
    row("Chinese with Latin letters and digits", "穿T恤的3只狗", "穿|t|恤|的|3|只|狗");
    row("Chinese divided already", "一只 狗 在 草地 上", "一只|狗|在|草地|上");
    row("Japanese", "犬が公園でボールをキャッチしている。", "犬|が|公園|で|ボール|を|キャッチ|し|て|いる");
    row("Japanese, decomposed", "カ\u3099ラス", "ガラス");
    row("Thai", "สุนัขสีน้ำตาลกำลังวิ่งเล่นบนชายหาด", "สุนัข|สี|น้ำตาล|กำลัง|วิ่ง|เล่น|บน|ชายหาด");
    row("Khmer, with blanks of no width", "ឆ្កែ\u200Bកំពុង\u200Bរត់", "ឆ្កែ|កំពុង|រត់");
    row("Korean", "한 남자가 개와 함께 뛰고 있다.", "한|남자가|개와|함께|뛰고|있다");
    row("Arabic", "رجل يرتدي قبعة حمراء، ويركض؟", "رجل|يرتدي|قبعة|حمراء|ويركض");
    row("Hebrew with a mark of direction", "\u200Fכלב רץ.\u200F", "כלב|רץ");
    row("Persian keeps its joiner", "می\u200Cدود", "می\u200Cدود");
    row("Hindi", "एक लड़का पार्क में दौड़ रहा है।", "एक|लड़का|पार्क|में|दौड़|रहा|है");
    row("emoji", "A dog🐶🐶 runs 👩🏽‍🦰🇩🇪🇫🇷!",
        "a|dog|🐶|🐶|runs|👩🏽‍🦰|🇩🇪|🇫🇷");
    row("marks of full width part words", "dog，cat　bird", "dog|cat|bird");
    row("soft hyphens go", "foot\u00ADball", "football");
  }
  void captions_of_any_script_become_words() {
    QFETCH(QByteArray, caption);
    QFETCH(QString, words);
    QCOMPARE(split(caption.constData()), words);
  }

  void words_are_joined_as_their_script_does() {
    QCOMPARE(sentence({"a", "dog", "runs"}), std::string("a dog runs"));
    QCOMPARE(sentence({"穿", "t", "恤", "的", "3", "只", "狗"}), std::string("穿t恤的3只狗"));
    QCOMPARE(sentence({"สุนัข", "วิ่ง"}), std::string("สุนัขวิ่ง"));
    QCOMPARE(sentence({"犬", "が", "コーヒー"}), std::string("犬がコーヒー"));
    QCOMPARE(sentence({"एक", "लड़का"}), std::string("एक लड़का"));
    QCOMPARE(sentence({"한", "남자가"}), std::string("한 남자가"));
    QCOMPARE(sentence({"dog", "🐶", "🐶"}), std::string("dog 🐶 🐶"));
    QCOMPARE(sentence({}), std::string());
  }

  void joined_words_are_the_same_words_again() {
    const std::vector<std::string> words{"一只", "狗", "在", "草地", "上", "奔跑"};
    QCOMPARE(caption_words(sentence(words)), words);
  }

  void text_with_blanks_stays_as_it_is() {
    for (const char* text : {"A dog's ball .", "Über  die Straße", "एक लड़का", "caf\xE9"})
      QCOMPARE(with_blanks(text), std::string(text));
    QCOMPARE(with_blanks("A man，一只狗。"), std::string("A man， 一只 狗 。"));
  }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "words.moc"
