#include "ui/captioning/review/album_query.h"

#include <QFile>
#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace descry {
namespace {

std::string folded(const QString& text) { return text.toCaseFolded().toStdString(); }

bool isWordByte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || std::isalnum(value) != 0;
}

bool holds(const std::string& text, const std::string& part, bool whole_words) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    if (!whole_words) return true;
    const std::size_t end = at + part.size();
    const bool starts = at == 0 || !isWordByte(text[at - 1]) || !isWordByte(part.front());
    const bool ends = end == text.size() || !isWordByte(text[end]) || !isWordByte(part.back());
    if (starts && ends) return true;
  }
  return false;
}

struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool with_low = true, with_high = true;

  bool holds(double value) const {
    return (with_low ? value >= low : value > low) && (with_high ? value <= high : value < high);
  }
};

using Test = std::function<bool(const AlbumEntry&)>;

}  // namespace

struct AlbumQuery::Node {
  enum class Kind { kAll, kAny, kNot, kWords, kName, kFolder, kTest };
  Kind kind = Kind::kTest;
  std::vector<Node> parts;
  std::string text;
  bool whole_words = false;
  Test test;
  // Neighbours in an album mostly lie in one folder.
  mutable std::string last_folder;
  mutable bool last_answer = false;

  Node() = default;
  explicit Node(Kind kind_of) : kind(kind_of) {}
  explicit Node(Test test_of) : test(std::move(test_of)) {}
  bool matches(const AlbumEntry& entry, const SearchText& words) const;
  bool folderMatches(const std::filesystem::path& path) const;
};

bool AlbumQuery::Node::folderMatches(const std::filesystem::path& path) const {
  const std::string& whole = path.native();
  const std::size_t slash = whole.find_last_of('/');
  const std::string_view folder =
      slash == std::string::npos ? std::string_view() : std::string_view(whole).substr(0, slash + 1);
  if (last_folder.empty() || last_folder != folder) {
    last_folder = folder;
    last_answer = holds(folded(QFile::decodeName(QByteArray(folder.data(), static_cast<qsizetype>(folder.size())))),
                        text, whole_words);
  }
  return last_answer;
}

bool AlbumQuery::Node::matches(const AlbumEntry& entry, const SearchText& words) const {
  const auto does = [&](const Node& part) { return part.matches(entry, words); };
  switch (kind) {
    case Kind::kAll:
      return std::all_of(parts.begin(), parts.end(), does);
    case Kind::kAny:
      return std::any_of(parts.begin(), parts.end(), does);
    case Kind::kNot:
      return !parts.front().matches(entry, words);
    case Kind::kWords:
      return holds(words.caption, text, whole_words) || holds(words.name, text, whole_words);
    case Kind::kName:
      return holds(words.name, text, whole_words);
    case Kind::kFolder:
      return folderMatches(entry.path);
    case Kind::kTest:
      return test(entry);
  }
  return false;
}

/// Recursive descent over the words and signs of a query; stops at the first problem.
class QueryParser {
 public:
  explicit QueryParser(const QString& text) { split(text); }

  AlbumQuery parse(QString* problem) {
    AlbumQuery query;
    if (!tokens_.empty()) {
      AlbumQuery::Node root = parseAny();
      if (at_ < tokens_.size()) fail(AlbumQuery::tr("There is a “)” without its “(”."));
      if (problem_.isEmpty()) {
        query.root_ = std::make_shared<AlbumQuery::Node>(std::move(root));
        query.looks_at_text_ = looks_at_text_;
      }
    }
    *problem = problem_;
    return query;
  }

 private:
  using Node = AlbumQuery::Node;
  struct Token {
    enum class Kind { kOpen, kClose, kMinus, kAnd, kOr, kNot, kTerm };
    Kind kind = Kind::kTerm;
    QString key;    // before the colon
    QString value;  // word, phrase, or what stands behind the colon
    bool quoted = false;
  };

