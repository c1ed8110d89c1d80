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
constexpr qsizetype longestServer = 300;
constexpr QSize smallestWindow(1024, 680);
constexpr QSize largestWindow(7680, 4320);
constexpr int restOfAResize = 500; // ms

Preferences::Scheme schemeFrom(const QVariant &value)
{
    const int scheme = value.toInt();
    return scheme < 0 || scheme > static_cast<int>(Preferences::Scheme::HighContrastDark)
               ? Preferences::Scheme::System
               : static_cast<Preferences::Scheme>(scheme);
}

qreal boundedScale(qreal scale)
{
    return qIsFinite(scale) ? std::clamp(scale, 1.0, 2.0) : 1;
}

} // namespace

Preferences::Preferences(Keep keep, QObject *parent)
    : QObject(parent)
    , m_keep(keep)
{
    m_resized.setSingleShot(true);
    m_resized.setInterval(restOfAResize);
    connect(&m_resized, &QTimer::timeout, this, [this] { save(u"windowSize"_s, m_windowSize); });
    if (keep == Keep::Session)
        return;
    // A file that somebody has written by hand may hold anything: what makes no sense counts as not there.
    const QSettings settings;
    m_scheme = schemeFrom(settings.value(u"scheme"_s));
    m_isCompact = settings.value(u"compact"_s, false).toBool();
    m_textScale = boundedScale(settings.value(u"textScale"_s, 1.0).toReal());
    m_reducedMotion = settings.value(u"reducedMotion"_s, false).toBool();
    if (const QSize size = settings.value(u"windowSize"_s).toSize(); !size.isEmpty())
        m_windowSize = size.expandedTo(smallestWindow).boundedTo(largestWindow);
    m_servers = keptServers();
}

Preferences::~Preferences()
{
    if (m_resized.isActive())
        save(u"windowSize"_s, m_windowSize);
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
    const qreal bounded = boundedScale(scale);
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
    m_resized.start();
    Q_EMIT windowSizeChanged();
}

QStringList Preferences::keptServers()
{
    QStringList kept;
    const QStringList servers = QSettings().value(u"servers"_s).toStringList();
    for (const QString &server : servers) {
        if (kept.size() < mostServers && !server.isEmpty() && server.size() <= longestServer && !kept.contains(server))
            kept << server;
    }
    return kept;
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
