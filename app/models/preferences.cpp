// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/preferences.h"

#include <QLocale>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype mostServers = 6;

} // namespace

Preferences::Preferences(Keep keep, QObject *parent)
    : QObject(parent)
    , m_keep(keep)
{
    if (keep == Keep::Session)
        return;
    // A file somebody has written by hand may hold anything.
    const QSettings settings;
    m_scheme = static_cast<Scheme>(std::clamp(settings.value(u"scheme"_s, 0).toInt(), 0, 4));
    m_isCompact = settings.value(u"compact"_s, false).toBool();
    m_textScale = std::clamp(settings.value(u"textScale"_s, 1.0).toReal(), 1.0, 2.0);
    m_reducedMotion = settings.value(u"reducedMotion"_s, false).toBool();
    m_windowSize =
        settings.value(u"windowSize"_s, m_windowSize).toSize().expandedTo({1024, 680}).boundedTo({7680, 4320});
    m_servers = settings.value(u"servers"_s)
                    .toStringList()
                    .first(std::min(mostServers, settings.value(u"servers"_s).toStringList().size()));
}

void Preferences::save(const QString &key, const QVariant &value)
{
    if (m_keep == Keep::Platform)
        QSettings().setValue(key, value);
}

void Preferences::setScheme(Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    save(u"scheme"_s, static_cast<int>(scheme));
    Q_EMIT changed();
}

int Preferences::effectiveScheme() const
{
    switch (m_scheme) {
    case Scheme::System:
        return m_systemDark ? 1 : 0;
    case Scheme::Light:
        return 0;
    case Scheme::Dark:
        return 1;
    case Scheme::HighContrastLight:
        return 2;
    case Scheme::HighContrastDark:
        return 3;
    }
    Q_UNREACHABLE();
}

void Preferences::setSystemDark(bool dark)
{
    if (m_systemDark == dark)
        return;
    m_systemDark = dark;
    Q_EMIT changed();
}

void Preferences::setCompact(bool isCompact)
{
    if (m_isCompact == isCompact)
        return;
    m_isCompact = isCompact;
    save(u"compact"_s, isCompact);
    Q_EMIT changed();
}

void Preferences::setTextScale(qreal scale)
{
    const qreal bounded = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(m_textScale, bounded))
        return;
    m_textScale = bounded;
    save(u"textScale"_s, bounded);
    Q_EMIT changed();
}

void Preferences::setReducedMotion(bool reduced)
{
    if (m_reducedMotion == reduced)
        return;
    m_reducedMotion = reduced;
    save(u"reducedMotion"_s, reduced);
    Q_EMIT changed();
}

void Preferences::setWindowWidth(int width)
{
    setWindowSize({width, m_windowSize.height()});
}

void Preferences::setWindowHeight(int height)
{
    setWindowSize({m_windowSize.width(), height});
}

bool Preferences::rightToLeft() const
{
    return QLocale().textDirection() == Qt::RightToLeft;
}

void Preferences::setWindowSize(QSize size)
{
    if (m_windowSize == size)
        return;
    m_windowSize = size;
    save(u"windowSize"_s, size);
    Q_EMIT windowSizeChanged();
}

void Preferences::rememberServer(const QString &address)
{
    m_servers.removeAll(address);
    m_servers.prepend(address);
    m_servers = m_servers.first(std::min(mostServers, m_servers.size()));
    save(u"servers"_s, m_servers);
    Q_EMIT serversChanged();
}

void Preferences::forgetServer(const QString &address)
{
    if (m_servers.removeAll(address) == 0)
        return;
    save(u"servers"_s, m_servers);
    Q_EMIT serversChanged();
}

} // namespace steward
