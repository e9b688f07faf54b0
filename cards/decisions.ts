/** Decisions after a checkpoint: the coordinator's form, the list, the principal's summary. */
import { type Locale, MAX_LINE } from '../quality/base.ts';
import { answeredAt, goalsAt } from '../quality/checkpoints/before.ts';
import { type DecisionForm, summaryFields } from '../quality/checkpoints/decisions-act.ts';
import { decisionsOf } from '../quality/checkpoints/decisions-of.ts';
import { type Checkpoint, type Decision, MAX_SUMMARY } from '../quality/checkpoints/documents.ts';
import { byDue, numberOf } from '../quality/checkpoints/order.ts';
import type { Member } from '../quality/people/documents.ts';
import { hasPrincipal, mayManage } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import {
  type Button,
  button,
  buttons,
  type Card,
  type Element,
  heading,
  keeping,
  subheading,
  submit,
  subtle,
  text,
} from './card.ts';
import { answeredWords, card, commandButton, type Form, formCard, type Objection, problemsBox } from './common.ts';
import { bullet, capital, dayOf, formatDate } from './format.ts';
import { choiceInput, dateInput, memberChoices, textInput } from './inputs.ts';
import { called, ownerName } from './names.ts';
import { standingAt } from './outcome.ts';
import { onPage, paged } from './paging.ts';
import { seeCheckpoint } from './see.ts';
import { localeOf, type Say, speak } from './texts.ts';
import { whoAnswered, whoOf } from './who-answered.ts';

/** One decision at a time; what has been recorded stands above. `id` makes a double click record one. */
export function decisionsFormCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  values: DecisionForm,
  { id, today, problems = [], note }: { id: string; today: string; problems?: readonly Objection[]; note?: string },
): Card {
  const say = speak(locale);
  const title = decisionsTitle(say, snapshot, checkpoint, today);
  const recorded = decisionsOf(snapshot, checkpoint);
  const body: Element[] = [
    ...problemsBox(say, problems),
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    ...recordedSoFar(say, locale, snapshot, recorded),
    text(say('checkpoint:decisionsIntro')),
    textInput(say, 'text', 'checkpoint:decisionText', values.text, MAX_LINE, { required: true, multiline: true }),
    choiceInput(say, 'owner', 'checkpoint:decisionOwner', memberChoices(say, snapshot), values.owner),
    dateInput(say, 'due', 'checkpoint:decisionDue', values.due),
  ];
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  return formCard(say, { title, open: { do: 'decisions.open', ...data } }, body, [
    submit(say('checkpoint:decisionAdd'), { do: 'decisions.add', decision: id, ...data }),
    // What has been typed comes along, and stands in the form when it is opened again.
    ...(recorded.length > 0 ? [keeping(say('common:back'), { do: 'decisions.soFar', decision: id, ...data })] : []),
  ]);
}

const isEarly = ({ date }: Checkpoint, today: string): boolean => today < date;
const decisionsTitle = (say: Say, snapshot: Snapshot, checkpoint: Checkpoint, today: string): string =>
  say(isEarly(checkpoint, today) ? 'checkpoint:decisionsTitleBefore' : 'checkpoint:decisionsTitle', {
    number: numberOf(snapshot, checkpoint.id),
  });

/** What was decided, who sees to it and by when. */
export const decisionWords = (
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  { text: what, owner, due }: Decision,
  number?: number,
): string => {
  const row = say('checkpoint:decisionRow', {
    text: what,
    owner: ownerName(say, snapshot.members, owner),
    due: formatDate(locale, due),
  });
  return number === undefined ? bullet(row) : `${number}. ${capital(row)}`;
};

const decisionLine = (say: Say, locale: Locale, snapshot: Snapshot, decision: Decision, number?: number): Element =>
  text(decisionWords(say, locale, snapshot, decision, number), { spacing: 'small' });

/** Above a form, close together: a modal takes a hundred blocks. */
const recordedSoFar = (say: Say, locale: Locale, snapshot: Snapshot, recorded: readonly Decision[]): Element[] =>
  recorded.length === 0
    ? []
    : [{ type: 'Container', items: recorded.map((decision) => decisionLine(say, locale, snapshot, decision)) }];

/**
 * After each recorded decision: what there is, one more, or a few words about the whole and on to the principal; before the checkpoint's day when
 * that can be done.
 */
