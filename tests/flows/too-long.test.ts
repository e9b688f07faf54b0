/** Whatever form there is: words that are too long for it come back whole, with what to change, and nothing is kept of them. */
import { beforeEach, expect, it } from 'vitest';
import { type Card, inputsOf, submitOf } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import { expectValidCard, expectWhole } from '../cards/valid.ts';
import { ABSENCE_GOAL, draftAbsenceGoal, goalInPlan, INTERVENTION_BEGUN } from './absence-goal.ts';
import { cardOf, fillIn, goalForm, makeWorld, personal, setUpTeam, type World } from './team.ts';

const [SIV, KIM, RUT] = ['Siv Sköterska', 'Kim Kurator', 'Rut Rektor'] as const;
const LONG = 'ö'.repeat(25_000);
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

const INTERVENTION = {
  ...INTERVENTION_BEGUN,
  level: 'group',
  nature: 'preventive',
  evidenceLevel: 'studies',
  finding: 'works',
  references: 'SBU 350',
  stop: 'Ingen förändring.',
};
const goalSaved = (): Promise<Card> => draftAbsenceGoal(world);
/** The form of an intervention after so many steps of what is filled in once it is saved. */
async function interventionStep(turned: number): Promise<Card> {
  await goalInPlan(world);
  const saved = cardOf(await world.press(SIV, await pressed(SIV, 'ny insats'), 'Spara', INTERVENTION_BEGUN));
  const how = cardOf(await world.press(SIV, saved, 'Fyll på'));
  return turned === 0 ? how : cardOf(await world.press(SIV, how, 'Nästa'));
}
const pressed = async (name: string, words: string, ...titles: string[]): Promise<Card> => {
  let card = cardOf(await world.say(name, words));
  for (const title of titles) card = cardOf(await world.press(name, card, title));
  return card;
};
const verb = async (name: string, data: Record<string, string>): Promise<Card> => {
  const { key } = await world.snapshot();
  const event = { type: 'answered' as const, data: { do: '', team: key.team, ...data }, values: {} };
  return cardOf(await world.handle(world.inbound(name, event, personal(name), 'sv')));
};
const asked = async (title: string): Promise<Card> => {
  const words = 'är detta i planen: spännande webbkurs om hästar i vården, två heldagar';
  return cardOf(await world.press(SIV, cardOf(await world.say(SIV, words)), title));
};

