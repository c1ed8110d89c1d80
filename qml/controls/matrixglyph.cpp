// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "controls/matrixglyph.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRectangleNode>

#include <utility>

namespace steward {

namespace {

/// Half of a length, such that what stands in the middle stands on whole pixels, as anchors have it.
int half(qreal length)
{
    return (static_cast<int>(length) + 1) / 2;
}

/// What a mark is made of; a colour that is not valid: without it.
struct Shape
{
    QColor fill;
    QColor border;
    QString letter;
    QColor ink;
    int letterSize = 12;
};

Shape shapeOf(MatrixGlyph::Kind kind, const MarkPaint &paint)
{
    switch (kind) {
    case MatrixGlyph::Granted:
        return {paint.mark, {}, paint.check, paint.overMark};
    case MatrixGlyph::Implied:
        return {paint.sheet, paint.accentLine, paint.check, paint.accentText};
    case MatrixGlyph::Some:
        return {paint.accentSoft, paint.accentLine, {}, {}};
    case MatrixGlyph::Blocked:
        return {{}, {}, paint.lock, paint.faint, 13};
    case MatrixGlyph::StagedOn:
        return {paint.mark, {}, paint.plus, paint.overMark};
    case MatrixGlyph::StagedOff:
        return {paint.pencilSoft, {}, paint.minus, paint.pencilText};
    case MatrixGlyph::Dangerous:
        return {paint.dangerSoft, paint.dangerLine, paint.check, paint.dangerText};
    case MatrixGlyph::NotGranted:
    case MatrixGlyph::NotOffered:
        break;
    }
    return {};
}

void paintBox(QPainter &painter, const QRectF &box, qreal radius, const QColor &fill, const QColor &border)
{
    painter.setPen(Qt::NoPen);
    if (border.isValid()) {
        painter.setBrush(border);
        painter.drawRoundedRect(box, radius, radius);
    }
    painter.setBrush(fill);
    const qreal inset = border.isValid() ? 1 : 0;
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
}

void paintLetter(QPainter &painter, const Shape &shape, const MarkPaint &paint)
{
    QFont font(paint.iconFamily);
    font.setPixelSize(qRound(shape.letterSize * paint.textScale));
    painter.setFont(font);
    painter.setPen(shape.ink);
    const int at = half(paint.size) - half(font.pixelSize());
    painter.drawText(QPointF(at, at + QFontMetricsF(font).ascent()), shape.letter);
}

/// A point for what is not granted, a stroke for what there is nothing to grant of.
void paintDot(QPainter &painter, bool isStroke, const MarkPaint &paint)
{
    const int width = isStroke ? 8 : 4;
    const int height = isStroke ? 1 : 4;
    const QRectF dot(half(paint.size) - half(width), half(paint.size) - half(height), width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paint.dot);
    painter.drawRoundedRect(dot, height / 2.0, height / 2.0);
}

void paintRing(QPainter &painter, const MarkPaint &paint)
{
    const qreal out = 1 + paint.stroke / 2.0; // to the middle of the stroke
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(paint.pencilLine, paint.stroke));
    const qreal radius = paint.radius + out;
    painter.drawRoundedRect(QRectF(-out, -out, paint.size + 2 * out, paint.size + 2 * out), radius, radius);
}

void paintMark(QPainter &painter, MatrixGlyph::Kind kind, int count, const MarkPaint &paint)
{
    const Shape shape = shapeOf(kind, paint);
    const QRectF box(0, 0, paint.size, paint.size);
    if (shape.fill.isValid())
        paintBox(painter, box, paint.radius, shape.fill, shape.border);
    if (!shape.letter.isEmpty())
        paintLetter(painter, shape, paint);
    if (kind == MatrixGlyph::Some) {
        painter.setFont(paint.numberFont);
        painter.setPen(paint.accentText);
        painter.drawText(box, Qt::AlignCenter, QLocale().toString(count));
    }
    if (kind == MatrixGlyph::NotGranted || kind == MatrixGlyph::NotOffered)
        paintDot(painter, kind == MatrixGlyph::NotOffered, paint);
    if (kind == MatrixGlyph::StagedOn || kind == MatrixGlyph::StagedOff)
        paintRing(painter, paint);
}

/// What an item is in the scene: it owns its parts, of which some may be missing. Parts do not come and go: the
/// software renderer paints a node that is put in below a plain one at the wrong place, so other parts are another
/// whole.
struct Nodes : QSGNode
{
    struct Parts
    {
        bool ground = false;
        bool below = false;
        bool beside = false;
        bool mark = false;
        bool operator==(const Parts &) const = default;
    };