export function decisionsSoFarCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  today: string,
  typed: { summary?: string | undefined; problems?: readonly Objection[]; drafted?: boolean } = {},
): Card {
  const say = speak(locale);
  const title = decisionsTitle(say, snapshot, checkpoint, today);
  const recorded = decisionsOf(snapshot, checkpoint);
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const openMore = { do: 'decisions.open', ...data } as const;
  const drafted = typed.drafted
    ? [subtle(say('checkpoint:decisionDrafted', { button: say('checkpoint:decisionMore') }))]
    : [];
  if (isEarly(checkpoint, today)) {
    const when = say('checkpoint:problem.sendTooEarly', { date: formatDate(locale, checkpoint.date) });
    const lines = recorded.map((decision) => decisionLine(say, locale, snapshot, decision));
    const { rows, buttons: pages } = paged(say, lines, { do: 'decisions.list', team: snapshot.key.team });
    const all = commandButton(say, 'decisions', snapshot.key.team);
    const more = button(say('checkpoint:decisionMore'), openMore);
    return card(say, title, [heading(title), ...rows, ...drafted, text(when)], [...pages, more, all]);
  }
  const version = stampOf(summaryFields(checkpoint));
  const finish = say(hasPrincipal(snapshot) ? 'checkpoint:decisionsFinish' : 'checkpoint:decisionsFinishStandIn');
  const form: Form = {
    title,
    open: { do: 'decisions.soFar', ...data },
    openLabel: finish,
  };
  const body: Element[] = [
    ...problemsBox(say, typed.problems ?? []),
    ...recordedSoFar(say, locale, snapshot, recorded),
    ...drafted,
    {
      type: 'Input.Text',
      id: 'summary',
      label: say('checkpoint:summaryWords'),
      placeholder: say('checkpoint:summaryHint'),
      isMultiline: true,
      maxLength: MAX_SUMMARY,
      value: typed.summary ?? checkpoint.summary,
    },
  ];
  return formCard(say, form, body, [
    submit(finish, { do: 'decisions.finish', ...data, version }),
    keeping(say('checkpoint:decisionMore'), openMore),
  ]);
}

/** In the channel: what was decided, for those who were not there as well. */
export function decidedCard(locale: Locale, snapshot: Snapshot, checkpoint: Checkpoint): Card {
  const say = speak(locale);
  const title = say('checkpoint:decidedTitle', { number: numberOf(snapshot, checkpoint.id) });
  const all = decisionsOf(snapshot, checkpoint).map((decision) => decisionLine(say, locale, snapshot, decision));
  const { rows } = paged(say, all, { do: 'decisions.list', team: snapshot.key.team });
  const actions = [commandButton(say, 'decisions', snapshot.key.team), seeCheckpoint(say, snapshot, checkpoint)];
  const mentions = snapshot.team.home.kind === 'channel' ? givenTo(say, snapshot, checkpoint) : [];
  return { ...card(say, title, [heading(title), ...rows], actions), mentions };
}

/** Whose a decision is that somebody else entered: they are mentioned, so that it reaches also those who have had their year's messages. */
function givenTo(say: Say, snapshot: Snapshot, checkpoint: Checkpoint): NonNullable<Card['mentions']> {
  const given = decisionsOf(snapshot, checkpoint).filter(({ owner, createdBy }) => owner !== createdBy);
  return snapshot.members
    .filter(({ id, active }) => active && given.some(({ owner }) => owner === id))
    .map((member) => ({ id: member.id, name: called(say, member) }));
}

/** The year's decisions, open ones first; these can be ticked off by their owner, the coordinator or the principal. */
export function decisionsListCard(
  locale: Locale,
  snapshot: Snapshot,
  viewer: Member,
  today: string,
  page = 0,
  note?: string,
): Card {
  const say = speak(locale);
  const title = say('people:button.decisions');
  // The open ones come first, by the numbers that people call them by.
  const all = snapshot.decisions
    .toSorted(openFirst)
    .map((one, at) => decisionRow(say, snapshot, one, viewer, today, page, one.doneAt ? undefined : at + 1));
  const { rows, buttons: pages } = paged(say, all, { do: 'decisions.list', team: snapshot.key.team }, page);
  const said = note ? [text(note, { weight: 'bolder' })] : [];
  const none = all.length === 0 ? [text(say('checkpoint:decisionsNone'))] : [];
  const more = mayManage(snapshot, viewer) ? [commandButton(say, 'newDecision', snapshot.key.team)] : [];
  return card(say, title, [...said, heading(title), ...none, ...rows], [...pages, ...more]);
}