/** Each form, who fills it in, and what it takes to be accepted. */
const forms: [string, string, () => Promise<Card>, Record<string, string>][] = [
  ['a goal', SIV, () => goalForm(world, SIV), ABSENCE_GOAL],
  [
    'what helps a goal',
    SIV,
    async () => cardOf(await world.press(SIV, await goalSaved(), 'Fyll på')),
    { direction: 'lower', description: 'Samtal.' },
  ],
  [
    'a no to a goal',
    KIM,
    async () => {
      const goal = await goalAsked();
      return verb(KIM, { do: 'goals.noOpen', goal });
    },
    { reason: 'Nej.' },
  ],
  [
    'a goal that the principal takes in',
    RUT,
    async () => {
      await goalSaved();
      return verb(RUT, { do: 'goals.overrideOpen', goal: (await world.snapshot()).goals[0]?.id ?? '' });
    },
    { reason: 'Vi prövar.' },
  ],
  [
    'an intervention',
    SIV,
    async () => {
      await goalInPlan(world);
      return pressed(SIV, 'ny insats');
    },
    INTERVENTION_BEGUN,
  ],
  ['how an intervention is done', SIV, () => interventionStep(0), { fidelity: 'Logg.' }],
  ['what an intervention rests on', SIV, () => interventionStep(1), INTERVENTION],
  [
    'an intervention on weak ground',
    RUT,
    async () => {
      await goalInPlan(world);
      const weak = { ...INTERVENTION, evidenceLevel: 'ownExperience', finding: 'notStudied', references: '' };
      await fillIn(world, SIV, await pressed(SIV, 'ny insats'), weak);
      return pressed(RUT, 'insatser', 'Ge skäl och ta in');
    },
    { reason: 'Vi mäter.' },
  ],
  [
    'the questions',
    SIV,
    async () => {
      await goalInPlan(world);
      return pressed(SIV, 'mina frågor');
    },
    { situation: 'Så är det.', cause1: 'Oro.', meaning: '' },
  ],
  [
    'a decision',
    KIM,
    async () => {
      world.clock.now = Temporal.Instant.from('2026-10-07T08:00:00Z');
      return verb(KIM, { do: 'decisions.open', checkpoint: await october() });
    },
    { text: 'Ring hem.' },
  ],
  [
    'the coordinator’s summary',
    KIM,
    async () => {
      world.clock.now = Temporal.Instant.from('2026-10-07T08:00:00Z');
      const form = await verb(KIM, { do: 'decisions.open', checkpoint: await october() });
      return cardOf(await world.press(KIM, form, 'Spara beslutet', { text: 'Ring hem.' }));
    },
    { summary: 'Bra möte.' },
  ],
  [
    'an addition to the joint picture',
    RUT,
    async () => {
      world.clock.now = Temporal.Instant.from('2026-10-06T07:00:00Z');
      return pressed(RUT, 'gemensam bild', 'Lägg till i bilden');
    },
    { text: 'Schemat.' },
  ],
  ['a discussion', KIM, () => pressed(KIM, 'diskussion', 'Planera en diskussion'), { who: 'leadership-group:' }],
  ['teacher teams', KIM, () => pressed(KIM, 'diskussion', 'Arbetslag'), { teams: 'F–3' }],
  [
    'what belongs to the plan',
    SIV,
    async () => {
      await goalInPlan(world);
      return asked('Hör till planen');
    },
    {},
  ],
  ['what is parked', SIV, () => asked('Parkera till nästa avstämning'), { text: 'Kurs.' }],
  [
    'what is taken in',
    RUT,
    async () => {
      await world.press(SIV, await asked('Parkera till nästa avstämning'), 'Parkera', { text: 'Kurs.' });
      return pressed(RUT, 'parkeringen', 'In i planen');
    },
    { capacity: 'Vi hinner.' },
  ],
  ['a point for the agenda', SIV, () => pressed(SIV, 'lägg till på dagordningen'), { text: 'Rasterna.' }],
  ['keeping to the plan', KIM, () => pressed(KIM, 'inställningar', 'Hålla sig till planen'), {}],
  ['when prompts go out', KIM, () => pressed(KIM, 'inställningar', 'Påminnelser'), {}],
  ['the school', KIM, () => pressed(KIM, 'inställningar', 'Skolan'), {}],
  ['the year’s days', KIM, () => pressed(KIM, 'inställningar', 'Läsårets dagar'), {}],
  ['a pasted table', KIM, () => pressed(KIM, 'data', 'Klistra in'), { table: 'Läsår;Meritvärde\n2025/26;231' }],
  [
    'a value',
    KIM,
    () => pressed(KIM, 'data', 'Skriv in ett värde'),
    { indicator: 'merit_rating', period: '2025/26', value: '231' },
  ],
  ['the school unit', KIM, () => pressed(KIM, 'data', 'Skolenhetskod'), { unit: '12345678' }],
  [
    'an indicator of one’s own',
    KIM,
    () => pressed(KIM, 'data', 'Nytt eget mått'),
    {
      name: 'Frukost',
      definition: 'Antal.',
      unit: 'count',
      direction: 'higher',
      periodType: 'term',
    },
  ],
];
const october = async (): Promise<string> =>
  (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
async function goalAsked(): Promise<string> {
  await goalSaved();
  const id = (await world.snapshot()).goals[0]?.id ?? '';
  await verb(SIV, { do: 'goals.ask', goal: id });
  return id;
}

it.each(forms)('%s', async (_, name, make, valid) => {
  const form = await make();
  const texts = inputsOf(form.body).filter(({ type }) => type === 'Input.Text');
  expect(texts.length).toBeGreaterThan(0);
  const submit = submitOf(form)?.title ?? '';
  const before = await world.snapshot();
  const chosen = inputsOf(form.body).flatMap((input) =>
    input.type === 'Input.ChoiceSet' && !input.value ? [[input.id, input.choices[0]?.value ?? '']] : [],
  );
  for (const { id } of texts) {
    const typed = { ...Object.fromEntries(chosen), ...valid, [id]: LONG };
    const replies = await world.press(name, form, submit, typed);
    const back = cardOf(replies, 'replace');
    expect([id, inputsOf(back.body).find((input) => input.id === id)?.value]).toEqual([id, LONG]);
    expect(toText(back)).toContain('Det här behöver ändras');
    expectValidCard(back);
    expectWhole(back);
  }
  expect(await world.snapshot()).toEqual(before);
});

it.each(forms)('%s is taken with nothing in what may be left out', async (_, name, make, valid) => {
  const form = await make();
  // What is said to be studied needs a source, which is asked for then.
  const least: Record<string, string> = {
    ...valid,
    ...(valid['evidenceLevel'] ? { evidenceLevel: 'ownExperience', finding: 'notStudied' } : {}),
  };
  const values = inputsOf(form.body).map((input) => {
    const first = input.type === 'Input.ChoiceSet' ? (input.choices[0]?.value ?? '') : '';
    return [input.id, input.isRequired ? least[input.id] || input.value || first : ''];
  });
  const replies = await world.press(name, form, submitOf(form)?.title ?? '', Object.fromEntries(values));
  const said = replies.flatMap((reply) => ('card' in reply ? [toText(reply.card)] : [])).join('\n');
  expect(said).not.toContain('Det här behöver ändras');
});

it('a paste that cannot be read stands in the form as it was pasted', async () => {
  for (const table of ['bara några ord', 'Skola;Skol-enhetskod;Frånvaro\nA;12345678;8\nB;87654321;9']) {
    const back = cardOf(await world.press(KIM, await pressed(KIM, 'data', 'Klistra in'), 'Läs', { table }), 'replace');
    expect(inputsOf(back.body).find(({ id }) => id === 'table')?.value).toBe(table);
    expect(toText(back)).toMatch(/kunde inte läsa det du klistrade in|har flera skolor/);
  }
});

it('a point for the agenda that is said in too many words is asked for shorter, in those words', async () => {
  const form = cardOf(await world.say(SIV, `lägg till på dagordningen: ${'rasterna '.repeat(50)}`));
  expect(inputsOf(form.body)[0]?.value).toBe('rasterna '.repeat(50).trim());
  expect(toText(form)).toContain('texten är för lång. Högst 300 tecken.');
  expect((await world.snapshot()).notes).toEqual([]);
});

it('more than a form can give back stays on the screen, and is asked for as a file', async () => {
  const form = await pressed(KIM, 'data', 'Klistra in');
  const replies = await world.press(KIM, form, 'Läs', { table: LONG.repeat(3) });
  expect(replies.map(({ as }) => as)).toEqual(['private']);
  expect(toText(cardOf(replies))).toContain('Texten står kvar där du skrev den.');
});
