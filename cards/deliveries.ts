/** The card of each kind of delivery, in its recipient's language. */

import type { Locale } from '../quality/base.ts';
import { usualDue } from '../quality/checkpoints/decisions-act.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import type { Delivery, DeliveryKind } from '../quality/deliveries/delivery.ts';
import { isTold, type PlannedKind } from '../quality/deliveries/kinds.ts';
import { untoldPast } from '../quality/deliveries/last-days.ts';
import { askOccurrence } from '../quality/goals/acceptance.ts';
import type { Goal } from '../quality/goals/documents.ts';
import { localDay } from '../quality/local-day.ts';
import type { Member } from '../quality/people/documents.ts';
import { languageOf } from '../quality/people/language.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Waiting, WaitingKind } from '../quality/status/waiting.ts';
import { agendaCard } from './agenda.ts';
import { answerCard } from './answers.ts';
import { button, type Card, type Element, heading, subtle, text } from './card.ts';
import { card } from './common.ts';
import { staleRows } from './data.ts';
import { alsoOpen, type DayKind, dayCard, dayLines, isOfDay, pastLines, remindedCard, remindedLines } from './day.ts';
import { decisionsFormCard, summaryCard } from './decisions.ts';
import { notMetRows } from './discussions.ts';
import { evaluationCard } from './evaluation-form.ts';
import { formatDate } from './format.ts';
import { askCard } from './goal-coach.ts';
import { called } from './names.ts';
import { seeCheckpoint } from './see.ts';
import { statusCard } from './status.ts';
import { type Say, speak } from './texts.ts';
import { toldCard } from './told.ts';
import { rowOfWaiting } from './waiting.ts';
import { wheelCard } from './wheel.ts';
import { yearEndCard } from './year-end.ts';

export type DeliveryNotes = {
  readonly late: boolean;
  /** Others to the same person that this card says as well. */
  readonly also?: readonly Delivery[];
};

/**
 * What a delivery says. `now` is an ISO instant. Throws RangeError for a delivery whose checkpoint or member is not in the
 * snapshot; the scheduler has asked `decideDelivery` before, which weeds those out.
 */
export function renderDelivery(delivery: Delivery, snapshot: Snapshot, now: string, notes: DeliveryNotes): Card {
  const today = localDay(snapshot.team, now).toString();
  const made = make(delivery, snapshot, today, notes.also ?? []);
  if (!notes.late) return made;
  const locale = made.lang;
  const meant = localDay(snapshot.team, delivery.dueAt);
  const line = text(speak(locale)('status:late', { date: formatDate(locale, meant.toString()) }), { isSubtle: true });
  return { ...made, body: [line, ...made.body] };
}

function make(delivery: Delivery, snapshot: Snapshot, today: string, also: readonly Delivery[]): Card {
  const { kind } = delivery;
  const ofDay = [delivery, ...also].flatMap((one) => dayKindOf(one.kind, kind) ?? []);
  if (isTold(kind)) return toldCard({ ...delivery, kind }, snapshot, today, also);
  if (kind === 'agenda') return agendaCard(snapshot, checkpointOf(delivery, snapshot), snapshot.team.locale);
  if (kind === 'prompt' && delivery.recipient === 'channel') return mentionCard(delivery, snapshot);
  const member = memberOf(snapshot, delivery.recipient);
  const locale = languageOf(snapshot.team, member);
  if (isOfDay(kind)) return dayCard(locale, snapshot, member, today, ofDay);
  if (kind === 'snoozeEnd') return remindedCard(locale, snapshot, member, today, ofDay);
  const made = PERSONAL[kind]({ delivery, also, snapshot, today, member, say: speak(locale), locale });
  const own = CARRIES.has(kind) ? [...ofDay, ...alsoOpen(snapshot, member, today)] : ofDay;
  const asked = [delivery, ...also].filter((one) => one.kind === 'accept').map((one) => goalAsked(snapshot, one).id);
  const past = TELLS_PAST.has(kind) ? untoldPast(snapshot, member.id, askedAbout(delivery, snapshot), today) : [];
  const isSaid = (one: Waiting): boolean =>
    one.kind === ASKS[kind] ||
    (one.kind === 'past' && past.includes(one.intervention)) ||
    (one.kind === 'decision' && own.includes('decision')) ||
    (one.kind === 'goal' && (own.includes('acceptance') || asked.includes(one.goal.id)));
  const isWished = also.some((one) => one.kind === 'snoozeEnd');
  const lines = [
    ...(isWished ? remindedLines(locale, snapshot, member, today, isSaid) : []),
    ...(own.length === 0 ? [] : dayLines(locale, snapshot, member, today, own)),
    ...pastLines(locale, snapshot, past),
  ];
  return lines.length === 0 ? made : { ...made, body: [...lines, ...made.body] };
}

/** As what a message of the kind `led` says another of the day: a goal's question is said as one that waits, or in full with the first of them. */
function dayKindOf(kind: DeliveryKind, led: DeliveryKind): DayKind | null {
  if (kind === 'accept') return led === 'accept' ? null : 'acceptance';
  return isOfDay(kind) ? kind : null;
}

/** The year's questions go out anyway, and so they say what else is the person's own: nobody gets a message more for it. */
const CARRIES: ReadonlySet<PlannedKind> = new Set<PlannedKind>(['prompt', 'reminder', 'evaluation']);

/** The first of those say once that an intervention's last day has been. */
const TELLS_PAST: ReadonlySet<PlannedKind> = new Set<PlannedKind>(['prompt', 'evaluation']);

/** What a message that leads a day's asks of what waits. */
const ASKS: Partial<Record<DeliveryKind, WaitingKind>> = {
  prompt: 'answer',
  reminder: 'answer',
  evaluation: 'evaluation',
};

