/** A goal that is changed in words: whom it is about, what it is called, whose it is, by when and from where. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { expectValidCard } from '../cards/valid.ts';
import { BREAK_GOAL, draftBreakGoal } from './break-goal.ts';
import { filled, words } from './seen.ts';
import { CHANNEL, cardOf, idOf, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await draftBreakGoal(world, KIM);
  await takeIn(world);
});
const STANDS = { title: BREAK_GOAL, group: 'åk 4–6', baseline: '80', target: '90 %', owner: idOf(KIM) };

it.each([
  ['mål 1 gäller åk 7 också', { group: 'åk 4–6 och 7' }],
  ['mål 1 gäller åk 5 också', { group: 'åk 4–6' }],
  ['mål 1 gäller även åk 7', { group: 'åk 4–6 och 7' }],
  ['mål 1 ska gälla åk 7 också', { group: 'åk 4–6 och 7' }],
  ['lägg till åk 7 i mål 1', { group: 'åk 4–6 och 7' }],
  ['ta med sjuan i mål 1', { group: 'åk 4–6 och sjuan' }],
  ['goal 1 applies to year 7 too', { group: 'åk 4–6 och year 7' }],
  ['mål 1 gäller åk 4-5', { group: 'åk 4-5' }],
  ['kan du ändra så att mål 1 även gäller åk 7', { group: 'åk 4–6 och 7' }],
  ['mål 1 borde gälla hela högstadiet', { group: 'högstadiet' }],
  ['ändra målgruppen på mål 1 till åk 6', { group: 'åk 6' }],
  ['mål 1 gäller inte åk 6', {}],
  ['döp om mål 1 till Fler mår bra på rasten', { title: 'Fler mår bra på rasten' }],
  ['döp om mål 1: fler mår bra till 15 maj', { title: 'Fler mår bra till 15 maj' }],
  ['byt namn på mål 1 till «Fler mår bra»', { title: 'Fler mår bra' }],
  ['ändra rubriken på mål 1 till Fler mår bra', { title: 'Fler mår bra' }],
  ['mål 1 ska heta Fler mår bra på rasten', { title: 'Fler mår bra på rasten' }],
  ['rename goal 1 to More pupils enjoy the breaks', { title: 'More pupils enjoy the breaks' }],
  [
    'ändra indikatorn på mål 1 till andel som har någon att vara med',
    { indicator: 'Andel som har någon att vara med' },
  ],
  ['ändra målvärdet på mål 1 till 85 %', { target: '85 %' }],
  ['målvärdet på mål 1 ska vara 85 %', { target: '85 %' }],
  ['change the target of goal 1 to 85 %', { target: '85 %' }],
  ['ändra utgångsläget på mål 1 till 78 %', { baseline: '78' }],
  ['utgångsvärdet på mål 1 ska vara 78,5', { baseline: '78,5' }],
  ['mål 1 ska vara klart till 15 maj i stället', { deadline: '2027-05-15' }],
  ['mål 1 till 15 maj i stället', { deadline: '2027-05-15' }],
  ['mål 1 senast 15/5', { deadline: '2027-05-15' }],
  ['flytta mål 1 till efter påsk', { deadline: '2027-04-05' }],
  ['goal 1 should be done by 15 May instead', { deadline: '2027-05-15' }],
  ['byt ansvarig på mål 1 till Siv', { owner: idOf(SIV) }],
  ['Siv tar över mål 1', { owner: idOf(SIV) }],
  ['Petra blir ansvarig för mål 1', { owner: idOf(PETRA) }],
  ['lämna över mål 1 till psykologen', { owner: idOf(PETRA) }],
  ['Siv takes over goal 1', { owner: idOf(SIV) }],
  ['ändra mål 1, siv ska äga det', { owner: idOf(SIV) }],
  ['ändra mål 1 så att petra ansvarar för det', { owner: idOf(PETRA) }],
  ['mål 1: ändra ansvarig till petra', { owner: idOf(PETRA) }],
  ['change goal 1, Siv should own it', { owner: idOf(SIV) }],
  ['mål 1 är orealistiskt, sänk till 86 %', { target: '86 %' }],
  ['mål 1 är för högt, sänk det till 86', { target: '86 %' }],
  ['mål 1 är för lågt, höj till 95 %', { target: '95 %' }],
  ['mål 1 gäller åk 7 också och ska vara klart 15 maj', { group: 'åk 4–6 och 7', deadline: '2027-05-15' }],
  ['byt ansvarig på rastmålet till Petra', { owner: idOf(PETRA) }],
  ['rastmålet ska vara klart 15 maj', { deadline: '2027-05-15' }],
  ['rastmålet gäller åk 7 också', { group: 'åk 4–6 och 7' }],
])('«%s» opens its form with that in it', async (said, changed) => {
  const form = cardOf(await world.say(KIM, said));
  expectValidCard(form);
  expect(filled(form)).toMatchObject({ ...STANDS, ...changed });
  expect((await world.snapshot()).goals).toMatchObject([{ title: BREAK_GOAL, group: 'åk 4–6', target: 90 }]);
});

it.each([
  'gäller mål 1 åk 7 också?',
  'vem har mål 1',
  'vi tar mål 1 nu',
  'mål 1 är klart',
  'pausa mål 1',
  'vem äger mål 1, och när ska det va klart?',
  'vem ska ta över mål 1',
  'när ska mål 1 vara klart',
  'ska petra äga mål 1?',
])('«%s» changes nothing', async (said) => {
  const card = cardOf(await world.say(KIM, said));
  expect(inputsOf(card.body)).toEqual([]);
  expect(words(card)).toContain(BREAK_GOAL);
});

it('is said to those who may not change it', async () => {
  for (const said of ['döp om mål 1 till Fler mår bra', 'mål 1 gäller åk 7 också', 'Petra tar över mål 1'])
    expect(textOf(await world.say(PETRA, said))).toContain('Hör av dig till Kim Kurator eller Rut Rektor.');
});

describe('a pupil in what a goal is to be called', () => {
  const SAID = 'döp om mål 1 till Elias Berg i 7B trivs på rasten';
  it('is told in the form, and saved nowhere', async () => {
    expect(words(cardOf(await world.say(KIM, SAID)))).toContain('Elias');
    expect(JSON.stringify(await world.storage.everything(await world.key()))).not.toContain('Elias');
  });
  it('is not said back where others read along', async () => {
    const replies = await world.say(RUT, SAID, CHANNEL);
    expect(textOf([...replies, ...(await world.toldTo(RUT))])).toContain('sådant sparar jag aldrig');
    expect(textOf(replies)).not.toContain('Elias');
  });
});
