/**
 * The school year's days out of lines: a coordinator's own, or those of a municipality's page as they were pasted, with its headings,
 * tables and prose around them.
 */

import type { Problem } from '../../quality/problem.ts';
import { type DateSpan, MAX_BREAKS, MAX_STAFF_DAYS } from '../../quality/year/documents.ts';
import { type AskedDay, type LeftOut, type ReadDay, type ReadDays, weekdaysOf } from '../../quality/year/read-days.ts';
import { startYear } from '../../quality/year/school-year.ts';
import { isUncertain, judgeTitle, type Meaning } from '../days/judge.ts';
import { MONTH_NAMES } from './dates.ts';
import { aroundHoliday, kindOf } from './kind-of-day.ts';
import { type Line, type Named, readLine } from './lines/chunks.ts';
import type { Span } from './lines/spans.ts';

/** A line of days is short; what is longer is prose. */
const MAX_LINE = 300;
/** A municipality's page with all its years comes to a few hundred. */
const MAX_LINES = 1000;
const MAX_NAME = 60;
/** More words than this are prose, not what a day is called. */
const WORDS_OF_A_NAME = 8;

/**
 * What each line means in a school year such as `2026/27`. What is called as one of `known` is a break, since somebody has said so
 * before. Lines whose dates do not exist are problems; lines without dates are headings, which say what those below them are.
 */
export function readDayLines(text: string, schoolYear: string, known: readonly DateSpan[] = []): ReadDays {
  const reader = new Reader(startYear(schoolYear), new Set(known.map(({ name }) => name)));
  const lines = joined(text.split(/\r\n|\n|\r/)).slice(0, MAX_LINES);
  const read = lines.map(({ line, number }) => ({
    number,
    line,
    read: line.length > MAX_LINE ? null : readLine(asSpan(line), startYear(schoolYear)),
  }));
  const dateFirst = namesFollow(read.flatMap((one) => one.read ?? []));
  for (const [at, one] of read.entries()) {
    const next = dateFirst ? read[at + 1]?.read : undefined;
    reader.take(one.line, one.number, one.read, next && next.groups.length === 0 ? next.words : '');
  }
  return reader.result();
}

const DAYS_ALONE = /^[•*·\s]{0,4}\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s*$/u;
const MONTH_FIRST = new RegExp(`^\\s{0,20}(?:${MONTH_NAMES})(?!\\p{L})`, 'iu');

/** The lines that are not empty, with their numbers; days and their month on two lines, as some pages show them, are one. */
function joined(lines: readonly string[]): { line: string; number: number }[] {
  const kept = lines.flatMap((line, at) => (line.trim() === '' ? [] : [{ line: line.trim(), number: at + 1 }]));
  return kept.flatMap((one, at) => {
    const [before, after] = [kept[at - 1], kept[at + 1]];
    if (DAYS_ALONE.test(one.line) && after && MONTH_FIRST.test(after.line))
      return [{ line: `${one.line} ${after.line}`, number: one.number }];
    return before && MONTH_FIRST.test(one.line) && DAYS_ALONE.test(before.line) ? [] : [one];
  });
}

const DATE = String.raw`\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}`;
/** A break's first and last day in two columns of a table. */
const IN_COLUMNS = new RegExp(String.raw`(?<![\d/-])(${DATE})\s{0,3}[\t;|]\s{0,3}(${DATE})(?![\d/-])`, 'gu');
const A_BREAK = /\p{L}lov(?:et)?(?!\p{L})|(?<!\p{L})lov(?!\p{L})|break(?!\p{L})/iu;
/** «21/12 -26 – 8/1 -27»: each date with its year. */
const WITH_YEARS = /(?<!\d)(\d{1,2}\/\d{1,2})\s?[-’'](2\d)\s?[-–—]\s?(\d{1,2}\/\d{1,2})\s?[-’'](2\d)(?![\d/])/gu;

function asSpan(line: string): string {
  const dated = line.replace(WITH_YEARS, '$1/$2 – $3/$4');
  const isOne = A_BREAK.test(dated) && [...dated.matchAll(IN_COLUMNS)].length === 1;
  return isOne ? dated.replace(IN_COLUMNS, '$1 – $2') : dated;
}

const isNameless = ({ groups }: Line): boolean => groups.length > 0 && groups.every(({ name }) => name === '');

