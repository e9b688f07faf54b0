/** The cards of the agenda's points and of what has been logged, with `typed` wherever somebody may have typed. */
import type { Card } from '../../cards/card.ts';
import { keptNoteCard, logCard, noteCard } from '../../cards/notes.ts';
import { pointsCard } from '../../cards/points.ts';
import { speak } from '../../cards/texts.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';

export function noteCards(snapshot: Snapshot, checkpoint: Checkpoint, me: Member, typed: string): Card[] {
  const { locale } = snapshot.team;
  const say = speak(locale);
  return [
    pointsCard(locale, snapshot, checkpoint, me, '2027-02-01', { page: 1, note: say('keep:pointTicked') }),
    noteCard(say, snapshot, { use: 'agenda', id: 'n', words: typed.slice(0, 300) }, [typed]),
    keptNoteCard(say, snapshot, { id: 'n', use: 'agenda', words: typed.slice(0, 300) }),
    keptNoteCard(say, snapshot, { id: 'n', use: 'activity', words: typed.slice(0, 300) }),
    logCard(locale, snapshot, me, 1, say('keep:noteRemoved.activity')),
  ];
}
