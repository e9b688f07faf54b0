/** The cards of what an act has told somebody; see quality/deliveries/told.ts. */

import type { Locale } from '../quality/base.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import type { ToldKind } from '../quality/deliveries/kinds.ts';
import { type Member, PROFESSIONS } from '../quality/people/documents.ts';
import { languageOf } from '../quality/people/language.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { professionName } from './answer-fields.ts';
import { type Card, heading, subtle, text } from './card.ts';
import { card, messageCard, sentenceCard } from './common.ts';
import { decidedCard } from './decisions.ts';
import { yearEvaluatedCard } from './evaluation.ts';
import { formatDate, formatInstant, formatNumber } from './format.ts';
import { acuteCard, dutyCard, questionCard, routineOf } from './keep-to-plan.ts';
import { nameOf, oneOf } from './names.ts';
import { long } from './paging.ts';
import { decider } from './principal.ts';
import { removalCard } from './settings.ts';
import { decidersIn, managersOf } from './setup.ts';
import { type Say, sayStored, speak } from './texts.ts';
import { toldAnswer } from './told-answer.ts';
import { rowOfWaiting } from './waiting.ts';
import { welcomeCard } from './welcome.ts';
import { wheelCard } from './wheel.ts';

type ToldCard = (delivery: Delivery, snapshot: Snapshot, to: Recipient) => Card | null;
/** `member` is null in the channel. */
type Recipient = {
  readonly locale: Locale;
  readonly say: Say;
  readonly member: Member | null;
  readonly today: string;
  /** Others of the same kind, to the same person, that this card says as well. */
  readonly also: readonly Delivery[];
};

const CHANGES: Readonly<Record<string, 'year:announceMoved' | 'year:announceAdded' | 'year:announceRemoved'>> = {
  moved: 'year:announceMoved',
  added: 'year:announceAdded',
  removed: 'year:announceRemoved',
};

/** Each makes its card, or null when what it is about is gone. */
const TOLD: Readonly<Record<ToldKind, ToldCard>> = {
  wheelApproved: ({ values }, snapshot, { locale, say, member, today }) => {
    const name = nameOf(say, snapshot.members, values['person']);
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
    if (values['role'] === 'overview') {
      const given = snapshot.overviews.find(({ id }) => id === values['person']);
      return given ? messageCard(say, 'overview:givenTell', { name: given.name }) : null;
    }
    const key = values['role'] === 'principal' ? 'setup:principalAppointed' : 'setup:coordinatorAppointed';
    return messageCard(say, key, { name: nameOf(say, snapshot.members, values['person']) });
  },
  decided: ({ checkpoint }, snapshot, { locale }) => {
    const held = snapshot.checkpoints.find(({ id }) => id === checkpoint);
    return held ? decidedCard(locale, snapshot, held) : null;
  },
  goalAdopted: ({ subject }, snapshot, { say }) => {
    const goal = snapshot.goals.find(({ id }) => id === subject);
    return goal ? messageCard(say, 'goals:adoptedTell', { number: goal.number, title: goal.title }) : null;
  },
  goalRefused: ({ subject }, snapshot, { say }) => {
    const said = snapshot.acceptances.find(({ id }) => id === subject);
    const goal = snapshot.goals.find(({ id }) => id === said?.goal);
    if (!said || !goal) return null;
    const name = nameOf(say, snapshot.members, said.person);
    return messageCard(say, 'goals:saidNoTell', { name, number: goal.number, reason: said.reason });
  },
  reasonWanted: ({ subject }, snapshot, { locale, say, member, today }) => {
    const intervention = snapshot.interventions.find(({ id }) => id === subject);
    if (!intervention) return null;
    const words = say('plan:reasonWanted', { number: intervention.number, decider: decider(say, snapshot) });
    const rows = member ? [rowOfWaiting(locale, snapshot, member, today)({ kind: 'intervention', intervention })] : [];
    return card(say, words, [text(words), ...rows]);
  },
  evaluationSigned: ({ subject }, snapshot, { locale, say, today }) =>
    subject === snapshot.team.calendar.schoolYear
      ? yearEvaluatedCard(locale, snapshot, null, today, { note: say('evaluation:signedTell') })
      : messageCard(say, 'evaluation:signedTellAfter', { year: subject ?? '' }),
  removalAsked: ({ values }, snapshot, { say }) =>
    removalCard(say, snapshot, true, nameOf(say, snapshot.members, values['person'])),
  joined: (_delivery, snapshot, { say, member, today }) => welcomeCard(say, snapshot, member, today),
  takenOut: (_delivery, { team }, { say }) => messageCard(say, 'setup:takenOut', { school: team.school }),
  roleVacant: ({ values }, { team }, { say }) => {
    const { role } = values;
    const profession = PROFESSIONS.find((one) => one === role);
    if (profession && profession !== 'principal')
      return messageCard(say, 'people:vacant.profession', {
        school: team.school,
        profession: professionName(say, profession),
      });
    const key = role === 'principal' ? 'people:vacant.principal' : 'people:vacant.coordinator';
    return messageCard(say, key, { school: team.school });
  },
  offPlan: ({ subject, dueAt }, snapshot, { locale, say, member }) => {
    const deviation = snapshot.deviations.find(({ id }) => id === subject);
    if (!deviation) return null;
    // It was told when the line was heard; nothing of the line itself is kept.
    const line = say('keep:yourLine', { at: formatInstant(locale, dueAt, snapshot.team.timeZone) });
    const question = questionCard(say, snapshot, deviation.category, deviation.id, member?.id ?? '');
    return { ...question, body: [subtle(line), ...question.body] };
  },
  duty: (_delivery, _snapshot, { say }) => dutyCard(say),
  acute: ({ recipient }, snapshot, { say }) => acuteCard(say, [routineOf(snapshot, [recipient])]),
  answer: answerCard,
  notice: (delivery, snapshot, to) =>
    storedSentence(withName(withFigures(delivery, snapshot, to.locale), snapshot, to), to),
  undeliverable: (delivery, snapshot, { say, also }) => undeliverableCard(say, snapshot, [delivery, ...also]),
};

