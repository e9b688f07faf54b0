/** What waits for a person, each with the button that does it. */
import type { Locale } from '../quality/base.ts';
import type { Member } from '../quality/people/documents.ts';
import { isHere } from '../quality/people/identity.ts';
import { mayDecide, mayManage } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Owned } from '../quality/status/owned.ts';
import { countsOf, type Waiting, type WaitingKind, waitingFor } from '../quality/status/waiting.ts';
import {
  type ActionData,
  type Button,
  button,
  buttons,
  type Card,
  type Container,
  type Element,
  heading,
  text,
} from './card.ts';
import { comingLines } from './coming.ts';
import { card, commandButton, type Receipt, receiptRows } from './common.ts';
import { whoOf } from './discussions.ts';
import { bullet, formatDate, listed } from './format.ts';
import { nameOf } from './names.ts';
import { onPage, paged } from './paging.ts';
import { giveButtons } from './parked-give.ts';
import { seeCheckpoint } from './see.ts';
import { goOnButton } from './setup-left.ts';
import { localeOf, type Say, speak } from './texts.ts';

type Looking = {
  readonly say: Say;
  readonly locale: Locale;
  readonly snapshot: Snapshot;
  readonly member: Member;
  readonly today: string;
  /** The data of a button on the list: the team, and where a press that is done at once comes back to. */
  readonly data: { readonly team: string };
  readonly back: Readonly<Record<string, string>>;
  /** Who has been named to take over what is handed over. */
  readonly taker?: Member | null;
};
type Row = { readonly words: readonly string[]; readonly buttons: readonly Button[] };
type Rows = { readonly [K in WaitingKind]: (at: Looking, one: Extract<Waiting, { kind: K }>) => Row };

