#include "ui/captioning/review/dictionary.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QSaveFile>
#include <QStandardPaths>
#include <utility>

#ifdef DESCRY_HUNSPELL
#include <iconv.h>

#include <hunspell.hxx>
#endif

namespace descry {
namespace {

/// Files' paths without .aff and .dic, by language.
QMap<QString, QString> findDictionaries() {
  QStringList folders = qEnvironmentVariable("DICPATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
  for (const QString& data : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation)) {
    folders << data + QStringLiteral("/hunspell") << data + QStringLiteral("/myspell")
            << data + QStringLiteral("/myspell/dicts");
  }
  QMap<QString, QString> found;
  for (const QString& folder : std::as_const(folders)) {
    for (const QFileInfo& affixes : QDir(folder).entryInfoList({QStringLiteral("*.aff")}, QDir::Files)) {
      const QString language = affixes.completeBaseName();
      const QString base = folder + QLatin1Char('/') + language;
      if (language.startsWith(QLatin1String("hyph_")) || found.contains(language)) continue;
      if (QFile::exists(base + QStringLiteral(".dic"))) found.insert(language, base);
    }
  }
  return found;
}

QString chooseLanguage(const QStringList& wanted, const QStringList& found) {
  for (const QString& language : wanted) {
    if (found.contains(language)) return language;
    const QString without_country = language.section(QLatin1Char('_'), 0, 0);
    for (const QString& other : found) {
      if (other.section(QLatin1Char('_'), 0, 0) == without_country) return other;
    }
  }
  for (const QString& other : found) {
    if (other.startsWith(QLatin1String("en"))) return other;
  }
  return {};
}

/// Debian's and Ubuntu's name; with the country only where they have several.
QString packageOf(const QString& language) {
  const QString name = language.section(QLatin1Char('_'), 0, 0).toLower();
  QString country = language.section(QLatin1Char('_'), 1, 1).toLower();
  if (name == QLatin1String("en") && country.isEmpty()) country = QStringLiteral("us");
  if (name == QLatin1String("de") && country.isEmpty()) country = QStringLiteral("de");
  const bool several = name == QLatin1String("en") || name == QLatin1String("de") || name == QLatin1String("pt");
  return QStringLiteral("hunspell-") + (several && !country.isEmpty() ? name + QLatin1Char('-') + country : name);
}

QStringList readWords(const QString& file) {
  QFile words(file);
  if (!words.open(QIODevice::ReadOnly)) return {};
  return QString::fromUtf8(words.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

}  // namespace

#ifdef DESCRY_HUNSPELL

namespace {

/// Dictionaries are in the encodings of their time.
std::string converted(const std::string& text, const char* to, const char* from) {
  iconv_t converter = iconv_open(to, from);
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};
  std::string out(4 * text.size() + 16, '\0');
  char* source = const_cast<char*>(text.data());
  char* target = out.data();
  std::size_t source_left = text.size(), target_left = out.size();
  const std::size_t result = iconv(converter, &source, &source_left, &target, &target_left);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) return {};  // a letter that the encoding does not have
  out.resize(out.size() - target_left);
  return out;
}

}  // namespace

struct Dictionary::Engine {
  Engine(const QString& base)
      : hunspell(QFile::encodeName(base + QStringLiteral(".aff")).constData(),
                 QFile::encodeName(base + QStringLiteral(".dic")).constData()),
        encoding(hunspell.get_dict_encoding()) {
    if (encoding.starts_with("microsoft-")) encoding.erase(0, 10);
  }
  std::string encoded(const QString& word) const {
    std::string text = QString(word).replace(QChar(0x2019), QLatin1Char('\'')).toStdString();
    return encoding == "UTF-8" ? text : converted(text, encoding.c_str(), "UTF-8");
  }
  QString decoded(const std::string& word) const {
    return QString::fromStdString(encoding == "UTF-8" ? word : converted(word, "UTF-8", encoding.c_str()));
  }

  mutable Hunspell hunspell;
  std::string encoding;
};

std::shared_ptr<Dictionary> Dictionary::read(const QString& base, const QString& language) {
  return std::shared_ptr<Dictionary>(new Dictionary(std::make_unique<Engine>(base), language));
}

bool Dictionary::knows(const QString& word) const {
  const std::string text = engine_->encoded(word);
  return !text.empty() && engine_->hunspell.spell(text);
}

QStringList Dictionary::suggestions(const QString& word) const {
  QStringList better;
  for (const std::string& text : engine_->hunspell.suggest(engine_->encoded(word))) better << engine_->decoded(text);
  better.removeAll(QString());
  return better;
}

void Dictionary::add(const QString& word) {
  const std::string text = engine_->encoded(word);
  if (!text.empty()) engine_->hunspell.add(text);
}

#else

struct Dictionary::Engine {};
std::shared_ptr<Dictionary> Dictionary::read(const QString&, const QString&) { return nullptr; }
bool Dictionary::knows(const QString&) const { return true; }
QStringList Dictionary::suggestions(const QString&) const { return {}; }
void Dictionary::add(const QString&) {}

#endif

Dictionary::Dictionary(std::unique_ptr<Engine> engine, QString language)
    : engine_(std::move(engine)), language_(std::move(language)) {}

Dictionary::~Dictionary() = default;

void DictionaryLoader::load(const QStringList& languages) {
#ifndef DESCRY_HUNSPELL
  Q_EMIT loaded(nullptr, {}, tr("Spelling is not checked: Descry was built without Hunspell."));
#else
  const QMap<QString, QString> found = findDictionaries();
  const QString language = chooseLanguage(languages, found.keys());
  if (language.isEmpty()) {
    Q_EMIT loaded(nullptr, found.keys(),
                  tr("Spelling is not checked: there is no dictionary of your language. The package “%1” has one.")
                      .arg(packageOf(languages.value(0, QStringLiteral("en_US")))));
    return;
  }
  const std::shared_ptr<Dictionary> dictionary = Dictionary::read(found.value(language), language);
  for (const QString& word : readWords(words_file_)) dictionary->add(word);
  Q_EMIT loaded(dictionary, found.keys(), QString());
#endif
}

void DictionaryLoader::keep(const QString& word) {
  QStringList words = readWords(words_file_);
  if (words.contains(word)) return;
  words.append(word);
  QDir().mkpath(QFileInfo(words_file_).path());
  QSaveFile file(words_file_);
  // A word that cannot be kept is known until the program ends; that is no reason to stop writing a caption.
  if (!file.open(QIODevice::WriteOnly)) return;
  file.write(words.join(QLatin1Char('\n')).toUtf8() + '\n');
  file.commit();
}

}  // namespace descry
