/** A note of the margin: where it lies without help, how high it is, and where the words that it rests on begin. All from the top of the document. */
export interface Note {
  readonly lies: number;
  readonly height: number;
  readonly wants: number;
}

/**
 * How far each note moves down so that it stands beside its words: in order, never over another, and never past `bottom`.
 * Where notes crowd, the earlier keeps its place and the later gives way; where the foot of the page crowds them, they climb again.
 */
export function align(notes: readonly Note[], bottom: number, gap: number): number[] {
  const tops: number[] = [];
  let free = -Infinity;
  for (const note of notes) {
    const top = Math.max(note.wants, free);
    tops.push(top);
    free = top + note.height + gap;
  }
  let limit = bottom;
  for (let i = notes.length - 1; i >= 0; i--) {
    const note = notes[i]!;
    tops[i] = Math.min(tops[i]!, limit - note.height);
    limit = tops[i]! - gap;
  }
  return tops.map((top, i) => Math.round(top - notes[i]!.lies));
}
