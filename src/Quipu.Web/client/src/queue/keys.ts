/** What of a key press counts: the rest of it may be anything. */
export interface Press {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly defaultPrevented: boolean;
  readonly target: unknown;
}

/** The key that something on the page may answer to; null where none of them is, or where it is typed into a field, held down, or meant for the browser. */
export function keyOf(press: Press, known: string): string | null {
  if (press.altKey || press.ctrlKey || press.metaKey || press.repeat || press.isComposing || press.defaultPrevented || isField(press.target)) return null;
  const key = press.key.toLowerCase();
  return key.length === 1 && known.includes(key) ? key : null;
}

/** Told apart by what they have, so that it runs without a browser too. */
function isField(target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const { tagName, isContentEditable, type } = target as { tagName?: string; isContentEditable?: boolean; type?: string };
  if (isContentEditable) return true;
  const name = tagName?.toLowerCase();
  return name === 'textarea' || name === 'select' || (name === 'input' && type !== 'checkbox' && type !== 'radio' && type !== 'submit' && type !== 'button');
}
