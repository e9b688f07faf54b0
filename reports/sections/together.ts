/** What the team has done with others and besides its interventions: discussions, and what it has logged. */
import { whoOf } from '../../cards/discussions.ts';
import { sinceLast } from '../../quality/checkpoints/page.ts';
import { byTime } from '../../quality/keep/points.ts';
import { type Block, list, type Section } from '../document.ts';
import { personName, type Reading } from '../reading.ts';
import { dateWords } from '../words.ts';

/** A part each for those that there are. */
export function togetherParts(reading: Reading): Section['parts'] {
  const { say } = reading;
  const { discussions, activities } = doneWithin(reading);
  const names = (people: readonly string[]): string => people.map((id) => personName(reading, id)).join(', ');
  const part = (title: string, lines: readonly string[]): { title: string; blocks: Block[] }[] =>
    lines.length === 0 ? [] : [{ title, blocks: list(lines) }];
  return [
    ...part(
      say('report:discussions'),
      discussions.map((one) =>
        [
          say('plan:meetRow', { date: dateWords(reading, one.date), who: whoOf(say, one), people: names(one.people) }),
          ...(one.outcome === '' ? [] : [say('plan:meetOutcome', { text: one.outcome })]),
        ].join(' · '),
      ),
    ),
    ...part(
      say('page:activities'),
      activities.map(({ date, text, person }) =>
        say('page:activity', { date: dateWords(reading, date), text, name: names([person]) }),
      ),
    ),
  ];
}

/** In the time that the report tells of; what is planned still has not been. */
function doneWithin({ snapshot, subject, from, until }: Reading) {
  if (subject.kind === 'checkpoint') return sinceLast(snapshot, subject.checkpoint);
  const isWithin = ({ date }: { readonly date: string }): boolean => date >= from && date <= until;
  return {
    discussions: snapshot.discussions
      .filter((one) => one.state !== 'cancelled' && isWithin(one))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
    activities: snapshot.notes.filter((one) => one.use === 'activity' && isWithin(one)).toSorted(byTime),
  };
}