    Nodes(const Parts &wanted, const QQuickWindow &window)
        : parts(wanted)
    {
        for (const auto &[isWanted, node] :
             {std::pair(wanted.ground, &ground), {wanted.below, &below}, {wanted.beside, &beside}}) {
            if (isWanted)
                appendChildNode(*node = window.createRectangleNode());
        }
        if (wanted.mark) {
            mark = window.createImageNode();
            mark->setOwnsTexture(true);
            appendChildNode(mark);
        }
    }

    static void show(QSGRectangleNode *node, const QRectF &rect, const QColor &color)
    {
        if (!node)
            return;
        node->setRect(rect);
        node->setColor(color);
    }

    void showMark(const QImage &image, const QRectF &rect, const QQuickWindow &window)
    {
        if (markKey != image.cacheKey()) {
            mark->setTexture(window.createTextureFromImage(image, QQuickWindow::TextureCanUseAtlas));
            markKey = image.cacheKey();
        }
        mark->setRect(rect);
    }

    const Parts parts;
    QSGRectangleNode *ground = nullptr;
    QSGRectangleNode *below = nullptr;
    QSGRectangleNode *beside = nullptr;
    QSGImageNode *mark = nullptr;
    qint64 markKey = 0; ///< of the picture that is shown
};

} // namespace

MatrixGlyph::MatrixGlyph(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

template<typename T>
void MatrixGlyph::change(T &member, const T &value)
{
    if (member == value)
        return;
    member = value;
    update();
    Q_EMIT changed();
}

void MatrixGlyph::setMark(int mark)
{
    change(m_mark, mark);
}

void MatrixGlyph::setCount(int count)
{
    change(m_count, count);
}

void MatrixGlyph::setGround(const QColor &ground)
{
    change(m_ground, ground);
}

void MatrixGlyph::setLined(bool lined)
{
    change(m_isLined, lined);
}

void MatrixGlyph::setBare(bool bare)
{
    change(m_isBare, bare);
}

void MatrixGlyph::setPaint(MarkPaint *paint)
{
    if (m_paint == paint)
        return;
    if (m_paint)
        m_paint->disconnect(this);
    m_paint = paint;
    if (paint)
        connect(paint, &MarkPaint::changed, this, &QQuickItem::update);
    update();
    Q_EMIT changed();
}

/// Of its picture, with the room for its ring.
QRectF MatrixGlyph::markRect() const
{
    const int room = m_paint->room();
    const int side = m_paint->size + 2 * room;
    return QRectF(half(width()) - half(m_paint->size) - room, half(height()) - half(m_paint->size) - room, side, side);
}

QSGNode *MatrixGlyph::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (!m_paint || width() <= 0 || height() <= 0) {
        delete old;
        return nullptr;
    }
    const Nodes::Parts parts{m_ground.alpha() > 0, m_isLined, m_isLined && !m_isBare, !m_isBare};
    auto *nodes = static_cast<Nodes *>(old);
    if (nodes && nodes->parts != parts) {
        delete nodes;
        nodes = nullptr;
    }
    if (!nodes)
        nodes = new Nodes(parts, *window());
    Nodes::show(nodes->ground, boundingRect(), m_ground);
    Nodes::show(nodes->below, {0, height() - 1, width(), 1}, m_paint->line);
    Nodes::show(nodes->beside, {width() - 1, 0, 1, height()}, m_paint->line);
    if (nodes->mark)
        nodes->showMark(m_paint->image(Kind(m_mark), m_count, window()->effectiveDevicePixelRatio()), markRect(),
                        *window());
    return nodes;
}

void MatrixGlyph::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size())
        update();
}

void MatrixGlyph::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemDevicePixelRatioHasChanged)
        update();
    QQuickItem::itemChange(change, data);
}

MarkPaint::MarkPaint(QObject *parent)
    : QObject(parent)
{
    connect(this, &MarkPaint::changed, this, [this] { m_images.clear(); });
}

QImage MarkPaint::image(MatrixGlyph::Kind kind, int count, qreal ratio)
{
    if (m_ratio != ratio)
        m_images.clear();
    m_ratio = ratio;
    QImage &image = m_images[qint64(kind == MatrixGlyph::Some ? count : 0) << 8 | qint64(kind)];
    if (!image.isNull())
        return image;
    const int side = size + 2 * room();
    image = QImage((QSizeF(side, side) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(room(), room());
    paintMark(painter, kind, count, *this);
    return image;
}

} // namespace steward
