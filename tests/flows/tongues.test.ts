/** Everything that can be said and pressed, by somebody whose language is not the team's: each card is whole in its readers' language. */
import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import type { Reply } from '../../bots/messenger.ts';
import { type ActionData, type Card, inputsOf } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { speak } from '../../cards/texts.ts';
import phrases from '../../language/phrases.json' with { type: 'json' };
import type { Command } from '../../language/understand.ts';
import { put } from '../../quality/act.ts';
import { ACTS } from '../../quality/acts.ts';
import type { Address, Locale, TeamKey } from '../../quality/base.ts';
import { DELIVERY_KINDS, type Delivery } from '../../quality/deliveries/delivery.ts';
import { isTold } from '../../quality/deliveries/kinds.ts';
import { askOccurrence } from '../../quality/goals/acceptance.ts';
import { acceptanceId } from '../../quality/goals/documents.ts';
import { kinds } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import { newDelivery } from '../../storage/plan.ts';
import { HERS, ULLA } from '../storage/hers.ts';
import { checkpoint, goal, keyOf, member, team } from '../storage/samples.ts';
import { foreignIn } from './foreign.ts';
import { buttonsOf, CHANNEL, makeWorld, personal, TENANT, type World } from './team.ts';

const KEY: TeamKey = keyOf(1, TENANT);
const OTHER = { sv: 'en', en: 'sv' } as const;

/** A team with a document of every kind, and Ulla, who speaks the other language, as coordinator and principal. */
async function worldOf(language: Locale, more: Partial<Member> = {}): Promise<World> {
  const world = await makeWorld('2026-09-30T08:00:00Z');
  // Their ids are made of their names.
  world.chat.people = [ULLA, 'siv'];
  const hers = kinds.filter((kind) => !['team', 'home', 'member'].includes(kind)).map((kind) => HERS[kind]());
  const documents = [
    team(KEY, { home: CHANNEL, locale: language }),
    { kind: 'home' as const, id: CHANNEL.conversation, version: 1, schoolYear: '' },
    member(ULLA, {
      name: 'Ulla',
      coordinator: true,
      principal: true,
      locale: OTHER[language],
      localeFrom: 'chosen',
      address: personal(ULLA),
      ...more,
    }),
    member('siv', { name: 'Siv', localeFrom: 'team' }),
    ...hers,
    goal('g2', 2, { askedAt: '2026-09-01T08:00:00Z', state: 'draft', owner: ULLA, createdBy: ULLA }),
    checkpoint('c2', '2027-01-26'),
    checkpoint('c3', '2027-03-23'),
  ];
  await world.storage.commit(
    KEY,
    documents.map((document) => put(document)),
  );
  return world;
}

const PLACES: readonly Address[] = [CHANNEL, personal(ULLA)];
/** For buttons on cards that nothing here leads to. */
const EVERY_ID = {
  team: KEY.team,
  goal: 'g2',
  checkpoint: 'c1',
  intervention: 'i1',
  discussion: 'm1',
  deviation: 'v1',
  parked: 'v1',
  decision: 'd1',
  person: 'siv',
  date: '2026-11-02',
  token: 't',
  year: '2027/28',
};
/** What would end the team, the person or the language that is looked for. */
const LAST: ReadonlySet<string> = new Set(['settings.remove', 'people.delete', 'people.language']);

const happen = (world: World, event: Inbound['event'], where: Address): Promise<Reply[]> =>
  world.handle({
    ...world.inbound('Ulla', event, where, null),
    who: { id: ULLA, name: 'Ulla', locale: null, address: personal(ULLA) },
  });

const readByAll = ({ as, card }: Reply, where: Address): boolean =>
  where.kind === 'channel' && (as === 'post' || ((as === 'replace' || as === 'open') && card.shared === true));

