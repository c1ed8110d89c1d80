// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sparerows.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QStringList textsOf(const QAbstractItemModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, 0).data().toString();
    return texts;
}

/// What a view shows of it; the last one in brackets.
QStringList shownOf(const SpareRows &rows)
{
    QStringList texts;
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QModelIndex index = rows.index(row);
        const bool isLast = index.data(SpareRows::IsLastRole).toBool();
        if (index.data(SpareRows::IsThereRole).toBool())
            texts << (isLast ? u"[%1]"_s : u"%1"_s).arg(index.data().toString());
        else if (isLast)
            texts << u"a spare row is the last"_s;
    }
    return texts;
}

QStringList asShown(QStringList texts)
{
    if (!texts.isEmpty())
        texts.last() = u"[%1]"_s.arg(texts.constLast());
    return texts;
}

QStandardItem *item(const QString &text)
{
    return new QStandardItem(text); // the model owns it
}

} // namespace

class SpareRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesASpareRowForTheNext()
    {
        QStandardItemModel source;
        source.appendRow({item(u"a"_s)});
        source.appendRow({item(u"b"_s)});
        SpareRows rows;
        rows.setSource(&source);
        QCOMPARE(shownOf(rows), QStringList({u"a"_s, u"[b]"_s}));

        const QPersistentModelIndex stays = rows.index(1);
        const QSignalSpy inserted(&rows, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removed(&rows, &QAbstractItemModel::rowsRemoved);
        source.removeRow(0);
        QCOMPARE(shownOf(rows), QStringList{u"[b]"_s});
        QCOMPARE(rows.index(0).data().toString(), u"a"_s); // as it was, for whoever fades it out
        source.insertRow(0, item(u"c"_s));
        QCOMPARE(shownOf(rows), QStringList({u"c"_s, u"[b]"_s}));
        QCOMPARE(inserted.size() + removed.size(), 0);
        QCOMPARE(stays.data().toString(), u"b"_s);
    }

    void tellsOnlyWhatDiffers()
    {
        QStandardItemModel source;
        source.appendRow({item(u"a"_s)});
        SpareRows rows;
        rows.setSource(&source);
        source.removeRow(0);
        QSignalSpy told(&rows, &QAbstractItemModel::dataChanged);
        source.appendRow({item(u"a"_s)});
        QList<int> roles;
        for (const QList<QVariant> &arguments : std::as_const(told))
            roles << arguments.at(2).value<QList<int>>();
        std::sort(roles.begin(), roles.end());
        QCOMPARE(roles, QList<int>({SpareRows::IsThereRole, SpareRows::IsLastRole}));
    }

    void showsTheSourceAfterWhateverHappensToIt()
    {
        QStandardItemModel source;
        SpareRows rows;
        const QAbstractItemModelTester tester(&rows);
        rows.setSource(&source);
        QRandomGenerator random(7);
        int grown = 0;
        for (int step = 0; step < 2000; ++step) {
            const int count = source.rowCount();
            const int at = random.bounded(count + 1);
            const int what = random.bounded(count > 20 ? 2 : 5);
            if (what == 0 && at < count)
                source.removeRows(at, 1 + random.bounded(count - at));
            else if (what == 1 && at < count)
                source.item(at)->setText(QString::number(step));
            else
                source.insertRow(at, item(QString::number(step)));
            if (step % 400 == 399)
                source.sort(0); // its order is another: all anew
            QCOMPARE(shownOf(rows), asShown(textsOf(source)));
            QCOMPARE(rows.count(), source.rowCount());
            QVERIFY(rows.rowCount() <= rows.count() + 12);
            grown = std::max(grown, rows.rowCount() - rows.count());
        }
        QCOMPARE(grown, 12); // or no spare row was ever tried
    }

    void goesWithItsSource()
    {
        SpareRows rows;
        {
            QStandardItemModel source;
            source.appendRow({item(u"a"_s)});
            rows.setSource(&source);
            QCOMPARE(rows.count(), 1);
        }
        QCOMPARE(rows.rowCount(), 0);
    }
};

STEWARD_TEST(SpareRowsTest, "sparerows", Core)

} // namespace steward

#include "sparerowstest.moc"
