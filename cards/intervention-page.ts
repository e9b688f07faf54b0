/** Everything that has been written about one intervention, for the whole team to read. */
import type { Locale } from '../quality/base.ts';
import type { Intervention } from '../quality/plan/documents.ts';
import { isUnsaid } from '../quality/plan/evidence.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, type Element, heading, text } from './card.ts';
import { card } from './common.ts';
import { formatDate, formatNumber } from './format.ts';
import { historyData } from './history.ts';
import { endedAs, interventionButtons, stateWords } from './interventions.ts';
import { ownerName } from './names.ts';
import { long, paged } from './paging.ts';
import { reasonFor } from './principal.ts';
import { type Say, speak } from './texts.ts';

type Shown = {
  readonly page?: number;
  readonly note?: string;
  readonly more?: boolean;
  readonly viewer?: { readonly mayChange: boolean; readonly mayDecide: boolean };
  /** In an earlier year it is said how it went. */
  readonly isOver?: boolean;
};
/** `more`: something is left to fill in, and what its reader may do comes first then. `viewer`: what its reader may do with it. `today` is an ISO date. */
export function interventionPageCard(
  locale: Locale,
  snapshot: Snapshot,
  one: Intervention,
  today: string,
  { page = 0, note, more = false, viewer, isOver = false }: Shown = {},
): Card {
  const say = speak(locale);
  const title = say('plan:row', { number: one.number, title: one.title });
  const { schoolYear: year } = snapshot.team.calendar;
  const data = { do: 'plan.see', team: snapshot.key.team, intervention: one.id, year } as const;
  const { rows, buttons: pages } = paged(say, rowsOf(say, locale, snapshot, one, today, isOver), data, page);
  const own = viewer ? interventionButtons(say, snapshot, one, viewer) : [];
  const list = button(say('people:button.interventions'), { do: 'plan.list', team: snapshot.key.team });
  return card(
    say,
    title,
    [...(note ? [text(note, { weight: 'bolder' })] : []), heading(title), ...rows],
    [
      ...(more ? own : []),
      ...pages,
      ...(more ? [] : own),
      button(say('history:see'), historyData(snapshot, { goal: one.goal })),
      list,
    ],
  );
}

function rowsOf(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  one: Intervention,
  today: string,
  isOver: boolean,
): Element[] {
  const goal = snapshot.goals.find(({ id }) => id === one.goal);
  const part = (label: string, words: string): Element[] =>
    words === '' ? [] : long(words, { label, spacing: 'small' });
  return [
    text(isOver ? endedAs(say, snapshot, one) : stateWords(say, snapshot, one, today)),
    ...part(say('plan:goal'), goal ? say('goals:row', { number: goal.number, title: goal.title }) : '–'),
    ...part(say('plan:owner'), ownerName(say, snapshot.members, one.owner)),
    ...part(say('plan:withWhom'), one.withWhom),
    ...part(say('plan:from'), formatDate(locale, one.from)),
    ...part(say('plan:to'), formatDate(locale, one.to)),
    ...part(say('plan:level'), one.level === null ? '' : say(`plan:level.${one.level}`)),
    ...part(say('plan:nature'), one.nature === null ? '' : say(`plan:nature.${one.nature}`)),
    ...part(say('plan:hours'), one.hours === null ? '' : formatNumber(locale, one.hours)),
    ...part(say('plan:why'), one.why),
    ...part(say('plan:fidelity'), one.fidelity),
    ...evidenceRows(say, one, part),
    ...(one.override ? [text(reasonFor(say, one.override))] : []),
  ];
}

function evidenceRows(
  say: Say,
  { evidence }: Intervention,
  part: (label: string, words: string) => Element[],
): Element[] {
  // Nobody has answered yet, which is no finding.
  if (isUnsaid(evidence)) return part(say('plan:evidence'), say('plan:unsaid'));
  return [
    ...part(say('plan:evidence'), say(`plan:evidence.${evidence.level}`)),
    ...part(say('plan:finding'), say(`plan:finding.${evidence.finding}`)),
    ...evidence.references.flatMap((reference) => part(say('plan:reference'), reference)),
    ...evidence.grades.flatMap(({ outcome, certainty }) => part(outcome, say(`plan:certainty.${certainty}`))),
    ...part(say('plan:stop'), evidence.stop),
  ];
}