/** Whether names stand on the line after their dates, as in some tables, and not as headings above them: by which fit their dates. */
function namesFollow(lines: readonly Line[]): boolean {
  let sum = 0;
  for (const [at, line] of lines.entries())
    if (isNameless(line)) sum += fits(lines[at + 1], line) - fits(lines[at - 1], line);
  return sum > 0;
}

/** The months of breaks and of terms' first and last days. */
const MONTHS_OF: readonly (readonly [RegExp, readonly number[]])[] = [
  [/höstlov|läslov|autumn break|fall break/iu, [10, 11]],
  [/jullov|christmas/iu, [12, 1]],
  [/sportlov|vinterlov|sports? break|winter break/iu, [2, 3]],
  [/påsklov|easter/iu, [3, 4]],
];
const EDGES: Partial<Record<Meaning, readonly number[]>> = { first: [8, 1], last: [12, 6] };

/** How well a line without dates names the dates of another: 2 where the month is right, -2 where it is not, 1 for any other day off. */
function fits(name: Line | undefined, { groups }: Line): number {
  if (!name || name.groups.length > 0) return 0;
  const meaning = judgeTitle(name.words);
  const months = MONTHS_OF.find(([pattern]) => pattern.test(name.words))?.[1] ?? EDGES[meaning];
  const month = Number(groups[0]?.spans[0]?.from.slice(5, 7));
  if (months) return months.includes(month) ? 2 : -2;
  return meaning === 'break' || meaning === 'staff' || meaning === 'holiday' ? 1 : 0;
}

class Reader {
  private readonly start: number;
  private readonly known: ReadonlySet<string>;
  private readonly days: ReadDay[] = [];
  private readonly asked: AskedDay[] = [];
  private readonly leftOut: LeftOut[] = [];
  private readonly problems: Problem[] = [];
  /** What the last line without dates says of those below it. */
  private heading: { readonly words: string; readonly meaning: Meaning } = { words: '', meaning: 'unknown' };
  /** «Höstterminen», «Vårterminen»: where «börjar» and «avslutning» belong. */
  private term = '';
  /** The school year of what stands below, where the page has said it. */
  private year: number | null = null;

  constructor(start: number, known: ReadonlySet<string>) {
    this.start = start;
    this.known = known;
  }

  /** `following` is the name of nameless dates on the line after them. */
  take(text: string, line: number, read: Line | null, following: string): void {
    if (!read) {
      this.leave('noDate', text, line);
      return;
    }
    if (read.year !== null) this.year = read.year;
    const term = TERM.exec(read.words)?.[0];
    if (term) this.term = term;
    if (read.groups.length === 0) this.head(read.words, text, line);
    for (const group of read.groups) {
      const name = group.name === '' ? following : group.name;
      if (group.problem) this.problem(group.problem, line);
      else if (this.isOtherYear(group)) this.leave('otherYear', text, line);
      else this.group({ ...group, name }, text, line);
    }
  }

  result(): ReadDays {
    const { days, asked, leftOut } = this;
    const breaks = days.filter(({ kind }) => kind === 'break').length;
    const staff = days.flatMap((day) => (day.kind === 'staff' ? weekdaysOf(day) : [])).length;
    if (breaks > MAX_BREAKS || staff > MAX_STAFF_DAYS)
      this.problem('tooManyDays', 0, { breaks: MAX_BREAKS, staffDays: MAX_STAFF_DAYS });
    return { days, asked, leftOut, problems: this.problems };
  }

  private head(words: string, text: string, line: number): void {
    const isProse = words.split(' ').length > WORDS_OF_A_NAME;
    if (!isProse && words !== '') this.heading = { words, meaning: judgeTitle(words) };
    if (words !== '') this.leave('noDate', text, line);
  }

  /** Dates of another school year, by their own year or by what stands above them. */
  private isOtherYear({ spans }: Named): boolean {
    if (this.year !== null && this.year !== this.start && spans.every(({ from }) => this.isIn(from))) return true;
    return spans.every(({ from, to }) => !this.isIn(from) && !this.isIn(to));
  }

  private isIn(day: string): boolean {
    return day >= `${this.start}-07-01` && day <= `${this.start + 1}-06-30`;
  }

