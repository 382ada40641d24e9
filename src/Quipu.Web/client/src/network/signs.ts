// A sign per type of party, told apart by its outline and a letter, so that no colour is needed.
import type { EntityType } from './shape';
import { at, shape, type Shape } from './svg';
import type { Palette } from './tones';

function outline(type: EntityType, r: number): string {
  const corners = (...points: readonly (readonly [number, number])[]): string => `M${points.map(([x, y]) => `${at(x * r)} ${at(y * r)}`).join('L')}Z`;
  switch (type) {
    case 'Person': return `M${at(-r)} 0A${at(r)} ${at(r)} 0 1 1 ${at(r)} 0A${at(r)} ${at(r)} 0 1 1 ${at(-r)} 0Z`;
    case 'Organization': return corners([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]);
    case 'Company': return rounded(1.15 * r, 0.82 * r, 0.5 * r);
    case 'PublicBody': return corners([0, -1.15], [1.1, -0.32], [0.72, 0.95], [-0.72, 0.95], [-1.1, -0.32]);
    case 'Place': return corners([-1.12, -0.8], [1.12, -0.8], [0, 1.15]);
    case 'Law': return corners([-0.78, -1], [0.35, -1], [0.78, -0.55], [0.78, 1], [-0.78, 1]);
    case 'Event': return corners([0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]);
  }
}

function rounded(w: number, h: number, r: number): string {
  const [x, y] = [w - r, h - r];
  const arc = (ex: number, ey: number): string => `A${at(r)} ${at(r)} 0 0 1 ${at(ex)} ${at(ey)}`;
  return `M${at(-x)} ${at(-h)}L${at(x)} ${at(-h)}${arc(w, -y)}L${at(w)} ${at(y)}${arc(x, h)}L${at(-x)} ${at(h)}${arc(-w, y)}L${at(-w)} ${at(-y)}${arc(-x, -h)}Z`;
}

export interface Dress {
  readonly palette: Palette;
  /** Whom the network was asked about: its sign is filled. */
  readonly centre: boolean;
  /** Known by a description only: its outline is broken. */
  readonly named: boolean;
  readonly strong: boolean;
}

/** The sign of a party, around 0 0. */
export function sign(type: EntityType, letter: string, r: number, { palette, centre, named, strong }: Dress): Shape[] {
  const drop = type === 'Place' ? -r * 0.22 : type === 'PublicBody' ? r * 0.05 : 0;
  return [
    shape('path', { d: outline(type, r), fill: centre ? palette.ink : palette.paper, stroke: strong ? palette.accent : palette.ink, 'stroke-width': strong ? 2.6 : 1.4, 'stroke-dasharray': named ? null : '2.5 2', 'stroke-linejoin': 'round' }),
    shape('text', { x: 0, y: at(drop + r * 0.36), 'text-anchor': 'middle', 'font-size': at(r), 'font-weight': 600, fill: centre ? palette.paper : palette.ink, 'aria-hidden': 'true' }, letter),
  ];
}
