#include "model/files/pickle.h"

#include <cstring>
#include <optional>
#include <unordered_map>

#include "model/files/pickled_tensor.h"

namespace descry {
namespace {

// A state dict of a thousand tensors has some ten thousand of each.
constexpr std::size_t kMaxValues = 4'000'000;

[[noreturn]] void damaged(const std::string& what) {
  throw Error{ErrorCode::kDamaged, "The pickle in it is damaged (" + what + "); fetch the file again.", {}};
}

[[noreturn]] void refused(const std::string& name) {
  throw Error{ErrorCode::kUnsupported,
              "It refers to " + name + ", which is not part of a tensor; nothing was run. Save the state dict alone.",
              {}};
}

PickleGlobalValue known_global(std::string_view module, std::string_view name) {
  static const std::map<std::string, torch::ScalarType, std::less<>> storages{
      {"DoubleStorage", torch::kDouble},     {"FloatStorage", torch::kFloat}, {"HalfStorage", torch::kHalf},
      {"BFloat16Storage", torch::kBFloat16}, {"LongStorage", torch::kLong},   {"IntStorage", torch::kInt},
      {"ShortStorage", torch::kShort},       {"CharStorage", torch::kChar},   {"ByteStorage", torch::kByte},
      {"BoolStorage", torch::kBool}};
  if (module == "collections" && name == "OrderedDict") return {PickleGlobal::kOrderedDict};
  if (module == "torch._utils" && name == "_rebuild_tensor_v2") return {PickleGlobal::kRebuildTensor};
  if (module == "torch._utils" && name == "_rebuild_parameter") return {PickleGlobal::kRebuildParameter};
  if (const auto found = storages.find(name); module == "torch" && found != storages.end())
    return {PickleGlobal::kStorageType, found->second};
  refused(std::string(module) + "." + std::string(name));
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size() - position_) damaged("it ends too early");
    const std::string_view result = bytes_.substr(position_, count);
    position_ += count;
    return result;
  }
  std::uint8_t byte() { return static_cast<std::uint8_t>(take(1)[0]); }
  std::uint64_t number(std::size_t width) {
    const std::string_view raw = take(width);
    std::uint64_t value = 0;
    for (std::size_t i = width; i > 0; --i) value = value << 8 | static_cast<std::uint8_t>(raw[i - 1]);
    return value;
  }
  std::string_view line() {
    const std::size_t end = bytes_.find('\n', position_);
    if (end == std::string_view::npos) damaged("a name without an end");
    const std::string_view result = take(end - position_);
    take(1);
    return result;
  }
  std::size_t position() const { return position_; }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
};

/// The stack machine of Python's pickle protocol (pickletools.py lists the opcodes).
class Unpickler {
 public:
  Unpickler(std::string_view bytes, const StorageSource& storages) : in_(bytes), storages_(storages) {}

  Pickle run() {
    while (true) {
      const std::uint8_t code = in_.byte();
      if (code == '.') break;
      if (!constant(code) && !text(code) && !container(code) && !memory(code) && !object(code)) unknown(code);
      if (stack_.size() > kMaxValues || pickle_.nodes.size() > kMaxValues) damaged("too many values");
    }
    pickle_.root = pop();
    pickle_.size = in_.position();
    return std::move(pickle_);
  }

 private:
  [[noreturn]] void unknown(std::uint8_t code) {
    if (code == 'i') {
      const std::string module(in_.line());
      refused(module + "." + std::string(in_.line()));
    }
    damaged("opcode " + std::to_string(code));
  }

  void push(PickleValue value) { stack_.push_back(std::move(value)); }

