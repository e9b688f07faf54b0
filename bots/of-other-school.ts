/** «Och Ekbacken då?», «nej jag menade Tallgymnasiet»: what was just asked for, of another of somebody's schools. */
import { messageCard } from '../cards/common.ts';
import { schoolAskedAgain } from '../language/reading/correction-meant.ts';
import { writesValue } from '../language/reading/value-said.ts';
import { understand } from '../language/understand.ts';
import type { Held } from './held.ts';
import type { Reply } from './messenger.ts';
import type { Offered } from './offered.ts';
import { runCommand } from './run-command.ts';
import { otherSchool } from './school-heard.ts';
import { post, type Turn } from './turn.ts';

/** The answer, asked of that school; what was told of one is asked for anew and never repeated there. Null for other words. */
export async function ofOther(turn: Turn, held: Held, offered: Offered, text: string): Promise<Reply[] | null> {
  const before = offered.asked(turn);
  const other = before === null || offered.meant(turn, text) !== null ? null : await otherSchool(turn, text);
  if (before === null || other === null) return null;
  if (before === '') return [post(turn, (to) => messageCard(to.say, 'common:writeForSchool'))];
  const { command, intent } = understand(before);
  // «Nej, jag menade …» says that it is that one's; «och …?» does not.
  const isTold = intent?.startsWith('record_') && before.split(' ').length > 2;
  if ((isTold || tellsFigure(before, intent)) && schoolAskedAgain(text) === null)
    return [post(turn, (to) => messageCard(to.say, 'common:writeForSchool'))];
  return command ? runCommand(other === 'wrong' ? turn : { ...turn, school: other }, held, command, before) : null;
}

/** A figure is of the school that it is told of, and of no other. */
export const tellsFigure = (text: string, intent: string | undefined): boolean =>
  (intent === 'record_progress' && /\d/u.test(text)) || writesValue(text);
