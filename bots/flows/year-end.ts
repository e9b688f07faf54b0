/** «avsluta läsåret»: what is open is gone through, the next year is started with what goes on, and that can be taken back. */
import { inOne, messageCard, sentenceCard } from '../../cards/common.ts';
import { calendarCard } from '../../cards/setup.ts';
import type { Say } from '../../cards/texts.ts';
import { startedCard, undoCard, yearEndCard, yearEndForm, yearEndPages } from '../../cards/year-end.ts';
import { formatBreaks } from '../../language/reading/breaks.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Problem } from '../../quality/problem.ts';
import { managers } from '../../quality/rights.ts';
import { documentsOf, type Snapshot } from '../../quality/snapshot.ts';
import { chooseForNextYear, startNextYear, undoNextYear } from '../../quality/year/act.ts';
import type { PastYear } from '../../quality/year/documents.ts';
import { keyOf, madeSince } from '../../quality/year/handover.ts';
import type { Reply } from '../messenger.ts';
import { open, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { refusedBy } from './may-not.ts';
import { take } from './take.ts';
import * as waiting from './waiting.ts';
import { newIds } from './wheel.ts';

const overview = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot, note?: string) =>
  yearEndCard(turn.who.locale, snapshot, turn.today.toString(), note);

/** «avsluta läsåret», and «vad är kvar att göra innan sommaren», which is anybody's question: what is left of their own. */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const refusal = refusedBy(turn, managers, {});
  if (refusal) return planAsked(text) === 'leftOfYear' ? waiting.ask(turn, text) : refusal;
  return [post(turn, (to) => overview(to))];
}

const show = async (turn: TeamTurn): Promise<Reply[]> => refusedBy(turn, managers, {}) ?? [replace(overview(turn))];

async function openForm(turn: TeamTurn): Promise<Reply[]> {
  const refusal = refusedBy(turn, managers, {});
  if (refusal) return refusal;
  if (yearEndPages(turn.snapshot).length === 0) return [replace(overview(turn))];
  return [open(yearEndForm(turn.who.locale, turn.snapshot, turn.today, turn.page))];
}

async function choose(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const pages = yearEndPages(turn.snapshot);
  const page = Math.min(turn.page, pages.length - 1);
  const asked = (pages[page] ?? []).map(keyOf);
  const choices = Object.fromEntries(asked.map((key) => [key, values[key] ?? '']));
  const taken = await take(turn, chooseForNextYear, { choices });
  if (!taken.after)
    return (
      taken.refusal ?? [replace(yearEndForm(turn.who.locale, turn.snapshot, turn.today, page, taken.problems, choices))]
    );
  if (page + 1 < pages.length) return [replace(yearEndForm(turn.who.locale, taken.after, turn.today, page + 1))];
  return [replace(overview(turn, taken.after, turn.say('yearEnd:chosen')))];
}

async function start(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const taken = await take(turn, startNextYear, { year: data['year'] ?? '', ids: newIds() });
  if (!taken.after)
    return taken.refusal ?? [privately(sentenceCard(turn.say, inOne(taken.problems))), replace(overview(turn))];
  const { team, goals, interventions, discussions, decisions, parked, notes } = taken.after;
  const values = { ...team.calendar, breaks: formatBreaks(team.calendar, turn.who.locale) };
  const counts = {
    goals: goals.length,
    interventions: interventions.length,
    others: discussions.length + decisions.length + parked.length + notes.length,
  };
  const { after } = taken;
  const ended = turn.snapshot.team.calendar.schoolYear;
  // A second press finds the year started, and says nothing twice.
  const isNew = team.calendar.schoolYear !== ended;
  return [
    replace(calendarCard(turn.say, team, values, 'members')),
    ...(isNew ? [post(turn, (to) => startedCard(to.say, after, counts, ended))] : []),
  ];
}

async function undo(turn: TeamTurn): Promise<Reply[]> {
  const form = { labels: {}, say: (one: Problem) => workMade(turn, one) };
  const taken = await take(turn, undoNextYear, { past: await pastOf(turn) }, form);
  if (!taken.after) return taken.refusal ?? [replace(sentenceCard(turn.say, inOne(taken.problems)))];
  // What the old year holds is not in the snapshot of the new one.
  const old = (await turn.storage.snapshot(turn.snapshot.key)) ?? taken.after;
  return [replace(overview(turn, old, turn.say('yearEnd:undone', { year: old.team.calendar.schoolYear })))];
}

/** What has been made in the new year, each by its name: so that whoever is to take it away finds it. */
function workMade({ say, snapshot }: TeamTurn, { code, values }: Problem): string | null {
  if (code !== 'yearEnd.undoWork') return null;
  const made = madeSince(documentsOf(snapshot), snapshot.team.calendar.schoolYear).map((one) => madeWords(say, one));
  const names = [...new Set(made)].slice(0, MAX_NAMED).join(' · ');
  return say('yearEnd:problem.undoWork', { count: Number(values['count']), names });
}
const MAX_NAMED = 5;

function madeWords(say: Say, one: Document): string {
  switch (one.kind) {
    case 'goal':
      return say('goals:row', { number: one.number, title: one.title });
    case 'intervention':
      return say('plan:row', { number: one.number, title: one.title });
    case 'decision':
      return say('yearEnd:label.decision', { text: one.text });
    case 'parked':
      return say('yearEnd:label.parked', { text: one.text });
    case 'note':
      return say('yearEnd:label.note', { text: one.text });
    default:
      return say(`mine:kind.${one.kind}`);
  }
}

/** «ångra starten»: asked about first. */
export async function askUndo(turn: TeamTurn): Promise<Reply[]> {
  const refusal = refusedBy(turn, managers, {});
  if (refusal) return refusal;
  const past = await pastOf(turn);
  return [post(turn, (to) => (past ? undoCard(to.say, to.snapshot) : messageCard(to.say, 'yearEnd:undoNone')))];
}

/** What was kept of the year before the current one. */
async function pastOf({ snapshot, storage }: TeamTurn): Promise<PastYear | null> {
  const years = await storage.years(snapshot.key);
  const before = years.filter((year) => year !== '' && year < snapshot.team.calendar.schoolYear).at(-1);
  if (before === undefined) return null;
  return (await storage.year(snapshot.key, before)).find((one) => one.kind === 'year') ?? null;
}

export const actions = forTeam({
  'yearEnd.show': show,
  'yearEnd.open': openForm,
  'yearEnd.choose': choose,
  'yearEnd.undoAsk': async (turn) => refusedBy(turn, managers, {}) ?? [replace(undoCard(turn.say, turn.snapshot))],
  'yearEnd.undo': undo,
  'settings.nextYear': start,
});
