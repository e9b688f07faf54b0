/** Everyone's analyses side by side, by goal and by cause; and what somebody adds to them. */

import { type Locale, MAX_LINE } from '../quality/base.ts';
import { answersBegun, type Checkpoint, hasAnswered } from '../quality/checkpoints/documents.ts';
import { isOpen, type JointPicture, jointPicture } from '../quality/checkpoints/joint-picture.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import type { Profession } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { professionName } from './answer-fields.ts';
import { button, type Card, type Element, heading, submit, type TextBlock, text } from './card.ts';
import {
  answeredWords,
  card,
  commandButton,
  type Form,
  formCard,
  type Objection,
  problemsBox,
  type Receipt,
  receiptRows,
} from './common.ts';
import { bullet } from './format.ts';
import { choiceInput, goalChoices, NO_GOAL, textInput } from './inputs.ts';
import { nameOf } from './names.ts';
import { block, long, paged, section } from './paging.ts';
import { seeCheckpoint } from './see.ts';
import { type Say, speak } from './texts.ts';

/** All that everybody wrote, in as many pages as it takes; `page` counts from 0. */
export function jointPictureCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  today: string,
  { page = 0, note }: { page?: number; note?: Receipt } = {},
): Card {
  const say = speak(locale);
  const title = say('plan:pictureTitle', { number: numberOf(snapshot, checkpoint.id) });
  if (!isOpen(snapshot, checkpoint, today)) return waitCard(say, snapshot, checkpoint, title);
  const picture = jointPicture(snapshot, checkpoint);
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const all: Element[] = [
    ...section(say('plan:pictureSituations'), saidByProfession(say, picture.situations)),
    ...picture.groups.flatMap((group) => groupRows(say, snapshot, group)),
    ...section(say('plan:pictureMeanings'), saidByProfession(say, picture.meanings)),
  ];
  const { rows, buttons: pages } = paged(say, all, { do: 'picture.see', ...data }, page);
  const body: Element[] = [
    ...receiptRows(say, note),
    heading(title),
    ...(all.length === 0 ? [text(say('plan:pictureNone'))] : []),
    ...rows,
    ...(picture.heard.length + picture.missing.length === 0
      ? []
      : [text(perspectives(say, picture), { isSubtle: true })]),
  ];
  const add = button(say('plan:pictureAdd'), { do: 'picture.addOpen', ...data }, 'positive');
  return card(say, title, body, [
    ...pages,
    ...(checkpoint.state === 'closed' ? [] : [add]),
    seeCheckpoint(say, snapshot, checkpoint),
  ]);
}

function waitCard(say: Say, snapshot: Snapshot, checkpoint: Checkpoint, title: string): Card {
  const active = snapshot.members.filter((member) => member.active);
  const done = active.filter((member) => hasAnswered(snapshot.answers, checkpoint.id, member.id)).length;
  const begun = answersBegun(snapshot.answers, checkpoint.id).length;
  const words = say('plan:pictureWait', { answers: answeredWords(say, { done, begun, all: active.length }) });
  return card(say, title, [heading(title), text(words)], [commandButton(say, 'answer', snapshot.key.team)]);
}

/** What each has written, under their profession. */
export const saidByProfession = (say: Say, written: JointPicture['situations']): Element[] =>
  written.flatMap(({ professions, text: words }) => {
    const who = professionNames(say, professions).replace(/^\p{Ll}/u, (first) => first.toUpperCase());
    return long(words, { label: who, spacing: 'small' });
  });

function groupRows(say: Say, snapshot: Snapshot, { goal, ...said }: JointPicture['groups'][number]): Element[] {
  const title = goal ? say('goals:row', { number: goal.number, title: goal.title }) : say('plan:pictureSchool');
  return block(title, saidOfGoal(say, snapshot, said));
}

/** The likely causes, each with the professions that named it, and what has been added. */
export function saidOfGoal(
  say: Say,
  snapshot: Snapshot,
  { causes, additions }: Pick<JointPicture['groups'][number], 'causes' | 'additions'>,
): TextBlock[] {
  const words = [
    ...causes.map(({ text: cause, professions }) =>
      bullet(say('plan:pictureCause', { text: cause, professions: professionNames(say, professions) })),
    ),
    ...additions.map(({ text: addition, person }) =>
      say('plan:pictureAddition', { text: addition, name: nameOf(say, snapshot.members, person) }),
    ),
  ];
  return words.flatMap((line) => long(line, { spacing: 'small' }));
}

export const professionNames = (say: Say, professions: readonly Profession[]): string =>
  professions.length === 0
    ? say('setup:profession.other').toLowerCase()
    : professions.map((profession) => professionName(say, profession)).join(', ');

export const perspectives = (say: Say, { missing }: Pick<JointPicture, 'missing'>): string =>
  missing.length === 0
    ? say('plan:pictureAll')
    : say('plan:pictureMissing', { professions: professionNames(say, missing) });

export function additionCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  id: string,
  values: { text: string; goal: string },
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const goals = snapshot.goals.filter((goal) => goal.state === 'active');
  const body: Element[] = [
    ...problemsBox(say, problems),
    textInput(say, 'text', 'plan:pictureAddText', values.text, MAX_LINE, { required: true, multiline: true }),
    choiceInput(
      say,
      'goal',
      'plan:pictureAddGoal',
      [{ title: say('plan:pictureSchool'), value: NO_GOAL }, ...goalChoices(say, goals)],
      values.goal || NO_GOAL,
    ),
  ];
  const form: Form = { title: say('plan:pictureAddTitle'), open: { do: 'picture.addOpen', ...data } };
  return formCard(say, form, body, [submit(say('common:save'), { do: 'picture.add', addition: id, ...data })]);
}
