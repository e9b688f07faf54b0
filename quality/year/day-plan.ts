/** What saving days that were read would do to a school year's calendar. */
import { type Calendar, type DateSpan, MAX_BREAKS, MAX_STAFF_DAYS } from './documents.ts';
import { type ReadDay, weekdaysOf } from './read-days.ts';

const TERMS = ['autumnStart', 'autumnEnd', 'springStart', 'springEnd'] as const;
type Span = { readonly from: string; readonly to: string };
type Term = (typeof TERMS)[number];
export type DayChange = {
  readonly what: 'added' | 'changed' | 'removed' | 'same';
  readonly kind: 'break' | 'staff' | Term;
  readonly name: string;
  readonly to: Span;
  /** How it is now; null for what is added. */
  readonly before: Span | null;
  /** The pasted line that says it; null for a file and for what nobody said. */
  readonly line: number | null;
};
export type DayPlan = {
  readonly after: Calendar;
  readonly changes: readonly DayChange[];
  /** Breaks and staff days that are left as they are, since nothing was said of them. */
  readonly kept: readonly DateSpan[];
  /** How many more there were than a year holds. */
  readonly left: { readonly breaks: number; readonly staffDays: number };
};

/**
 * `merge`: what was read is added, or takes the place of what has the same name or lies wholly within it; nothing else goes. `whole`: the
 * breaks and staff days are those that were read, and no others.
 */
export function planDays(calendar: Calendar, read: readonly ReadDay[], mode: 'merge' | 'whole'): DayPlan {
  const terms = withTerms(calendar, read);
  const draft = new Draft(terms.calendar, mode === 'whole');
  for (const { kind, name, from, to, line } of read) {
    if (kind === 'break') draft.takeBreak({ name, from, to }, line);
    if (kind === 'staff') for (const day of weekdaysOf({ from, to })) draft.takeStaffDay(day, line);
  }
  const { breaks, staffDays, changes, kept } = draft.result();
  // The break that lies between the terms moves with them, unless it was itself read anew.
  const told = read.some(
    (one) => one.kind === 'break' && holdsChristmas(one) && !calendar.breaks.some((lov) => isSame(lov, one)),
  );
  const fitted = told ? { breaks, changes: [] } : withChristmas(breaks, calendar, terms.calendar);
  const moved = new Set(fitted.changes.map(({ name }) => name));
  return {
    after: {
      ...terms.calendar,
      breaks: fitted.breaks.slice(0, MAX_BREAKS),
      staffDays: staffDays.slice(0, MAX_STAFF_DAYS),
    },
    changes: [
      ...terms.changes,
      ...changes.filter(({ what, name }) => what !== 'same' || !moved.has(name)),
      ...fitted.changes,
    ],
    kept: kept.filter(({ name }) => !moved.has(name)),
    left: {
      breaks: Math.max(0, breaks.length - MAX_BREAKS),
      staffDays: Math.max(0, staffDays.length - MAX_STAFF_DAYS),
    },
  };
}

/** Terms' days that were typed and differ from the calendar's, as if they had been read; what was read says more. */
export function typedTerms(calendar: Calendar, typed: Pick<Calendar, Term>, read: readonly ReadDay[]): ReadDay[] {
  const days = termsIn(read);
  return TERMS.flatMap((term) =>
    typed[term] === calendar[term] || days[term].length > 0
      ? []
      : [{ kind: term.endsWith('Start') ? 'first' : 'last', name: '', ...both(typed[term]), line: null } as const],
  );
}

type TermDay = { readonly day: string; readonly line: number | null };
function termsIn(read: readonly ReadDay[]): Record<Term, TermDay[]> {
  const days: Record<Term, TermDay[]> = { autumnStart: [], autumnEnd: [], springStart: [], springEnd: [] };
  for (const { kind, from, to, line } of read) {
    if (kind === 'first' || kind === 'term')
      days[isAutumn(from) ? 'autumnStart' : 'springStart'].push({ day: from, line });
    if (kind === 'last' || kind === 'term')
      days[isAutumn(to) || isNewYear(to) ? 'autumnEnd' : 'springEnd'].push({ day: to, line });
  }
  return days;
}

/** A year's breaks and staff days, while they are changed. */
class Draft {
  private readonly old: DateSpan[];
  private readonly oldStaff: Set<string>;
  private readonly breaks: DateSpan[] = [];
  private readonly staff = new Set<string>();
  private readonly changes: DayChange[] = [];
  private readonly drops: boolean;

  constructor({ breaks, staffDays }: Calendar, drops: boolean) {
    this.old = [...breaks];
    this.oldStaff = new Set(staffDays);
    this.drops = drops;
  }

