#include "model/album/album_file.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "model/album/stored_captions.h"
#include "model/captioning/decoding_settings.h"
#include "model/disk/file_lock.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr int kApplication = 0x44736379;  // "Dscy", as the SQLite file format names its application
constexpr int kFormat = 1;
constexpr int kPatience = 5000;  // milliseconds that a reader and a writer wait for each other

constexpr const char* kTables = R"(
  CREATE TABLE pictures (
    id INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, path BLOB NOT NULL, bytes INTEGER, modified INTEGER,
    content TEXT, width INTEGER, height INTEGER, problem TEXT, edited TEXT, verdict INTEGER, rating INTEGER,
    answer INTEGER, caption TEXT, confidence REAL);
  CREATE INDEX picture_places ON pictures (place);
  CREATE TABLE sources (
    id INTEGER PRIMARY KEY, model TEXT, hash TEXT, file TEXT, settings TEXT, UNIQUE (model, hash, file, settings));
  CREATE TABLE answers (
    id INTEGER PRIMARY KEY, picture INTEGER NOT NULL, source INTEGER NOT NULL, captioned INTEGER, captions BLOB);
  CREATE INDEX answer_pictures ON answers (picture);
)";

constexpr const char* kColumns =
    "SELECT p.id, p.path, p.bytes, p.modified, p.content, p.width, p.height, p.problem, p.edited, p.verdict, p.rating, "
    "p.caption, p.confidence, a.source, a.captioned";