/** What each kind says, and what can be done. Exhaustive: what waits and cannot be done from here does not compile. */
const ROWS: Rows = {
  setup: ({ say, snapshot }, { step }) => ({
    words: [say('waiting:setup', { school: snapshot.team.school })],
    buttons: [goOnButton(say, snapshot, step)],
  }),
  wheel: ({ say, snapshot, data }) => ({
    words: [say('waiting:wheel', { year: snapshot.team.calendar.schoolYear })],
    buttons: [
      commandButton(say, 'wheel', data.team),
      button(say('year:approve'), { do: 'wheel.approve', ...data }, 'positive'),
    ],
  }),
  vacant: ({ say, data }) => ({
    words: [say('people:noPrincipal')],
    // The role stands on the form's last page.
    buttons: [button(say('year:appoint'), { do: 'members.open', next: '', page: '99', ...data }, 'positive')],
  }),
  answer: ({ say, locale, snapshot, data }, { checkpoint }) => ({
    words: [say('waiting:answer', { date: formatDate(locale, checkpoint.date, 'long') })],
    buttons: [
      button(say('checkpoint:openAnswer'), { do: 'answers.open', ...data, checkpoint: checkpoint.id }, 'positive'),
      seeCheckpoint(say, snapshot, checkpoint),
    ],
  }),
  goal: ({ say, data }, { goal }) => ({
    words: [say('waiting:goal', { number: goal.number, title: goal.title })],
    buttons: [button(say('goals:answerAsked'), { do: 'goals.askAgain', ...data, goal: goal.id }, 'positive')],
  }),
  evaluation: ({ say, snapshot, data }) => ({
    words: [say('waiting:evaluation', { year: snapshot.team.calendar.schoolYear })],
    buttons: [button(say('evaluation:open'), { do: 'evaluation.open', ...data }, 'positive')],
  }),
  sign: ({ say, snapshot, data }) => ({
    words: [say('waiting:sign', { year: snapshot.team.calendar.schoolYear })],
    buttons: [button(say('waiting:readAndSign'), { do: 'evaluation.see', ...data }, 'positive')],
  }),
  gather: ({ say, locale, data, back }, { checkpoint }) => ({
    words: [say('waiting:gather', { date: formatDate(locale, checkpoint.date) })],
    buttons: [
      commandButton(say, 'importData', data.team),
      button(say('checkpoint:gathered'), { do: 'checkpoint.gathered', ...data, checkpoint: checkpoint.id, ...back }),
    ],
  }),
  decisions: ({ say, locale, snapshot, data }, { checkpoint }) => ({
    words: [say('waiting:decisions', { date: formatDate(locale, checkpoint.date) })],
    buttons: [
      button(say('waiting:enterDecision'), { do: 'decisions.open', ...data, checkpoint: checkpoint.id }, 'positive'),
      seeCheckpoint(say, snapshot, checkpoint),
    ],
  }),
  close: ({ say, locale, data }, { checkpoint }) => ({
    words: [say('waiting:close', { date: formatDate(locale, checkpoint.date) })],
    buttons: [
      button(say('waiting:readAndClose'), { do: 'checkpoint.summary', ...data, checkpoint: checkpoint.id }, 'positive'),
    ],
  }),
  outcome: ({ say, locale, data }, { discussion }) => ({
    words: [say('waiting:outcome', { date: formatDate(locale, discussion.date), who: whoOf(say, discussion) })],
    buttons: [button(say('plan:meetWrite'), { do: 'meet.changeOpen', ...data, discussion: discussion.id })],
  }),
  decision: ({ say, locale, today, data, back }, { decision: { id, text: words, due } }) => ({
    words: [
      words,
      due < today
        ? say('checkpoint:decisionOverdue', { due: formatDate(locale, due) })
        : say('waiting:due', { due: formatDate(locale, due) }),
    ],
    buttons: [button(say('checkpoint:decisionDone'), { do: 'decisions.done', ...data, decision: id, ...back })],
  }),
  begun: ({ say, data }, { intervention: { id, number, title } }) => ({
    words: [say('waiting:begun', { number, title })],
    buttons: [
      button(say('plan:see'), { do: 'plan.see', ...data, intervention: id }),
      button(say('plan:fillIn'), { do: 'plan.changeOpen', ...data, intervention: id, page: '1' }, 'positive'),
    ],
  }),
  past: ({ say, locale, data }, { intervention: { id, number, title, to } }) => ({
    words: [say('waiting:past', { number, title, date: formatDate(locale, to) })],
    buttons: [
      button(say('plan:done'), { do: 'plan.done', ...data, intervention: id }, 'positive'),
      button(say('plan:stopNow'), { do: 'plan.stop', ...data, intervention: id }),
      button(say('common:change'), { do: 'plan.changeOpen', ...data, intervention: id }),
    ],
  }),
  intervention: ({ say, data }, { intervention: { id, number, title } }) => ({
    words: [say('waiting:intervention', { number, title })],
    buttons: [
      button(say('plan:see'), { do: 'plan.see', ...data, intervention: id }),
      button(say('plan:giveReason'), { do: 'plan.reasonOpen', ...data, intervention: id }, 'positive'),
    ],
  }),
  left: ({ say, locale, snapshot, member, data, taker }, { left }) => {
    const chosen = taker ? { owner: taker.id } : {};
    const give = button(say('waiting:newOwner'), { ...changeOf(left), ...data, ...chosen }, 'positive');
    const may = left.kind !== 'decision' || mayManage(snapshot, member);
    return { words: [ownedWords(say, locale, left), whoLeft(say, snapshot, left)], buttons: may ? [give] : [] };
  },
  parked: ({ say, snapshot, member, data, back, taker }, { parked }) => {
    const { id, text: words, owner } = parked;
    const item = { ...data, parked: id };
    // To be handed over it is given to somebody, and nothing else is done with it.
    if (taker !== undefined)
      return {
        words: [
          say('keep:parkedIs', { text: words }),
          say('waiting:leftBy', { name: nameOf(say, snapshot.members, owner) }),
        ],
        buttons: giveButtons(say, snapshot, parked, member, { taker }),
      };
    const take = button(say('keep:take'), { do: 'keep.takeOpen', ...item }, 'positive');
    return {
      words: [say('waiting:parked', { text: words })],
      buttons: [
        ...(mayDecide(snapshot, member) ? [take] : []),
        button(say('keep:keep'), { do: 'keep.keep', ...item, ...back }),
        button(say('keep:dropParked'), { do: 'keep.dropParked', ...item, ...back }),
        ...(isHere(snapshot, owner) ? [] : giveButtons(say, snapshot, parked, member, { at: back })),
      ],
    };
  },
};

/** What somebody who has left the team was to do. */
function ownedWords(say: Say, locale: Locale, one: Owned): string {
  if (one.kind === 'goal') return say('goals:row', { number: one.number, title: one.title });
  if (one.kind === 'intervention') return say('plan:row', { number: one.number, title: one.title });
  if (one.kind === 'decision') return say('waiting:leftDecision', { text: one.text, due: formatDate(locale, one.due) });
  return say('waiting:discussionDay', { who: whoOf(say, one), day: formatDate(locale, one.date) });
}