/** One of a list, with what can be done with it. */
export function decisionRow(
  say: Say,
  snapshot: Snapshot,
  decision: Decision,
  viewer: Member,
  today: string,
  page = 0,
  number?: number,
): Element {
  const locale = localeOf(say);
  const may = decision.owner === viewer.id || viewer.coordinator || viewer.principal;
  const data = { team: snapshot.key.team, decision: decision.id, ...onPage(page) };
  const tick = decision.doneAt
    ? [button(say('checkpoint:decisionNotDone'), { do: 'decisions.notDone', ...data })]
    : [
        button(say('checkpoint:decisionDone'), { do: 'decisions.done', ...data }),
        ...changeButton(say, snapshot, decision, viewer),
      ];
  return {
    type: 'Container',
    spacing: 'small',
    items: [
      decisionLine(say, locale, snapshot, decision, number),
      ...stateLine(say, locale, snapshot, decision, today),
      ...(may ? [buttons(...tick)] : []),
    ],
  };
}

/** For those who manage the team, as they record them. */
const changeButton = (say: Say, snapshot: Snapshot, { id }: Decision, viewer: Member): Button[] =>
  mayManage(snapshot, viewer)
    ? [button(say('common:change'), { do: 'decisions.changeOpen', team: snapshot.key.team, decision: id })]
    : [];

function stateLine(say: Say, locale: Locale, { team }: Snapshot, { doneAt, due }: Decision, today: string): Element[] {
  if (doneAt) {
    const at = formatDate(locale, dayOf(doneAt, team.timeZone));
    return [text(say('checkpoint:decisionIsDone', { at }), { spacing: 'none' })];
  }
  if (due >= today) return [];
  const words = say('checkpoint:decisionOverdue', { due: formatDate(locale, due) });
  return [text(words, { weight: 'bolder', spacing: 'none' })];
}

/** Open ones by their day, then those that are done with the latest first. */
export function openFirst(a: Decision, b: Decision): number {
  if (a.doneAt && b.doneAt) return b.doneAt.localeCompare(a.doneAt);
  if (a.doneAt || b.doneAt) return a.doneAt ? 1 : -1;
  return byDue(a, b);
}

/** What the principal reads before closing, in their own chat: goals, who has answered, decisions. `reader` is their id. */
export function summaryCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  reader: string,
  today: string,
  page = 0,
): Card {
  const say = speak(locale);
  const title = say('checkpoint:summaryTitle', { number: numberOf(snapshot, checkpoint.id) });
  const recorded = decisionsOf(snapshot, checkpoint);
  const goals = goalsAt(snapshot, checkpoint);
  const lines: Element[] = [
    text(answeredWords(say, answeredAt(snapshot, checkpoint), checkpoint.state === 'closed')),
    ...whoAnswered(say, whoOf(snapshot, checkpoint), (member, you) =>
      member.id === reader ? you : called(say, member),
    ),
    ...(goals.length > 0 ? [subheading(say('status:goals'))] : []),
    ...goals.map((goal) => {
      const name = say('goals:row', { number: goal.number, title: goal.title });
      const stands = standingAt(say, locale, snapshot, { goal, checkpoint, today });
      const now = goal.state === 'draft' || goal.state === 'dropped' ? [say(`page:goalNow.${goal.state}`)] : [];
      return text([name, stands, ...now].join(' · '), { spacing: 'small' });
    }),
    subheading(say('people:button.decisions')),
    ...recorded.flatMap((one) => [
      decisionLine(say, locale, snapshot, one),
      ...stateLine(say, locale, snapshot, one, today),
    ]),
    ...(recorded.length === 0 ? [text(say('checkpoint:summaryNoDecisions'))] : []),
    ...(checkpoint.summary === '' ? [] : [subheading(say('checkpoint:summaryWords')), text(checkpoint.summary)]),
  ];
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const { rows, buttons: pages } = paged(say, lines, { do: 'checkpoint.summary', ...data }, page);
  const close = button(say('checkpoint:close'), { do: 'checkpoint.close', ...data }, 'positive');
  const body = [heading(title), ...rows, subtle(say('checkpoint:closeHint'))];
  return card(say, title, body, [
    ...pages,
    ...(checkpoint.state === 'closed' ? [] : [close]),
    seeCheckpoint(say, snapshot, checkpoint),
  ]);
}
