// Mouse, touch and wheel on the drawing. The page must stay scrollable: the wheel zooms with Ctrl (or ⌘), or once the drawing has been chosen;
// one finger moves the drawing only when it is larger than its sheet.
import type { Point } from './layout';

export interface Moves {
  pan(dx: number, dy: number): void;
  zoom(by: number, about: Point): void;
  /** Is the drawing larger than its sheet? */
  isNear(): boolean;
  /** Takes hold of what lies there: dragging moves it, and not the sheet. False: it stays. */
  grab(target: Element): boolean;
  drag(dx: number, dy: number): void;
  drop(): void;
  /** A press that did not become a drag. */
  press(target: Element): void;
}

/** Fewer pixels than this are a press, not a drag. */
const SLACK = 4;

export function listen(svg: SVGSVGElement, moves: Moves): void {
  const fingers = new Map<number, Point>();
  let travelled = 0;
  let chosen = false;
  let held = false;
  const here = (e: { clientX: number; clientY: number }): Point => {
    const box = svg.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  };
  svg.addEventListener('pointerdown', e => {
    if (e.button !== 0) return;
    if (fingers.size === 0) travelled = 0;
    fingers.set(e.pointerId, here(e));
    chosen = true;
    // A finger scrolls the page.
    held = e.pointerType !== 'touch' && fingers.size === 1 && e.target instanceof Element && moves.grab(e.target);
  });
  svg.addEventListener('pointermove', e => {
    const before = fingers.get(e.pointerId);
    if (!before) return;
    const now = here(e);
    const moved = Math.hypot(now.x - before.x, now.y - before.y);
    travelled += moved;
    if (travelled < SLACK) return;
    if (!svg.hasPointerCapture(e.pointerId)) svg.setPointerCapture(e.pointerId);
    if (held) moves.drag(now.x - before.x, now.y - before.y);
    else if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== e.pointerId)![1];
      const spread = (p: Point): number => Math.max(1, Math.hypot(p.x - other.x, p.y - other.y));
      moves.zoom(spread(now) / spread(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      moves.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    } else if (e.pointerType !== 'touch' || moves.isNear()) moves.pan(now.x - before.x, now.y - before.y);
    fingers.set(e.pointerId, now);
  });
  const lift = (e: PointerEvent): void => {
    fingers.delete(e.pointerId);
    if (held && travelled >= SLACK) moves.drop();
    held = false;
  };
  svg.addEventListener('pointerup', lift);
  svg.addEventListener('pointercancel', lift);
  svg.addEventListener('click', e => {
    if (travelled < SLACK && e.target instanceof Element) moves.press(e.target);
    travelled = 0;
  });
  document.addEventListener('pointerdown', e => {
    if (!(e.target instanceof Node) || !svg.contains(e.target)) chosen = false;
  });
  svg.addEventListener('wheel', e => {
    if (!chosen && !e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    const lines = e.deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
    moves.zoom(Math.exp(-e.deltaY * lines * (e.ctrlKey ? 0.01 : 0.002)), here(e));
  }, { passive: false });
}
