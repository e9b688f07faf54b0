/** The school year's end: what is left to do, what becomes of each open thing, and the next year. */
import type { Locale } from '../quality/base.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import { signatureOf } from '../quality/evaluation/evaluating.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { isCurrent } from '../quality/status/status.ts';
import type { Calendar } from '../quality/year/documents.ts';
import {
  CHOICES_FOR,
  choiceOf,
  isWorthwhile,
  keyOf,
  newDay,
  newDue,
  type Open,
  openThings,
  suggestedChoice,
  unchosen,
} from '../quality/year/handover.ts';
import { nextCalendarOf, nextYearOf } from '../quality/year/next-year.ts';
import { button, type Card, type ChoiceInput, type Element, heading, submit, subtle, text } from './card.ts';
import { card, commandButton, formCard, type Objection, problemsBox } from './common.ts';
import { whoOf } from './discussions.ts';
import { formatDate } from './format.ts';
import { type Say, speak } from './texts.ts';

/** No form has more fields at once. */
const FIELDS = 7;
export const yearEndPages = (snapshot: Snapshot): Open[][] => {
  const all = openThings(snapshot);
  return Array.from({ length: Math.ceil(all.length / FIELDS) }, (_, page) =>
    all.slice(page * FIELDS, (page + 1) * FIELDS),
  );
};

/** What is done and what is left, with the next step first. */
export function yearEndCard(locale: Locale, snapshot: Snapshot, today: string, note?: string): Card {
  const say = speak(locale);
  const { team } = snapshot.key;
  const { schoolYear: year, springEnd } = snapshot.team.calendar;
  const title = say('yearEnd:title', { year });
  const [open, left] = [openThings(snapshot).length, unchosen(snapshot).length];
  const chosen = open === left ? say('yearEnd:chosenNone') : say('yearEnd:chosenCount', { count: open - left });
  const next = nextYearOf(snapshot, Temporal.PlainDate.from(today));
  const signed = signatureOf(snapshot) !== undefined;
  const body: Element[] = [
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    heading(title),
    text(say('yearEnd:intro')),
    ...(today <= springEnd ? [text(say('yearEnd:runsOn', { date: formatDate(locale, springEnd) }))] : []),
    text(`${signed ? '✓' : '○'} ${say(signed ? 'yearEnd:evaluated' : 'yearEnd:notEvaluated')}`),
    text(
      `${left === 0 ? '✓' : '○'} ${open === 0 ? say('yearEnd:openNone') : say('yearEnd:openCount', { count: open, chosen })}`,
    ),
    ...(next === null ? [subtle(say('yearEnd:notYet'))] : []),
  ];
  const through = button(
    say('yearEnd:goThrough'),
    { do: 'yearEnd.open', team, page: '0' },
    left > 0 ? 'positive' : 'default',
  );
  const start =
    next && button(say('yearEnd:start', { year: next }), { do: 'settings.nextYear', team, year: next }, 'positive');
  return card(say, title, body, [
    ...(open > 0 ? [through] : []),
    ...(start && left === 0 ? [start] : []),
    ...(signed ? [] : [commandButton(say, 'evaluate', team)]),
  ]);
}

/** One page of what is open; each begins with what was chosen, or what the evaluation speaks for. */
export function yearEndForm(
  locale: Locale,
  snapshot: Snapshot,
  today: Temporal.PlainDate,
  page: number,
  problems: readonly Objection[] = [],
  typed: Readonly<Record<string, string>> = {},
): Card {
  const say = speak(locale);
  const pages = yearEndPages(snapshot);
  const at = Math.max(0, Math.min(page, pages.length - 1));
  const data = { team: snapshot.key.team, page: String(at) };
  const body: Element[] = [
    ...problemsBox(say, problems),
    ...(pages.length > 1 ? [subtle(say('common:page', { page: at + 1, pages: pages.length }))] : []),
    subtle(say('yearEnd:formIntro')),
    ...(pages[at] ?? []).map((open) => {
      const carry = carryWords(say, locale, open, nextCalendarOf(snapshot, today));
      return field(say, locale, snapshot, open, { carry, typed: typed[keyOf(open)] });
    }),
  ];
  return formCard(say, { title: say('yearEnd:formTitle'), open: { do: 'yearEnd.open', ...data } }, body, [
    submit(say(at + 1 < pages.length ? 'common:next' : 'yearEnd:save'), { do: 'yearEnd.choose', ...data }),
    button(say('common:back'), { do: 'yearEnd.show', team: snapshot.key.team }),
  ]);
}

