# Sourced by app/run, tests/run and tests/bench: installs what is missing and builds. Everything it says goes to stderr,
# so that a command's own output stays clean.
# Needs `root`, the source folder.

say() { printf '%s\n' "descry: $*" >&2; }
die() { say "$@"; exit 1; }

# Names with | are alternatives: the first that is installed or can be.
build_packages=(
  ca-certificates ccache cmake g++ mold ninja-build pkg-config
  libopenblas0-pthread libopencv-core-dev libopencv-imgproc-dev libopencv-imgcodecs-dev
  libdnnl-dev libexiv2-dev libgif-dev libheif-dev liblcms2-dev libpng-dev libtiff-dev libturbojpeg0-dev libwebp-dev
  nlohmann-json3-dev libcli11-dev libexpected-dev libxxhash-dev libicu-dev libprotobuf-dev protobuf-compiler
  libstemmer-dev libsqlitecpp-dev libsqlite3-dev zlib1g-dev wordnet-base libhunspell-dev
  qt6-base-dev 'qt6-svg-dev|libqt6svg6-dev' qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqcustomplot-dev
  qt6-wayland qt6-translations-l10n libxcb-cursor0 fonts-dejavu-core
)

# installed_among NAME...: the installed ones, each with a space behind it.
installed_among() {
  dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | awk '$1 == "ii" { printf "%s ", $2 }'
}
is_installed() { [ -n "$(installed_among "$1")" ]; }
can_be_installed() { [[ $(apt-cache policy "$1" 2>/dev/null) = *'Candidate: '[!\(]* ]]; }

can_be_root() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }
# as_root COMMAND...: asks for root, and only here.
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# update_lists NAME...: once, before what is missing is installed.
lists_updated=
update_lists() {
  [ -n "$lists_updated" ] && return
  command -v apt-get >/dev/null || die "packages are missing and there is no apt-get here: Descry's set-up knows" \
    "Debian 12 and Ubuntu 24.04 or newer; install the counterparts of: ${build_packages[*]} libtorch-dev"
  can_be_root || die "packages are missing, and to install them takes root, but there is no sudo that works here; as" \
    "root, run: apt-get update && apt-get install --no-install-recommends ${*%%|*}"
  say "updating the package lists"
  as_root apt-get -q update >&2 || die "the package lists could not be updated: check the network, then run this again"
  lists_updated=1
}

# install_packages NAME...: those that are missing, in one go.
install_packages() {
  local missing=() installed wanted name found
  installed=$(installed_among $(tr '|' ' ' <<<"$*"))
  for wanted; do
    found=
    for name in ${wanted//|/ }; do [[ " $installed " = *" $name "* ]] && found=1; done
    [ -n "$found" ] || missing+=("$wanted")
  done
  [ ${#missing[@]} = 0 ] && return
  say "missing: ${missing[*]}"
  update_lists "${missing[@]}"
  local chosen=()
  for wanted in "${missing[@]}"; do
    found=
    for name in ${wanted//|/ }; do can_be_installed "$name" && { found=$name; break; }; done
    chosen+=("${found:-$name}")
  done
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${chosen[@]}" >&2 ||
    die "these packages could not be installed: ${chosen[*]}; see apt's message above"
}

has_nvidia_gpu() { [ -e /dev/nvidia0 ] || [ -x /usr/lib/wsl/lib/nvidia-smi ]; }

# True where the distribution has LibTorch, installed or to install.
has_system_torch() {
  is_installed libtorch-dev || { update_lists "${build_packages[@]}" libtorch-dev; can_be_installed libtorch-dev; }
}

# fetch_torch cpu|gpu: PyPI's torch into build/torch, for a GPU with all of NVIDIA's libraries, else the two that its CPU
# part cannot start without.
fetch_torch() {
  local kind=$1 folder=$root/build/torch have= major
  [ -e "$folder/.kind" ] && read -r have <"$folder/.kind"
  { [ "$have" = gpu ] || [ "$have" = "$kind" ]; } && return
  install_packages binutils python3 python3-pip
  local pip=(/usr/bin/python3 -m pip install -q --no-cache-dir --disable-pip-version-check --root-user-action=ignore
             --target "$folder.part")
  rm -rf "$folder.part"
  if [ "$kind" = gpu ]; then
    say "fetching LibTorch with CUDA from PyPI into build/torch: about 2.2 GB, once"
    "${pip[@]}" torch >&2 || return
  else
    say "fetching LibTorch from PyPI into build/torch: about 550 MB, once"
    "${pip[@]}" --no-deps torch >&2 || return
    major=$(readelf -d "$folder.part/torch/lib/libtorch_cpu.so" | sed -n 's/.*\[libcudart\.so\.\([0-9]*\).*/\1/p')
    case $major in
      '') ;;
      1[0-2]) "${pip[@]}" --no-deps "nvidia-cuda-runtime-cu$major" "nvidia-cuda-cupti-cu$major" >&2 || return ;;
      *) "${pip[@]}" --no-deps "nvidia-cuda-runtime==$major.*" "nvidia-cuda-cupti==$major.*" >&2 || return ;;
    esac
  fi
  echo "$kind" >"$folder.part/.kind"
  rm -rf "$folder"
  mv "$folder.part" "$folder"
}

# Compiling against LibTorch takes 1.3 to 2 GB a job.
build_jobs() {
  local cores memory jobs
  cores=$(nproc)
  memory=$(awk '/^MemAvailable/ { print int($2 / 1800000) }' /proc/meminfo)
  jobs=$((memory < cores ? memory : cores))
  echo $((jobs < 1 ? 1 : jobs))
}

# build PRESET FOLDER TARGET [cmake options...]: configures once, then builds; Ninja repeats the first where it must.
build() {
  local preset=$1 folder=$2 target=$3
  shift 3
  mkdir -p "$folder"
  (
    flock 9
    cd "$root" || exit
    # A moved source folder invalidates all that CMake remembers.
    if [ -e "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
      rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles" "$folder/build.ninja"
    fi
    if [ ! -e "$folder/build.ninja" ] || [ "$(cat "$folder/.options" 2>/dev/null)" != "$*" ]; then
      cmake --preset "$preset" -B "$folder" "$@" || exit
      echo "$*" >"$folder/.options"
    fi
    cmake --build "$folder" --target "$target" -j "$(build_jobs)"
  ) 9>"$folder/.lock" >&2
}

# prepare_python NAME...: the tests' Python, build/python, with these packages from PyPI.
prepare_python() {
  local folder=$root/build/python
  install_packages python3 python3-venv python3-torch python3-torchvision
  [ -x "$folder/bin/python" ] || /usr/bin/python3 -m venv --system-site-packages "$folder" >&2 || return
  [ $# = 0 ] || [ "$(cat "$folder/.packages" 2>/dev/null)" = "$*" ] && return
  say "fetching Python packages into build/python: $*"
  "$folder/bin/python" -m pip install -q --disable-pip-version-check "$@" >&2 && echo "$*" >"$folder/.packages"
}
