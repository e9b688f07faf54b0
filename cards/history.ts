/** Who changed what and when, in words. */
import type { Locale } from '../quality/base.ts';
import { inOrder, numberOf } from '../quality/checkpoints/order.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import { type AuditAction, isAction } from '../quality/history/actions.ts';
import type { HistoryFilter, HistoryLine } from '../quality/history/history.ts';
import type { Document, Kind } from '../quality/kinds.ts';
import type { Sight } from '../quality/sight.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type ActionData, button, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, formCard } from './common.ts';
import { capital, formatDate, formatInstant } from './format.ts';
import { changeRows } from './history-fields.ts';
import { choiceInput, goalChoices, memberChoices } from './inputs.ts';
import { nameOf } from './names.ts';
import { paged } from './paging.ts';
import { type Say, speak } from './texts.ts';

/** What is shown, and how much of the history the viewer may see. */
export type HistoryView = {
  readonly lines: readonly HistoryLine[];
  readonly filter: HistoryFilter;
  readonly sight: Exclude<Sight, 'nothing'>;
  readonly page?: number;
  /** The school year before, where the team has one. */
  readonly before?: string | undefined;
  /** Said above it, where the time that was asked for is not known. */
  readonly note?: string | undefined;
};

/** The data of a button that shows the history of a year, filtered. */
export const historyData = (
  { key, team }: Snapshot,
  { goal, checkpoint, intervention, person, kind, since }: HistoryFilter,
): ActionData => ({
  do: 'history.show',
  team: key.team,
  year: team.calendar.schoolYear,
  ...(goal ? { goal } : {}),
  ...(checkpoint ? { checkpoint } : {}),
  ...(intervention ? { intervention } : {}),
  ...(person ? { person } : {}),
  ...(kind ? { kind } : {}),
  ...(since ? { since } : {}),
});

export function historyCard(locale: Locale, snapshot: Snapshot, view: HistoryView): Card {
  const say = speak(locale);
  const { lines, filter, sight, page = 0, before, note } = view;
  const title = say('history:title', { year: snapshot.team.calendar.schoolYear });
  const about = filterWords(say, locale, snapshot, filter);
  const all = lines.map((line) => lineRow(say, locale, snapshot, line));
  const { rows, buttons: pages } = paged(say, all, historyData(snapshot, filter), page);
  const body: Element[] = [
    heading(title),
    subtle(say(sight === 'whole' ? 'history:intro' : 'history:introOwn')),
    ...(note ? [text(note)] : []),
    ...(about === '' ? [] : [text(say('history:about', { what: about }), { weight: 'bolder' })]),
    ...(lines.length === 0 ? [text(say(noneKey(filter)))] : []),
    ...rows,
  ];
  const choose: ActionData = { ...historyData(snapshot, filter), do: 'history.chooseOpen' };
  return card(say, title, body, [
    ...pages,
    button(say('history:choose'), choose),
    ...(about === '' ? [] : [button(say('history:showAll'), historyData(snapshot, {}))]),
    ...(before ? [button(say('history:yearBefore', { year: before }), dataBefore(snapshot, filter, before))] : []),
  ]);
}

function noneKey({ since, ...of }: HistoryFilter): 'history:none' | 'history:noneSince' | 'history:noneFiltered' {
  if (Object.keys(of).length > 0) return 'history:noneFiltered';
  return since ? 'history:noneSince' : 'history:none';
}

/** What has been carried on has its id of then with the new year behind it; what is of this year alone is not asked for in another. */
function dataBefore(snapshot: Snapshot, filter: HistoryFilter, year: string): ActionData {
  const carried = `+${snapshot.team.calendar.schoolYear}`;
  const then = (id: string | undefined) => (id?.endsWith(carried) ? id.slice(0, -carried.length) : undefined);
  const [goal, intervention] = [then(filter.goal), then(filter.intervention)];
  const { goal: _goal, checkpoint: _checkpoint, intervention: _intervention, since: _since, ...lasting } = filter;
  const of = { ...lasting, ...(goal ? { goal } : {}), ...(intervention ? { intervention } : {}) };
  return { ...historyData(snapshot, of), year };
}

function filterWords(say: Say, locale: Locale, snapshot: Snapshot, filter: HistoryFilter): string {
  const goal = snapshot.goals.find(({ id }) => id === filter.goal);
  const checkpoint = snapshot.checkpoints.find(({ id }) => id === filter.checkpoint);
  const intervention = snapshot.interventions.find(({ id }) => id === filter.intervention);
  return [
    ...(goal ? [say('goals:row', { number: goal.number, title: goal.title })] : []),
    ...(checkpoint ? [checkpointName(say, locale, snapshot, checkpoint)] : []),
    ...(intervention ? [say('plan:row', { number: intervention.number, title: intervention.title })] : []),
    ...(filter.person ? [nameOf(say, snapshot.members, filter.person)] : []),
    ...(filter.kind === 'goal' ? [say('history:allGoals')] : []),
    ...(filter.since ? [say('history:since', { date: formatDate(locale, filter.since, 'long') })] : []),
  ].join(', ');
}