  void split(const QString& text);
  void addWord(const QString& text, qsizetype* at);
  Node parseAny();
  Node parseAll();
  Node parseOne();
  Node parseTerm(const Token& token);
  Node parseState(const QString& value);
  Node parseIs(const QString& value);
  std::optional<Range> parseRange(const QString& key, const QString& value, bool percent);
  bool peek(Token::Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }
  void fail(const QString& problem) {
    if (problem_.isEmpty()) problem_ = problem;
    at_ = tokens_.size();
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  QString problem_;
  bool looks_at_text_ = false;
  int depth_ = 0;
};

void QueryParser::split(const QString& text) {
  using Kind = Token::Kind;
  for (qsizetype i = 0; i < text.size();) {
    const QChar c = text[i];
    if (c.isSpace()) {
      ++i;
    } else if (c == QLatin1Char('(') || c == QLatin1Char(')')) {
      tokens_.push_back({c == QLatin1Char('(') ? Kind::kOpen : Kind::kClose, {}, {}, false});
      ++i;
    } else if (c == QLatin1Char('-') && i + 1 < text.size() && !text[i + 1].isSpace()) {
      tokens_.push_back({Kind::kMinus, {}, {}, false});
      ++i;
    } else {
      addWord(text, &i);
    }
  }
}

void QueryParser::addWord(const QString& text, qsizetype* at) {
  using Kind = Token::Kind;
  static const QString quotes = QStringLiteral("\"“”„");
  Token token;
  qsizetype i = *at;
  bool has_key = false;
  for (; i < text.size(); ++i) {
    const QChar c = text[i];
    if (quotes.contains(c)) {
      if (!token.value.isEmpty()) break;  // a phrase begins
      token.quoted = true;
      const qsizetype start = ++i;
      while (i < text.size() && !quotes.contains(text[i])) ++i;
      token.value = text.mid(start, i - start).simplified();
      if (i < text.size()) ++i;
      break;
    }
    if (c.isSpace() || c == QLatin1Char('(') || c == QLatin1Char(')')) break;
    const bool is_key = !has_key && c == QLatin1Char(':') && !token.value.isEmpty() &&
                        std::all_of(token.value.begin(), token.value.end(), [](QChar x) { return x.isLetter(); });
    if (is_key) {
      token.key = std::exchange(token.value, QString()).toLower();
      has_key = true;
    } else {
      token.value += c;
    }
  }
  *at = i;
  if (!token.quoted && !has_key) {
    if (token.value == QLatin1String("AND")) token.kind = Kind::kAnd;
    if (token.value == QLatin1String("OR")) token.kind = Kind::kOr;
    if (token.value == QLatin1String("NOT")) token.kind = Kind::kNot;
  }
  if (token.quoted && !has_key && token.value.isEmpty()) return;  // "" looks for nothing
  tokens_.push_back(token);
}

QueryParser::Node QueryParser::parseAny() {
  Node any(Node::Kind::kAny);
  any.parts.push_back(parseAll());
  while (peek(Token::Kind::kOr)) {
    ++at_;
    any.parts.push_back(parseAll());
  }
  return any.parts.size() == 1 ? Node(any.parts.front()) : any;
}

QueryParser::Node QueryParser::parseAll() {
  Node all(Node::Kind::kAll);
  all.parts.push_back(parseOne());
  while (at_ < tokens_.size() && !peek(Token::Kind::kOr) && !peek(Token::Kind::kClose)) {
    if (peek(Token::Kind::kAnd)) ++at_;
    all.parts.push_back(parseOne());
  }
  return all.parts.size() == 1 ? Node(all.parts.front()) : all;
}

QueryParser::Node QueryParser::parseOne() {
  constexpr int kDeepest = 100;
  if (!problem_.isEmpty()) return {};
  if (at_ >= tokens_.size()) {
    using Kind = Token::Kind;
    const Kind last = tokens_.back().kind;
    if (last == Kind::kOpen) {
      fail(AlbumQuery::tr("After “(” comes what to look for, and a “)”."));
    } else {
      const QString sign = last == Kind::kOr    ? QStringLiteral("OR")
                           : last == Kind::kAnd ? QStringLiteral("AND")
                           : last == Kind::kNot ? QStringLiteral("NOT")
                                                : QStringLiteral("-");
      fail(AlbumQuery::tr("After “%1” comes what to look for.").arg(sign));
    }
    return {};
  }
  const Token token = tokens_[at_++];
  switch (token.kind) {
    case Token::Kind::kMinus:
    case Token::Kind::kNot: {
      Node negated(Node::Kind::kNot);
      if (++depth_ > kDeepest) {
        fail(AlbumQuery::tr("The search is too deeply nested."));
        return {};
      }
      negated.parts.push_back(parseOne());
      --depth_;
      return negated;
    }
    case Token::Kind::kOpen: {
      if (++depth_ > kDeepest) {
        fail(AlbumQuery::tr("The search is too deeply nested."));
        return {};
      }
      Node inner = parseAny();
      --depth_;
      if (problem_.isEmpty() && !peek(Token::Kind::kClose)) fail(AlbumQuery::tr("There is a “(” without its “)”."));
      ++at_;
      return inner;
    }
    case Token::Kind::kClose:
      fail(at_ >= 2 && tokens_[at_ - 2].kind == Token::Kind::kOpen
               ? AlbumQuery::tr("There is nothing to look for between “(” and “)”.")
               : AlbumQuery::tr("Before “)” something to look for is missing."));
      return {};
    case Token::Kind::kAnd:
    case Token::Kind::kOr:
      fail(AlbumQuery::tr(
               "Before “%1” something to look for is missing; to look for the word itself, write it in quotes.")
               .arg(token.kind == Token::Kind::kAnd ? QStringLiteral("AND") : QStringLiteral("OR")));
      return {};
    case Token::Kind::kTerm:
      break;
  }
  return parseTerm(token);
}

QueryParser::Node QueryParser::parseTerm(const Token& token) {
  using Kind = Node::Kind;
  if (token.key.isEmpty() || token.key == QLatin1String("name") || token.key == QLatin1String("folder")) {
    if (token.value.isEmpty()) {
      fail(AlbumQuery::tr("After “%1:” comes what to look for, such as %1:holiday.").arg(token.key));
      return {};
    }
    const Kind kind = token.key.isEmpty()                  ? Kind::kWords
                      : token.key == QLatin1String("name") ? Kind::kName
                                                           : Kind::kFolder;
    looks_at_text_ = looks_at_text_ || kind != Kind::kFolder;
    Node words(kind);
    words.text = folded(token.value);
    words.whole_words = token.quoted && kind != Kind::kFolder;
    return words;
  }
  const QString value = token.value.toLower();
  if (token.key == QLatin1String("conf") || token.key == QLatin1String("confidence")) {
    const std::optional<Range> range = parseRange(token.key, value, true);
    if (!range) return {};
    return Node(
        [range = *range](const AlbumEntry& entry) { return entry.confidence >= 0 && range.holds(entry.confidence); });
  }
  if (token.key == QLatin1String("rating")) {
    const std::optional<Range> range =
        value == QLatin1String("none") ? Range{0, 0, true, true} : parseRange(token.key, value, false);
    if (!range) return {};
    return Node([range = *range](const AlbumEntry& entry) { return range.holds(entry.rating); });
  }
  if (token.key == QLatin1String("state")) return parseState(value);
  if (token.key == QLatin1String("is")) return parseIs(value);
  fail(AlbumQuery::tr("“%1:” is nothing to search by: there are name:, folder:, conf:, rating:, state: and is:.")
           .arg(token.key));
  return {};
}

QueryParser::Node QueryParser::parseState(const QString& value) {
  const auto in = [](auto... states) {
    return Node([=](const AlbumEntry& entry) { return ((entry.state == states) || ...); });
  };
  if (value == QLatin1String("failed")) return in(PictureState::kFailed);
  if (value == QLatin1String("done")) return in(PictureState::kDone);
  if (value == QLatin1String("waiting")) return in(PictureState::kWaiting, PictureState::kWorking);
  if (value == QLatin1String("none")) return in(PictureState::kStopped);
  if (value == QLatin1String("missing")) {
    return Node([](const AlbumEntry& entry) { return entry.missing; });
  }
  fail(value.isEmpty()
           ? AlbumQuery::tr("After “state:” comes one of: failed, done, waiting, none, missing.")
           : AlbumQuery::tr("“%1” is no state: there are failed, done, waiting, none and missing.").arg(value));
  return {};
}

QueryParser::Node QueryParser::parseIs(const QString& value) {
  const auto verdict = [](bool equal, Verdict wanted) {
    return Node([=](const AlbumEntry& entry) { return (entry.verdict == wanted) == equal; });
  };
  if (value == QLatin1String("accepted")) return verdict(true, Verdict::kAccepted);
  if (value == QLatin1String("rejected")) return verdict(true, Verdict::kRejected);
  if (value == QLatin1String("unreviewed")) return verdict(true, Verdict::kNone);
  if (value == QLatin1String("reviewed")) return verdict(false, Verdict::kNone);
  if (value == QLatin1String("doubtful")) return Node(Test(AlbumQuery::isDoubtful));
  if (value == QLatin1String("edited")) {
    return Node([](const AlbumEntry& entry) { return entry.edited.has_value(); });
  }
  fail(value.isEmpty()
           ? AlbumQuery::tr("After “is:” comes one of: edited, accepted, rejected, reviewed, unreviewed, doubtful.")
           : AlbumQuery::tr("“is:%1” is not known: there are is:edited, is:accepted, is:rejected, is:reviewed, "
                            "is:unreviewed and is:doubtful.")
                 .arg(value));
  return {};
}

std::optional<Range> QueryParser::parseRange(const QString& key, const QString& value, bool percent) {
  const auto number = [&](QString text) -> std::optional<double> {
    text.replace(QLatin1Char(','), QLatin1Char('.'));
    const bool hundredths = percent && text.endsWith(QLatin1Char('%'));
    if (hundredths) text.chop(1);
    bool ok = false;
    const double parsed = text.toDouble(&ok);
    if (!ok || !(parsed >= 0)) return {};
    return hundredths ? parsed / 100 : parsed;
  };
  const QString examples = percent ? QStringLiteral("conf:<0.5, conf:0.2-0.6, conf:>=80%")
                                   : QStringLiteral("rating:3, rating:>=3, rating:1-2");
  const auto wrong = [&]() -> std::optional<Range> {
    fail(AlbumQuery::tr("After “%1:” comes a number or a range, such as %2.").arg(key, examples));
    return {};
  };
  Range range;
  const qsizetype dash = value.indexOf(QLatin1Char('-'));
  if (dash > 0) {
    const std::optional<double> low = number(value.left(dash)), high = number(value.mid(dash + 1));
    if (!low || !high) return wrong();
    range.low = std::min(*low, *high);
    range.high = std::max(*low, *high);
    return range;
  }
  const bool below = value.startsWith(QLatin1Char('<')), above = value.startsWith(QLatin1Char('>'));
  const bool with = (below || above) && value.mid(1).startsWith(QLatin1Char('='));
  const qsizetype sign = below || above ? (with ? 2 : 1) : (value.startsWith(QLatin1Char('=')) ? 1 : 0);
  const std::optional<double> bound = number(value.mid(sign));
  if (!bound) return wrong();
  if (!above) {
    range.high = *bound;
    range.with_high = with || !below;
  }
  if (!below) {
    range.low = *bound;
    range.with_low = with || !above;
  }
  if (!below && !above && percent) {  // as people read it: conf:0.8 is what shows as 0.80
    range.low -= 0.005;
    range.high += 0.005;
    range.with_high = false;
  }
  return range;
}

SearchText SearchText::of(const AlbumEntry& entry) { return {folded(entry.name), folded(entry.text())}; }

AlbumQuery AlbumQuery::parse(const QString& text, QString* problem) { return QueryParser(text).parse(problem); }

bool AlbumQuery::matches(const AlbumEntry& entry, const SearchText& text) const {
  return !root_ || root_->matches(entry, text);
}

}  // namespace descry
