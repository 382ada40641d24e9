// Shapes of the network's own drawing on a canvas: the same signs and marks, wherever they are drawn.
import type { Shape } from '../network/svg';

const NUMBER = (value: string | number | null | undefined, otherwise: number): number => (value === null || value === undefined ? otherwise : Number(value));

export function paint(on: CanvasRenderingContext2D, { tag, attributes, children }: Shape): void {
  if (tag === 'path' || tag === 'circle') {
    const path = new Path2D(tag === 'path' ? String(attributes['d']) : undefined);
    if (tag === 'circle') path.arc(NUMBER(attributes['cx'], 0), NUMBER(attributes['cy'], 0), NUMBER(attributes['r'], 1), 0, 2 * Math.PI);
    const fill = attributes['fill'] ?? '#000';
    if (fill !== 'none') {
      on.fillStyle = String(fill);
      on.fill(path);
    }
    if (attributes['stroke'] !== null && attributes['stroke'] !== undefined) {
      on.strokeStyle = String(attributes['stroke']);
      on.lineWidth = NUMBER(attributes['stroke-width'], 1);
      on.lineCap = (attributes['stroke-linecap'] as CanvasLineCap | null | undefined) ?? 'butt';
      on.setLineDash(String(attributes['stroke-dasharray'] ?? '').split(/[ ,]+/).filter(d => d !== '').map(Number));
      on.stroke(path);
      on.setLineDash([]);
    }
  } else if (tag === 'text') {
    on.fillStyle = String(attributes['fill'] ?? '#000');
    on.font = `${attributes['font-weight'] ?? 400} ${attributes['font-size'] ?? 12}px sans-serif`;
    on.textAlign = attributes['text-anchor'] === 'middle' ? 'center' : attributes['text-anchor'] === 'end' ? 'right' : 'left';
    on.fillText(children.filter(c => typeof c === 'string').join(''), NUMBER(attributes['x'], 0), NUMBER(attributes['y'], 0));
  }
  for (const child of children) if (typeof child !== 'string') paint(on, child);
}