tl::unexpected<Error> failure_of(const SQLite::Exception& problem, ErrorCode otherwise, const fs::path& path) {
  switch (problem.getErrorCode()) {
    case SQLITE_NOTADB:
      return failure(ErrorCode::kUnsupported, "This is no album of Descry's; choose another file.", path);
    case SQLITE_CORRUPT:
      return failure(ErrorCode::kDamaged,
                     std::string("The album is damaged (") + problem.what() + "); take a copy of it, or begin another.",
                     path);
    case SQLITE_FULL:
      return failure(ErrorCode::kNotWritten,
                     "The disk is full: the last changes of the album are not kept. Make some room.", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return failure(ErrorCode::kBusy, "Another program is using this album; close it there first.", path);
    default:
      return failure(otherwise,
                     std::string(otherwise == ErrorCode::kNotWritten ? "The album cannot be written ("
                                                                     : "The album cannot be read (") +
                         problem.what() + "); choose another place or check its permissions.",
                     path);
  }
}

std::string bytes_of(const SQLite::Column& column) {
  return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

void bind_blob(SQLite::Statement& statement, int index, const std::string& bytes) {
  statement.bind(index, bytes.data(), static_cast<int>(bytes.size()));
}

void bind_text(SQLite::Statement& statement, int index, const std::optional<std::string>& text) {
  if (text) {
    statement.bind(index, *text);
  } else {
    statement.bind(index);
  }
}

std::string settings_text(const DecodingSettings& settings) {
  return settings_json(settings).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

DecodingSettings settings_of(const std::string& text) {
  return settings_from_json(nlohmann::json::parse(text, nullptr, false)).value_or(DecodingSettings());
}

/// One for all names that links give the album.
fs::path lock_path(const fs::path& album) {
  std::error_code error;
  fs::path canonical = fs::weakly_canonical(album, error);
  if (error) canonical = album;
  return canonical += ".lock";
}

void run(SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
}

}  // namespace

struct AlbumFile::State {
  fs::path path;
  std::optional<FileLock> lock;
  SQLite::Database database;
  mutable std::map<std::int64_t, CaptionSource> sources;

  std::int64_t source_id(const CaptionSource& source);
  const CaptionSource& source(std::int64_t id) const;
  AlbumPicture picture(const SQLite::Statement& row) const;
  void put(const AlbumPicture& picture, SQLite::Statement& statement);
  void put(std::int64_t picture, const AlbumAnswer& answer);
  void prepare(bool fresh);
};

void AlbumFile::State::prepare(bool fresh) {
  database.setBusyTimeout(kPatience);
  if (fresh) {
    database.exec("PRAGMA journal_mode = WAL");
    SQLite::Transaction transaction(database);
    database.exec(kTables);
    database.exec("PRAGMA application_id = " + std::to_string(kApplication));
    database.exec("PRAGMA user_version = " + std::to_string(kFormat));
    transaction.commit();
  }
  if (!lock) return;
  database.exec("PRAGMA synchronous = NORMAL");
  database.exec("DELETE FROM answers WHERE picture IN (SELECT id FROM pictures WHERE place = 0)");
  database.exec("DELETE FROM pictures WHERE place = 0");
}

std::int64_t AlbumFile::State::source_id(const CaptionSource& wanted) {
  for (const auto& [id, have] : sources) {
    if (have == wanted) return id;
  }
  const std::string settings = settings_text(wanted.settings);
  SQLite::Statement add(database, "INSERT OR IGNORE INTO sources (model, hash, file, settings) VALUES (?, ?, ?, ?)");
  SQLite::Statement find(database, "SELECT id FROM sources WHERE model = ? AND hash = ? AND file = ? AND settings = ?");
  for (SQLite::Statement* statement : {&add, &find}) {
    int column = 0;
    for (const std::string& value : {wanted.model, wanted.hash, wanted.file, settings}) {
      statement->bind(++column, value);
    }
  }
  add.exec();
  find.executeStep();
  return find.getColumn(0).getInt64();
}

const CaptionSource& AlbumFile::State::source(std::int64_t id) const {
  const auto known = sources.find(id);
  if (known != sources.end()) return known->second;
  CaptionSource& fresh = sources[id];
  SQLite::Statement row(database, "SELECT model, hash, file, settings FROM sources WHERE id = ?");
  row.bind(1, id);
  if (row.executeStep()) {
    fresh = {row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString(),
             settings_of(row.getColumn(3).getString())};
  }
  return fresh;
}

AlbumPicture AlbumFile::State::picture(const SQLite::Statement& row) const {
  // Reading a column does not change the statement, but SQLiteCpp's interface says so.
  auto& columns = const_cast<SQLite::Statement&>(row);
  AlbumPicture picture;
  picture.id = columns.getColumn(0).getInt64();
  picture.path = bytes_of(columns.getColumn(1));
  picture.bytes = columns.getColumn(2).getInt64();
  picture.modified = columns.getColumn(3).getInt64();
  picture.content = columns.getColumn(4).getString();
  picture.width = columns.getColumn(5).getInt();
  picture.height = columns.getColumn(6).getInt();
  picture.problem = columns.getColumn(7).getString();
  if (!columns.getColumn(8).isNull()) picture.edited = columns.getColumn(8).getString();
  picture.verdict = static_cast<Verdict>(std::clamp(columns.getColumn(9).getInt(), 0, 2));
  picture.rating = std::clamp(columns.getColumn(10).getInt(), 0, 5);
  if (!columns.getColumn(11).isNull()) {
    Caption caption;
    caption.words.push_back({columns.getColumn(11).getString(), 0, {}});
    caption.confidence = columns.getColumn(12).getDouble();
    picture.captions.push_back(std::move(caption));
    picture.source = source(columns.getColumn(13).getInt64());
    picture.captioned = columns.getColumn(14).getInt64();
  }
  return picture;
}

void AlbumFile::State::put(const AlbumPicture& picture, SQLite::Statement& statement) {
  statement.bind(1, picture.id);
  bind_blob(statement, 2, picture.path.native());
  statement.bind(3, picture.bytes);
  statement.bind(4, picture.modified);
  statement.bind(5, picture.content);
  statement.bind(6, picture.width);
  statement.bind(7, picture.height);
  statement.bind(8, picture.problem);
  bind_text(statement, 9, picture.edited);
  statement.bind(10, static_cast<int>(picture.verdict));
  statement.bind(11, picture.rating);
  run(statement);
}

void AlbumFile::State::put(std::int64_t picture, const AlbumAnswer& answer) {
  SQLite::Statement show(database, "UPDATE pictures SET answer = ?, caption = ?, confidence = ? WHERE id = ?");
  if (!answer.captions.empty()) {
    const std::vector<std::uint8_t> captions = stored(answer.captions);
    SQLite::Statement add(database, "INSERT INTO answers (picture, source, captioned, captions) VALUES (?, ?, ?, ?)");
    add.bind(1, picture);
    add.bind(2, source_id(answer.source));
    add.bind(3, answer.captioned);
    add.bind(4, captions.data(), static_cast<int>(captions.size()));
    add.exec();
    show.bind(1, static_cast<std::int64_t>(database.getLastInsertRowid()));
    show.bind(2, answer.captions.front().text());
    show.bind(3, answer.captions.front().confidence);
  }
  show.bind(4, picture);
  show.exec();
}

AlbumFile::AlbumFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
AlbumFile::AlbumFile(AlbumFile&&) noexcept = default;
AlbumFile& AlbumFile::operator=(AlbumFile&&) noexcept = default;
AlbumFile::~AlbumFile() = default;

Result<AlbumFile> AlbumFile::open(const fs::path& path, Access access) {
  const bool writes = access == Access::kWrite;
  std::error_code ignored;
  const bool there = fs::exists(path, ignored);
  if (!writes && !there) return failure(ErrorCode::kNotFound, "There is no such album; check the name.", path);
  if (fs::is_directory(path, ignored)) {
    return failure(ErrorCode::kUnreadable, "This is a folder, not an album; name a file.", path);
  }
  try {
    std::optional<FileLock> lock;
    if (writes) {
      Result<FileLock> taken = FileLock::take(lock_path(path));
      if (!taken && taken.error().code == ErrorCode::kBusy) {
        return failure(ErrorCode::kBusy, "Another program has this album open; close it there first.", path);
      }
      if (!taken) return failure(taken.error().code, taken.error().message, path);
      lock.emplace(std::move(*taken));
    }
    const int flags = writes ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY;
    auto state = std::make_unique<State>(State{path, std::move(lock), SQLite::Database(path.native(), flags), {}});
    SQLite::Database& database = state->database;
    const bool fresh = writes && database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0 &&
                       database.execAndGet("PRAGMA application_id").getInt() == 0;
    if (!fresh && database.execAndGet("PRAGMA application_id").getInt() != kApplication) {
      return failure(ErrorCode::kUnsupported, "This is no album of Descry's; choose another file.", path);
    }
    if (!fresh && database.execAndGet("PRAGMA user_version").getInt() > kFormat) {
      return failure(ErrorCode::kUnsupported, "A newer Descry wrote this album; open it with that.", path);
    }
    state->prepare(fresh);
    return AlbumFile(std::move(state));
  } catch (const SQLite::Exception& problem) {
    return failure_of(problem, writes ? ErrorCode::kNotWritten : ErrorCode::kUnreadable, path);
  }
}

Result<void> AlbumFile::write(const Changes& changes) {
  try {
    SQLite::Transaction transaction(state_->database);
    SQLite::Statement put(state_->database,
                          "INSERT INTO pictures (id, path, bytes, modified, content, width, height, problem, edited, "
                          "verdict, rating, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
                          "(SELECT coalesce(max(place), 0) + 1 FROM pictures)) "
                          "ON CONFLICT (id) DO UPDATE SET path = ?2, bytes = coalesce(nullif(?3, -1), bytes), "
                          "modified = coalesce(nullif(?4, 0), modified), content = coalesce(nullif(?5, ''), content), "
                          "width = coalesce(nullif(?6, 0), width), height = coalesce(nullif(?7, 0), height), "
                          "problem = ?8, edited = ?9, verdict = ?10, rating = ?11, "
                          "place = CASE WHEN place > 0 THEN place ELSE (SELECT max(place) + 1 FROM pictures) END");
    for (const AlbumPicture& picture : changes.pictures) state_->put(picture, put);
    for (const auto& [picture, answer] : changes.answers) state_->put(picture, answer);
    SQLite::Statement remove(state_->database, "UPDATE pictures SET place = 0 WHERE id = ?");
    for (const std::int64_t id : changes.removed) {
      remove.bind(1, id);
      run(remove);
    }
    SQLite::Statement place(state_->database, "UPDATE pictures SET place = ? WHERE id = ?");
    std::int64_t next = 0;
    for (const std::int64_t id : changes.order) {
      place.bind(1, ++next);
      place.bind(2, id);
      run(place);
    }
    transaction.commit();
    return {};
  } catch (const SQLite::Exception& problem) {
    return failure_of(problem, ErrorCode::kNotWritten, state_->path);
  }
}

Result<void> AlbumFile::each(const std::function<bool(AlbumPicture)>& take) const {
  try {
    SQLite::Statement rows(state_->database, std::string(kColumns) +
                                                 " FROM pictures p LEFT JOIN answers a ON a.id = p.answer "
                                                 "WHERE p.place > 0 ORDER BY p.place");
    while (rows.executeStep()) {
      if (!take(state_->picture(rows))) break;
    }
    return {};
  } catch (const SQLite::Exception& problem) {
    return failure_of(problem, ErrorCode::kDamaged, state_->path);
  }
}

Result<void> AlbumFile::each(std::span<const std::int64_t> ids, const std::function<bool(AlbumPicture)>& take) const {
  try {
    SQLite::Statement row(state_->database, std::string(kColumns) +
                                                ", a.captions FROM pictures p LEFT JOIN answers a ON a.id = p.answer "
                                                "WHERE p.id = ?");
    for (const std::int64_t id : ids) {
      row.reset();
      row.bind(1, id);
      if (!row.executeStep()) continue;
      AlbumPicture picture = state_->picture(row);
      const SQLite::Column captions = row.getColumn(15);
      if (!captions.isNull()) {
        auto whole = read_stored_captions(
            {static_cast<const std::uint8_t*>(captions.getBlob()), static_cast<std::size_t>(captions.getBytes())});
        if (!whole.empty()) picture.captions = std::move(whole);
      }
      if (!take(std::move(picture))) break;
    }
    return {};
  } catch (const SQLite::Exception& problem) {
    return failure_of(problem, ErrorCode::kDamaged, state_->path);
  }
}

Result<std::vector<AlbumAnswer>> AlbumFile::history(std::int64_t id) const {
  try {
    SQLite::Statement rows(state_->database,
                           "SELECT source, captioned, captions FROM answers WHERE picture = ? ORDER BY id DESC");
    rows.bind(1, id);
    std::vector<AlbumAnswer> answers;
    while (rows.executeStep()) {
      const SQLite::Column captions = rows.getColumn(2);
      answers.push_back({read_stored_captions({static_cast<const std::uint8_t*>(captions.getBlob()),
                                               static_cast<std::size_t>(captions.getBytes())}),
                         state_->source(rows.getColumn(0).getInt64()), rows.getColumn(1).getInt64()});
    }
    return answers;
  } catch (const SQLite::Exception& problem) {
    return failure_of(problem, ErrorCode::kDamaged, state_->path);
  }
}

Result<std::int64_t> AlbumFile::number(const char* query) const {
  try {
    return state_->database.execAndGet(query).getInt64();
  } catch (const SQLite::Exception& problem) {
    return failure_of(problem, ErrorCode::kDamaged, state_->path);
  }
}

Result<std::int64_t> AlbumFile::count() const { return number("SELECT count(*) FROM pictures WHERE place > 0"); }

Result<std::int64_t> AlbumFile::last_id() const {
  return number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'pictures'");
}

}  // namespace descry
