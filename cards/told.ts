/** The cards of what an act has told somebody; see quality/deliveries/told.ts. */
import type { Locale } from '../quality/base.ts';
import type { Delivery, DeliveryKind } from '../quality/deliveries/delivery.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Card, text } from './card.ts';
import { messageCard, sentenceCard } from './common.ts';
import { formatDate } from './format.ts';
import { acuteCard, dutyCard, questionCard } from './keep-to-plan.ts';
import { type Say, sayStored, speak } from './texts.ts';
import { wheelCard } from './wheel.ts';

type ToldCard = (delivery: Delivery, snapshot: Snapshot, to: Recipient) => Card | null;
/** `member` is null in the channel. */
export type Recipient = {
  readonly locale: Locale;
  readonly say: Say;
  readonly member: Member | null;
  readonly today: string;
};

const nameOf = (say: Say, snapshot: Snapshot, id: string | undefined): string =>
  snapshot.members.find((member) => member.id === id)?.name ?? say('common:erasedPerson');

const CHANGES: Readonly<Record<string, 'year:announceMoved' | 'year:announceAdded' | 'year:announceRemoved'>> = {
  moved: 'year:announceMoved',
  added: 'year:announceAdded',
  removed: 'year:announceRemoved',
};

/** Each makes its card, or null when what it is about is gone. */
export const TOLD = {
  wheelApproved: ({ values }, snapshot, { locale, say, member, today }) => {
    const name = nameOf(say, snapshot, values['person']);
    const words = say('year:announceApproved', { name, year: snapshot.team.calendar.schoolYear });
    const wheel = wheelCard(locale, snapshot, member, today);
    return { ...wheel, fallbackText: words, body: [text(words), ...wheel.body] };
  },
  wheelChanged: ({ values }, _snapshot, { locale, say }) => {
    const key = CHANGES[values['change'] ?? ''];
    const date = formatDate(locale, values['date'] ?? '', 'long');
    return key ? sentenceCard(say, say(key, { number: values['number'] ?? '', date })) : null;
  },
  appointed: ({ values }, snapshot, { say }) => {
    const key = values['role'] === 'principal' ? 'setup:principalAppointed' : 'setup:coordinatorAppointed';
    return messageCard(say, key, { name: nameOf(say, snapshot, values['person']) });
  },
  goalAdopted: ({ subject }, snapshot, { say }) => {
    const goal = snapshot.goals.find(({ id }) => id === subject);
    return goal ? messageCard(say, 'goals:adoptedTell', { number: goal.number, title: goal.title }) : null;
  },
  goalRefused: ({ subject }, snapshot, { say }) => {
    const said = snapshot.acceptances.find(({ id }) => id === subject);
    const goal = snapshot.goals.find(({ id }) => id === said?.goal);
    if (!said || !goal) return null;
    const name = nameOf(say, snapshot, said.person);
    return messageCard(say, 'goals:saidNoTell', { name, number: goal.number, reason: said.reason });
  },
  takenOut: (_delivery, { team }, { say }) => messageCard(say, 'setup:takenOut', { school: team.school }),
  roleVacant: ({ values }, { team }, { say }) => {
    const key = values['role'] === 'principal' ? 'people:vacant.principal' : 'people:vacant.coordinator';
    return messageCard(say, key, { school: team.school });
  },
  offPlan: ({ subject }, snapshot, { say, member }) => {
    const deviation = snapshot.deviations.find(({ id }) => id === subject);
    return deviation ? questionCard(say, snapshot, deviation.category, deviation.id, member?.id ?? '') : null;
  },
  duty: (_delivery, _snapshot, { say }) => dutyCard(say),
  acute: (_delivery, { team }, { say }) => acuteCard(say, team.keepToPlan.acuteRoutine),
  notice: ({ values: { key = '', ...values } }, _snapshot, { locale, say }) =>
    sentenceCard(say, sayStored(locale, key, values)),
} satisfies Partial<Record<DeliveryKind, ToldCard>>;

export const isTold = (kind: DeliveryKind): kind is keyof typeof TOLD => Object.hasOwn(TOLD, kind);

/** Throws RangeError when what it is about is gone; `decideDelivery` weeds those out. */
export function toldCard(delivery: Delivery & { kind: keyof typeof TOLD }, snapshot: Snapshot, today: string): Card {
  const member = snapshot.members.find(({ id }) => id === delivery.recipient) ?? null;
  const { locale } = member ?? snapshot.team;
  const make: ToldCard = TOLD[delivery.kind];
  const card = make(delivery, snapshot, { locale, say: speak(locale), member, today });
  if (!card) throw new RangeError('the delivery is about something that the team no longer has');
  return card;
}
