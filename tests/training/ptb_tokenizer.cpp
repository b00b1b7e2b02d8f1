#include "training/metrics/ptb_tokenizer.h"

#include <QFile>
#include <QtTest>
#include <thread>

using descry::ptb_tokens;

namespace {

QString tokenized(const QString& caption) {
  QStringList tokens;
  for (const std::string& token : ptb_tokens(caption.toStdString())) tokens << QString::fromStdString(token);
  return tokens.join(' ');
}

}  // namespace

/// Expected values are the output of Stanford's PTBTokenizer (CoreNLP 3.4.1, -preserveLines -lowerCase) without the 17
/// punctuation tokens that pycocoevalcap 1.2 drops.
class PtbTokenizerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void captions_become_treebank_tokens_data() {
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* caption, const char* expected) {
      QTest::newRow(name) << QString::fromUtf8(caption) << QString::fromUtf8(expected);
    };
    row("plain", "Two kites over a Beach", "two kites over a beach");
    row("nothing", "", "");
    row("blanks", "  \t ", "");
    row("punctuation goes", "A cat , asleep ; a bird - awake .", "a cat asleep a bird awake");
    row("runs of marks stay", "Stop!! Really?! Yes!", "stop !! really ?! yes");
    row("brackets are written out", "(a) [b] {c}", "-lrb- a -rrb- -lsb- b -rsb- -lcb- c -rcb-");
    row("clitics", "It's Ann's, they'll say I'd've", "it 's ann 's they 'll say i 'd 've");
    row("negations", "don't CAN'T ain’t don`t", "do n't ca n't ai n't do n`t");
    row("run together", "cannot gonna Gimme 'tis", "can not gon na gim me 't is");
    row("longer words are not cut", "cannots gonnabe", "cannots gonnabe");
    row("elisions", "rock'n'roll o'clock d'art J'adore y'all C'mon",
        "rock 'n' roll o'clock d'art j'adore y' all c'mon");
    row("quotes go", "'round' “curly” ``old''", "round curly old");
    row("possessive plural", "the boys' hats", "the boys hats");
    row("hyphens", "a well-known T-shirt--wearing U.S.-born mid-1990s band",
        "a well-known t-shirt wearing u.s.-born mid-1990s band");
    row("titles keep their period", "Mr. Hill and Dr. Moss", "mr. hill and dr. moss");
    row("states keep theirs when capitalised", "Mass. and mass. and Ill. and ill.", "mass. and mass and ill. and ill");
    row("before numbers only", "no. 7 is no. good", "no. 7 is no good");
    row("acronyms", "a U.S.A. ship at 9 a.m.", "a u.s.a. ship at 9 a.m.");
    row("letter before a sentence", "Gate B. The end. Gate C. Smith", "gate b the end gate c. smith");
    row("end of caption", "he lives in the U.S.", "he lives in the u.s.");
    row("words glued by a period", "cat.dog cat!dog cat,dog", "cat.dog cat!dog cat dog");
    row("numbers", "1,200 or -3.5 or 10:30 or 5.", "1,200 or -3.5 or 10:30 or 5");
    row("fractions", "½ and 1½ and 3/4", "1/2 and 1 1/2 and 3/4");
    row("a mixed fraction is one token", "2 1/2 cups", "2\u00A01/2 cups");
    row("money", "$5, £6, €7, 8¢", "$ 5 # 6 $ 7 8 cents");
    row("decades", "the '80s and '05", "the '80s and '05");
    row("telephone", "call (020) 765-4321", "call -lrb-020-rrb-\u00A0765-4321");
    row("entities", "salt &amp; pepper &lt;3 &quot;x&quot;", "salt & pepper < 3 x");
    row("ampersands", "AT&T but at&t", "at&t but at & t");
    row("markup", "<unk> <b>x</b> <br/>", "<unk> <b> x </b> <br/>");
    row("addresses", "see www.example.com/a?b=c or me@example.org.", "see www.example.com/a?b=c or me@example.org");
    row("file names", "photo.jpg, notes.txt", "photo.jpg notes.txt");
    row("tags", "#sunset by @ann #1", "#sunset by @ann # 1");
    row("emoticons", "nice :) ;-) ^_^ :]", "nice :-rrb- ;--rrb- ^_^ :]");
    row("accents", "ÉTÉ à Łódź", "été à łódź");
    row("emoji are deleted", "a dog \U0001F415 runs", "a dog runs");
    row("symbols stay", "5 × 4 ≤ 90° ™", "5 × 4 ≤ 90 ° ™");
    row("soft hyphens vanish", "soft\u00ADhyphen \u00AD", "softhyphen");
    row("zero-width space divides", "zero\u200Bwidth", "zero width");
    row("Chinese is divided, beyond the reference", "一只狗在草地上", "一只 狗 在 草地 上");
    row("Thai likewise", "สุนัขกำลังวิ่ง", "สุนัข กำลัง วิ่ง");
  }
  void captions_become_treebank_tokens() {
    QFETCH(QString, caption);
    QFETCH(QString, expected);
    QCOMPARE(tokenized(caption), expected);
  }

  void broken_utf8_is_survived() {
    QCOMPARE(ptb_tokens("a \xFF\xC3 dog").front(), std::string("a"));
    QCOMPARE(ptb_tokens("a \xFF\xC3 dog").back(), std::string("dog"));
    QCOMPARE(ptb_tokens(std::string(20'000, '(')).size(), std::size_t{20'000});
  }

  void threads_tokenize_at_the_same_time() {
    std::vector<std::thread> threads;
    threads.reserve(4);
    std::array<std::vector<std::string>, 4> results;
    for (auto& result : results)
      threads.emplace_back([&result] {
        for (int i = 0; i < 200; ++i) result = ptb_tokens("It's 3.5-year-old (Ann's)");
      });
    for (std::thread& thread : threads) thread.join();
    const std::vector<std::string> expected{"it", "'s", "3.5-year-old", "-lrb-", "ann", "'s", "-rrb-"};
    for (const auto& result : results) QCOMPARE(result, expected);
  }

  void reference_tokens_are_reproduced() {
    QFile file(QStringLiteral(DESCRY_SHARED_DIR "/metrics/ptb-tokenizer.tsv"));
    if (!file.open(QIODevice::ReadOnly)) QSKIP("no ../shared/metrics here");
    int lines = 0;
    for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts)) {
      const QStringList fields = line.split('\t');
      QCOMPARE(tokenized(fields[0]), fields[1]);
      ++lines;
    }
    QCOMPARE(lines, 393);
  }
};

QTEST_GUILESS_MAIN(PtbTokenizerTest)
#include "ptb_tokenizer.moc"
