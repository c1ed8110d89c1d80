// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/projectswitcher.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QStringList argumentsFor(ProjectSwitcher::Place place, const QString &name)
{
    switch (place) {
    case ProjectSwitcher::Place::Server:
        return {u"--server"_s, name};
    case ProjectSwitcher::Place::Demo:
        return {u"--demo"_s, name};
    case ProjectSwitcher::Place::Welcome:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

ProjectSwitcher::ProjectSwitcher(SignIn &signIn, const Preferences &preferences, Start start, QObject *parent)
    : QObject(parent)
    , m_signIn(&signIn)
    , m_preferences(&preferences)
    , m_start(std::move(start))
{
    connect(&signIn, &SignIn::stateChanged, this, &ProjectSwitcher::placesChanged);
    connect(&preferences, &Preferences::serversChanged, this, &ProjectSwitcher::placesChanged);
}

ProjectSwitcher::ProjectSwitcher(const QString &pack, Start start, QObject *parent)
    : QObject(parent)
    , m_start(std::move(start))
    , m_pack(pack)
{
}

void ProjectSwitcher::setPack(const QString &pack)
{
    m_pack = pack;
    Q_EMIT placesChanged();
}

QString ProjectSwitcher::server() const
{
    return m_signIn ? m_signIn->server() : QString();
}

QStringList ProjectSwitcher::servers() const
{
    if (m_preferences == nullptr && !m_start)
        return {}; // no window that could lead there
    QStringList servers = m_preferences ? m_preferences->servers() : Preferences::keptServers();
    // the settings are a file that anybody may have written in
    const auto isNoChoice = [here = server()](const QString &other) {
        return other == here || !SignIn::serverUrl(other).isValid();
    };
    servers.removeIf(isNoChoice);
    return servers;
}

bool ProjectSwitcher::isInPlace(Place place) const
{
    return (place == Place::Demo) == !m_signIn;
}

void ProjectSwitcher::go(Place place, const QString &name)
{
    dismissError();
    if (isInPlace(place))
        goInPlace(place, name);
    else
        openWindow(argumentsFor(place, name));
}

void ProjectSwitcher::goInPlace(Place place, const QString &name)
{
    if (place == Place::Demo)
        Q_EMIT packRequested(name);
    else if (place == Place::Server)
        m_signIn->leaveFor(name);
    else
        m_signIn->leave();
}

void ProjectSwitcher::openWindow(const QStringList &arguments)
{
    if (m_start && m_start(arguments))
        return;
    m_errorText = tr("The program could not start itself again.");
    Q_EMIT errorChanged();
}

void ProjectSwitcher::dismissError()
{
    m_errorText.clear();
    Q_EMIT errorChanged();
}

} // namespace steward
