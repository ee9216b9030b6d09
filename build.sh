#!/usr/bin/env bash
# The one door: sets up what a command needs, says so, and runs it.
set -euo pipefail
cd "$(dirname "$0")"

GECKODRIVER_VERSION=0.37.1
TOOLS=$PWD/target/tools
export PATH="$TOOLS/bin:$HOME/.cargo/bin:$PATH"

usage() {
  cat <<'EOF'
./build.sh demo [chromium|firefox]   build, then play the main job on a reconstructed site on this machine
./build.sh test                      formatting, lints, host tests, end-to-end tests in both browsers
./build.sh build                     dist/chrome/ and dist/firefox/ (unpacked)
./build.sh package                   the same, and the two zip files
./build.sh bench [checks|page|journal|sizes]   how fast and how large, beside its peers and against the goals
./build.sh drill [chromium|firefox] [kills] [seed]   whether the record outlives killed browsers and cleared ones
./build.sh drill full [chromium|firefox]             whether it outlives a disk that is full (mounts a small one)
./build.sh setup                     only install what the other commands need
EOF
}

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }
stop() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The one command that installs what the tests need where there is no apt.
elsewhere() {
  if have brew; then
    echo "brew install node geckodriver chromedriver poppler && brew install --cask chromium firefox"
  elif have dnf; then
    echo "sudo dnf install gcc nodejs npm chromium chromedriver firefox xorg-x11-server-Xvfb xdotool poppler-utils python3 unzip google-noto-sans-cjk-fonts"
  elif have pacman; then
    echo "sudo pacman -S base-devel nodejs npm chromium firefox geckodriver xorg-server-xvfb xdotool poppler python unzip noto-fonts-cjk"
  else
    echo "(your system's installer) gcc nodejs npm chromium chromedriver firefox xvfb xdotool poppler-utils python3 unzip noto-cjk"
  fi
}

# Installs Debian packages of which a command (or file) is missing: `debian command=package …`.
# Files are looked for on Debian only: elsewhere they have other places.
debian() {
  local missing=() pair
  for pair in "$@"; do
    case "${pair%%=*}" in
      /*) ! have apt-get || compgen -G "${pair%%=*}" >/dev/null || missing+=("${pair#*=}") ;;
      firefox-esr) have firefox-esr || have firefox || missing+=("${pair#*=}") ;;
      *) have "${pair%%=*}" || missing+=("${pair#*=}") ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || stop "missing: ${missing[*]}. Install with: $(elsewhere)"
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  say "installing Debian packages: ${missing[*]}"
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

setup_rust() {
  debian cc=build-essential curl=curl /etc/ssl/certs/ca-certificates.crt=ca-certificates
  if ! have rustup; then
    say "installing rustup (into \$HOME/.cargo)"
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --no-modify-path --default-toolchain none --profile minimal
  fi
  # Reads rust-toolchain.toml: the compiler, its lints and the wasm32 target.
  rustup show active-toolchain >/dev/null 2>&1 || { say "installing the Rust toolchain of rust-toolchain.toml"; rustup toolchain install; }
  rustup target list --installed | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
}

setup_node() {
  debian node=nodejs npm=npm
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    say "installing Node.js 22 from npm (the system's is older than 20)"
    npm install --silent --no-audit --no-fund --prefix "$TOOLS/node" node@22
    mkdir -p "$TOOLS/bin"
    ln -sf "$TOOLS/node/node_modules/node/bin/node" "$TOOLS/bin/node"
  fi
  if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    say "installing Node packages (npm ci)"
    npm ci --silent --no-audit --no-fund
    touch node_modules/.package-lock.json
  fi
}

setup_browsers() {
  debian chromium=chromium chromedriver=chromium-driver firefox-esr=firefox-esr Xvfb=xvfb xdotool=xdotool \
    pdftotext=poppler-utils python3=python3 unzip=unzip \
    /usr/lib/chromium/locales/ja.pak=chromium-l10n "/usr/lib/firefox-esr/*/extensions/langpack-ja@*=firefox-esr-l10n-ja" \
    "/usr/share/fonts/opentype/noto/NotoSansCJK*=fonts-noto-cjk"
  if ! have geckodriver; then
    say "building geckodriver $GECKODRIVER_VERSION into \$HOME/.cargo/bin (a few minutes, once)"
    cargo install geckodriver --quiet --version "$GECKODRIVER_VERSION" --locked
  fi
}

build() {
  say "building the extension"
  cargo run --quiet --locked -p xtask -- "$1"
}

lint_package() {
  local target
  cargo run --quiet --locked -p xtask -- lint
  for target in chrome firefox; do
    say "web-ext lint dist/$target"
    npx --no-install web-ext lint --no-config-discovery --warnings-as-errors --source-dir "target/lint/$target"
  done
}

run_tests() {
  say "formatting"
  cargo fmt --all --check
  say "clippy (host)"
  cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
  say "clippy (wasm32)"
  cargo clippy --quiet --locked -p login-rescue --lib --bins --target wasm32-unknown-unknown -- -D warnings
  say "host tests"
  cargo test --quiet --locked --workspace --exclude e2e
  build build
  lint_package
  say "end-to-end tests in Chromium and Firefox"
  cargo test --locked -p e2e
}

command=${1:-}
case "$command" in
  setup) setup_rust; setup_node; setup_browsers ;;
  build | package) setup_rust; setup_node; build "$command" ;;
  demo) setup_rust; setup_node; setup_browsers; build build; cargo run --quiet --locked -p e2e --bin demo -- "${2:-chromium}" ;;
  bench)
    setup_rust; setup_node; setup_browsers; build build; build bench
    cargo run --quiet --locked -p e2e --bin bench -- ${2:+"$2"} ;;
  drill)
    setup_rust; setup_node; setup_browsers; build build
    cargo run --quiet --locked -p e2e --bin drill -- "${@:2}" ;;
  test) setup_rust; setup_node; setup_browsers; run_tests ;;
  *) usage; [ -z "$command" ] || exit 2 ;;
esac
