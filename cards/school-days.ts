/** The school year's days, for somebody who asks about them. */
import type { FeastMeant } from '../language/reading/feasts.ts';
import type { DaysMeant } from '../language/reading/school-days.ts';
import type { Locale } from '../quality/base.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { breakName, breaksMeant } from '../quality/year/break-names.ts';
import type { Calendar, DateSpan } from '../quality/year/documents.ts';
import { feastOn } from '../quality/year/holidays.ts';
import { button, type Card, text } from './card.ts';
import { card } from './common.ts';
import { bare, formatDate, formatSpan, listed } from './format.ts';
import { type Say, speak } from './texts.ts';
import { yearFacts } from './wheel.ts';

export type DaysAsked = Extract<DaysMeant, { asks: string }>;

/** What was asked about, and all the days; `mayChange` adds the button to their form. */
export function schoolDaysCard(
  locale: Locale,
  snapshot: Snapshot,
  meant: DaysAsked,
  today: string,
  mayChange: boolean,
): Card {
  const say = speak(locale);
  const words = answered({ say, locale, calendar: snapshot.team.calendar, today, mayChange }, meant);
  const change = button(say('common:change'), { do: 'calendar.open', next: '', team: snapshot.key.team });
  return card(say, words, [text(words), yearFacts(say, locale, snapshot)], mayChange ? [change] : []);
}

type Asking = {
  readonly say: Say;
  readonly locale: Locale;
  readonly calendar: Calendar;
  readonly today: string;
  readonly mayChange: boolean;
};

function answered(asking: Asking, meant: DaysAsked): string {
  const { say, locale, calendar } = asking;
  switch (meant.asks) {
    case 'all':
      return say('year:days', { year: calendar.schoolYear });
    case 'staffDays': {
      const { staffDays } = calendar;
      if (staffDays.length === 0) return say('year:noStaffDays');
      const days = listed(
        locale,
        staffDays.map((day) => bare(locale, day)),
      );
      return say('year:staffDaysAre', { count: staffDays.length, days });
    }
    case 'break':
      return breakIs(asking, breaksCalled(calendar, meant.name), meant.name === null);
    case 'feast':
      return feastIs(asking, meant);
    case 'term':
      return termIs(asking, meant);
  }
}

function breaksCalled({ breaks }: Calendar, name: string | null): DateSpan[] {
  const named = breaks.filter((lov) => lov.name !== '');
  return name === null ? named : breaksMeant(named, name);
}

/** The nearest of them, with all that are called the same where one is asked for by its name; where there is none, where it is entered. */
function breakIs({ say, locale, today, mayChange }: Asking, meant: readonly DateSpan[], isAny = false): string {
  const ahead = meant.filter(({ to }) => to >= today).toSorted((a, b) => a.from.localeCompare(b.from));
  const [first] = ahead.length > 0 ? ahead : meant;
  if (!first) return say(mayChange ? 'year:noBreak' : 'year:noBreakTheirs');
  const found = isAny ? [first] : meant.filter((lov) => lov.name === first.name);
  const days = listed(
    locale,
    found.map(({ from, to }) => formatSpan(locale, from, to, true)),
  );
  return say('year:breakIs', { name: breakName(locale, first.name), days });
}

/** The feasts that a break lies around, and what the break is called by. */
const AROUND: Readonly<Partial<Record<FeastMeant['feast'], string>>> = {
  goodFriday: 'påsk',
  easter: 'påsk',
  christmas: 'jul',
  newYear: 'jul',
};

/** Its day, and the break around it: nothing of one that has been. */
function feastIs(asking: Asking, { feast, year }: FeastMeant): string {
  const { say, locale, calendar, today } = asking;
  const now = Temporal.PlainDate.from(today).year;
  const next = [now, now + 1].map((one) => feastOn(feast, one).toString()).find((day) => day >= today);
  const day = year === null ? (next ?? today) : feastOn(feast, year).toString();
  const around = AROUND[feast];
  const breaks = around === undefined ? [] : breaksCalled(calendar, around);
  const isNear = day >= calendar.autumnStart && day <= calendar.springEnd;
  return [
    say('year:feastIs', { name: say(`year:feast.${feast}`), date: formatDate(locale, day, 'long') }),
    ...(around !== undefined && isNear ? [breakIs(asking, breaks)] : []),
  ].join(' ');
}

function termIs({ say, locale, calendar, today }: Asking, { edge, of }: Extract<DaysAsked, { asks: 'term' }>): string {
  const { autumnStart, autumnEnd, springStart, springEnd } = calendar;
  const [autumn, spring] = edge === 'ends' ? [autumnEnd, springEnd] : [autumnStart, springStart];
  const whole = edge === 'ends' ? 'spring' : 'autumn';
  const term = of === 'year' ? whole : (of ?? (autumn >= today ? 'autumn' : 'spring'));
  const date = formatDate(locale, term === 'autumn' ? autumn : spring, 'long');
  const name = say(term === 'autumn' ? 'year:terms' : 'year:termsSpring');
  return say(edge === 'ends' ? 'year:termEnds' : 'year:termStarts', { name, date });
}