type Press = { readonly data: ActionData; readonly values: Record<string, string>; readonly where: Address };
const pressesOf = (card: Card): Press[] =>
  buttonsOf(card).flatMap(({ data, associatedInputs }) => {
    const standing = Object.fromEntries(inputsOf(card.body).map((input) => [input.id, input.value ?? '']));
    const values = associatedInputs === 'auto' ? standing : {};
    return PLACES.map((where) => ({ data, values, where }));
  });

describe.each(['sv', 'en'] as const)('in a team whose language is %s', (language) => {
  it('all that is posted is in it, and all that is hers in her own', async () => {
    const world = await worldOf(language);
    const wrong = new Set<string>();
    const look = (what: string, replies: readonly Reply[], where: Address): Press[] => {
      for (const reply of replies) {
        const expected = readByAll(reply, where) ? language : OTHER[language];
        if (reply.card.lang !== expected) wrong.add(`${what} ${where.kind}: ${reply.as} in ${reply.card.lang}`);
        for (const words of foreignIn(reply.card)) wrong.add(`${what} ${where.kind}: ${reply.as} says ${words}`);
      }
      return replies.flatMap(({ card }) => pressesOf(card));
    };
    const say = speak(OTHER[language]);
    const views: Press[] = [];
    const acts: Press[] = Object.keys(ACTS).flatMap((verb) =>
      PLACES.map((where) => ({ data: { ...EVERY_ID, do: verb as keyof typeof ACTS }, values: {}, where })),
    );
    for (const command of Object.keys(phrases.exact) as Command[]) {
      const event = { type: 'said' as const, text: say(`people:say.${command}`) };
      for (const where of PLACES) views.push(...look(command, await happen(world, event, where), where));
    }
    const pressed = new Set<string>();
    // What only shows something comes first, while all is there that it shows.
    for (const round of [views, acts]) {
      for (let press = round.shift(); press; press = round.shift()) {
        const { data, values, where } = press;
        const mark = JSON.stringify([data, where.conversation]).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'new');
        if (pressed.has(mark) || LAST.has(data.do)) continue;
        if (round === views && Object.hasOwn(ACTS, data.do)) {
          acts.push(press);
          continue;
        }
        pressed.add(mark);
        const event = { type: 'answered' as const, data: { ...data }, values };
        round.push(...look(data.do, await happen(world, event, where), where));
      }
    }
    expect([...wrong].toSorted()).toEqual([]);
    expect(pressed.size).toBeGreaterThan(300);
  });

  it.each(DELIVERY_KINDS)('%s reaches her in her language, and the channel in the team’s', async (kind) => {
    const world = await worldOf(language);
    const snapshot = await world.snapshot();
    const asked = snapshot.goals.find(({ id }) => id === 'g2');
    const about: Partial<Delivery> = {
      subject:
        { goalAdopted: 'g1', goalRefused: acceptanceId('g2', ULLA), offPlan: 'v1', reasonWanted: 'i1' }[
          kind as string
        ] ?? null,
      values: {
        change: 'moved',
        number: '2',
        date: '2026-12-01',
        role: 'principal',
        person: 'siv',
        key: 'setup:takenOut',
        school: 'Ekskolan',
      },
      occurrence: kind === 'undeliverable' ? 'siv:gone' : kind === 'accept' && asked ? askOccurrence(asked) : 'siv',
    };
    const readers =
      kind === 'agenda' ? ['channel'] : [ULLA, 'siv', ...(isTold(kind) || kind === 'prompt' ? ['channel'] : [])];
    for (const recipient of readers) {
      const draft = { key: 'k', kind, checkpoint: 'c2', occurrence: '', recipient, dueAt: '2026-09-01T08:00:00Z' };
      const card = renderDelivery({ ...newDelivery(KEY, draft, false), ...about }, snapshot, '2026-09-30T08:00:00Z', {
        late: true,
      });
      // Siv has only been seen on the channel's list.
      expect([recipient, card.lang, foreignIn(card)]).toEqual([
        recipient,
        recipient === ULLA ? OTHER[language] : language,
        [],
      ]);
    }
  });
});
