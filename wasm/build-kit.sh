#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the kit for the browser from Debian's source packages: static, single-threaded Qt and libcrypto, with the
# patches of wasm/patches. The result is build/wasm-kit/qt-wasm-kit-VERSION.tar.xz, to be unpacked over the root folder.
# About an hour on two cores and 12 GB of disk. A stage that has finished is not run again: build/wasm-root/build/stamps.
set -euo pipefail
# shellcheck source=packaging/root.sh
. "$(dirname "$(readlink -f "$0")")/../packaging/root.sh"

root=$source_dir/build/wasm-root
prefix=/opt/qt-wasm
qt=6.8.2
ssl=3.5.7

# Digest and place in a Debian mirror, as Debian 13 lists them.
sources="
e0dddfea4dabb8ae4ad9224d674bef21cd101a6a5126fe988e3af69b251260b8 pool/main/q/qt6-base/qt6-base_$qt+dfsg.orig.tar.xz
d06a727b594206cbc5f0447fb202c64c9d190cf03032bf9618c46f8bd4fd9506 pool/main/q/qt6-base/qt6-base_$qt+dfsg-9+deb13u2.debian.tar.xz
1a1ba5ca63ce147ccf172736173af23d6fac4dc1bfdc5eb8fd61f1a5bde8c47a pool/main/q/qt6-declarative/qt6-declarative_$qt+dfsg.orig.tar.xz
a8c0d28a529ca480f9f36cf5792e2cd21984552a3c8e4aa11a24aa31aeac98e8 pool/main/o/openssl/openssl_$ssl.orig.tar.gz
"

# inside: runs the script on standard input in the root folder, in /build.
inside() {
    root_run "$root" EMSDK=/usr/share/emscripten prefix=$prefix qt=$qt ssl=$ssl jobs="$(nproc)" \
        bash -euo pipefail -c 'mkdir -p /build; cd /build; . /dev/stdin'
}

# What both Qt modules share. MinSizeRel with CMake's own flags is -Os everywhere; Qt's idea
# of it is -Oz, and -O3 for some libraries.
shared_options="-G Ninja -DCMAKE_INSTALL_PREFIX=$prefix -DCMAKE_BUILD_TYPE=MinSizeRel \\
    -DQT_USE_DEFAULT_CMAKE_OPTIMIZATION_FLAGS=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_GENERATE_SBOM=OFF"

stage_fetch() {
    local from sum path file
    from=$(mirror)
    [ -n "$from" ] || die "apt knows no Debian mirror to take the sources from"
    as_root mkdir -p "$root/build/fetched"
    while read -r sum path; do
        [ -n "$sum" ] || continue
        file=/build/fetched/$(basename "$path")
        root_run "$root" sh -c "echo '$sum  $file' | sha256sum -c --status 2>/dev/null" ||
            root_run "$root" curl -fsSL --retry 3 -o "$file" "$from/$path" ||
            die "Debian no longer has $path: a newer revision is out, put its digest here"
        root_run "$root" sh -c "echo '$sum  $file' | sha256sum -c"
    done <<<"$sources"
}

