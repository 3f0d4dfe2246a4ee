#!/bin/sh
# Find Chromium or Chrome, or install it with the system's package manager, and print its path.
#
# The path is all that goes to standard output. A browser that cannot be had is an error: tests that need one must
# fail, not vanish. CHROMIUM names a browser to use instead of the first one found.
set -eu

say() { echo "ensure-chromium: $*" >&2; }

die() {
    say "$*"
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Ubuntu's chromium-browser may be a placeholder that only asks for a snap: believe what runs.
runs() { "$1" --version 2>/dev/null | grep -qi chrom; }

find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "$HOME/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "$HOME/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        path=$(command -v "$name" 2>/dev/null) || continue
        if runs "$path"; then
            echo "$path"
            return 0
        fi
        say "$path does not run"
    done
    return 1
}

# Without such a font every Russian letter in a screenshot is an empty box.
has_cyrillic_font() {
    [ "$(uname -s)" = Darwin ] && return 0
    has fc-list && [ -n "$(fc-list :lang=ru family)" ]
}

# The program through which Playwright speaks to the browser is linked with it, and small systems come without.
has_libatomic() {
    [ "$(uname -s)" = Linux ] || return 0
    for file in /lib/libatomic.so.1 /lib64/libatomic.so.1 /lib/*/libatomic.so.1 \
        /usr/lib/libatomic.so.1 /usr/lib64/libatomic.so.1 /usr/lib/*/libatomic.so.1; do
        [ -e "$file" ] && return 0
    done
    return 1
}

package_manager() {
    for manager in apt-get dnf pacman apk brew; do
        if has "$manager"; then
            echo "$manager"
            return 0
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@" >&2
    elif has sudo; then
        sudo "$@" >&2
    else
        die "cannot install without root or sudo: $*"
    fi
}

refreshed=
apt_install() {
    if [ -z "$refreshed" ]; then
        as_root apt-get -q -o DPkg::Lock::Timeout=120 update || say "apt-get update failed; trying with what is known"
        refreshed=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 install "$@"
}

install_with() {
    manager=$1
    shift
    case $manager in
        apt-get) apt_install "$@" ;;
        dnf) as_root dnf -y install "$@" ;;
        pacman) as_root pacman -Sy --noconfirm --needed "$@" ;;
        apk) as_root apk add "$@" ;;
        brew) brew install --cask "$@" >&2 ;;
    esac
}

install_browser() {
    case $1 in
        apt-get) install_with "$1" chromium || install_with "$1" chromium-browser ;;
        brew) install_with "$1" google-chrome ;;
        *) install_with "$1" chromium ;;
    esac
}

install_font() {
    case $1 in
        apt-get) install_with "$1" fontconfig fonts-dejavu-core ;;
        dnf) install_with "$1" fontconfig dejavu-sans-fonts ;;
        pacman) install_with "$1" fontconfig ttf-dejavu ;;
        apk) install_with "$1" fontconfig font-dejavu ;;
        brew) install_with "$1" font-dejavu ;;
    esac
}

install_libatomic() {
    case $1 in
        apt-get) install_with "$1" libatomic1 ;;
        pacman) install_with "$1" gcc-libs ;;
        *) install_with "$1" libatomic ;;
    esac
}

if [ -n "${CHROMIUM:-}" ]; then
    browser=$(command -v "$CHROMIUM") || die "CHROMIUM is '$CHROMIUM', and there is no such program"
    runs "$browser" || die "CHROMIUM is '$CHROMIUM', which does not run as Chromium or Chrome"
else
    if ! browser=$(find_browser); then
        manager=$(package_manager) ||
            die "no Chromium or Chrome here, and no package manager known to this script: install one, or set CHROMIUM"
        say "no Chromium or Chrome here: installing it with $manager"
        install_browser "$manager" || die "$manager could not install Chromium: install it by hand, or set CHROMIUM"
        browser=$(find_browser) || die "$manager installed no Chromium that runs: install one by hand, or set CHROMIUM"
    fi
fi

if ! has_cyrillic_font; then
    manager=$(package_manager) || die "no font with Cyrillic letters here: install one, such as DejaVu Sans, and fontconfig"
    say "no font with Cyrillic letters here: installing DejaVu with $manager"
    install_font "$manager" || die "$manager could not install a font with Cyrillic letters: install DejaVu Sans by hand"
    has_cyrillic_font || die "still no font with Cyrillic letters: install DejaVu Sans by hand"
fi

if ! has_libatomic; then
    manager=$(package_manager) || die "no libatomic.so.1 here, which Playwright needs: install it"
    say "no libatomic.so.1 here, which Playwright needs: installing it with $manager"
    install_libatomic "$manager" || die "$manager could not install libatomic.so.1: install it by hand"
fi

echo "$browser"