type Personal = {
  readonly delivery: Delivery;
  /** Others to the same person that the card says as well. */
  readonly also: readonly Delivery[];
  readonly snapshot: Snapshot;
  readonly today: string;
  readonly member: Member;
  readonly say: Say;
  readonly locale: Locale;
};

/** What the plan asks of one person. */
const PERSONAL: Readonly<Record<Exclude<PlannedKind, 'agenda' | 'snoozeEnd' | DayKind>, (to: Personal) => Card>> = {
  gather: ({ say, locale, snapshot, delivery }) => gatherCard(say, locale, snapshot, checkpointOf(delivery, snapshot)),
  prompt: ({ locale, snapshot, delivery, member }) =>
    answerCard(locale, snapshot, checkpointOf(delivery, snapshot), member),
  reminder: ({ locale, say, snapshot, delivery, member }) => {
    const checkpoint = checkpointOf(delivery, snapshot);
    const intro = say('checkpoint:reminderIntro', { date: formatDate(locale, checkpoint.date, 'long') });
    return answerCard(locale, snapshot, checkpoint, member, { intro });
  },
  decisions: ({ locale, snapshot, delivery, member, today }) => {
    const due = usualDue(snapshot, Temporal.PlainDate.from(today));
    const values = { text: '', owner: member.id, due };
    return decisionsFormCard(locale, snapshot, checkpointOf(delivery, snapshot), values, {
      id: crypto.randomUUID(),
      today,
    });
  },
  summary: ({ locale, snapshot, delivery, member, today }) =>
    summaryCard(locale, snapshot, checkpointOf(delivery, snapshot), member.id, today),
  approval: ({ locale, say, snapshot, member, today }) => {
    const wheel = wheelCard(locale, snapshot, member, today);
    return { ...wheel, body: [text(say('status:approvalIntro', { school: snapshot.team.school })), ...wheel.body] };
  },
  accept: ({ locale, snapshot, delivery, also, member, today }) => {
    const first = askCard(locale, snapshot, goalAsked(snapshot, delivery), member);
    const row = rowOfWaiting(locale, snapshot, member, today);
    const others = also.filter((one) => one.kind === 'accept').map((one) => goalAsked(snapshot, one));
    return { ...first, body: [...first.body, ...others.map((goal) => row({ kind: 'goal', goal }))] };
  },
  evaluation: ({ locale, say, snapshot, member }) =>
    evaluationCard(locale, snapshot, member, { intro: say('evaluation:prompt') }),
  'year-end': ({ locale, snapshot, today }) => yearEndCard(locale, snapshot, today),
  status: ({ locale, snapshot, member, today }) => statusCard(locale, snapshot, today, member),
};

/** Null for a question of no checkpoint. */
const askedAbout = (delivery: Delivery, snapshot: Snapshot): Checkpoint | null =>
  delivery.checkpoint === null ? null : checkpointOf(delivery, snapshot);
function checkpointOf(delivery: Delivery, snapshot: Snapshot): Checkpoint {
  const checkpoint = snapshot.checkpoints.find((c) => c.id === delivery.checkpoint);
  if (!checkpoint) throw new RangeError('the delivery names no checkpoint of the team');
  return checkpoint;
}
function goalAsked(snapshot: Snapshot, delivery: Delivery): Goal {
  const goal = snapshot.goals.find((g) => askOccurrence(g) === delivery.occurrence);
  if (!goal) throw new RangeError('the delivery names no goal of the team');
  return goal;
}
function memberOf(snapshot: Snapshot, id: string): Member {
  const member = snapshot.members.find((m) => m.id === id);
  if (!member) throw new RangeError('the delivery names no member of the team');
  return member;
}

function gatherCard(say: Say, locale: Locale, snapshot: Snapshot, checkpoint: Checkpoint): Card {
  const title = say('checkpoint:gatherTitle');
  const date = formatDate(locale, checkpoint.date, 'long');
  const body: Element[] = [
    heading(title),
    text(say('checkpoint:gatherBody', { date, number: numberOf(snapshot, checkpoint.id) })),
    ...say(`checkpoint:gather.${seasonOf(checkpoint.date)}`)
      .split('\n')
      .map((line) => text(line, { spacing: 'small' })),
    ...staleRows(say, locale, snapshot, checkpoint.date),
    ...notMetRows(say, snapshot, checkpoint.date),
    subtle(say('checkpoint:gatherOnly')),
  ];
  const done = button(
    say('checkpoint:gathered'),
    { do: 'checkpoint.gathered', team: snapshot.key.team, checkpoint: checkpoint.id },
    'positive',
  );
  return card(say, title, body, [done, seeCheckpoint(say, snapshot, checkpoint)]);
}

/** Which data can exist by then: autumn, after the autumn term, spring, the year's end. */
function seasonOf(date: string): 'october' | 'january' | 'march' | 'june' {
  const month = Number(date.slice(5, 7));
  if (month >= 8 && month <= 12) return 'october';
  if (month <= 2) return 'january';
  return month <= 4 ? 'march' : 'june';
}

/** In the channel, to a person who cannot be reached privately: only that there are questions, never which. */
function mentionCard(delivery: Delivery, snapshot: Snapshot): Card {
  const { locale } = snapshot.team;
  const say = speak(locale);
  const checkpoint = checkpointOf(delivery, snapshot);
  const member = memberOf(snapshot, delivery.occurrence);
  const name = called(say, member);
  const words = say('status:mention', { name, date: formatDate(locale, checkpoint.date) });
  const open = button(say('status:mentionOpen'), {
    do: 'answers.open',
    team: snapshot.key.team,
    checkpoint: checkpoint.id,
    for: member.id,
  });
  return { ...card(say, words, [text(words)], [open]), mentions: [{ id: member.id, name }] };
}
