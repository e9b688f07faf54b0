/** «Ångra importen»: asked about first, and then everything is as it was before it. */
import { inOne } from '../../cards/common.ts';
import { dataCard } from '../../cards/data.ts';
import { undoImportCard } from '../../cards/data-remove.ts';
import { sayProblem } from '../../cards/problems.ts';
import { perform } from '../../quality/act.ts';
import { broughtBy, undoImport } from '../../quality/data/undo-import-act.ts';
import type { Reply } from '../messenger.ts';
import { replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

/** The import that a button is about, with what has happened since. */
async function importOf({ storage, snapshot }: TeamTurn, data: Values) {
  const at = data['at'] ?? '';
  return { at, since: at === '' ? [] : await storage.history(snapshot.key, at, null) };
}

/** Says first whether it can be taken back. */
async function ask(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, say, who } = turn;
  const input = await importOf(turn, data);
  const outcome = perform(undoImport, { ...turn, actor: turn.me }, input);
  if ('problems' in outcome) {
    const words = outcome.problems.map((one) => sayProblem(who.locale, one)).join(' ');
    return [replace(dataCard(who.locale, snapshot, words))];
  }
  if (outcome.changes.length === 0) return [replace(dataCard(who.locale, snapshot, say('data:undone')))];
  const brought = broughtBy(input);
  const all = brought.reduce((sum, { values }) => sum + values.length, 0);
  const returns = brought.reduce((sum, { replaced }) => sum + replaced.length, 0);
  return [replace(undoImportCard(say, snapshot.key.team, input.at, { goes: all - returns, returns }))];
}

async function undo(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, say, who } = turn;
  const taken = await take(turn, undoImport, await importOf(turn, data));
  if (taken.after) return [replace(dataCard(who.locale, taken.after, say('data:undone')))];
  return taken.refusal ?? [replace(dataCard(who.locale, snapshot, inOne(taken.problems)))];
}

export const actions = forTeam({ 'data.undoAsk': ask, 'data.undo': undo });
