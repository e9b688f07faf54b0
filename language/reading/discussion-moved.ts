/** The planned discussion is to be on another day, where it is not said with whom: «flytta diskussionen till 19 november». Pure. */
import { parseDate } from './dates.ts';
import type { GoalSurroundings } from './goal-sentence.ts';

/** Longer texts move nothing. */
const MAX_LENGTH = 120;
const MOVES =
  /^(?:(?:kan|ska|måste|vi|du|jag|snälla|please|can|could|we|you|vill|want|to|behöver|need|nej|ok) ){0,5}(?:flyttar?|skjut(?:a|er)?(?: upp| fram| på)?|senarelägg|ändrar?|byt(?:a|er)?(?: dag på| dag för)?|move|postpone|reschedule|change) (?:på )?(?:den |the |vår |our )?(?:resultat)?(?:diskussionen|discussion)(?!\p{L})/iu;
const TO = / (?:till|to) /iu;

export const movesDiscussion = (text: string): boolean => text.length <= MAX_LENGTH && MOVES.test(text.trim());

/** The new day (ISO); null where none is said. */
export function discussionDay(text: string, around: GoalSurroundings): string | null {
  const at = text.search(TO);
  const day = at < 0 ? null : parseDate(text.slice(at), around.today, around);
  return day && !('problem' in day) ? day.date.toString() : null;
}
