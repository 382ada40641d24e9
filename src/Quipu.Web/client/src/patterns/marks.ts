/** A stretch of a text: lines without faults together, each line with one alone. */
export interface Run {
  readonly text: string;
  readonly faulty: boolean;
}

/** The text in runs, of which some are lines with faults (counted from 1). Put together again they are the text, with a line's end where it ends. */
export function behind(text: string, faults: readonly number[]): Run[] {
  const faulty = new Set(faults);
  const runs: Run[] = [];
  let plain = '';
  text.split('\n').forEach((line, index) => {
    if (!faulty.has(index + 1)) {
      plain += `${line}\n`;
      return;
    }
    if (plain) runs.push({ text: plain, faulty: false });
    // A line without letters is marked too.
    runs.push({ text: line || ' ', faulty: true });
    plain = '\n';
  });
  if (plain) runs.push({ text: plain, faulty: false });
  return runs;
}

/** Where a line and column (from 1) stand in a text; its end where there is no such line. */
export function placeOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let now = 1; now < line; now++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  const end = text.indexOf('\n', at);
  return Math.min(at + Math.max(0, column - 1), end < 0 ? text.length : end);
}
