/** «Ta bort orden och spara», «spara utan namnet», in words: the form that the guard has just stopped is saved without them. */
import { messageCard } from '../cards/common.ts';
import type { TextKey } from '../cards/texts.ts';
import { savesWithout } from '../language/reading/saves-without.ts';
import type { Reply, WithoutWords } from './messenger.ts';
import type { Offered } from './offered.ts';
import { privately, type Turn } from './turn.ts';

/** What «ta bort orden och spara» does: the form's own button, of the form that was just stopped, or why there is nothing to save. Null for other words. */
export function savedWithout(turn: Turn, offered: Offered, text: string): WithoutWords | Reply[] | null {
  const asked = savesWithout(text);
  if (asked === null) return null;
  const ready = offered.withoutWords(turn);
  const says = (key: TextKey): Reply[] => [privately(messageCard(turn.say, key))];
  if (ready === undefined) return asked === 'yes' ? says('keep:pupil.inForm') : null;
  if (asked === 'vouched') return says('keep:pupil.inForm');
  return ready ?? says('keep:pupil.nothingLeft');
}