const whoLeft = (say: Say, { members }: Snapshot, one: Owned): string => {
  const people = one.kind === 'discussion' ? one.people : [one.owner];
  return say('waiting:leftBy', {
    name: listed(
      localeOf(say),
      people.map((person) => nameOf(say, members, person)),
    ),
  });
};

/** The form in which it is given to somebody else. */
function changeOf(one: Owned): ActionData {
  if (one.kind === 'goal') return { do: 'goals.changeOpen', goal: one.id };
  if (one.kind === 'intervention') return { do: 'plan.changeOpen', intervention: one.id };
  if (one.kind === 'decision') return { do: 'decisions.changeOpen', decision: one.id };
  return { do: 'meet.changeOpen', discussion: one.id };
}

function rowOf(at: Looking, one: Waiting): Container {
  const make = ROWS[one.kind] as (at: Looking, one: Waiting) => Row;
  const { words, buttons: actions } = make(at, one);
  const [first = '', ...others] = words;
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    items: [
      text(first, { weight: 'bolder' }),
      ...others.map((line) => text(line, { spacing: 'none' })),
      buttons(...actions),
    ],
  };
}

/** Where a button that is done at once comes back to: the list, or the place that it stood in. */
const LIST = 'waiting';
export const isFromWaiting = (data: Readonly<Record<string, string>>): boolean => data['from'] === LIST;

/** In the data of a button that shows the list: below the card that it stands on, in which somebody may be writing. */
export const BESIDE = 'beside';

/** A row of somebody's list, to stand in a message by itself. */
export const rowOfWaiting =
  (locale: Locale, snapshot: Snapshot, member: Member, today: string, taker: Member | null = null) =>
  (one: Waiting): Container =>
    rowOf(
      {
        say: speak(locale),
        locale,
        snapshot,
        member,
        today,
        data: { team: snapshot.key.team },
        back: { from: LIST },
        taker,
      },
      one,
    );

/** One row for each thing. */
export function waitingRows(locale: Locale, snapshot: Snapshot, member: Member, today: string, page = 0): Container[] {
  const data = { team: snapshot.key.team };
  const back = { from: LIST, ...onPage(page) };
  const at: Looking = { say: speak(locale), locale, snapshot, member, today, data, back };
  return waitingFor(snapshot, member, today).map((one) => rowOf(at, one));
}

/** «vad väntar på mig?» */
export function waitingCard(
  locale: Locale,
  snapshot: Snapshot,
  member: Member,
  today: string,
  { page = 0, note }: { readonly page?: number; readonly note?: Receipt } = {},
): Card {
  const say = speak(locale);
  const title = say('waiting:title');
  const all = waitingRows(locale, snapshot, member, today, page);
  const { rows, buttons: pages } = paged(say, all, { do: 'waiting.show', team: snapshot.key.team }, page);
  const body: Element[] = [
    ...receiptRows(say, note),
    heading(title),
    ...(all.length === 0 ? nothingRows(say, snapshot, member, today) : []),
    ...rows,
  ];
  const { team } = snapshot.key;
  return card(say, title, body, [...pages, commandButton(say, 'status', team), commandButton(say, 'wheel', team)]);
}

/** That there is nothing, with a word of praise for who has done something this year, and what comes next. */
function nothingRows(say: Say, snapshot: Snapshot, member: Member, today: string): Element[] {
  const done =
    snapshot.answers.some(({ person }) => person === member.id) ||
    snapshot.decisions.some(({ owner, doneAt }) => owner === member.id && doneAt !== null);
  const words = say(done ? 'waiting:nothingDone' : 'waiting:nothing');
  return [words, ...comingLines(say, snapshot, member, today)].map((line) => text(line));
}

/** The first lines of a person's own status: how much waits of each kind, and the way there. Nothing when nothing does. */
export function waitingSummary(say: Say, snapshot: Snapshot, member: Member, today: string): Element[] {
  const counts = countsOf(waitingFor(snapshot, member, today));
  if (counts.length === 0) return [];
  const data: ActionData = { do: 'waiting.show', team: snapshot.key.team };
  const lines = counts.map(({ kind, count }) =>
    text(bullet(say(`waiting:count.${kind}`, { count })), { spacing: 'none' }),
  );
  return [
    { type: 'Container', items: [text(say('waiting:title'), { weight: 'bolder' }), ...lines] },
    buttons(button(say('waiting:see'), data, 'positive')),
  ];
}
