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

/** Of every picture that leaves the house: on white, whatever the screen wears. The same as the page's light dress; each reads on paper at 4.5 : 1 or better. */
export const LIGHT: Palette = {
  paper: '#ffffff', ink: '#1d1b17', soft: '#5c574d', faint: '#dcd7cb', accent: '#0b63ce',
  tone: { none: '#6b675e', suspected: '#8a5a00', measures: '#b0410e', trial: '#6b3fa0', decided: '#a3152b', ended: '#0c6b58' },
};

/** The colours that the page's style sheet names. */
export function paletteOf(property: (name: string) => string): Palette {
  const named = (name: string, otherwise: string): string => property(name).trim() || otherwise;
  return {
    paper: named('--sheet', LIGHT.paper), ink: named('--ink', LIGHT.ink), soft: named('--soft', LIGHT.soft), faint: named('--rule', LIGHT.faint), accent: named('--focus', LIGHT.accent),
    tone: Object.fromEntries(TONES.map(tone => [tone, named(`--t-${tone}`, LIGHT.tone[tone])])) as Record<Tone, string>,
  };
}

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