  private group(group: Named, text: string, line: number): void {
    const { name, meaning } = this.called(group);
    const spans = meaning === 'break' ? together(group.spans) : group.spans;
    for (const [at, { from, to }] of spans.entries()) {
      if (!this.isIn(from) && !this.isIn(to)) {
        this.leave('otherYear', text, line);
        continue;
      }
      const part = at === spans.length - 1 && from === to ? group.hours : null;
      const kind = kindOf(
        aroundHoliday(name, meaning, { from, to }),
        { from, to },
        { whole: part === null, hours: part ?? 24 },
      );
      if (group.disagrees && kind !== 'notDayOff' && kind !== 'holiday') this.ask(text, { from, to }, line);
      else if (kind === 'asked') this.ask(name === '' ? text : name, { from, to }, line);
      else if (isDayKind(kind)) this.days.push({ kind, name: name.slice(0, MAX_NAME), from, to, line });
      else this.leave(kind, text, line);
    }
  }

  /** What a group is called and means, by its own words, by the term that it stands under, or by its heading. */
  private called({ name, rest, dateFirst, spans }: Named): { name: string; meaning: Meaning } {
    const { heading } = this;
    if (this.known.has(name)) return { name, meaning: 'break' };
    if (name === '' && heading.words === '') return { name: 'Lov', meaning: 'break' };
    if (name === '') return { name: heading.words, meaning: heading.meaning };
    const own = /^(?:för|på|i|for)\s/iu.test(rest) ? judgeTitle(`${name} ${rest}`) : judgeTitle(name);
    const above = heading.meaning === 'break' || heading.meaning === 'staff';
    // «HT 26: 14/9» below «Studiedagar».
    if (own === 'term' && above && spans.every(isShort)) return { name: heading.words, meaning: heading.meaning };
    if (own === 'none' && PUPILS_OFF.test(rest)) return { name, meaning: 'unknown' };
    if (own !== 'unknown') return { name, meaning: own };
    const inTerm = this.term === '' ? own : judgeTitle(`${this.term} ${name}`);
    if (inTerm === 'first' || inTerm === 'last') return { name, meaning: inTerm };
    if (heading.meaning === 'none' || name.split(' ').length > WORDS_OF_A_NAME) return { name, meaning: 'none' };
    const told = above || heading.meaning === 'first' || heading.meaning === 'last';
    return dateFirst && told && !isUncertain(name)
      ? { name: heading.words, meaning: heading.meaning }
      : { name, meaning: own };
  }

  private ask(name: string, span: { from: string; to: string }, line: number): void {
    const last = this.asked.at(-1);
    const cut = name.slice(0, MAX_NAME);
    if (last?.line === line && last.name === cut)
      this.asked[this.asked.length - 1] = { ...last, spans: [...last.spans, span] };
    else this.asked.push({ name: cut, spans: [span], line });
  }

  private leave(why: LeftOut['why'], name: string, line: number): void {
    const last = this.leftOut.at(-1);
    if (last?.line !== line || last.why !== why)
      this.leftOut.push({ why, name: name.slice(0, MAX_NAME), line, count: 1 });
  }

  private problem(code: string, line: number, values: Problem['values'] = { line }): void {
    this.problems.push({ code, values, severity: 'error', field: 'breaks' });
  }
}

/** «…, ingen undervisning»: whether it is a staff day or a break, only people know. */
const PUPILS_OFF =
  /^(?:\(?(?:då |det är )?(?:ingen undervisning|inga lektioner|(?:alla )?elever(?:na)? (?:är )?ledig[at]?|ledigt för (?:alla )?elever(?:na)?|elevfri(?: dag|tt)?|skolan (?:är )?stängd|no (?:lessons|teaching|school)|(?:all )?pupils (?:are )?off))[).!]{0,2}$/iu;
const TERM = /(?:höst|vår)termin(?:en)?|(?:autumn|fall|spring)\s(?:term|semester)|(?<!\p{L})[hv]t(?!\p{L})/iu;

/** Too short for a term. */
const isShort = ({ from, to }: Span): boolean => Temporal.PlainDate.from(from).until(to).days < 14;

const isDayKind = (kind: ReadDay['kind'] | LeftOut['why']): kind is ReadDay['kind'] =>
  ['break', 'staff', 'first', 'last', 'term'].includes(kind);

/** Spans of one break that follow each other with at most a weekend between. */
function together(spans: readonly Span[]): Span[] {
  const done: Span[] = [];
  for (const span of spans) {
    const last = done.at(-1);
    const next = last && nextWeekday(last.to);
    if (last && next && span.from <= next && span.from > last.from)
      done[done.length - 1] = { ...last, to: span.to > last.to ? span.to : last.to };
    else done.push(span);
  }
  return done;
}

function nextWeekday(day: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return next.add({ days: next.dayOfWeek > 5 ? 8 - next.dayOfWeek : 0 }).toString();
}