const checkpointName = (say: Say, locale: Locale, snapshot: Snapshot, one: Snapshot['checkpoints'][number]): string =>
  say('year:checkpoint', { number: numberOf(snapshot, one.id), date: formatDate(locale, one.date) });

function lineRow(say: Say, locale: Locale, snapshot: Snapshot, line: HistoryLine): Element {
  const at = capital(formatInstant(locale, line.entry.at, snapshot.team.timeZone));
  const words = say('history:line', { at, words: lineWords(say, locale, snapshot, line) });
  return {
    type: 'Container',
    spacing: 'small',
    items: [text(words), ...changeRows(say, snapshot, line.entry)],
  };
}

/** Kinds whose words name the document by what it says; when it is gone only its kind can be named. */
const NAMED: ReadonlySet<string> = new Set<Kind>([
  'goal',
  'answer',
  'decision',
  'acceptance',
  'intervention',
  'addition',
  'discussion',
  'parked',
  'note',
]);

/** Words that say themselves that it is gone. */
const REMOVALS: ReadonlySet<string> = new Set<AuditAction>([
  'note-removed',
  'activity-removed',
  'decision-removed',
  'picture-removed',
]);

function lineWords(say: Say, locale: Locale, snapshot: Snapshot, { entry, document }: HistoryLine): string {
  const who = whoDid(say, snapshot, entry.by);
  if (!isAction(entry.what)) return say('history:unknown', { who });
  const [kind = '', id = ''] = split(entry.about);
  if (!document && NAMED.has(kind) && !REMOVALS.has(entry.what))
    return say('history:gone', { who, kind: kindName(say, kind as Kind) });
  const date = (value: unknown): string =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(locale, value) : String(value ?? '–');
  return say(`history:did.${entry.what}`, {
    who,
    before: date(entry.before),
    after: date(entry.after),
    name:
      kind === 'series' || kind === 'indicator'
        ? indicatorName(locale, snapshot, id)
        : nameOf(say, snapshot.members, id),
    ...namesOf(locale, snapshot, document),
  });
}

const kindName = (say: Say, kind: Kind): string => say(`mine:kind.${kind}`).toLowerCase();

/** `kind/id`; an id may hold a slash itself. */
const split = (about: string): string[] => {
  const cut = about.indexOf('/');
  return cut < 0 ? [about] : [about.slice(0, cut), about.slice(cut + 1)];
};

function whoDid(say: Say, snapshot: Snapshot, by: string): string {
  if (by === 'bot') return say('history:bot');
  return by === 'import' ? say('history:import') : nameOf(say, snapshot.members, by);
}

const indicatorName = (locale: Locale, snapshot: Snapshot, key: string): string =>
  definitionsOf(snapshot).find((one) => one.key === key)?.name[locale] ?? key;

/** What the words name of a document: number and title, its own text, its day or its checkpoint's. */
function namesOf(locale: Locale, snapshot: Snapshot, document: Document | undefined): Record<string, string | number> {
  if (!document) return {};
  const checkpointDate = (id: string): string => {
    const found = snapshot.checkpoints.find((one) => one.id === id);
    return found ? formatDate(locale, found.date) : '–';
  };
  const goalNumber = (id: string): number | string => snapshot.goals.find((one) => one.id === id)?.number ?? '–';
  switch (document.kind) {
    case 'goal':
    case 'intervention':
      return { number: document.number, title: document.title };
    case 'acceptance':
      return { number: goalNumber(document.goal) };
    case 'answer':
      return { date: checkpointDate(document.checkpoint) };
    case 'checkpoint':
    case 'discussion':
      return { date: formatDate(locale, document.date) };
    case 'decision':
    case 'addition':
    case 'parked':
    case 'note':
      return { text: document.text };
    default:
      return {};
  }
}

/** Which goal, checkpoint and person the history is to be shown of. */
export function chooseHistoryCard(locale: Locale, snapshot: Snapshot, filter: HistoryFilter): Card {
  const say = speak(locale);
  const all = { title: say('history:all'), value: EVERY };
  const goals = goalChoices(say, snapshot.goals);
  const checkpoints = inOrder(snapshot.checkpoints).map((one) => ({
    title: checkpointName(say, locale, snapshot, one),
    value: one.id,
  }));
  const title = say('history:chooseTitle');
  const data = historyData(snapshot, filter.since ? { since: filter.since } : {});
  return formCard(
    say,
    { title, open: { ...data, do: 'history.chooseOpen' } },
    [
      choiceInput(say, 'goal', 'history:ofGoal', [all, ...goals], filter.goal ?? EVERY),
      choiceInput(say, 'checkpoint', 'history:ofCheckpoint', [all, ...checkpoints], filter.checkpoint ?? EVERY),
      choiceInput(say, 'person', 'history:ofPerson', [all, ...memberChoices(say, snapshot)], filter.person ?? EVERY),
    ],
    [submit(say('history:show'), data)],
  );
}

/** What a choice says when nothing is chosen in particular. */
export const EVERY = 'all';
