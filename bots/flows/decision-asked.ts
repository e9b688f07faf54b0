/** «ändra beslutet till 26 februari», «ge beslut 1 till Petra»: the form of the decision that is meant, with that day and owner in it. */
import { decisionChangeCard } from '../../cards/decision-change.ts';
import { openFirst } from '../../cards/decisions.ts';
import { readChange } from '../../language/reading/change-meant.ts';
import { calledSo } from '../../language/reading/decision-ended.ts';
import { decisionNumbered } from '../../language/reading/decision-numbered.ts';
import { decisionFields } from '../../quality/checkpoints/decisions-act.ts';
import type { Decision } from '../../quality/checkpoints/documents.ts';
import { managers } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { openFilled, type TeamTurn } from '../turn.ts';
import { refusedBy } from './may-not.ts';
import { sentenceAround, whichDayHere } from './sentence-around.ts';

const CHANGES =
  /(?<!\p{L})(?:ändra|flytta|skjuta?|senarelägga?|byta?|change|move|postpone|put off)(?!\p{L}).{0,40}?(?<!\p{L})(?:beslut(?:et)?|decision)(?!\p{L})(?: ?(?:nr )?\d{1,2}(?= ))?(.{0,200})/isu;

export type DecisionChange = {
  /** Its number in the list; null where none is said. */
  readonly number: number | null;
  /** What is said of it after the word. */
  readonly said: string;
  readonly text: string;
};

/** Whether a decision is to be changed, and which; null for other words. */
export function changeSaid(text: string): DecisionChange | null {
  const number = decisionNumbered(text);
  const said = CHANGES.exec(text)?.[1]?.trim();
  return number === null && said === undefined ? null : { number, said: said ?? '', text };
}

/** Null where it is not sure which one is meant, or who asks may not. */
export function changeAsked(turn: TeamTurn, { number, said, text }: DecisionChange): Reply[] | null {
  if (managers({ ...turn, actor: turn.me }, {})) return number === null ? null : refusedBy(turn, managers, {});
  const open = turn.snapshot.decisions.filter(({ doneAt }) => !doneAt).toSorted(openFirst);
  const one: Decision | null | undefined =
    number === null ? (open.length === 1 ? open[0] : calledSo(said, open)) : open[number - 1];
  if (!one) return null;
  const { owner, deadline, unclear } = readChange(text, sentenceAround(turn)) ?? NOTHING;
  const due = unclear ? '' : (deadline ?? one.due);
  const values = { ...decisionFields(one), due, owner: owner ?? one.owner };
  return [openFilled(decisionChangeCard(turn.who.locale, turn.snapshot, one, values, whichDayHere(turn, unclear)))];
}
const NOTHING = { owner: null, deadline: null, unclear: null };
