// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gzip.h"

#include <algorithm>
#include <array>

#ifdef Q_OS_WASM // there it is inside Qt
#include <QtZlib/zlib.h>
#else
#include <zlib.h>
#endif

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int gzipOnly = 15 + 16; ///< the largest window; a header that is not gzip's is refused

class Inflation
{
public:
    Inflation() { m_isBegun = inflateInit2(&m_stream, gzipOnly) == Z_OK; }
    ~Inflation()
    {
        if (m_isBegun)
            inflateEnd(&m_stream);
    }
    Q_DISABLE_COPY_MOVE(Inflation)

    Result<QByteArray> run(const QByteArray &packed, qsizetype most);

private:
    z_stream m_stream{};
    bool m_isBegun = false;
};

Result<QByteArray> Inflation::run(const QByteArray &packed, qsizetype most)
{
    const Error damaged{.kind = Error::Kind::Invalid, .code = u"body.gzip"_s};
    if (!m_isBegun)
        return damaged;
    m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData())); // zlib does not write there
    m_stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray plain;
    std::array<char, 64 * 1024> piece;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        m_stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        m_stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&m_stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            return damaged; // also where the stream ends early: there is nothing left to go on with
        plain.append(piece.data(), static_cast<qsizetype>(piece.size() - m_stream.avail_out));
        if (plain.size() > most)
            return Error{.kind = Error::Kind::TooLarge, .code = u"body.too_large"_s};
    }
    return m_stream.avail_in == 0 ? Result(plain) : damaged;
}

} // namespace

Result<QByteArray> gunzip(const QByteArray &packed, qsizetype most)
{
    return Inflation().run(packed, most);
}

} // namespace steward