  PickleValue pop() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) damaged("its stack runs empty");
    PickleValue value = std::move(stack_.back());
    stack_.pop_back();
    return value;
  }

  std::vector<PickleValue> pop_to_mark() {
    if (marks_.empty() || marks_.back() > stack_.size()) damaged("a mark is missing");
    const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
    std::vector<PickleValue> items(std::make_move_iterator(first), std::make_move_iterator(stack_.end()));
    stack_.erase(first, stack_.end());
    marks_.pop_back();
    return items;
  }

  PickleNode* new_node(PickleNode::Kind kind, std::vector<PickleValue> items = {}) {
    pickle_.nodes.push_back({kind, std::move(items)});
    return &pickle_.nodes.back();
  }

  PickleNode& top_node(PickleNode::Kind kind) {
    if (stack_.empty() || stack_.size() <= (marks_.empty() ? 0 : marks_.back())) damaged("its stack runs empty");
    PickleNode* const* node = std::get_if<PickleNode*>(&stack_.back());
    if (!node || (*node)->kind != kind) damaged("a value of the wrong type");
    return **node;
  }

  void extend(PickleNode::Kind kind, std::vector<PickleValue> items) {
    if (kind == PickleNode::Kind::kDict && items.size() % 2 != 0) damaged("a key without a value");
    std::vector<PickleValue>& target = top_node(kind).items;
    target.insert(target.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
  }

  bool constant(std::uint8_t code) {
    switch (code) {
      case 0x80:
        version(in_.byte());
        return true;
      case 0x95:
        in_.number(8);
        return true;  // FRAME: the length of what follows, a hint only
      case 'N':
        push(std::monostate());
        return true;
      case 0x88:
        push(true);
        return true;
      case 0x89:
        push(false);
        return true;
      case 'J':
        push(static_cast<std::int64_t>(static_cast<std::int32_t>(in_.number(4))));
        return true;
      case 'K':
        push(static_cast<std::int64_t>(in_.number(1)));
        return true;
      case 'M':
        push(static_cast<std::int64_t>(in_.number(2)));
        return true;
      case 0x8a:
        push(long_integer(in_.byte()));
        return true;
      case 'G':
        push(big_endian_double());
        return true;
      default:
        return false;
    }
  }

  void version(std::uint8_t protocol) {
    if (protocol < 2 || protocol > 5) damaged("protocol " + std::to_string(protocol));
  }

  std::int64_t long_integer(std::size_t width) {
    if (width == 0) return 0;
    if (width > 8) damaged("an integer of " + std::to_string(width) + " bytes");
    std::uint64_t value = in_.number(width);
    const unsigned unused = 64 - 8 * static_cast<unsigned>(width);
    return static_cast<std::int64_t>(value << unused) >> unused;
  }

  double big_endian_double() {
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits = bits << 8 | in_.byte();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }

  bool text(std::uint8_t code) {
    switch (code) {
      case 'X':
      case 'T':
      case 'B':
        push(in_.take(in_.number(4)));
        return true;
      case 0x8c:
      case 'U':
      case 'C':
        push(in_.take(in_.number(1)));
        return true;
      case 0x8d:
      case 0x8e:
        push(in_.take(in_.number(8)));
        return true;
      default:
        return false;
    }
  }

  bool container(std::uint8_t code) {
    using Kind = PickleNode::Kind;
    switch (code) {
      case '(':
        marks_.push_back(stack_.size());
        return true;
      case '0':
        pop();
        return true;
      case '1':
        pop_to_mark();
        return true;
      case '}':
        push(new_node(Kind::kDict));
        return true;
      case ']':
        push(new_node(Kind::kList));
        return true;
      case ')':
        push(new_node(Kind::kTuple));
        return true;
      case 't':
        push_tuple(pop_to_mark());
        return true;
      case 0x85:
      case 0x86:
      case 0x87:
        push_tuple(pop_last(code - 0x84));
        return true;
      case 'a':
        extend(Kind::kList, pop_last(1));
        return true;
      case 'e':
        extend(Kind::kList, pop_to_mark());
        return true;
      case 's':
        extend(Kind::kDict, pop_last(2));
        return true;
      case 'u':
        extend(Kind::kDict, pop_to_mark());
        return true;
      default:
        return false;
    }
  }

  void push_tuple(std::vector<PickleValue> items) { push(new_node(PickleNode::Kind::kTuple, std::move(items))); }

  std::vector<PickleValue> pop_last(int count) {
    std::vector<PickleValue> items(static_cast<std::size_t>(count));
    for (auto item = items.rbegin(); item != items.rend(); ++item) *item = pop();
    return items;
  }

  bool memory(std::uint8_t code) {
    switch (code) {
      case 'q':
        memorize(in_.number(1));
        return true;
      case 'r':
        memorize(in_.number(4));
        return true;
      case 0x94:
        memorize(memo_.size());
        return true;
      case 'h':
        recall(in_.number(1));
        return true;
      case 'j':
        recall(in_.number(4));
        return true;
      default:
        return false;
    }
  }

  void memorize(std::uint64_t index) {
    if (stack_.empty()) damaged("its stack runs empty");
    memo_[index] = stack_.back();
    if (memo_.size() > kMaxValues) damaged("too many values");
  }

  void recall(std::uint64_t index) {
    const auto found = memo_.find(index);
    if (found == memo_.end()) damaged("a value that was never stored");
    push(found->second);
  }

  bool object(std::uint8_t code) {
    switch (code) {
      case 'c': {
        const std::string_view module = in_.line();
        push(known_global(module, in_.line()));
        return true;
      }
      case 0x93:
        stack_global();
        return true;
      case 'Q':
        push(persistent(pop()));
        return true;
      case 'R':
        reduce();
        return true;
      case 'b':
        pop();
        top_node(PickleNode::Kind::kDict);
        return true;  // attributes of an OrderedDict: versions
      default:
        return false;
    }
  }

  void stack_global() {
    const PickleValue name = pop();
    const PickleValue module = pop();
    if (!std::holds_alternative<std::string_view>(name) || !std::holds_alternative<std::string_view>(module))
      damaged("a global without a name");
    push(known_global(std::get<std::string_view>(module), std::get<std::string_view>(name)));
  }

  /// ("storage", type, key, location, count[, view]), as torch.save writes it.
  PickledStorage* persistent(const PickleValue& id) {
    PickleNode* const* node = std::get_if<PickleNode*>(&id);
    if (!node || (*node)->items.size() < 5 || (*node)->items.size() > 6) damaged("a storage without a description");
    const std::vector<PickleValue>& items = (*node)->items;
    const auto* kind = std::get_if<std::string_view>(&items[0]);
    const auto* type = std::get_if<PickleGlobalValue>(&items[1]);
    const auto* key = std::get_if<std::string_view>(&items[2]);
    const auto* count = std::get_if<std::int64_t>(&items[4]);
    if (!kind || *kind != "storage" || !type || type->kind != PickleGlobal::kStorageType || !key || !count)
      damaged("a storage without a description");
    if (items.size() == 6 && !std::holds_alternative<std::monostate>(items[5]))
      refused("a view of a storage (written by a PyTorch before 0.4)");
    return storages_(*key, type->type, *count);
  }

  void reduce() {
    const PickleValue arguments = pop();
    const PickleValue callee = pop();
    const auto* global = std::get_if<PickleGlobalValue>(&callee);
    PickleNode* const* tuple = std::get_if<PickleNode*>(&arguments);
    if (!global || !tuple || (*tuple)->kind != PickleNode::Kind::kTuple) damaged("a call of what cannot be called");
    const std::vector<PickleValue>& items = (*tuple)->items;
    switch (global->kind) {
      case PickleGlobal::kOrderedDict:
        return push(ordered_dict(items));
      case PickleGlobal::kRebuildTensor:
        return push(rebuilt_tensor(items));
      case PickleGlobal::kRebuildParameter:
        if (items.empty() || !std::holds_alternative<torch::Tensor>(items[0])) damaged("a parameter without a tensor");
        return push(items[0]);
      case PickleGlobal::kStorageType:
        damaged("a storage type that is called");
    }
  }

  /// Empty, or (protocol 2 of old Pythons) from a list of pairs.
  PickleNode* ordered_dict(const std::vector<PickleValue>& arguments) {
    std::vector<PickleValue> entries;
    if (!arguments.empty()) {
      PickleNode* const* list = std::get_if<PickleNode*>(&arguments[0]);
      if (!list || (*list)->kind != PickleNode::Kind::kList) damaged("a dict made of something unknown");
      for (const PickleValue& item : (*list)->items) {
        PickleNode* const* pair = std::get_if<PickleNode*>(&item);
        if (!pair || (*pair)->items.size() != 2) damaged("a dict entry that is not a pair");
        entries.insert(entries.end(), (*pair)->items.begin(), (*pair)->items.end());
      }
    }
    return new_node(PickleNode::Kind::kDict, std::move(entries));
  }

  Reader in_;
  const StorageSource& storages_;
  Pickle pickle_;
  std::vector<PickleValue> stack_;
  std::vector<std::size_t> marks_;
  std::unordered_map<std::uint64_t, PickleValue> memo_;
};

}  // namespace

Pickle read_pickle(std::string_view bytes, const StorageSource& storages) { return Unpickler(bytes, storages).run(); }

}  // namespace descry
