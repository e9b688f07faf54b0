/**
 * A whole school year in the chats, and into the next: four people write all that they are asked for, and everything that anybody wrote
 * is found again by a colleague, in the closed checkpoints, in the year's evaluation, and the year after.
 */
import { expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { LEADERSHIP } from '../../cards/discussions.ts';
import { toText } from '../../cards/render/text.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { DeliveryKind } from '../../quality/deliveries/delivery.ts';
import {
  buttonsOf,
  cardOf,
  fillIn,
  goalForm,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  textOf,
  type World,
} from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
const TEAM = [RUT, KIM, SIV, PETRA] as const;
const COURSE = 'Ska vi anmäla oss till den spännande webbkursen om hästar i vården, två heldagar i mars?';
/** What was written, and by whom. */
type Written = { readonly by: string; readonly words: string };

class Year {
  readonly world: World;
  readonly written: Written[] = [];
  constructor(world: World) {
    this.world = world;
  }

  /** Notes that somebody writes this, and gives it back to be typed. */
  words(by: string, words: string): string {
    this.written.push({ by, words });
    return words;
  }
  at(day: string): void {
    this.world.clock.now = Temporal.Instant.from(`${day}T09:00:00Z`);
  }
  /** The message that the plan has for somebody, as it is sent. */
  async message(kind: DeliveryKind, to: string, checkpoint: string | null): Promise<Card> {
    const snapshot = await this.world.snapshot();
    const rows = await this.world.storage.deliveries(snapshot.key, 1000);
    const row = rows.find((one) => one.kind === kind && one.recipient === to && one.checkpoint === checkpoint);
    if (!row) throw new Error(`no ${kind} to ${to}`);
    return renderDelivery(row, snapshot, this.world.clock.now.toString(), { late: false });
  }
  /** All pages that a card has, and those of the cards behind its buttons of some titles. */
  async read(who: string, first: Card, behind: RegExp): Promise<string> {
    const pages: string[] = [];
    for (let card: Card | null = first; card; ) {
      pages.push(toText(card));
      for (const { title } of buttonsOf(card).filter((one) => behind.test(one.title)))
        pages.push(await this.read(who, cardOf(await this.world.press(who, card, title)), /^$/));
      const more: boolean = buttonsOf(card).some(({ title }) => title === 'Nästa sida');
      card = more ? cardOf(await this.world.press(who, card, 'Nästa sida')) : null;
    }
    return pages.join('\n');
  }
  /** What somebody has written is in the words that every colleague reads. */
  expectFound(reader: string, pages: string, written: readonly Written[]): void {
    const missing = written.filter(({ by, words }) => by !== reader && !pages.includes(words));
    expect([reader, missing]).toEqual([reader, []]);
  }
}

/** Siv's goal with an intervention, which the team is asked about; the principal takes it in. */
async function goalAndIntervention(year: Year): Promise<string> {
  const { world } = year;
  await fillIn(world, SIV, await goalForm(world, SIV), {
    title: year.words(SIV, 'Minska den ogiltiga frånvaron i åk 7–9'),
    description: year.words(SIV, 'Tidiga samtal, på samma sätt varje gång.'),
    group: 'åk 7–9',
    indicator: 'Andel ogiltig frånvaro i åk 7–9',
    baseline: '8,4',
    target: '6,4',
    unit: '%',
    direction: 'lower',
    owner: idOf(SIV),
    deadline: '2027-06-04',
  });
  const goal = (await world.snapshot()).goals[0]?.id ?? '';
  const reason = year.words(RUT, 'Vi prövar ett läsår.');
  await world.handle(
    world.inbound(
      RUT,
      {
        type: 'answered',
        data: { do: 'goals.override', team: (await world.snapshot()).key.team, goal },
        values: { reason },
      },
      personal(RUT),
      'sv',
    ),
  );
  await fillIn(world, SIV, cardOf(await world.say(SIV, 'ny insats')), {
    title: year.words(SIV, 'Samtal inom fem dagar'),
    why: year.words(SIV, 'Frånvaron upptäcks sent.'),
    level: 'group',
    nature: 'preventive',
    evidenceLevel: 'studies',
    finding: 'works',
    references: 'https://example.org/rapport',
    stop: year.words(SIV, 'Ingen förändring vid två avstämningar.'),
    fidelity: year.words(SIV, 'Logg över samtalen.'),
  });
  return goal;
}

/** Everything from the figures to the principal's closing. */
async function checkpoint(year: Year, number: number, goal: string): Promise<void> {
  const { world } = year;
  const { id, date } = inOrder((await world.snapshot()).checkpoints)[number - 1] ?? { id: '', date: '' };
  const day = (days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();
  year.at(day(-13));
  await world.say(PETRA, `logga: ${year.words(PETRA, `Genomgång av mattestöd, omgång ${number}`)}`);
  await world.say(KIM, `lägg till på dagordningen: ${year.words(KIM, `Schemat i åk 9, fråga ${number}`)}`);
  await world.press(KIM, await year.message('gather', idOf(KIM), id), 'Data är framtagna');
  year.at(day(-5));
  for (const who of TEAM) {
    const owner = who === SIV;
    await fillIn(world, who, cardOf(await world.say(who, 'mina frågor')), {
      situation: year.words(who, `Läget som ${who} ser det, omgång ${number}`),
      cause1: year.words(who, `Orsaken enligt ${who}, omgång ${number}`),
      meaning: year.words(who, `Betydelsen enligt ${who}, omgång ${number}`),
      ...(owner
        ? {
            [`value:${goal}`]: String(9 - number).replace('.', ','),
            [`status:${goal}`]: 'onTrack',
            [`comment:${goal}`]: year.words(who, `Åk 9 sticker ut, omgång ${number}`),
            [`nextStep:${goal}`]: year.words(who, `Vi hör av oss hem dag ett, omgång ${number}`),
          }
        : {}),
    });
  }
  year.at(date);
  const page = cardOf(await world.say(PETRA, `avstämning ${number}`));
  const addition = cardOf(await world.press(PETRA, page, 'Lägg till i bilden'));
  const [field = ''] = inputsOf(addition.body).map((input) => input.id);
  await world.press(PETRA, addition, buttonsOf(addition)[0]?.title ?? '', {
    [field]: year.words(PETRA, `Fritids kan hjälpa till, omgång ${number}`),
  });
  const form = cardOf(await world.say(KIM, 'nytt beslut'));
  const soFar = cardOf(
    await world.press(KIM, form, 'Spara beslutet', {
      text: year.words(KIM, `Morgonfrukost i åk 8, beslut ${number}`),
      owner: idOf(SIV),
    }),
  );
  await world.press(KIM, soFar, 'Skicka till rektor', {
    summary: year.words(KIM, `Morgnarna behöver mest, omgång ${number}`),
  });
  await world.press(RUT, await year.message('summary', idOf(RUT), id), 'Stäng avstämningen');
  year.at(day(1));
}

/** A discussion with a teacher team, and what came out of it. */
async function discussion(year: Year, day: string): Promise<void> {
  const { world } = year;
  year.at(day);
  const plan = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'diskussion')), 'Planera en diskussion'));
  await world.press(KIM, plan, 'Spara', { who: LEADERSHIP, date: day, people: idOf(KIM) });
  year.at(Temporal.PlainDate.from(day).add({ days: 1 }).toString());
  const write = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'diskussion')), 'Skriv in utfallet'));
  await world.press(KIM, write, 'Spara', { outcome: year.words(KIM, `Ledningsgruppen ser samma sak, ${day}`) });
}