  takeBreak(read: DateSpan, line: number | null): void {
    if (this.breaks.some((one) => isSame(one, read) && one.name === read.name)) return;
    this.breaks.push(read);
    const at = this.old.findIndex((one) => isSame(one, read));
    if (at >= 0) {
      this.old.splice(at, 1);
      this.change({ what: 'same', kind: 'break', name: read.name, to: read, before: read, line });
      return;
    }
    // «Lov» on a day of the autumn break says nothing new.
    const around = [...this.old, ...this.breaks].find((one) => one !== read && isWithin(read, one));
    if (around && SHARED.test(read.name.trim())) {
      this.breaks.pop();
      this.change({ what: 'same', kind: 'break', name: read.name, to: read, before: around, line });
      return;
    }
    const replaced = this.old.filter((one) => isNamesake(one, read, this.old) || isWithin(one, read));
    for (const one of replaced) this.old.splice(this.old.indexOf(one), 1);
    const day = read.from === read.to && this.oldStaff.delete(read.from) ? read : null;
    const before = replaced[0] ?? day;
    this.change({ what: before ? 'changed' : 'added', kind: 'break', name: read.name, to: read, before, line });
    for (const one of replaced.slice(1)) this.remove('break', one);
  }

  takeStaffDay(day: string, line: number | null): void {
    if (this.staff.has(day)) return;
    this.staff.add(day);
    const span = { from: day, to: day };
    if (this.oldStaff.delete(day)) {
      this.change({ what: 'same', kind: 'staff', name: '', to: span, before: span, line });
      return;
    }
    const at = this.old.findIndex((one) => isSame(one, span));
    const [before] = at < 0 ? [] : this.old.splice(at, 1);
    const name = before?.name ?? '';
    this.change({ what: before ? 'changed' : 'added', kind: 'staff', name, to: span, before: before ?? null, line });
  }

  result() {
    if (this.drops) {
      for (const one of this.old) this.remove('break', one);
      for (const day of this.oldStaff) this.remove('staff', { name: '', from: day, to: day });
    }
    const [old, oldStaff] = this.drops ? [[], []] : [this.old, [...this.oldStaff]];
    return {
      breaks: [...old, ...this.breaks].toSorted((a, b) => a.from.localeCompare(b.from)),
      staffDays: [...oldStaff, ...this.staff].toSorted(),
      changes: this.changes,
      kept: [...old, ...oldStaff.map((day) => ({ name: '', from: day, to: day }))],
    };
  }

  private remove(kind: 'break' | 'staff', one: DateSpan): void {
    this.change({ what: 'removed', kind, name: one.name, to: one, before: one, line: null });
  }

  private change(change: DayChange): void {
    this.changes.push({ ...change, to: spanOf(change.to), before: change.before && spanOf(change.before) });
  }
}

const spanOf = ({ from, to }: Span): Span => ({ from, to });
const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;
const isWithin = (inner: Span, outer: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** Names that many breaks of a year share: another of that name is another break. */
const SHARED = /^(?:lov|lovdag(?:ar)?|ledigt?|lediga?\sdag(?:ar)?|klämdag|holiday|day off|break)$/iu;

/** The break of that name, where the year has one of it. */
function isNamesake(one: DateSpan, read: DateSpan, all: readonly DateSpan[]): boolean {
  const name = one.name.trim().toLowerCase();
  if (SHARED.test(name) || name !== read.name.trim().toLowerCase()) return false;
  return all.filter((other) => other.name.trim().toLowerCase() === name).length === 1;
}

/** The terms' days: the first of all first days and the last of all last ones, of each term. */
function withTerms(calendar: Calendar, read: readonly ReadDay[]): { calendar: Calendar; changes: DayChange[] } {
  const days = termsIn(read);
  const changes = TERMS.flatMap((term): DayChange[] => {
    const sorted = days[term].toSorted((a, b) => a.day.localeCompare(b.day));
    const said = term.endsWith('Start') ? sorted[0] : sorted.at(-1);
    if (!said) return [];
    const what = said.day === calendar[term] ? 'same' : 'changed';
    return [{ what, kind: term, name: '', to: both(said.day), before: both(calendar[term]), line: said.line }];
  });
  const after = Object.fromEntries(changes.map(({ kind, to }) => [kind, to.from]));
  return { calendar: { ...calendar, ...after }, changes };
}

const both = (day: string): Span => ({ from: day, to: day });
const isAutumn = (day: string): boolean => day.slice(5) >= '07-01';
/** Some autumn terms end after Christmas. */
const isNewYear = (day: string): boolean => day.slice(5) <= '01-15';
const holdsChristmas = ({ from, to }: Span): boolean =>
  isWithin({ from: `${from.slice(0, 4)}-12-25`, to: `${from.slice(0, 4)}-12-25` }, { from, to });

/** Where the terms' days have moved, the Christmas break that lay between them moves its ends with them. */
function withChristmas(breaks: readonly DateSpan[], before: Calendar, after: Calendar) {
  const day = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();
  const changes: DayChange[] = [];
  const fitted = breaks.map((lov): DateSpan => {
    if (!holdsChristmas(lov)) return lov;
    const from = lov.from === day(before.autumnEnd, 1) ? day(after.autumnEnd, 1) : lov.from;
    const to = lov.to === day(before.springStart, -1) ? day(after.springStart, -1) : lov.to;
    if ((from === lov.from && to === lov.to) || to < from) return lov;
    changes.push({ what: 'changed', kind: 'break', name: lov.name, to: { from, to }, before: spanOf(lov), line: null });
    return { ...lov, from, to };
  });
  return { breaks: fitted, changes };
}
