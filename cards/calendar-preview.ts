/** What was read of a school year's days, as it was understood, and what saving it would change. */
import type { Locale } from '../quality/base.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { breakName } from '../quality/year/break-names.ts';
import type { DayChange } from '../quality/year/day-plan.ts';
import { askedId, type DayAnswer, planOf } from '../quality/year/days-act.ts';
import { MAX_BREAKS, MAX_STAFF_DAYS } from '../quality/year/documents.ts';
import type { PendingDays } from '../quality/year/pending-days.ts';
import type { AskedDay, LeftOut } from '../quality/year/read-days.ts';
import { countStaffDays, STAFF_DAYS_ALLOWED } from '../quality/year/school-year.ts';
import { type Button, button, buttons, type Card, type Element, heading, subtle, text } from './card.ts';
import { card, shared } from './common.ts';
import { bullet, formatSpan } from './format.ts';
import { onPage, paged, section } from './paging.ts';
import { type Say, speak } from './texts.ts';

const NBSP = '\u00a0';
const ANSWERS: readonly DayAnswer[] = ['break', 'staff', 'none'];

type Shown = Pick<PendingDays, 'days' | 'asked' | 'leftOut' | 'mode' | 'terms' | 'next' | 'token'>;

/** `note` is said above it, such as what was left out because it pointed at a pupil. */
export function daysCard(
  locale: Locale,
  snapshot: Snapshot,
  pending: Shown & { readonly id: string },
  page = 0,
  note = '',
): Card {
  const say = speak(locale);
  const plan = planOf(snapshot.team, pending);
  const of = (what: DayChange['what']): DayChange[] => plan.changes.filter((change) => change.what === what);
  const [added, changed, removed, same] = [of('added'), of('changed'), of('removed'), of('same')];
  const changes = added.length + changed.length + removed.length;
  const counts = (['added', 'changed', 'removed', 'same'] as const).flatMap((what) => {
    const count = { added, changed, removed, same }[what].length;
    return count === 0 ? [] : [say(`setup:daysCount.${what}`, { count })];
  });
  const data = { team: snapshot.key.team, token: pending.token, for: pending.id };
  const row = (change: DayChange): Element => text(bullet(changeRow(say, locale, change)), { spacing: 'small' });
  const sections: Element[] = [
    ...section(
      say('setup:daysAsked'),
      pending.asked.flatMap((asked) => askedRows(say, locale, asked, { ...data, ...onPage(page) })),
    ),
    ...section(say('setup:daysAdded'), added.map(row)),
    ...section(say('setup:daysChanged'), changed.map(row)),
    ...section(say('setup:daysRemoved'), removed.map(row)),
    ...section(say('setup:daysSame'), same.map(row)),
    ...section(say('setup:daysKept'), keptRows(say, locale, plan.kept)),
    ...section(
      say('setup:daysLeft'),
      pending.leftOut.map((left) => text(bullet(leftRow(say, left)), { spacing: 'small' })),
    ),
  ];
  const { rows, buttons: pages } = paged(say, sections, { do: 'calendar.preview', ...data }, page);
  const nothing = pending.asked.length > 0 ? say('setup:daysNothingYet') : say('setup:daysNothing');
  const title = say('setup:daysTitle');
  const body: Element[] = [
    heading(title),
    ...(note === '' ? [] : [text(note, { weight: 'bolder' })]),
    text(changes === 0 ? nothing : counts.join(' '), { weight: 'bolder' }),
    ...staffLine(say, countStaffDays(plan.after)),
    ...leftLine(say, plan.left),
    ...rows,
    ...(pending.asked.length > 0 && changes > 0 ? [subtle(say('setup:daysUnanswered'))] : []),
  ];
  const save = button(say('setup:daysSave'), { do: 'calendar.confirm', ...data }, 'positive');
  const actions: Button[] = [
    ...pages,
    ...(changes > 0 ? [save] : []),
    button(say('setup:daysEdit'), { do: 'calendar.open', ...data, next: pending.next }),
    button(say('common:cancel'), { do: 'calendar.drop', ...data }),
  ];
  const made = card(say, title, body, actions);
  return pending.next === '' ? made : shared(made);
}

function staffLine(say: Say, count: number): Element[] {
  const values = { count, max: STAFF_DAYS_ALLOWED };
  if (count === 0) return [];
  return count > STAFF_DAYS_ALLOWED
    ? [text(say('setup:daysStaffMany', values), { weight: 'bolder' })]
    : [subtle(say('setup:daysStaff', values))];
}

const leftLine = (say: Say, left: { readonly breaks: number; readonly staffDays: number }): Element[] =>
  left.breaks + left.staffDays === 0
    ? []
    : [
        text(say('setup:calendarLeft', { ...left, maxBreaks: MAX_BREAKS, maxStaffDays: MAX_STAFF_DAYS }), {
          weight: 'bolder',
        }),
      ];

/** Its spaces do not break. */
const daysOf = (locale: Locale, { from, to }: { readonly from: string; readonly to: string }): string =>
  formatSpan(locale, from, to).replaceAll(' ', NBSP);

function changeRow(say: Say, locale: Locale, { kind, to, before, line, what, ...change }: DayChange): string {
  const name = breakName(locale, change.name);
  const label = say(`setup:daysKind.${kind}`);
  // «Lov: Lov 7 maj» says nothing twice.
  const own = breakName(locale, name);
  const called = own === '' || own.toLowerCase() === label.toLowerCase() ? label : `${label}: ${own}`;
  const row = say('setup:daysRow', { called, days: daysOf(locale, to) });
  const was = what === 'changed' && before ? say('setup:daysWas', { row, before: daysOf(locale, before) }) : row;
  return line === null ? was : say('setup:daysOfLine', { row: was, line });
}

const keptRows = (
  say: Say,
  locale: Locale,
  kept: readonly { readonly name: string; readonly from: string; readonly to: string }[],
): Element[] =>
  kept.length === 0
    ? []
    : [
        text(
          kept
            .map(
              (one) =>
                `${one.name === '' ? say('setup:daysKind.staff') : breakName(locale, one.name)} ${daysOf(locale, one)}`,
            )
            .join(' · '),
          { spacing: 'small' },
        ),
      ];

/** What only people know, with its three answers. */
function askedRows(say: Say, locale: Locale, asked: AskedDay, data: Readonly<Record<string, string>>): Element[] {
  const days = asked.spans.map((span) => daysOf(locale, span)).join(', ');
  const words = say('setup:daysAskedRow', { name: asked.name, days });
  const row = asked.line === null ? words : say('setup:daysOfLine', { row: words, line: asked.line });
  const answers = ANSWERS.map((answer) =>
    button(say(`setup:daysIs.${answer}`), { do: 'calendar.answer', ...data, asked: askedId(asked), answer }),
  );
  return [{ type: 'Container', items: [text(row), buttons(...answers)], spacing: 'small' }];
}

function leftRow(say: Say, { name, line, why, count }: LeftOut): string {
  const words = [
    ...(line === null ? [] : [say('setup:daysLine', { line })]),
    ...(name === '' ? [] : [name]),
    ...(count > 1 ? [say('setup:daysLeftCount', { count })] : []),
  ].join(' · ');
  return words === ''
    ? say(`wheel:left.${why}`)
    : say('setup:daysLeftRow', { name: words, why: say(`wheel:left.${why}`) });
}