/** «Ta med», with the day that it is given in the new year, where it is given one. */
function carryWords(say: Say, locale: Locale, open: Open, calendar: Calendar | null): string {
  if (calendar === null || (open.of !== 'decision' && open.of !== 'discussion')) return say('yearEnd:choice.carry');
  const day = open.of === 'decision' ? newDue(open.one, { calendar }) : newDay({ calendar });
  return say(`yearEnd:carry.${open.of}`, { date: formatDate(locale, day) });
}

const field = (
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  open: Open,
  { carry, typed }: { readonly carry: string; readonly typed: string | undefined },
): ChoiceInput => ({
  type: 'Input.ChoiceSet',
  id: keyOf(open),
  label: labelOf(say, locale, snapshot, open),
  style: 'compact',
  isRequired: true,
  choices: CHOICES_FOR[open.of].map((choice) => ({
    title: choice === 'carry' ? carry : say(`yearEnd:choice.${choice}`),
    value: choice,
  })),
  value:
    CHOICES_FOR[open.of].find((choice) => choice === typed) ??
    choiceOf(snapshot, open) ??
    suggestedChoice(snapshot, open),
});

function labelOf(say: Say, locale: Locale, snapshot: Snapshot, { of, one }: Open): string {
  switch (of) {
    case 'checkpoint':
      return say('yearEnd:label.checkpoint', {
        number: numberOf(snapshot, one.id),
        date: formatDate(locale, one.date),
      });
    case 'goal':
      return say('yearEnd:label.goal', { number: one.number, title: one.title });
    case 'intervention': {
      const goal = snapshot.goals.find(({ id }) => id === one.goal);
      const words = say('yearEnd:label.intervention', {
        number: one.number,
        goal: goal?.number ?? '–',
        title: one.title,
      });
      // Why what is worth going on with is not proposed to.
      const isOver = isWorthwhile(snapshot, one) && (!goal || !isCurrent(goal));
      return isOver ? `${words}. ${say('yearEnd:goalOver')}` : words;
    }
    case 'discussion':
      return say('yearEnd:label.discussion', { who: whoOf(say, one), date: formatDate(locale, one.date) });
    case 'decision':
    case 'parked':
    case 'note':
      return say(`yearEnd:label.${of}`, { text: one.text });
  }
}

export function undoCard(say: Say, snapshot: Snapshot): Card {
  const { team } = snapshot.key;
  const words = say('yearEnd:undoQuestion', { year: snapshot.team.calendar.schoolYear });
  return card(
    say,
    words,
    [text(words)],
    [
      button(say('yearEnd:undo'), { do: 'yearEnd.undo', team }, 'destructive'),
      button(say('common:cancel'), { do: 'settings.show', team }),
    ],
  );
}

type Along = { readonly goals: number; readonly interventions: number; readonly others: number };

/** What came along, how to take it back, and the report of the year that has ended. */
export function startedCard(say: Say, snapshot: Snapshot, counts: Along, ended: string): Card {
  const { team } = snapshot.key;
  const report = { do: 'reports.open', team, year: ended, which: 'year' } as const;
  const along = (['goals', 'interventions', 'others'] as const).flatMap((what) =>
    counts[what] === 0 ? [] : [say(`yearEnd:along.${what}`, { count: counts[what] })],
  );
  const words = [
    say('yearEnd:started', { year: snapshot.team.calendar.schoolYear }),
    ...(along.length === 0 ? [] : [say('yearEnd:cameAlong', { what: along.join(', ') })]),
    ...(counts.goals === 0 ? [] : [say('yearEnd:goalsAreDrafts')]),
  ].join(' ');
  return card(
    say,
    words,
    [text(words)],
    [
      commandButton(say, 'goals', team),
      button(say('report:ofYear', { year: ended }), report),
      button(say('yearEnd:undo'), { do: 'yearEnd.undoAsk', team }),
    ],
  );
}
