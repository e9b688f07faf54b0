/** Interventions with evidence, the joint picture, and the discussions of results. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { goalInPlan, INTERVENTION, INTERVENTION_BEGUN } from './absence-goal.ts';
import { words } from './seen.ts';
import { buttonsOf, CHANNEL, cardOf, fillIn, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await goalInPlan(world);
});

const form = async () => cardOf(await world.say(SIV, 'ny insats'));

describe('an intervention', () => {
  it('belongs to a goal, and is one after a double click', async () => {
    const card = await form();
    await world.press(SIV, card, 'Spara', INTERVENTION_BEGUN);
    expect(textOf(await world.press(SIV, card, 'Spara', INTERVENTION_BEGUN))).toContain('Insats 1 är sparad');
    const { interventions, goals } = await world.snapshot();
    expect(interventions).toHaveLength(1);
    expect(interventions[0]).toMatchObject({ goal: goals[0]?.id, state: 'draft', level: null, nature: null });
  });

  it('is saved by its first step alone, and joins the plan when it is said what it rests on', async () => {
    const first = await world.press(SIV, await form(), 'Spara', INTERVENTION_BEGUN);
    expect(textOf(first)).toContain('Fyll på med hur den görs');
    const how = cardOf(await world.press(SIV, cardOf(first), 'Fyll på'));
    expect(words(how)).toContain('Sida 2 av 3');
    const rests = cardOf(await world.press(SIV, how, 'Nästa', { level: 'group', hours: '2' }));
    expect((await world.snapshot()).interventions[0]).toMatchObject({ level: 'group', hours: 2, state: 'draft' });
    expect(textOf(await world.press(SIV, rests, 'Spara', INTERVENTION))).toContain('Insats 1 är sparad.');
    expect((await world.snapshot()).interventions[0]).toMatchObject({
      state: 'active',
      level: 'group',
      evidence: { level: 'studies', stop: INTERVENTION.stop },
    });
    expect(textOf(await world.say('Rut Rektor', 'status'))).toContain('1 insats pågår.');
  });

  it('is not the principal’s to decide before anybody has said what it rests on', async () => {
    await world.press(SIV, await form(), 'Spara', INTERVENTION_BEGUN);
    expect(textOf(await world.say('Rut Rektor', 'vad väntar på mig?'))).not.toContain('Samtal inom fem dagar');
    const own = cardOf(await world.say(SIV, 'vad väntar på mig?'));
    expect(words(own)).toContain('Insats 1 är påbörjad.');
    expect(words(cardOf(await world.press(SIV, own, 'Fyll på')))).toContain('Sida 2 av 3');
  });

  it('for a goal that is a draft says so, in the list, on its page and in status', async () => {
    await fillIn(world, SIV, await form(), INTERVENTION);
    const asked = async () =>
      [
        textOf(await world.say(SIV, 'insatser')),
        textOf(await world.say(SIV, 'insats 1')),
        textOf(await world.say('Rut Rektor', 'status')),
      ] as const;
    for (const words of await asked()) expect(words).not.toContain('utkast');
    const goals = cardOf(await world.say(SIV, 'mål'));
    await world.press(SIV, cardOf(await world.press(SIV, goals, 'Ändra')), 'Nästa', { target: '8' });
    const [list, page, status] = await asked();
    for (const words of [list, page]) expect(words).toContain('Pågår, men mål 1 är ett utkast');
    expect(status).toContain('Insats 1 hör till mål 1, som är ett utkast');
  });

  it('is changed step by step; what is left half-way keeps the steps before', async () => {
    await fillIn(world, SIV, await form(), INTERVENTION);
    const list = cardOf(await world.say(SIV, 'insatser'));
    const first = cardOf(await world.press(SIV, list, 'Ändra'));
    expect(words(first)).toContain('Sida 1 av 3');
    const second = cardOf(await world.press(SIV, first, 'Nästa', { title: 'Samtal inom tre dagar' }));
    expect(words(second)).toContain('Insats 1 är ändrad. Det är sparat, också om du avbryter här.');
    const left = await world.press(SIV, second, 'Avbryt');
    expect(textOf(left)).toBe('Den här sidan sparades inte. Sidorna före är sparade.');
    expect(words(cardOf(await world.press(SIV, cardOf(left), 'Öppna igen')))).toContain('Sida 2 av 3');
    expect((await world.snapshot()).interventions[0]).toMatchObject({
      title: 'Samtal inom tre dagar',
      state: 'active',
      evidence: { level: 'studies' },
    });
  });

  it.each([
    [{ references: '' }, 'ange minst en, eller välj egen erfarenhet'],
    [{ references: '10.12/x' }, 'ser varken ut som en DOI'],
    [{ stop: '' }, 'Vad skulle få er att sluta? Fyll i det här.'],
    [{ stop: '-' }, 'Skriv några ord om vad ni skulle se då'],
    [{ evidenceLevel: 'ownExperience', references: '' }, 'Egen erfarenhet är inte detsamma som «Visat fungera»'],
    [{ certainty: 'high' }, 'Utfall som källan graderar (om den gör det): fyll i det här.'],
    [{ outcome: 'Frånvaro' }, 'Tillförlitlighet för utfallet (GRADE): fyll i det här.'],
    [{ hours: 'många' }, 'gick inte att läsa som ett tal'],
  ])('with %j comes back with the words in it, and keeps what was saved before', async (faulty, said) => {
    const replies = await fillIn(world, SIV, await form(), { ...INTERVENTION, ...faulty });
    expect(textOf(replies)).toContain(said);
    const [field, typed] = Object.entries(faulty)[0] ?? [];
    expect(inputsOf(cardOf(replies).body).find((input) => input.id === field)?.value).toBe(typed);
    expect((await world.snapshot()).interventions[0]).toMatchObject({ state: 'draft', hours: null });
  });

  it.each([
    [{ from: '2027-05-01', to: '2027-04-01' }, 'dagen ligger före startdagen'],
    [{ to: '2028-04-01' }, 'håll insatsen inom läsåret'],
    [{ why: '' }, 'Varför ska den hjälpa? Vilken orsak svarar den på? Fyll i det här.'],
  ])('with %j in its first step is not saved', async (faulty, said) => {
    const replies = await world.press(SIV, await form(), 'Spara', { ...INTERVENTION_BEGUN, ...faulty });
    expect(textOf(replies)).toContain(said);
    expect(inputsOf(cardOf(replies).body).find((input) => input.id === 'title')?.value).toBe(INTERVENTION_BEGUN.title);
    expect((await world.snapshot()).interventions).toEqual([]);
  });

  it('on weak ground waits for the principal’s reason, and says so in status', async () => {
    const weak = { ...INTERVENTION, evidenceLevel: 'ownExperience', finding: 'notStudied', references: '' };
    expect(textOf(await fillIn(world, SIV, await form(), weak))).toContain('rektor behöver ge ett skäl');
    expect((await world.snapshot()).interventions[0]?.state).toBe('draft');
    const list = cardOf(await world.say('Rut Rektor', 'insatser'));
    const reason = cardOf(await world.press('Rut Rektor', list, 'Ge skäl och ta in'));
    expect(textOf(await world.press('Rut Rektor', reason, 'Ta in i planen', { reason: 'Vi mäter noga.' }))).toContain(
      'Rektors skäl: Vi mäter noga.',
    );
    expect(textOf(await world.say('Rut Rektor', 'status'))).toContain('vilar på egen erfarenhet, inte studerat');
  });

  it('whose ground nobody has filled in is said to be so, and never that it is unknown or has not been studied', async () => {
    await world.press(SIV, await form(), 'Spara', INTERVENTION_BEGUN);
    const list = await world.say('Rut Rektor', 'insatser');
    expect(textOf(list)).toContain('Vad den vilar på är inte ifyllt än');
    const reason = await world.press('Rut Rektor', cardOf(list), 'Ge skäl och ta in');
    expect(textOf(reason)).toContain('«Samtal inom fem dagar»: vad den vilar på är inte ifyllt än.');
    const taken = await world.press('Rut Rektor', cardOf(reason), 'Ta in i planen', { reason: 'Vi provar en termin.' });
    const status = await world.say('Rut Rektor', 'status');
    expect(textOf(status)).toContain('Insats 1 · Samtal inom fem dagar: vad den vilar på är inte ifyllt än.');
    const page = await world.say('Rut Rektor', 'insats 1');
    expect(textOf(page)).toContain('Inte ifyllt än.');
    for (const told of [list, reason, taken, status, page]) expect(textOf(told)).not.toMatch(/okänt|inte studerat/iu);
  });

  it('whose ground is unknown is said to be so', async () => {
    const unknown = { ...INTERVENTION, evidenceLevel: 'unknown', finding: 'notStudied', references: '' };
    await fillIn(world, SIV, await form(), unknown);
    const reason = await world.press(
      'Rut Rektor',
      cardOf(await world.say('Rut Rektor', 'insatser')),
      'Ge skäl och ta in',
    );
    expect(textOf(reason)).toContain('vad den vilar på är okänt. Som rektor kan du ta in den ändå.');
    await world.press('Rut Rektor', cardOf(reason), 'Ta in i planen', { reason: 'Vi provar en termin.' });
    expect(textOf(await world.say('Rut Rektor', 'status'))).toContain('vad den vilar på är okänt.');
  });

  it('that studies show not to work is saved with a word of warning', async () => {
    const replies = await fillIn(world, SIV, await form(), { ...INTERVENTION, finding: 'noEffect' });
    expect(textOf(replies)).toContain('studierna visar att den inte fungerar');
  });
});

describe('the joint picture', () => {
  const answer = async (name: string, cause: string, goal = 'none') => {
    const card = cardOf(await world.say(name, 'mina frågor'));
    const { goals } = await world.snapshot();
    const status = Object.fromEntries(goals.map(({ id }) => [`status:${id}`, 'onTrack']));
    await fillIn(world, name, card, { situation: 'Så är det.', cause1: cause, causeGoal1: goal, ...status });
  };

  it('waits until all have written on their own', async () => {
    await answer(SIV, 'Kort sömn.');
    const waiting = await world.say(SIV, 'gemensam bild');
    expect(textOf(waiting)).toContain('1 av 4 har svarat');
    expect(textOf(waiting)).not.toContain('Kort sömn');
  });

  it('shows causes by goal, the same cause once, whose perspective is missing, and takes additions', async () => {
    const goal = (await world.snapshot()).goals[0]?.id ?? '';
    await answer(SIV, 'Kort sömn.', goal);
    world.clock.now = world.clock.now.add({ minutes: 1 });
    await answer('Petra Psykolog', 'kort sömn', goal);
    await answer('Kim Kurator', 'Oro på rasterna');
    world.clock.now = Temporal.Instant.from('2026-10-06T07:00:00Z');
    const picture = cardOf(await world.say('Rut Rektor', 'gemensam bild'));
    expect(words(picture)).toContain('Kort sömn. (skolsköterska, skolpsykolog)');
    expect(words(picture).match(/kort sömn/giu)).toHaveLength(1);
    expect(words(picture)).toContain('Perspektiv som saknas: rektor');
    await answer('Rut Rektor', 'Tunna bemannade mornar');
    expect(textOf(await world.say(SIV, 'gemensam bild'))).toContain('Alla yrken i teamet har bidragit.');
    const add = cardOf(await world.press('Rut Rektor', picture, 'Lägg till i bilden'));
    const typed = { text: 'Schemat börjar tidigt.', goal };
    await world.press('Rut Rektor', add, 'Spara', typed);
    const again = await world.press('Rut Rektor', add, 'Spara', typed);
    expect(textOf(again)).toContain('+ Schemat börjar tidigt. · Rut Rektor');
    expect((await world.snapshot()).additions).toHaveLength(1);
  });
});

describe('discussions of results', () => {
  it('are planned, written down, and show who has not been met', async () => {
    world.clock.now = Temporal.Instant.from('2026-09-21T08:00:00Z');
    const list = cardOf(await world.say('Kim Kurator', 'diskussion'));
    const teams = cardOf(await world.press('Kim Kurator', list, 'Arbetslag'));
    const withTeams = cardOf(
      await world.press('Kim Kurator', teams, 'Spara', { teams: 'Arbetslag F–3\nArbetslag 7–9\n' }),
    );
    expect(words(withTeams)).toContain('Arbetslag F–3, Arbetslag 7–9, ledningsgruppen');
    const plan = cardOf(await world.press('Kim Kurator', withTeams, 'Planera en diskussion'));
    const planned = cardOf(
      await world.press('Kim Kurator', plan, 'Spara', { who: 'Arbetslag 7–9', date: '2026-09-22', people: idOf(SIV) }),
    );
    expect(words(planned)).toContain('Planerad');
    world.clock.now = Temporal.Instant.from('2026-09-23T08:00:00Z');
    const write = cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'diskussion')), 'Skriv in utfallet'));
    const held = cardOf(await world.press(SIV, write, 'Spara', { outcome: 'Vi provar gemensam start.' }));
    expect(words(held)).toContain('Kom fram till: Vi provar gemensam start.');
    const status = textOf(await world.say('Rut Rektor', 'status'));
    expect(status).toContain('Inte träffat sedan läsårets början: Arbetslag F–3, ledningsgruppen.');
    expect((await world.snapshot()).discussions[0]).toMatchObject({ state: 'held', people: [idOf(SIV)] });
  });

  it('says what is missing, and keeps settings to those who manage', async () => {
    const list = cardOf(await world.say(SIV, 'diskussion', CHANNEL));
    expect(buttonsOf(list).map((b) => b.title)).toContain('Arbetslag');
    expect(textOf(await world.press(SIV, list, 'Arbetslag'))).toContain('Bara samordnaren och rektor');
    const plan = cardOf(await world.press(SIV, list, 'Planera en diskussion'));
    const faulty = await world.press(SIV, plan, 'Spara', {
      who: 'Okänt lag',
      date: '2026-12-30',
      people: '',
      outcome: 'x',
    });
    expect(textOf(faulty)).toContain('välj ett arbetslag eller ledningsgruppen');
    expect(textOf(faulty)).toContain('Välj minst en från elevhälsan');
  });
});

describe('two who change the same thing', () => {
  const standing = (card: Card) => Object.fromEntries(inputsOf(card.body).map(({ id, value }) => [id, value]));

  it('an intervention: the second sees what the first changed, keeps the words, and saves knowingly', async () => {
    await fillIn(world, SIV, await form(), INTERVENTION);
    // The second step: the first is turned without a change.
    const openForm = async (name: string) =>
      cardOf(
        await world.press(
          name,
          cardOf(await world.press(name, cardOf(await world.say(name, 'insatser')), 'Ändra')),
          'Nästa',
        ),
      );
    const [mine, theirs] = [await openForm(SIV), await openForm('Kim Kurator')];
    await world.press('Kim Kurator', theirs, 'Nästa', { level: 'unit', fidelity: 'Samtal i mars.' });
    const shown = cardOf(await world.press(SIV, mine, 'Nästa', { hours: '2,5' }));
    expect(words(shown)).toContain(
      'Kim Kurator ändrade det här medan du skrev. Nu gäller Nivå: Skolenhet · Hur ser ni att den görs som det var tänkt?: Samtal i mars.',
    );
    expect(standing(shown)).toMatchObject({ hours: '2,5', level: 'group' });
    expect((await world.snapshot()).interventions[0]).toMatchObject({ hours: null, level: 'unit' });
    await world.press(SIV, shown, 'Nästa', { level: 'unit' });
    expect((await world.snapshot()).interventions[0]).toMatchObject({ hours: 2.5, level: 'unit' });
  });

  it('a discussion: what the first wrote down is shown to the second', async () => {
    const plan = cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'diskussion')), 'Planera en diskussion'));
    const people = `${idOf(SIV)},${idOf('Petra Psykolog')}`;
    await world.press(SIV, plan, 'Spara', { who: 'leadership-group:', date: '2026-08-20', people });
    const openForm = async (name: string) =>
      cardOf(await world.press(name, cardOf(await world.say(name, 'diskussion')), 'Skriv in utfallet'));
    const [mine, theirs] = [await openForm(SIV), await openForm('Petra Psykolog')];
    await world.press('Petra Psykolog', theirs, 'Spara', { outcome: 'Gemensam start på måndagar.' });
    const shown = cardOf(await world.press(SIV, mine, 'Spara', { outcome: 'Vi ses igen i maj.' }));
    expect(words(shown)).toContain('Petra Psykolog ändrade det här medan du skrev');
    expect(words(shown)).toContain('Gemensam start på måndagar.');
    expect(standing(shown)).toMatchObject({ outcome: 'Vi ses igen i maj.' });
    await world.press(SIV, shown, 'Spara', { outcome: 'Gemensam start på måndagar. Vi ses igen i maj.' });
    expect((await world.snapshot()).discussions[0]?.outcome).toBe('Gemensam start på måndagar. Vi ses igen i maj.');
  });
});

it('comes back whole when something is too long', async () => {
  const long = 'Frånvaron upptäcks sent. '.repeat(50);
  const again = cardOf(await world.press(SIV, await form(), 'Spara', { ...INTERVENTION, why: long }));
  expect(words(again)).toContain('Texten är för lång. Högst 1\u00a0000 tecken.');
  expect(inputsOf(again.body).find(({ id }) => id === 'why')?.value).toBe(long.trim());
});