/** An indicator by its name, with its grade, and numbers as people write them. */
function withFigures(delivery: Delivery, snapshot: Snapshot, locale: Locale): Delivery {
  const { indicator, scope, value, earlier } = delivery.values;
  if (indicator === undefined) return delivery;
  const name = definitionsOf(snapshot).find(({ key }) => key === indicator)?.name[locale] ?? indicator;
  const grade = scope ? `, ${speak(locale)('data:gradeShort')} ${scope}` : '';
  const number = (text: string | undefined): string => formatNumber(locale, Number(text));
  const said = { indicator: `${name}${grade}`, value: number(value), earlier: number(earlier) };
  return { ...delivery, values: { ...delivery.values, ...said } };
}

/** A person by their name, and whoever was responsible before. */
function withName(delivery: Delivery, { members }: Snapshot, { say }: Recipient): Delivery {
  const { person, before } = delivery.values;
  const named = {
    ...(person === undefined ? {} : { name: nameOf(say, members, person) }),
    ...(before === undefined ? {} : { before: nameOf(say, members, before) }),
  };
  return { ...delivery, values: { ...delivery.values, ...named } };
}

/** One sentence by its key, with what the key needs. */
const storedSentence = ({ values: { key = '', ...values } }: Delivery, { locale, say }: Recipient): Card =>
  sentenceCard(say, sayStored(locale, key, values));

/** A card of its own, or a sentence: with the names of those who may when it says who they are. */
function answerCard(delivery: Delivery, snapshot: Snapshot, to: Recipient): Card | null {
  const { names, card: name } = delivery.values;
  if (name !== undefined) return toldAnswer(name, delivery, snapshot, { ...to, person: delivery.recipient });
  if (names === undefined) return storedSentence(delivery, to);
  const people = names === 'deciders' ? decidersIn(snapshot) : managersOf(snapshot);
  return storedSentence(
    { ...delivery, values: { ...delivery.values, names: oneOf(to.say, people), decider: decider(to.say, snapshot) } },
    to,
  );
}

const WHY = ['gone', 'refused', 'unreachable'] as const;
/** Each `occurrence` is the person's id and the reason, joined by a colon. */
function undeliverableCard(say: Say, snapshot: Snapshot, deliveries: readonly Delivery[]): Card {
  const title = say('status:undeliverableTitle');
  const people = deliveries.map(({ occurrence }) => {
    const cut = occurrence.lastIndexOf(':');
    const why = WHY.find((known) => known === occurrence.slice(cut + 1)) ?? 'refused';
    return { name: nameOf(say, snapshot.members, occurrence.slice(0, cut)), why };
  });
  const sentences = [...Map.groupBy(people, ({ why }) => why)].flatMap(([why, those]) =>
    long(
      say('status:undeliverable', { name: those.map(({ name }) => name).join(', '), why: say(`status:why.${why}`) }),
    ),
  );
  const instead = snapshot.team.home.kind === 'channel' ? [text(say('status:undeliverableDo'))] : [];
  return card(say, title, [heading(title), ...sentences, ...instead]);
}

/** Throws RangeError when what it is about is gone; `decideDelivery` weeds those out. */
export function toldCard(
  delivery: Delivery & { kind: ToldKind },
  snapshot: Snapshot,
  today: string,
  also: readonly Delivery[],
): Card {
  const member = snapshot.members.find(({ id }) => id === delivery.recipient) ?? null;
  const locale = member ? languageOf(snapshot.team, member) : snapshot.team.locale;
  const card = TOLD[delivery.kind](delivery, snapshot, { locale, say: speak(locale), member, today, also });
  if (!card) throw new RangeError('the delivery is about something that the team no longer has');
  return card;
}
