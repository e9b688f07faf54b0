/** Whether a first name is one that children bear today or one of grown-ups; many names are neither. */
import names from './name-ages.json' with { type: 'json' };

const child: ReadonlySet<string> = new Set(names.child.split(' '));
const adult: ReadonlySet<string> = new Set(names.adult.split(' '));

export function nameAge(word: string): 'child' | 'adult' | 'either' {
  const stem = word.replace(/(?:'s|’s|s)$/u, '');
  if (child.has(word) || (!adult.has(word) && child.has(stem))) return 'child';
  return adult.has(word) || adult.has(stem) ? 'adult' : 'either';
}
