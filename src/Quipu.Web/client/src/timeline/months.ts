/**
 * The months between two places on the strip, both taken whole.
 * @param first its first month, `2031-05`
 * @param months how many it has
 * @param one a place on it, from 0 to 1
 * @param other another, before or after it
 */
export function between(first: string, months: number, one: number, other: number): { from: string; to: string } {
  const at = (share: number): number => Math.min(months - 1, Math.max(0, Math.floor(share * months)));
  const [a, b] = [at(Math.min(one, other)), at(Math.max(one, other))];
  return { from: after(first, a), to: after(first, b) };
}

function after(first: string, by: number): string {
  const [year, month] = first.split('-').map(Number) as [number, number];
  const number = year * 12 + month - 1 + by;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
