/** What answers somebody's words in a channel, for their eyes only, as the delivery of the kind `answer` says it: a sentence, or one of these cards. */
import type { Delivery } from '../quality/deliveries/delivery.ts';
import { hasChosenLanguage } from '../quality/people/language.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Card } from './card.ts';
import { checkpointPageCard } from './checkpoint-page.ts';
import { feedCard } from './feed.ts';
import { dutyCard, inPlanCard, planNames, questionCard } from './keep-to-plan.ts';
import { languageCard } from './language.ts';
import { noteCard } from './notes.ts';
import { whenCard } from './people.ts';
import { missingCard } from './status.ts';
import type { Say } from './texts.ts';
import { waitingCard } from './waiting.ts';

/** `person` is whom it is for; `today` an ISO date. */
export type Answered = {
  readonly say: Say;
  readonly locale: 'sv' | 'en';
  readonly person: string;
  readonly today: string;
};

const ANSWERS = {
  /** What to do with something off the plan, which the subject tells. */
  question: ({ subject }, snapshot, { say, person }) => {
    const deviation = snapshot.deviations.find(({ id }) => id === subject);
    return deviation ? questionCard(say, snapshot, deviation.category, deviation.id, person) : null;
  },
  duty: (_delivery, _snapshot, { say }) => dutyCard(say),
  /** The subject is the goal or intervention that it fits best; null when none does. */
  inPlan: ({ subject }, snapshot, { say }) =>
    inPlanCard(say, planNames(say, snapshot).find(({ value }) => value === subject)?.title ?? null),
  /** The words pointed at a pupil and are not kept: the form for others. The values have the note's id and use. */
  note: ({ values: { note = '', use } }, snapshot, { say }) =>
    noteCard(say, snapshot, { use: use === 'activity' ? use : 'agenda', id: note, words: '' }, [
      say('keep:pupil.said'),
    ]),
  /** Names and all, for those who may know them. */
  missing: (_delivery, snapshot, { locale, person, today }) =>
    missingCard(locale, snapshot, today, snapshot.members.find(({ id }) => id === person) ?? null),
  language: (_delivery, { members }, { say, person }) =>
    languageCard(
      say,
      person,
      members.some((member) => member.id === person && hasChosenLanguage(member)),
    ),
  /** Their own part of a checkpoint that the team has not opened yet; the subject is the checkpoint. */
  checkpoint: ({ subject }, snapshot, { locale, person, today }) => {
    const checkpoint = snapshot.checkpoints.find(({ id }) => id === subject);
    const member = snapshot.members.find(({ id }) => id === person);
    return checkpoint && member ? checkpointPageCard(locale, snapshot, checkpoint, member, today) : null;
  },
  waiting: (_delivery, snapshot, { locale, person, today }) => {
    const member = snapshot.members.find(({ id }) => id === person);
    return member ? waitingCard(locale, snapshot, member, today) : null;
  },
  feed: ({ values: { of, at } }, snapshot, { say, person }) =>
    feedCard(say, snapshot, {
      person,
      of: of === 'team' ? 'team' : 'mine',
      before: at ?? null,
      fileId: crypto.randomUUID(),
    }),
  when: (_delivery, snapshot, { say, person, today }) => whenCard(say, snapshot, person, today),
} satisfies Record<string, (delivery: Delivery, snapshot: Snapshot, to: Answered) => Card | null>;
export type AnswerCard = keyof typeof ANSWERS;

const isAnswer = (name: string): name is AnswerCard => Object.hasOwn(ANSWERS, name);

/** Null when what it is about is gone. */
export const toldAnswer = (name: string, delivery: Delivery, snapshot: Snapshot, to: Answered): Card | null =>
  isAnswer(name) ? ANSWERS[name](delivery, snapshot, to) : null;
