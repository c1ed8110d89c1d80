// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/testruns.h"

#include <QCryptographicHash>
#include <QStringList>
#include <QtEndian>

namespace steward {

using namespace Qt::StringLiterals;

std::optional<TestRunCode> TestRunCode::fromString(const QString &text)
{
    const QStringList parts = text.trimmed().split(u'.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto provider = Id::fromString(parts.at(0));
    const auto person = Id::fromString(parts.at(1));
    if (!provider || !person)
        return std::nullopt;
    return TestRunCode{*provider, *person, parts.at(2)};
}

QString TestRunCode::toString() const
{
    return provider.toString() + u'.' + person.toString() + u'.' + secret;
}

Id TestRunCode::run() const
{
    const QString both = u"test run of "_s + provider.toString() + u" by "_s + person.toString();
    const QByteArray digest = QCryptographicHash::hash(both.toUtf8(), QCryptographicHash::Sha256);
    return {qFromBigEndian<quint64>(digest.constData()), qFromBigEndian<quint64>(digest.constData() + sizeof(quint64))};
}

} // namespace steward
