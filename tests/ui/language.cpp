// The window in another language: the texts that the program carries are those that its widgets ask for.
#include <QLineEdit>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>

#include "ui/main_window.h"

using namespace descry;

class Language : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
  void a_german_window_shows_german_texts();
  void english_counts_have_a_singular_and_a_plural();
};

void Language::a_german_window_shows_german_texts() {
  QTranslator german;
  QVERIFY(german.load(QStringLiteral(":/translations/descry_de.qm")));
  QVERIFY(QCoreApplication::installTranslator(&german));
  WindowOptions options;
  options.restore_session = false;
  MainWindow window(options);
  QStringList texts;
  for (const auto* field : window.findChildren<QLineEdit*>()) texts << field->placeholderText();
  QVERIFY2(texts.contains(QStringLiteral("Beschreibungen und Namen suchen…")),
           qPrintable(texts.join(QLatin1Char('|'))));
}

void Language::english_counts_have_a_singular_and_a_plural() {
  QTranslator english;
  QVERIFY(english.load(QStringLiteral(":/translations/descry_en.qm")));
  QVERIFY(QCoreApplication::installTranslator(&english));
  const auto copied = [](int n) {
    return QCoreApplication::translate("descry::CaptionView", "%n caption(s) copied", nullptr, n);
  };
  QCOMPARE(copied(1), QStringLiteral("1 caption copied"));
  QCOMPARE(copied(2), QStringLiteral("2 captions copied"));
}

QTEST_MAIN(Language)
#include "language.moc"
