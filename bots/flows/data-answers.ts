/** What is doubtful about a file, asked in one form; what was sent is read once more with the answers. */

import { messageCard, type Objection } from '../../cards/common.ts';
import { askedId, MAX_ASKED, questionsCard } from '../../cards/data-preview.ts';
import { isAnswer, type Question } from '../../imports/questions.ts';
import { questionWords } from '../../imports/words.ts';
import { readOnce } from '../held-readings.ts';
import type { Reply } from '../messenger.ts';
import { inPlace, open, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { heldOf, notHeld, readAndPreview } from './data-import.ts';

/** The form of all that is doubtful. */
export async function askOpen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const held = heldOf(turn, data);
  if (!held) return [privately(notHeld(turn))];
  const pending = { token: data['token'] ?? '', person: turn.me.id };
  return [open(questionsCard(turn.who.locale, turn.snapshot.key.team, held.table.questions, pending))];
}

/** Reads what was sent once more, with the answers. */
export async function answer(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const held = heldOf(turn, data);
  if (!held) return [replace(notHeld(turn))];
  const { questions } = held.table;
  const pending = { token: data['token'] ?? '', person: turn.me.id };
  const typed = questions.slice(0, MAX_ASKED).map((question, at) => answerTo(question, values[askedId(at)] ?? ''));
  // What was typed stands in the form again.
  const asked = questions.map((question, at) => ({ ...question, answer: typed[at] ?? question.answer }));
  const again = (why: readonly Objection[]): Reply[] => [
    replace(questionsCard(turn.who.locale, turn.snapshot.key.team, asked, pending, why)),
  ];
  if (turn.refused.length > 0) return again(turn.refused.map((key) => turn.say(key)));
  const unread = asked.flatMap((question, at): Objection[] => {
    if (at >= MAX_ASKED || isAnswer(question, typed[at] ?? '')) return [];
    const words = unreadWords(turn, question);
    return [{ words, here: words, field: askedId(at) }];
  });
  if (unread.length > 0) return again(unread);
  const said = questions.slice(0, MAX_ASKED).map(({ id }, at) => [id, typed[at] ?? '']);
  const sent = { ...held, answers: { ...held.answers, ...Object.fromEntries(said) } };
  const read = await readOnce(pending.token, () => readAndPreview(turn, sent, { as: inPlace, refused: again }));
  return read ?? [privately(messageCard(turn.say, 'data:stillReading'))];
}

/** A choice by its place in the list; a name or a code where there are too many to choose among; else what was typed. */
function answerTo({ choices }: Question, typed: string): string {
  const words = typed.trim();
  if (choices.length === 0 || words === '') return words;
  const chosen = /^\d{1,2}$/.test(words) ? choices[Number(words)] : undefined;
  const alike = choices.find((one) => one.value === words || one.words?.toLowerCase().includes(words.toLowerCase()));
  return (chosen ?? alike)?.value ?? words;
}

/** What could not be read as an answer, with an example of one that can. */
function unreadWords({ say, who }: TeamTurn, question: Question): string {
  const kind = question.about === 'n' || question.about === 'period' ? question.about : 'choice';
  return `${questionWords(who.locale, question)} ${say(`data:answerUnread.${kind}`, { typed: question.answer.slice(0, SHOWN) })}`;
}
/** The most of what was typed that is said back. */
const SHOWN = 30;
