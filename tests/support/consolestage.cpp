// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/consolestage.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

QStringList kept;
QtMessageHandler previous = nullptr;

void keep(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // The machine's own, nothing to do with us.
    const bool foreign = message.startsWith("QStandardPaths: XDG_RUNTIME_DIR"_L1)
                         || message.startsWith("This plugin does not support"_L1)
                         // Qt 6.4's own, when rows go while a list is still making them ahead
                         || message.startsWith("DelegateModel::cancel"_L1);
    if (type != QtDebugMsg && type != QtInfoMsg && !foreign)
        kept.append(message);
    if (previous)
        previous(type, context, message);
}

/// A request of somebody with a token of his own.
class Bearer final : public TokenSource
{
public:
    explicit Bearer(QByteArray token)
        : m_token(std::move(token))
    {
    }

    [[nodiscard]] QByteArray accessToken() const override { return m_token; }
    void renew(const QByteArray &, QObject *context, Done done) override
    {
        QMetaObject::invokeMethod(
            context, [done] { done(Error{.kind = Error::Kind::GrantDead}); }, Qt::QueuedConnection);
    }

private:
    QByteArray m_token;
};

} // namespace

void ConsoleStage::setUpOnce()
{
    if (QCoreApplication::applicationName() != "steward"_L1)
        setUpApplication();
}

ConsoleStage::ConsoleStage(demo::PackSize size, Preferences::Scheme scheme,
                           const std::function<void(demo::DemoHost &)> &prepare)
    : m_app((setUpOnce(), Options{.demo = size, .scheme = scheme}), demo::DemoHost::make(size).value())
{
    if (prepare)
        prepare(host());
    begin();
}

ConsoleStage::ConsoleStage(std::unique_ptr<demo::DemoHost> host, Preferences::Scheme scheme)
    : m_app((setUpOnce(), Options{.scheme = scheme}), std::move(host))
{
    begin();
}

ConsoleStage::Ear::Ear()
{
    kept.clear();
    previous = qInstallMessageHandler(keep);
}

ConsoleStage::Ear::~Ear()
{
    qInstallMessageHandler(previous);
    previous = nullptr;
}

void ConsoleStage::begin()
{
    if (!window())
        return;
    m_driver = std::make_unique<Driver>(window());
    window()->resize(pictureSize);
    window()->requestActivate();
}

ConsoleStage::~ConsoleStage() = default;

bool ConsoleStage::isOpen()
{
    return window() && QTest::qWaitForWindowActive(window())
           && QTest::qWaitFor([this] { return workspace().loadState() == Workspace::Load::Ready; }, 60'000);
}

domain::Project ConsoleStage::stored()
{
    const auto project = host().store().load();
    return project ? *project : domain::Project();
}

QList<AuditRow> ConsoleStage::rowsSince(qint64 revision)
{
    const auto rows = host().store().rowsAfter(revision, 100);
    return rows ? *rows : QList<AuditRow>();
}

domain::Role ConsoleStage::role(const QString &plant)
{
    const domain::Project project = stored();
    const domain::Role *found = project.roles.find(host().plant(plant));
    return found ? *found : domain::Role();
}

Result<wire::Applied> ConsoleStage::applyAs(const QString &plant, const QList<domain::Change> &changes)
{
    Bearer bearer(host().tokenFor(host().plant(plant)));
    Authorised authorised(transport(), bearer);
    Api api(authorised);
    QObject context;
    std::optional<Result<wire::Applied>> answer;
    api.apply({.id = Id::random(), .changes = changes, .reason = u"from elsewhere"_s}, &context,
              [&](const Result<wire::Applied> &applied) { answer = applied; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
        return Error{.kind = Error::Kind::Timeout};
    return *answer;
}

QStringList ConsoleStage::complaints()
{
    return kept;
}

} // namespace steward::tests
