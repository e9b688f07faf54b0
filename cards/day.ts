/** The one message of a day about what is somebody's own: decisions, discussions, goals that wait for an answer. */
import type { Locale } from '../quality/base.ts';
import type { DeliveryKind } from '../quality/deliveries/delivery.ts';
import { type Own, ownOn, stillOpen } from '../quality/deliveries/own-days.ts';
import { coordinatorsOf } from '../quality/deliveries/plan.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Intervention } from '../quality/plan/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { countsOf, toRemind, type Waiting } from '../quality/status/waiting.ts';
import { professionName } from './answer-fields.ts';
import { button, buttons, type Card, type Element, heading, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { whoOf } from './discussions.ts';
import { bullet, formatDate } from './format.ts';
import { type Say, speak, type TextKey } from './texts.ts';
import { BESIDE, rowOfWaiting } from './waiting.ts';

export type DayKind = keyof Own;
const DAY_KINDS: ReadonlySet<DeliveryKind> = new Set<DayKind>(['decision', 'discussion', 'acceptance']);
export const isOfDay = (kind: DeliveryKind): kind is DayKind => DAY_KINDS.has(kind);

/** As many rows as a message can be read of; the list of what waits has the rest. */
const MOST_ROWS = 8;

const coordinates = (snapshot: Snapshot, member: Member): boolean =>
  coordinatorsOf(snapshot).some(({ id }) => id === member.id);
/** What of the person's own a message says that goes out anyway. `today` is an ISO date. */
export const alsoOpen = (snapshot: Snapshot, member: Member, today: string): DayKind[] =>
  stillOpen(snapshot, member.id, today, coordinates(snapshot, member));

function ownOf(snapshot: Snapshot, member: Member, today: string, kinds: readonly DayKind[]): Own {
  const own = ownOn(snapshot, member.id, today, coordinates(snapshot, member));
  return {
    decision: kinds.includes('decision') ? own.decision : [],
    discussion: kinds.includes('discussion') ? own.discussion : [],
    acceptance: kinds.includes('acceptance') ? own.acceptance : [],
  };
}

type Told = readonly [
  locale: Locale,
  snapshot: Snapshot,
  member: Member,
  /** An ISO date. */
  today: string,
  kinds: readonly DayKind[],
];

/** What is of the day around the rows that `rowsOf` gives; under it a button for each command. */
function cardOfDay(
  [locale, snapshot, member, today, kinds]: Told,
  titled: TextKey,
  rowsOf: (own: Own) => readonly Waiting[],
  commands: readonly ('waiting' | 'snooze')[],
): Card {
  const say = speak(locale);
  const title = say(titled);
  const own = ownOf(snapshot, member, today, kinds);
  const rows: Element[] = [
    ...discussionLines(say, locale, own),
    ...rowsOf(own).map(rowOfWaiting(locale, snapshot, member, today)),
    ...missingLines(say, own),
  ];
  const below = commands.map((command) => commandButton(say, command, snapshot.key.team));
  return card(say, title, [heading(title), ...rows.slice(0, MOST_ROWS)], below);
}

/** Each with the button that does it, as on the list of what waits. */
export function dayCard(...told: Told): Card {
  const rowsOf = ({ decision, acceptance }: Own): Waiting[] => [
    ...decision.map((one): Waiting => ({ kind: 'decision', decision: one })),
    ...acceptance.flatMap(({ goal, own }): Waiting[] => (own ? [{ kind: 'goal', goal }] : [])),
  ];
  return cardOfDay(told, 'waiting:dayTitle', rowsOf, ['waiting']);
}

/** What somebody has asked to be reminded of on the day: all that waits for them, and the day's own. */
export function remindedCard(...told: Told): Card {
  const [, snapshot, member, today] = told;
  return cardOfDay(told, 'waiting:remindedTitle', () => toRemind(snapshot, member, today), ['waiting', 'snooze']);
}

/** How much waits besides what `isSaid`, above a message that asks something else; nothing where that is all. */
export function remindedLines(
  locale: Locale,
  snapshot: Snapshot,
  member: Member,
  today: string,
  isSaid: (one: Waiting) => boolean,
): Element[] {
  const say = speak(locale);
  const others = toRemind(snapshot, member, today).filter((one) => !isSaid(one));
  if (others.length === 0) return [];
  const counts = countsOf(others).map(({ kind, count }) =>
    text(bullet(say(`waiting:count.${kind}`, { count })), { spacing: 'none' }),
  );
  return [text(say('waiting:remindedAlso')), ...counts, text(say('waiting:alsoWhere'), { isSubtle: true })];
}

/** The same in lines, above the day's other message. */
export function dayLines(
  locale: Locale,
  snapshot: Snapshot,
  member: Member,
  today: string,
  kinds: readonly DayKind[],
): Element[] {
  const say = speak(locale);
  const own = ownOf(snapshot, member, today, kinds);
  const rows: Element[] = [
    ...discussionLines(say, locale, own),
    ...own.decision.map(({ text: words, due }) =>
      text(
        say(due < today ? 'waiting:alsoLate' : 'waiting:alsoDecision', { due: formatDate(locale, due), text: words }),
      ),
    ),
    ...own.acceptance.flatMap(({ goal: { number, title }, own: theirs }) =>
      theirs ? [text(say('waiting:alsoGoal', { number, title }))] : [],
    ),
    ...missingLines(say, own),
  ];
  return [...rows.slice(0, MOST_ROWS), text(say('waiting:alsoWhere'), { isSubtle: true })];
}

/** That an intervention's last day has been, with the way to end it or to give it another, above a message that asks something else and stays where it is. */
export function pastLines(locale: Locale, snapshot: Snapshot, past: readonly Intervention[]): Element[] {
  const say = speak(locale);
  const lines = past
    .slice(0, MOST_ROWS)
    .map(({ number, title, to }) => text(say('waiting:past', { number, title, date: formatDate(locale, to) })));
  const see = button(say('waiting:see'), { do: 'waiting.show', team: snapshot.key.team, [BESIDE]: 'yes' });
  return lines.length === 0 ? [] : [...lines, buttons(see)];
}

const discussionLines = (say: Say, locale: Locale, { discussion }: Own): Element[] =>
  discussion.map((one) =>
    text(say('waiting:discussionDay', { day: formatDate(locale, one.date, 'long'), who: whoOf(say, one) }), {
      weight: 'bolder',
    }),
  );

const missingLines = (say: Say, { acceptance }: Own): Element[] =>
  acceptance.flatMap(({ goal: { number }, roles }) =>
    roles.length === 0
      ? []
      : [
          text(
            say('waiting:missingRoles', { number, roles: roles.map((role) => professionName(say, role)).join(', ') }),
          ),
        ],
  );
