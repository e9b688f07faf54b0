/** The school year's days, for somebody who asks about them. */
import type { DaysMeant } from '../language/reading/school-days.ts';
import type { Locale } from '../quality/base.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { breakName, breaksMeant } from '../quality/year/break-names.ts';
import type { Calendar } from '../quality/year/documents.ts';
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
  const words = answered(say, locale, snapshot.team.calendar, meant, today);
  const change = button(say('common:change'), { do: 'calendar.open', next: '', team: snapshot.key.team });
  return card(say, words, [text(words), yearFacts(say, locale, snapshot)], mayChange ? [change] : []);
}

function answered(say: Say, locale: Locale, calendar: Calendar, meant: DaysAsked, today: string): string {
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
      return breakIs(say, locale, calendar, meant.name, today);
    case 'term':
      return termIs(say, locale, calendar, meant, today);
  }
}

function breakIs(say: Say, locale: Locale, calendar: Calendar, name: string | null, today: string): string {
  const named = calendar.breaks.filter((lov) => lov.name !== '');
  const meant = name === null ? named : breaksMeant(named, name);
  const ahead = meant.filter(({ to }) => to >= today).toSorted((a, b) => a.from.localeCompare(b.from));
  const [first] = ahead.length > 0 ? ahead : meant;
  if (!first) return say('year:noBreak');
  const found = name === null ? [first] : meant.filter((lov) => lov.name === first.name);
  const days = listed(
    locale,
    found.map(({ from, to }) => formatSpan(locale, from, to, true)),
  );
  return say('year:breakIs', { name: breakName(locale, first.name), days });
}

function termIs(
  say: Say,
  locale: Locale,
  { autumnStart, autumnEnd, springStart, springEnd }: Calendar,
  { edge, of }: Extract<DaysAsked, { asks: 'term' }>,
  today: string,
): string {
  const [autumn, spring] = edge === 'ends' ? [autumnEnd, springEnd] : [autumnStart, springStart];
  const whole = edge === 'ends' ? 'spring' : 'autumn';
  const term = of === 'year' ? whole : (of ?? (autumn >= today ? 'autumn' : 'spring'));
  const date = formatDate(locale, term === 'autumn' ? autumn : spring, 'long');
  const name = say(term === 'autumn' ? 'year:terms' : 'year:termsSpring');
  return say(edge === 'ends' ? 'year:termEnds' : 'year:termStarts', { name, date });
}
