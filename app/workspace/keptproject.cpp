// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/keptproject.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// A wrong password, or a disk in trouble: the next try may go well. All else is what lies there.
bool isOfTheFile(const Error &error)
{
    return error.code != "vault.password"_L1 && error.code != "vault.locked"_L1 && error.code != "vault.memory"_L1
           && !error.code.startsWith("medium."_L1);
}

QString codeOf(PasswordFault fault)
{
    switch (fault) {
    case PasswordFault::TooShort:
        return u"password.short"_s;
    case PasswordFault::Personal:
        return u"password.personal"_s;
    case PasswordFault::Common:
        return u"password.common"_s;
    case PasswordFault::Regular:
        return u"password.regular"_s;
    }
    Q_UNREACHABLE();
}

/// Calls it only while \a self is there.
SealedBook::Done guarded(KeptProject *self, const SealedBook::Done &done)
{
    return [guard = QPointer(self), done](const Result<void> &result) {
        if (guard)
            done(result);
    };
}

} // namespace

KeptProject::KeptProject(std::unique_ptr<RecordMedium> medium, std::shared_ptr<KeyWork> work, ProjectCodec codec,
                         QObject *parent)
    : QObject(parent)
    , m_book(std::move(medium), std::move(work))
    , m_codec(std::move(codec))
{
}

KeptProject::~KeptProject() = default;

void KeptProject::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    Q_EMIT stateChanged();
}

void KeptProject::look()
{
    m_book.look([guard = QPointer(this)](const Result<bool> &found) {
        if (!guard)
            return;
        if (!found)
            return guard->setState(State::Broken, found.error());
        guard->setState(*found ? State::Locked : State::None);
    });
}

Result<void> KeptProject::fits(const QString &password) const
{
    if (const auto fault = faultOf(password, m_known))
        return Error{.kind = Error::Kind::Invalid, .code = codeOf(*fault)};
    return {};
}

void KeptProject::keep(Workspace &workspace, const QString &password, const Done &done)
{
    const wire::Me &me = workspace.me();
    m_known = {me.name, me.handle, workspace.project().name};
    if (const auto fitting = fits(password); !fitting)
        return done(fitting);
    setState(State::Opening);
    m_book.create(password, guarded(this, [this, done, kept = QPointer(&workspace)](const Result<void> &created) {
                      if (created && kept) {
                          follow(*kept);
                          m_keeper->begin();
                      }
                      setState(m_keeper ? State::Open : State::None);
                      done(created);
                  }));
}

void KeptProject::open(Workspace &workspace, const QString &password, const Done &done)
{
    setState(State::Opening);
    m_book.unlock(password,
                  [guard = QPointer(this), done, kept = QPointer(&workspace)](Result<QByteArrayList> records) {
                      if (!guard || !kept)
                          return;
                      if (!records) {
                          const bool isBroken = isOfTheFile(records.error());
                          guard->setState(isBroken ? State::Broken : State::Locked,
                                          isBroken ? std::optional(records.error()) : std::nullopt);
                          return done(records.error());
                      }
                      guard->follow(*kept);
                      QByteArrayList plain = std::move(records).value();
                      const auto opened = guard->m_keeper->open(plain);
                      for (QByteArray &record : plain)
                          wipe(record);
                      if (!opened) {
                          guard->m_keeper.reset();
                          guard->m_book.lock();
                          guard->setState(State::Broken, opened.error());
                          return done(opened);
                      }
                      const wire::Me &me = kept->me();
                      guard->m_known = {me.name, me.handle, kept->project().name};
                      guard->setState(State::Open);
                      done({});
                  });
}

void KeptProject::follow(Workspace &workspace)
{
    m_keeper = std::make_unique<WorkspaceBook>(m_book, workspace, m_codec);
    connect(m_keeper.get(), &WorkspaceBook::failed, this, [this](const Error &error) { setState(m_state, error); });
}

void KeptProject::changePassword(const QString &old, const QString &now, const Done &done)
{
    if (const auto fitting = fits(now); !fitting)
        return done(fitting);
    m_book.changePassword(old, now, guarded(this, done));
}

void KeptProject::lock(const Done &done)
{
    if (!m_keeper)
        return done({});
    m_keeper->flush(guarded(this, [this, done](const Result<void> &flushed) {
        m_book.lock();
        m_keeper.reset();
        setState(State::Locked);
        done(flushed);
    }));
}

void KeptProject::forget(const Done &done)
{
    m_keeper.reset();
    m_book.wipe(guarded(this, [this, done](const Result<void> &wiped) {
        if (wiped)
            setState(State::None);
        else
            setState(State::Broken, wiped.error());
        done(wiped);
    }));
}

} // namespace steward
