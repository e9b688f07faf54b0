/** What words ask for, where the team's own goals tell more than the words alone: «meritvärdet är 231 nu» is the value of a goal that is measured by it. */
import { howItIs } from '../language/reading/how-it-is.ts';
import { type Understanding, understand } from '../language/understand.ts';
import { candidates } from './find-team.ts';
import { goalsTold } from './flows/goal-told.ts';
import type { Turn } from './turn.ts';

const VALUE: Understanding = { command: 'answer', score: 0.9, intent: 'record_progress' };

/** As the words alone are understood, unless they are guessed and say how it is with what one of the person's teams has a goal for. */
export async function understoodHere(turn: Turn, text: string): Promise<Understanding> {
  const heard = understand(text);
  const isGuess = heard.command === undefined || heard.intent !== undefined;
  if (!isGuess || heard.command === 'answer' || howItIs(text) === null) return heard;
  for (const key of await candidates(turn)) {
    const snapshot = await turn.storage.snapshot(key);
    if (snapshot && goalsTold(snapshot, text).length > 0) return VALUE;
  }
  return heard;
}
