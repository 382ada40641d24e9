// The part of a map that is seen.
export interface Box { x: number; y: number; width: number; height: number }

const MOST = 40;

/** The same middle, so many times as close. */
export function closer(box: Box, times: number): Box {
  const [width, height] = [box.width / times, box.height / times];
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

export function moved(box: Box, dx: number, dy: number): Box {
  return { ...box, x: box.x + dx, y: box.y + dy };
}

/** Never farther than the whole, never beyond its edges, never closer than anything can be told. */
export function clamped(box: Box, whole: Box): Box {
  const width = Math.min(whole.width, Math.max(whole.width / MOST, box.width));
  const height = width * whole.height / whole.width;
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const x = Math.min(whole.x + whole.width - width, Math.max(whole.x, cx - width / 2));
  const y = Math.min(whole.y + whole.height - height, Math.max(whole.y, cy - height / 2));
  return { x, y, width, height };
}
