/** «ändra beslutet till 26 februari»: the form of the decision that is meant, with that day in it. */
import { decisionChangeCard } from '../../cards/decision-change.ts';
import { parseDate } from '../../language/reading/dates.ts';
import { calledSo } from '../../language/reading/decision-ended.ts';
import { decisionFields } from '../../quality/checkpoints/decisions-act.ts';
import type { Decision } from '../../quality/checkpoints/documents.ts';
import { managers } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { openFilled, type TeamTurn } from '../turn.ts';
import { readingOf, whichDayHere } from './sentence-around.ts';

const CHANGES =
  /(?<!\p{L})(?:ändra|flytta|skjuta?|senarelägga?|byta?|change|move|postpone|put off)(?!\p{L}).{0,40}?(?<!\p{L})(?:beslut(?:et)?|decision)(?!\p{L})(?: ?(?:nr )?\d{1,2}(?= ))?(.{0,200})/isu;

/** Whether a decision is to be changed, and what is said of it after the word. */
export const changeSaid = (text: string): string | null => CHANGES.exec(text)?.[1]?.trim() ?? null;

/** Null where it is not sure which one is meant, or who asks may not. */
export function changeAsked(turn: TeamTurn, said: string): Reply[] | null {
  if (managers({ ...turn, actor: turn.me }, {})) return null;
  const open = turn.snapshot.decisions.filter(({ doneAt }) => !doneAt);
  const one: Decision | null | undefined = open.length === 1 ? open[0] : calledSo(said, open);
  if (!one) return null;
  const day = parseDate(said, turn.today, readingOf(turn));
  const unclear = day && 'problem' in day && day.problem === 'unclear' ? day : null;
  const due = unclear ? '' : day && !('problem' in day) ? day.date.toString() : one.due;
  const values = { ...decisionFields(one), due };
  return [openFilled(decisionChangeCard(turn.who.locale, turn.snapshot, one, values, whichDayHere(turn, unclear)))];
}