/** Each on their own, page by page; then the principal signs. */
async function evaluation(year: Year): Promise<void> {
  const { world } = year;
  for (const who of TEAM) {
    for (let card = cardOf(await world.say(who, 'utvärdera läsåret')); inputsOf(card.body).length > 0; ) {
      const typed = inputsOf(card.body).flatMap((input): [string, string][] =>
        input.type === 'Input.Text' ? [[input.id, year.words(who, `${input.label.slice(0, 12)} enligt ${who}`)]] : [],
      );
      const choices = { done: 'done', worth: 'goOn', outcome: 'partly' };
      const chosen = inputsOf(card.body).flatMap(({ id }): [string, string][] => {
        const choice = Object.entries(choices).find(([name]) => id.startsWith(`${name}:`))?.[1];
        return choice ? [[id, choice]] : [];
      });
      const [next] = buttonsOf(card);
      card = cardOf(await world.press(who, card, next?.title ?? '', Object.fromEntries([...typed, ...chosen])));
    }
  }
  const picture = cardOf(await world.press(RUT, cardOf(await world.say(RUT, 'utvärdera läsåret')), 'Så gick läsåret'));
  const sign = cardOf(await world.press(RUT, picture, 'Skriv under'));
  await world.press(RUT, sign, 'Skriv under', { summary: year.words(RUT, 'Vi fortsätter tidigt.') });
}

