/** A line as its groups of dates, each with the words that name it. */
import { MONTH_NAMES } from '../dates.ts';
import { partFirst, partIn, sinceIn } from './part-of-day.ts';
import { type Group, hasDates, spansOf } from './spans.ts';
import { type Token, tokensOf } from './tokens.ts';

export type Named = Group & {
  /** The words before the dates, or after them where a line begins with its dates; empty where there are none. */
  readonly name: string;
  /** What stands after the line's last dates, beside a name before them. */
  readonly rest: string;
  /** Whether the line begins with its dates. */
  readonly dateFirst: boolean;
  /** Where its last day is a part of one, how many hours of it: «17 februari em», «12 mars kl 13–16». Null for whole days. */
  readonly hours: number | null;
};
export type Line = {
  readonly groups: readonly Named[];
  /** The school year that the line names, by the calendar year that it begins in. */
  readonly year: number | null;
  /** All of the line that is neither date nor punctuation. */
  readonly words: string;
};

/** `startYear` is that of the school year for what names none. */
export function readLine(text: string, startYear: number): Line {
  const tokens = tokensOf(text);
  const year = yearOf(tokens, text);
  const runs = runsOf(tokens);
  const wordsOf = (run: Run): string => tidy(text.slice(run.tokens[0]?.start ?? 0, run.tokens.at(-1)?.end ?? 0));
  const dated = runs.flatMap((run, at) => (run.dated ? [{ run, at }] : []));
  const before = (at: number): string => (runs[at - 1] ? wordsOf(runs[at - 1] as Run) : '');
  const after = (at: number): string => (runs[at + 1] ? wordsOf(runs[at + 1] as Run) : '');
  const firstNamed = before(dated[0]?.at ?? 0) !== '';
  let last = '';
  const groups = dated.map(({ run, at }, nth): Named => {
    const behind = partFirst(after(at));
    const ahead = nth === 0 ? before(at) : partFirst(before(at)).rest;
    const own = firstNamed ? ahead : behind.rest;
    if (own !== '') last = own;
    const rest = firstNamed && nth === dated.length - 1 ? behind.rest : '';
    const onwards = nth === dated.length - 1 ? text.slice(run.tokens[0]?.start ?? 0) : '';
    const hours = behind.hours ?? partIn(own) ?? partIn(rest) ?? sinceIn(onwards);
    return { ...spansOf(run.tokens, year ?? startYear), name: last, rest, dateFirst: !firstNamed, hours };
  });
  return {
    groups: withoutWeeks(groups),
    year,
    words: runs
      .filter(({ dated: is }) => !is)
      .map(wordsOf)
      .join(' ')
      .trim(),
  };
}

type Run = { readonly dated: boolean; readonly tokens: readonly Token[] };

/** Words and dates by turns; what joins them goes with the dates. Numbers without any date are words. */
function runsOf(tokens: readonly Token[]): Run[] {
  const runs: { dated: boolean; tokens: Token[] }[] = [];
  for (const token of tokens) {
    const dated = token.is !== 'word' && token.is !== 'schoolYear';
    const run = runs.at(-1);
    if (run?.dated === dated) run.tokens.push(token);
    else runs.push({ dated, tokens: [token] });
  }
  const merged: Run[] = [];
  for (const run of runs) {
    const dated = run.dated && hasDates(run.tokens);
    const previous = merged.at(-1);
    if (previous && !previous.dated && !dated)
      merged[merged.length - 1] = { dated, tokens: [...previous.tokens, ...run.tokens] };
    else merged.push({ dated, tokens: run.tokens });
  }
  return merged;
}

/** A week beside dates that lie in it says nothing more; one that does not agree with any of them is doubtful. */
function withoutWeeks(groups: readonly Named[]): Named[] {
  const spans = groups.flatMap((group) => group.spans);
  const dated = spans.filter(({ week }) => !week);
  if (dated.length === 0) return [...groups];
  const said = (week: { from: string; to: string }): boolean =>
    dated.some(({ from, to }) => from <= week.to && to >= week.from);
  return groups
    .map((group) => {
      const weeks = group.spans.filter(({ week }) => week);
      const beside = group.spans.length > weeks.length;
      return {
        ...group,
        spans: group.spans.filter((span) => !span.week || !(beside || said(span))),
        disagrees: group.disagrees || (beside && weeks.some((week) => !said(week))),
      };
    })
    .filter(({ spans: left, problem }) => left.length > 0 || problem !== null);
}

/** «Höstterminen 17 augusti», «Höstterminen 17–20 augusti»: a day, and no year. */
const OF_MONTH = String.raw`(?::?[ea])?(?:\s{0,3}[-–—]\s{0,3}\d{1,2})?\s{0,3}(?:${MONTH_NAMES})(?!\p{L})`;
const TERM = new RegExp(
  String.raw`(?<!\p{L})(?:höst(?:en|terminen|termin)?|vår(?:en|terminen|termin)?|ht|vt|autumn|fall|spring)\s?[-–]?\s?(?:term\s|semester\s)?(?:20)?(\d{2})(?![\d/-]|${OF_MONTH})`,
  'iu',
);

/** «Läsåret 2026/27», «Höstterminen 2026», «VT 27». */
function yearOf(tokens: readonly Token[], text: string): number | null {
  const named = tokens.find(({ is }) => is === 'schoolYear');
  if (named?.is === 'schoolYear') return named.number;
  const [whole, digits] = TERM.exec(text) ?? [];
  if (!whole || !digits) return null;
  return 2000 + Number(digits) - (/^(?:v|spring)/iu.test(whole) ? 1 : 0);
}

/** Without the marks of lists and tables at its ends, and without half of a pair of brackets. */
function tidy(words: string): string {
  const paired = words.split('(').length === words.split(')').length ? words : words.replaceAll(/[()]/g, ' ');
  return paired
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[^\p{L}\d]{1,20}|^(?:och|samt|and)\s/giu, '')
    .replace(/(?<![^\p{L}\d)!?])[^\p{L}\d)!?]{1,20}$/u, '')
    .trim();
}
