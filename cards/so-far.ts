/** What the team has done so far in its year, for who was not there. */
import { decisionsOf } from '../quality/checkpoints/decisions-of.ts';
import { inOrder, numberOf } from '../quality/checkpoints/order.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Card, type Element, heading, subheading, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { bullet, formatDate } from './format.ts';
import { long, paged } from './paging.ts';
import { seeCheckpoint } from './see.ts';
import { localeOf, type Say } from './texts.ts';

/** `today` is an ISO date. */
export function soFarCard(say: Say, snapshot: Snapshot, today: string, page = 0): Card {
  const { key, team } = snapshot;
  const title = say('part:soFar', { year: team.calendar.schoolYear });
  const held = inOrder(snapshot.checkpoints).filter(({ date }) => date < today);
  const checkpoints = held.flatMap((one): Element[] => {
    const count = decisionsOf(snapshot, one).length;
    const about = {
      number: numberOf(snapshot, one.id),
      date: formatDate(localeOf(say), one.date),
      decisions: say('part:soFarDecisions', { count }),
    };
    const words = say(count > 0 ? 'part:soFarHeld' : 'part:soFarHeldNone', about);
    return [text(words), ...(one.summary === '' ? [] : long(one.summary))];
  });
  const all: Element[] = [
    ...(held.length === 0 ? [text(say('part:soFarNone'))] : checkpoints),
    ...titles(
      say('status:goals'),
      snapshot.goals.map((one) => [one, say('goals:row', { number: one.number, title: one.title })] as const),
    ),
    ...titles(
      say('people:button.interventions'),
      snapshot.interventions.map((one) => [one, say('plan:row', { number: one.number, title: one.title })] as const),
    ),
  ];
  const { rows, buttons: pages } = paged(say, all, { do: 'part.soFar', team: key.team }, page);
  return card(
    say,
    title,
    [heading(title), ...rows],
    [
      ...pages,
      ...held.map((one) => seeCheckpoint(say, snapshot, one)),
      commandButton(say, 'decisions', key.team),
      commandButton(say, 'history', key.team),
    ],
  );
}

/** What is or was in the plan. */
function titles(title: string, named: readonly (readonly [{ readonly state: string }, string])[]): Element[] {
  const lines = named.flatMap(([{ state }, words]) =>
    ['active', 'finished', 'done', 'stopped'].includes(state) ? [words] : [],
  );
  return lines.length === 0
    ? []
    : [subheading(title), ...lines.map((line) => text(bullet(line), { spacing: 'small' }))];
}