/** Goes through what is open, and starts the next year. */
async function close(year: Year): Promise<void> {
  const { world } = year;
  let card = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'avsluta läsåret')), 'Gå igenom det öppna'));
  while (inputsOf(card.body).length > 0) card = cardOf(await world.press(KIM, card, buttonsOf(card)[0]?.title ?? ''));
  await world.press(KIM, card, 'Starta läsåret 2027/28');
  expect((await world.snapshot()).team.calendar.schoolYear).toBe('2027/28');
}

it('is written by four people, and read again by each of the others, in the year and the year after', {
  timeout: 180_000,
}, async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const year = new Year(world);
  const goal = await goalAndIntervention(year);
  const plan = year.written.splice(0);
  const numbers = inOrder((await world.snapshot()).checkpoints).map((_, index) => index + 1);
  const all: Written[] = [...plan];
  for (const number of numbers) {
    if (number === 2) await discussion(year, '2026-11-11');
    await checkpoint(year, number, goal);
    for (const reader of TEAM)
      year.expectFound(
        reader,
        await year.read(reader, cardOf(await world.say(reader, `avstämning ${number}`)), /^$/),
        year.written,
      );
    all.push(...year.written.splice(0));
  }
  year.at('2027-06-03');
  await world.say(PETRA, `logga: ${year.words(PETRA, 'Avslutning med arbetslagen')}`);
  // What is done after the last checkpoint belongs to it; what somebody parks, to the year.
  await discussion(year, '2027-06-03');
  const question = await world.say(SIV, `är detta i planen: ${COURSE}`);
  const park = cardOf(await world.press(SIV, cardOf(question), 'Parkera till nästa avstämning'));
  await world.press(SIV, park, 'Parkera', { text: year.words(SIV, 'Kurs om djur i vården') });
  const afterwards = year.written.splice(0);
  await evaluation(year);
  for (const reader of TEAM)
    year.expectFound(
      reader,
      await year.read(reader, cardOf(await world.say(reader, 'hur gick läsåret?')), /^$/),
      year.written,
    );
  all.push(...afterwards, ...year.written.splice(0));
  year.at('2027-06-10');
  await close(year);
  year.at('2027-09-30');
  for (const reader of TEAM) {
    const first = cardOf(await world.say(reader, 'läsår 2026/27'));
    year.expectFound(reader, await year.read(reader, first, /^(?:Se avstämning|Så gick läsåret|Läs hela)/), all);
  }
  // What went on is there in the new year, and its first checkpoint can be answered.
  expect(textOf(await world.say(PETRA, 'mål'))).toContain('Minska den ogiltiga frånvaron i åk 7–9');
  await world.press(RUT, cardOf(await world.say(RUT, 'visa årshjulet')), 'Godkänn årshjulet');
  const asked = cardOf(await world.say(SIV, 'mina frågor'));
  await world.press(SIV, asked, 'Skicka', { situation: 'Ett nytt läge.', cause1: 'En ny orsak.', meaning: '' });
  expect(textOf(await world.say(SIV, 'avstämning 1'))).toContain('Ett nytt läge.');
});