# Of Debian's own patches only the fixes taken from Qt: enable_skip_plugins.patch would switch off the import of static
# plugins, by which a static Qt lives.
stage_unpack() {
    inside <<'SH'
rm -rf src; mkdir -p src/qtbase src/qtdeclarative src/openssl src/debian
tar xf "fetched/qt6-base_$qt+dfsg.orig.tar.xz" -C src/qtbase --strip-components=1
tar xf fetched/qt6-base_"$qt"+dfsg-*.debian.tar.xz -C src/debian
tar xf "fetched/qt6-declarative_$qt+dfsg.orig.tar.xz" -C src/qtdeclarative --strip-components=1
tar xf "fetched/openssl_$ssl.orig.tar.gz" -C src/openssl --strip-components=1
grep '^upstream_' src/debian/debian/patches/series | while read -r name _; do
    patch -d src/qtbase -p1 -s <"src/debian/debian/patches/$name"
done
for file in /src/wasm/patches/*.patch; do
    name=$(basename "$file")
    patch -d "src/${name%%-*}" -p1 -s <"$file"
done
SH
}

# imageformat_xpm stays on: drag and drop needs it, and the browser plugin needs drag and drop.
stage_qtbase() {
    inside <<SH
rm -rf qtbase "\$prefix"; mkdir qtbase; cd qtbase
cmake ../src/qtbase $shared_options -DBUILD_SHARED_LIBS=OFF \
    -DQT_QMAKE_TARGET_MKSPEC=wasm-emscripten \
    -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/\$(uname -m)-linux-gnu/cmake \
    -DFEATURE_thread=OFF -DFEATURE_wasm_exceptions=ON \
    $(printf -- '-DFEATURE_%s=OFF ' widgets sql printsupport dbus xml pdf textodfwriter systemtrayicon sessionmanager \
        imageformat_ppm imageformat_xbm raster_64bit raster_fp sharedmemory systemsemaphore networkdiskcache udpsocket \
        localserver dnslookup socks5 jalalicalendar hijricalendar islamiccivilcalendar trivial_auto_var_init_pattern)
ninja -j\$jobs
cmake --install . >/dev/null
SH
}

# Qt ShaderTools is only needed as the program qsb, which comes with Debian's Qt.
stage_qtdeclarative() {
    inside <<SH
rm -rf qtdeclarative; mkdir qtdeclarative; cd qtdeclarative
cmake ../src/qtdeclarative $shared_options \
    -DCMAKE_TOOLCHAIN_FILE=\$prefix/lib/cmake/Qt6/qt.toolchain.cmake \
    $(printf -- '-DFEATURE_%s=OFF ' qml_debug qml_profiler qml_preview qml_xmllistmodel quick_designer quick_particles \
        quickcontrols2_imagine quickcontrols2_universal quickcontrols2_fluentwinui3)
grep -q 'Styles.*Basic' config.summary || { echo "Qt Quick is left out: was qsb found?"; exit 1; }
ninja -j\$jobs
cmake --install . >/dev/null
SH
}

# libcrypto alone. linux-generic32: a long has 32 bits. Random bytes come from the browser, by way of /dev/urandom.
# no-blake2 is not among the options because it takes Argon2 along; install_dev would build libssl.
stage_crypto() {
    inside <<'SH'
rm -rf openssl; mkdir openssl; cd openssl
CC=emcc CXX=em++ AR=emar RANLIB=emranlib perl ../src/openssl/Configure linux-generic32 \
    --prefix="$prefix" --libdir=lib --openssldir=/nonexistent --with-rand-seed=devrandom \
    no-asm no-async no-threads no-shared no-dso no-module no-engine no-tests no-apps no-docs no-sock no-dgram \
    no-ui-console no-autoload-config no-afalgeng no-legacy no-http no-ocsp no-cmp no-cms no-ct no-ts no-srp no-srtp \
    no-psk no-quic no-comp no-filenames no-fips \
    no-aria no-bf no-camellia no-cast no-des no-gost no-idea no-md4 no-mdc2 no-rc2 no-rc4 no-rmd160 no-seed no-siphash \
    no-siv no-sm2 no-sm3 no-sm4 no-whirlpool no-dsa no-ec2m no-ml-kem no-ml-dsa no-slh-dsa \
    -Os -ffunction-sections -fdata-sections
make -j"$jobs" build_generated libcrypto.a
mkdir -p "$prefix/include/openssl" "$prefix/lib"
cp ../src/openssl/include/openssl/*.h include/openssl/*.h "$prefix/include/openssl/"
cp libcrypto.a "$prefix/lib/"
SH
}

# Names sorted, owners and times fixed: the same files make the same archive.
stage_pack() {
    local folder=$source_dir/build/wasm-kit
    mkdir -p "$folder"
    as_root rm -rf "$root$prefix/doc" "$root$prefix/sbom"
    as_root tar -C "$root" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@1735689600 -cf - "${prefix#/}" |
        xz -T0 -9 >"$folder/kit.part"
    mv "$folder/kit.part" "$folder/qt-wasm-kit-$qt.tar.xz"
    (cd "$folder" && sha256sum qt-wasm-kit-*.tar.xz >SHA256SUMS)
}

mapfile -t wanted < <(packages "$source_dir/packaging/debian-13.packages" wasm kit)
root_make "$root" trixie "${wanted[@]}"
as_root mkdir -p "$root/build/stamps"
for stage in fetch unpack qtbase qtdeclarative crypto pack; do
    [ ! -e "$root/build/stamps/$stage" ] || continue
    echo "build-kit: $stage"
    "stage_$stage"
    as_root touch "$root/build/stamps/$stage"
done
