// Widths of text without a screen, so that the same network is laid out alike in every browser and in tests.
const NARROW = /[iljtfrI.,:;'’!|()[\]\- ]/;
const WIDE = /[mwMW@%—…]/;
const CAPITAL = /[\p{Lu}\p{Nd}]/u;
const FULL = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

/** About how wide a line of a sans-serif face is; errs on the side of too wide (DejaVu Sans, which is about the widest that a reader may have). */
export function width(text: string, size: number): number {
  let ems = 0;
  for (const c of text) ems += FULL.test(c) ? 1.05 : NARROW.test(c) ? 0.36 : WIDE.test(c) ? 0.96 : CAPITAL.test(c) ? 0.7 : 0.61;
  return ems * size;
}

/** Breaks text into lines no wider than `room`; what does not fit into `most` lines ends in an ellipsis. A word that is too long is cut. */
export function wrap(text: string, size: number, room: number, most: number): string[] {
  const words = text.trim().split(/\s+/).filter(w => w !== '');
  const lines: string[] = [];
  let line = '';
  for (let i = 0; i < words.length; i++) {
    const longer = line === '' ? words[i]! : `${line} ${words[i]}`;
    if (width(longer, size) <= room || line === '') line = longer;
    else if (lines.length === most - 1) return [...lines, `${line} ${words.slice(i).join(' ')}`].map(l => cut(l, size, room));
    else {
      lines.push(line);
      line = words[i]!;
    }
  }
  return (line === '' ? lines : [...lines, line]).map(l => cut(l, size, room));
}

/** The text, or as much of it as fits before an ellipsis. */
export function cut(text: string, size: number, room: number): string {
  if (width(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && width(`${letters.join('').trimEnd()}…`, size) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
