// Colour is where a tie stands in law; line style is how it is said. One table for screen, picture and legend.
import type { Modality } from './shape';

export const TONES = ['none', 'suspected', 'measures', 'trial', 'decided', 'ended'] as const;
export type Tone = (typeof TONES)[number];

const LADDER: Readonly<Record<string, Tone>> = {
  accused: 'suspected', investigated: 'suspected', wanted: 'suspected',
  arrested: 'measures', preventive_detention: 'measures', restricted: 'measures', extradited: 'measures', released: 'measures',
  charged: 'trial', on_trial: 'trial', appealed: 'trial',
  convicted: 'decided', sentenced: 'decided', sanctioned: 'decided', removed: 'decided',
  annulled: 'ended', acquitted: 'ended', dropped: 'ended', prescribed: 'ended', pardoned: 'ended', rehabilitated: 'ended',
};

/** The tone of a stage, or of a tone; whatever is not on the ladder stands nowhere in law. */
export function toneOf(word: string): Tone {
  return TONES.find(t => t === word) ?? LADDER[word] ?? 'none';
}

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly accent: string;
  readonly tone: Readonly<Record<Tone, string>>;
}

/** For the screen by day, and for every picture that leaves the house: paper is white. Each tone reads on it at 4.5 : 1 or better, and by rising darkness in grey. */
export const LIGHT: Palette = {
  paper: '#ffffff', ink: '#1b1c1e', soft: '#55585e', faint: '#e3e2dd', accent: '#1d4f91',
  tone: { none: '#74777d', suspected: '#9a6700', measures: '#c2410c', trial: '#b4134b', decided: '#6b1d8f', ended: '#18784a' },
};

export const DARK: Palette = {
  paper: '#15171a', ink: '#eceae4', soft: '#a9acb2', faint: '#34373c', accent: '#8ab8f5',
  tone: { none: '#8d9198', suspected: '#e0a82e', measures: '#f2803e', trial: '#ff6f91', decided: '#c99af0', ended: '#4fbf85' },
};

/** How a line of a modality is drawn: its dashes, its ends, and whether it is hollow (two thin lines). */
export interface Line {
  readonly dashes: string | null;
  readonly cap: 'butt' | 'round';
  readonly width: number;
  readonly hollow: boolean;
}

export const LINES: Readonly<Record<Modality, Line>> = {
  stated: { dashes: null, cap: 'butt', width: 1.9, hollow: false },
  alleged: { dashes: '7 4', cap: 'butt', width: 1.7, hollow: false },
  possible: { dashes: '0.1 4.6', cap: 'round', width: 2.2, hollow: false },
  denied: { dashes: null, cap: 'butt', width: 4.2, hollow: true },
};
