/** Goals and interventions that are named by their number: read, changed, and reported on. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import { interventionEnded } from '../../language/reading/intervention-ended.ts';
import { understand } from '../../language/understand.ts';
import { expectValidCard } from '../cards/valid.ts';
import { BREAK_GOAL, draftBreakGoal } from './break-goal.ts';
import { filled } from './seen.ts';
import { buttonsOf, cardOf, idOf, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await draftBreakGoal(world, KIM);
});
const titles = (card: Card): string[] => buttonsOf(card).map(({ title }) => title);
const goalOne = async () => (await world.snapshot()).goals[0];

describe('a goal by its number', () => {
  it('says its name once, and that it is a draft, with the way on', async () => {
    const card = cardOf(await world.say(SIV, 'mål 1'));
    expectValidCard(card);
    expect(toText(card).split(BREAK_GOAL)).toHaveLength(2);
    expect(toText(card)).toContain('Utkast, inte med i planen än');
    expect(toText(card)).not.toContain('Ingen status än');
    expect(titles(card)).toContain('Se vad som saknas');
  });

  it('is ended by those who may; anybody else is told whose it is', async () => {
    const told = 'Hör av dig till Kim Kurator eller Rut Rektor.';
    for (const words of ['ta bort mål 1', 'avsluta mål 1']) {
      expect(textOf(await world.say(SIV, words))).toContain(told);
      for (const who of [KIM, RUT]) {
        const card = cardOf(await world.say(who, words));
        expect(toText(card)).not.toContain('Hör av dig till');
        expect(titles(card)).toContain('Ta bort');
      }
    }
    expect(textOf(await world.say(SIV, 'mål'))).not.toContain('Hör av dig till');
    expect((await goalOne())?.state).toBe('draft');
  });

  it.each(['mål 1', 'mål 1 är nått', 'status mål 1'])(
    '«%s» can be changed and ended there by those who may',
    async (said) => {
      await takeIn(world);
      const card = cardOf(await world.say(KIM, said));
      expectValidCard(card);
      expect(titles(card)).toEqual(expect.arrayContaining(['Ändra', 'Avsluta', 'Ta bort']));
      expect(titles(cardOf(await world.say(SIV, said)))).not.toContain('Avsluta');
      const asked = cardOf(await world.press(KIM, card, 'Avsluta'));
      expect(await goalOne()).toMatchObject({ state: 'active' });
      await world.press(KIM, asked, 'Avsluta', { reason: 'Slogs ihop med mål 2' });
      expect(await goalOne()).toMatchObject({ state: 'finished', ended: { reason: 'Slogs ihop med mål 2' } });
      expect(textOf(await world.say(KIM, 'mål 1'))).toContain('Avslutat: Slogs ihop med mål 2');
      await world.say(KIM, 'hjälp');
      const again = cardOf(await world.say(KIM, 'öppna mål 1 igen'));
      await world.press(KIM, again, 'Öppna mål 1 igen');
      expect((await goalOne())?.state).toBe('active');
      expect((await goalOne())?.ended).toBeUndefined();
    },
  );

  it.each(['slå ihop mål 1 och mål 2', 'slå samman mål 1 och 2 till ett närvaromål', 'kan man slå ihop två mål?'])(
    '«%s» says how, with the steps',
    async (said) => {
      await takeIn(world);
      const card = cardOf(await world.say(KIM, said));
      expect(toText(card)).toContain('Så blir två mål ett');
      if (said.includes('1')) expect(titles(card)).toContain('Ändra mål 1');
    },
  );

  it.each([
    ['ändra mål 1', {}],
    ['flytta mål 1 till 15 maj', { deadline: '2027-05-15' }],
    ['flytta slutdatum på mål 1 till 15 maj', { deadline: '2027-05-15' }],
    ['mål 1 ska vara klart 15 maj', { deadline: '2027-05-15' }],
    ['ändra målvärdet i mål 1 till 95', { target: '95 %' }],
    ['höj mål 1 till 95 %', { target: '95 %' }],
    ['höj mål 1 till nittiofem procent', { target: '95 %' }],
    ['byt ansvarig på mål 1 till Siv', { owner: idOf(SIV) }],
    ['change goal 1', {}],
  ])('«%s» opens its form with what was said in it', async (said, changed) => {
    await takeIn(world);
    const form = cardOf(await world.say(KIM, said));
    expect(filled(form)).toMatchObject({ title: BREAK_GOAL, owner: idOf(KIM), target: '90 %', ...changed });
    await world.press(KIM, form, 'Nästa');
    expect(await goalOne()).toMatchObject('owner' in changed ? { owner: idOf(SIV) } : { title: BREAK_GOAL });
    expect(inputsOf(cardOf(await world.say(PETRA, said)).body)).toEqual([]);
  });

  it('that there is none of says so', async () =>
    expect(textOf(await world.say(KIM, 'ändra mål 9'))).toContain('Det finns inget mål 9.'));
});

describe('the yes or no to a goal', () => {
  it('shows the question to whoever answers, and how it goes to whoever asks', async () => {
    const coach = cardOf(await world.say(SIV, 'hur många har sagt ja till mål 1'));
    expect(toText(coach)).toContain(BREAK_GOAL);
    expect(titles(cardOf(await world.say(PETRA, 'ja till mål 1')))).not.toContain('Ja');
    await world.press(KIM, cardOf(await world.say(KIM, 'vem har inte svarat på mål 1')), 'Fråga teamet');
    for (const said of ['ja till mål 1', 'jag säger nej till mål 1', 'jag står bakom mål 1', 'godkänn mål 1']) {
      const card = cardOf(await world.say(PETRA, said));
      expectValidCard(card);
      expect(titles(card)).toHaveLength(2);
    }
    const people = async () => (await world.snapshot()).acceptances.map(({ person }) => person);
    expect(await people()).toEqual([idOf(KIM)]);
    const question = cardOf(await world.say(PETRA, 'ja till mål 1'));
    await world.press(PETRA, question, titles(question)[0] ?? '');
    expect((await people()).toSorted()).toEqual([idOf(KIM), idOf(PETRA)].toSorted());
  });
  it('is over where the goal is in the plan', async () => {
    await takeIn(world);
    expect(titles(cardOf(await world.say(KIM, 'ja till mål 1')))).toContain('Avsluta');
  });
});

describe('how a goal goes, said in a sentence', () => {
  it.each([
    'mål 1 går bra, vi är på 88 % nu',
    'uppdatera mål 1: 88 %',
    'mål 1 har gått från 80 till 88',
    'goal 1 is at 88 % now',
  ])('«%s» opens the owner’s page of it with the value in', async (said) => {
    const id = (await takeIn(world)).goals[0]?.id ?? '';
    world.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
    const form = cardOf(await world.say(KIM, said));
    expect(filled(form)).toMatchObject({ [`value:${id}`]: '88' });
    const next = cardOf(await world.press(KIM, form, 'Skicka', { [`status:${id}`]: 'onTrack' }));
    expect(toText(next)).toContain('Det du skrev om mål 1 är sparat. Här är resten av dina frågor.');
    expect(Object.keys(filled(next))).toContain('situation');
    const [answer] = (await world.snapshot()).answers;
    expect(answer?.progress).toMatchObject([{ goal: id, value: 88 }]);
  });

  it('says whose it is to somebody else, and of a draft that it is one', async () => {
    expect(textOf(await world.say(KIM, 'uppdatera mål 1: 88 %'))).toContain('Utkast, inte med i planen än');
    await takeIn(world);
    expect(textOf(await world.say(SIV, 'mål 1 ligger på 88'))).toContain('Kim Kurator ansvarar för mål 1');
  });

  it('about a pupil is stopped before any form', async () =>
    expect(textOf(await world.say(KIM, 'mål 1 går bra, Elias Berg i 7B är på 88 % nu'))).toContain(
      'sådant sparar jag aldrig',
    ));
});

describe('an intervention by its number', () => {
  beforeEach(async () => {
    await takeIn(world);
    const form = cardOf(await world.say(KIM, 'ny insats: rastvärdar med gula västar, Kim'));
    await world.press(KIM, form, 'Spara', { why: 'Det är bråk på rasterna.' });
  });

  it.each([
    'insats 1',
    'visa insats 1',
    'insats 1 är klar',
    'insatsen är klar',
    'insatsen rastvärdar är genomförd!',
    'vi är klara med insatsen «Rastvärdar med gula västar»',
  ])('«%s» is read, with what its reader may do', async (said) => {
    const card = cardOf(await world.say(RUT, said));
    expectValidCard(card);
    expect(toText(card)).toContain('Rastvärdar med gula västar');
    expect(toText(card)).toContain('fyll på med vad den vilar på');
    expect(toText(card)).not.toMatch(/Väntar på rektors skäl|Inte studerat/u);
    expect(titles(card)).toEqual(expect.arrayContaining(['Ändra', 'Ge skäl och ta in']));
    const theirs = titles(cardOf(await world.say(PETRA, said)));
    expect(theirs).not.toContain('Ändra');
    expect(theirs).not.toContain('Ge skäl och ta in');
  });

  it.each([
    ['ändra insats 1', {}],
    ['byt ansvarig på insats 1 till Siv', { owner: idOf(SIV) }],
    ['förläng insats 1 till 15 maj', { to: '2027-05-15' }],
    ['förläng insats 1 från 1 mars till 15 maj', { to: '2027-05-15' }],
    ['ändra insats 1, start 1 mars', { from: '2027-03-01', to: '2027-06-11' }],
    ['ändra startdatum för insats 1 till 1 mars', { from: '2027-03-01', to: '2027-06-11' }],
    ['flytta starten på insats 1 till 1 mars', { from: '2027-03-01', to: '2027-06-11' }],
    ['insats 1 startar 1 mars i stället', { from: '2027-03-01', to: '2027-06-11' }],
    ['insats 1 ska börja 1 mars', { from: '2027-03-01', to: '2027-06-11' }],
  ])('«%s» opens its form with what was said in it', async (said, changed) => {
    const form = cardOf(await world.say(KIM, said));
    expect(filled(form)).toMatchObject({ title: 'Rastvärdar med gula västar', owner: idOf(KIM), ...changed });
  });

  it('that is done, by another name or with several, is chosen in the list', async () => {
    const inList = async (said: string) => textOf(await world.say(KIM, said));
    expect(await inList('insatsen läxhjälp är klar')).toContain('Våra insatser');
    const other = cardOf(await world.say(KIM, 'ny insats: läxhjälp på onsdagar, Kim'));
    await world.press(KIM, other, 'Spara', { why: 'Läxor görs inte.' });
    for (const said of ['insatsen är klar', 'the intervention is done'])
      expect(await inList(said)).toContain('Våra insatser');
    expect(await inList('insatsen läxhjälp är klar')).toContain('Läxor görs inte.');
    expect(await inList('insatsen för Elias Berg i 7B är klar')).toContain('sådant sparar jag aldrig');
    for (const said of ['insatsen är inte klar', 'insatsen är nästan klar']) expect(interventionEnded(said)).toBeNull();
  });

  it.each([
    'vad säger forskningen om insats 1',
    'är insats 1 evidensbaserad',
    'mer om insats 1',
    'vad bygger insats 1 på?',
    'hur går insats 1',
    'hur vet vi att insats 1 fungerar',
    'avsluta insats 1',
    'vem ansvarar för insats 1',
    'how strong is the evidence for intervention 1',
    'is intervention 1 working',
  ])('«%s» is answered by its page', async (said) => {
    const page = toText(cardOf(await world.say(KIM, said)));
    expect(page).toContain('Det är bråk på rasterna.');
    expect(page).not.toContain('är inte sparat');
  });

  it.each(['lägg till forskning på insats 1', 'ändra underlaget för insats 1', 'add research to intervention 1'])(
    '«%s» opens what it rests on, and makes no new one',
    async (said) => {
      expect(Object.keys(filled(cardOf(await world.say(KIM, said))))).toContain('references');
      const theirs = cardOf(await world.say(PETRA, said));
      expect(inputsOf(theirs.body)).toEqual([]);
      expect(toText(theirs)).toContain('Hör av dig till Kim Kurator eller Rut Rektor.');
      expect(toText(theirs)).toContain('Rastvärdar med gula västar');
    },
  );

  it.each(['ta bort insats 1', 'avsluta insats 1', 'byt ansvarig på insats 1 till Siv'])(
    '«%s» says whom to ask',
    async (said) =>
      expect(toText(cardOf(await world.say(PETRA, said)))).toContain('Hör av dig till Kim Kurator eller Rut Rektor.'),
  );

  it.each(['insats 1 går bra, fler vuxna ute nu', 'insats 1 görs inte som planerat', 'insats 1 har stannat av'])(
    '«%s» is not lost without a word',
    async (said) => {
      const page = toText(cardOf(await world.say(KIM, said)));
      expect(page).toContain('Det du skrev är inte sparat.');
      expect(page).toContain('under mål 1');
    },
  );

  it('with a pupil in what is said of it is stopped', async () =>
    expect(textOf(await world.say(KIM, 'insats 1 går bra, Elias Berg i 7B är ute på rasten igen'))).toContain(
      'sådant sparar jag aldrig',
    ));

  it('that there is none of says so', async () =>
    expect(textOf(await world.say(KIM, 'insats 9'))).toContain('Det finns ingen insats 9.'));
});

describe('what only names a number besides', () => {
  it.each([
    ['ändra mitt svar på mål 2', 'answer'],
    ['ny insats: rastvärdar, mål 2', 'newIntervention'],
    ['sätt mål 2 på dagordningen', 'agendaAdd'],
    ['flytta avstämningen om mål 2 till 3 maj', 'moveCheckpoint'],
    ['vem ändrade mål 2', 'history'],
    ['vem ändrade insats 2', 'history'],
    ['vi behöver en ny insats som bygger på insats 2', 'newIntervention'],
    ['ändra mitt svar om insats 2', 'answer'],
    ['när är avstämningen om insats 2', 'next'],
  ] as const)('«%s» is %s', (said, command) => expect(understand(said).command).toBe(command));
});
