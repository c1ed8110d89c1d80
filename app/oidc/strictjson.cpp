// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/strictjson.h"

#include "core/json.h"

#include <QSet>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace steward::oidc {

namespace {

constexpr int deepest = 16;

/// Walks the text by the grammar; says no at the first thing that does not fit.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool isOneObject()
    {
        skipBlanks();
        if (peek() != u'{' || !value(0))
            return false;
        skipBlanks();
        return m_at == m_text.size();
    }

    [[nodiscard]] bool foundRepeated() const { return m_foundRepeated; }

private:
    [[nodiscard]] char16_t peek() const { return m_at < m_text.size() ? m_text.at(m_at).unicode() : u'\0'; }
    [[nodiscard]] bool isDigit() const { return peek() >= u'0' && peek() <= u'9'; }

    bool take(char16_t letter)
    {
        if (m_at >= m_text.size() || peek() != letter)
            return false;
        ++m_at;
        return true;
    }

    void skipBlanks()
    {
        while (peek() == u' ' || peek() == u'\t' || peek() == u'\n' || peek() == u'\r')
            ++m_at;
    }

    bool word(QStringView word)
    {
        if (!m_text.sliced(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    bool value(int depth)
    {
        if (depth > deepest)
            return false;
        switch (peek()) {
        case u'{':
            return object(depth);
        case u'[':
            return array(depth);
        case u'"': {
            QString ignored;
            return text(ignored);
        }
        case u't':
            return word(u"true");
        case u'f':
            return word(u"false");
        case u'n':
            return word(u"null");
        default:
            return number();
        }
    }

    bool object(int depth)
    {
        QSet<QString> names;
        take(u'{');
        skipBlanks();
        if (take(u'}'))
            return true;
        for (;;) {
            QString name;
            skipBlanks();
            if (!text(name))
                return false;
            if (names.contains(name)) {
                m_foundRepeated = true;
                return false;
            }
            names.insert(name);
            skipBlanks();
            if (!take(u':'))
                return false;
            skipBlanks();
            if (!value(depth + 1))
                return false;
            skipBlanks();
            if (take(u'}'))
                return true;
            if (!take(u','))
                return false;
        }
    }

    bool array(int depth)
    {
        take(u'[');
        skipBlanks();
        if (take(u']'))
            return true;
        for (;;) {
            skipBlanks();
            if (!value(depth + 1))
                return false;
            skipBlanks();
            if (take(u']'))
                return true;
            if (!take(u','))
                return false;
        }
    }

    bool text(QString &read)
    {
        if (!take(u'"'))
            return false;
        while (m_at < m_text.size()) {
            const char16_t letter = m_text.at(m_at++).unicode();
            if (letter == u'"')
                return true;
            if (letter < 0x20)
                return false;
            if (letter != u'\\')
                read += QChar(letter);
            else if (!escape(read))
                return false;
        }
        return false;
    }

    bool escape(QString &read)
    {
        if (m_at >= m_text.size())
            return false;
        const char16_t letter = m_text.at(m_at++).unicode();
        static constexpr QStringView letters = u"\"\\/bfnrt";
        static constexpr QStringView meanings = u"\"\\/\b\f\n\r\t";
        if (const qsizetype found = letters.indexOf(QChar(letter)); found >= 0) {
            read += meanings.at(found);
            return true;
        }
        if (letter != u'u' || m_text.size() - m_at < 4)
            return false;
        char16_t unit = 0;
        for (int i = 0; i < 4; ++i) {
            const char16_t digit = m_text.at(m_at++).unicode();
            const char16_t lower = digit | 0x20;
            if (digit >= u'0' && digit <= u'9')
                unit = static_cast<char16_t>(unit * 16 + (digit - u'0'));
            else if (lower >= u'a' && lower <= u'f')
                unit = static_cast<char16_t>(unit * 16 + 10 + (lower - u'a'));
            else
                return false;
        }
        read += QChar(unit);
        return true;
    }

    bool digits()
    {
        if (!isDigit())
            return false;
        while (isDigit())
            ++m_at;
        return true;
    }

    bool number()
    {
        take(u'-');
        if (!take(u'0') && !digits())
            return false;
        if (isDigit() || (take(u'.') && !digits())) // 01, 1.
            return false;
        if (take(u'e') || take(u'E')) {
            if (!take(u'+'))
                take(u'-');
            return digits();
        }
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_foundRepeated = false;
};

} // namespace

Result<QJsonObject> parseStrictObject(const QByteArray &bytes)
{
    Error error{.kind = Error::Kind::Invalid, .code = u"json.malformed"_s};
    // Stateless: a mark of the byte order at the start then stays in the text, where the grammar refuses it.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return error;
    Scanner scanner(text);
    if (!scanner.isOneObject()) {
        if (scanner.foundRepeated())
            error.code = u"json.repeated"_s;
        return error;
    }
    return parseObject(bytes);
}

} // namespace steward::oidc
