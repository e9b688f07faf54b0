/** What is said of colleagues: who leaves, is away, or does something else from now on. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { memberMeant } from '../../language/reading/member-meant.ts';
import { understand } from '../../language/understand.ts';
import { goal } from '../storage/samples.ts';
import { cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const standing = async (who: string, text: string): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    inputsOf(cardOf(await world.say(who, text)).body).map((input) => [input.id, 'value' in input ? input.value : '']),
  );

describe('a colleague', () => {
  it.each(['petra har slutat', 'ta bort Petra ur teamet', 'psykologen slutar i maj', 'en kollega har slutat'])(
    '«%s»: who leaves is taken out of the channel',
    async (text) => {
      const told = textOf(await world.say(KIM, text));
      expect(told).toContain('Den som slutar tar ni bort ur kanalen');
      expect(told).toContain(PETRA);
      expect((await world.snapshot()).members.filter(({ active }) => active)).toHaveLength(4);
    },
  );
  it.each(['Siv är sjukskriven till 31 mars', 'vikarie för Siv under februari: Anna'])(
    '«%s»: they say themselves that they are away',
    async (text) => {
      expect(textOf(await world.say(KIM, text))).toContain('Frånvaro anmäler var och en själv');
      expect((await world.snapshot()).members.every(({ away }) => away === null)).toBe(true);
    },
  );
  it.each(['fotograferingen är borta', 'Elias Berg är sjukskriven i 7B', 'Sten ska vara samordnare'])(
    '«%s»: nobody is called so',
    async (text) => {
      const told = textOf(await world.say(KIM, text));
      expect(told).not.toMatch(/ur kanalen|Frånvaro anmäler/u);
      expect(told).toContain('förstod jag inte');
    },
  );
  it.each(['mötet har slutat', 'jag är sjuk', 'eleven är sjuk', 'vem är rektor', 'mål 1 är borta'])(
    'is not «%s»',
    (text) => expect(memberMeant(text)).toBeNull(),
  );
  it('about a pupil is stopped first', async () => {
    expect(textOf(await world.say(KIM, 'Elias har slutat'))).toContain('sådant sparar jag aldrig');
  });
});

describe('what somebody does from now on', () => {
  it.each([
    ['byt rektor till Petra', { principal: idOf(PETRA), coordinators: idOf(KIM) }],
    ['gör Petra till rektor', { principal: idOf(PETRA) }],
    ['Petra ska vara samordnare istället för mig', { coordinators: idOf(PETRA) }],
    ['Petra ska också vara samordnare', {}],
    ['Siv tar över som samordnare efter Kim', { coordinators: idOf(SIV), principal: idOf(RUT) }],
    ['byt samordnare till Siv', { coordinators: idOf(SIV) }],
    ['Siv blir också samordnare', { coordinators: [idOf(KIM), idOf(SIV)].join(',') }],
    ['Siv är också verksamhetschef', { [`professions:${idOf(SIV)}`]: expect.stringContaining('clinicalManager') }],
    ['Siv är också kurator', { [`professions:${idOf(SIV)}`]: expect.stringContaining('counsellor') }],
  ])('«%s» stands in the form, which is saved by a press', async (text, fields) => {
    const before = await world.snapshot();
    expect(await standing(KIM, text)).toMatchObject(fields);
    expect((await world.snapshot()).members.map(({ principal, coordinator }) => [principal, coordinator])).toEqual(
      before.members.map(({ principal, coordinator }) => [principal, coordinator]),
    );
  });
  it.each([
    ['jag slutar den 12 mars, Petra tar över som rektor', { principal: idOf(PETRA) }],
    ['Petra blir tf rektor från 12 mars', { principal: idOf(PETRA) }],
    ['byt rektor till Petra från 12 mars', { principal: idOf(PETRA) }],
    ['Petra är tillförordnad rektor', { principal: idOf(PETRA) }],
    ['kan jag lämna över rektorsrollen till Petra i två veckor?', { principal: idOf(PETRA) }],
    ['jag tar över som rektor efter Rut', { principal: idOf(KIM) }],
    ['Rut är inte rektor längre', { principal: '-' }],
    ['ta bort Rut som rektor', { principal: '-' }],
    ['Siv är psykolog', { [`professions:${idOf(SIV)}`]: 'schoolNurse,psychologist' }],
  ])('«%s» does too', async (text, fields) => expect(await standing(KIM, text)).toMatchObject(fields));
  it('from a later day is said to hold from when it is saved', async () => {
    expect(textOf(await world.say(KIM, 'Petra blir tf rektor från 12 mars'))).toContain(
      'gäller från det att du sparar',
    );
    expect(textOf(await world.say(KIM, 'byt rektor till Petra'))).not.toContain('gäller från det att du sparar');
  });
  it('is for those who manage the team', async () => {
    expect(await standing(SIV, 'byt rektor till Petra')).toEqual({});
    expect(textOf(await world.say(SIV, 'byt rektor till Petra'))).toContain('Bara samordnaren och rektor');
  });
  it.each(['hur byter jag samordnare', 'hur lägger jag till en medlem'])('«%s» shows the members', (text) =>
    expect(understand(text).command).toBe('members'),
  );
});

describe('who decides, and who takes over', () => {
  it.each([
    'kan någon annan stänga avstämningen åt mig?',
    'när Rut slutar, vem godkänner avstämningen då?',
    'vem är rektor när jag är borta?',
    'kan jag bli rektor här?',
    'vi har ingen rektor just nu',
  ])('«%s» says who decides, and how that is changed', async (text) => {
    const told = textOf(await world.say(RUT, text));
    expect(told).toContain('beslutar rektor (Rut Rektor) om. Ska det vara någon annan en tid?');
    expect(told).toContain('Kim Kurator');
  });

  it.each([
    'vem tar över Sivs mål?',
    'Petra vikarierar för Siv från 22 mars',
    'Petra ersätter Siv',
    'Petra tar över efter Siv',
    'flytta allt från Siv till Petra',
  ])('«%s» shows what is to be handed over, each with its form', async (text) => {
    await world.storage.commit(await world.key(), [
      { do: 'put', document: goal('g1', 1, { owner: idOf(SIV) }), expected: 0 },
    ]);
    const card = cardOf(await world.say(KIM, text));
    expect(textOf([{ as: 'post', card }])).toContain('Vem tar över efter Siv Sköterska?');
    const form = cardOf(await world.press(KIM, card, 'Välj vem som tar över'));
    expect(inputsOf(form.body).map(({ id }) => id)).toContain('owner');
    // A colleague reads how it is done.
    expect(textOf(await world.say(PETRA, text))).toContain('Så lämnar ni över');
    expect(textOf(await world.say(PETRA, text))).not.toContain('Vem tar över efter');
  });

  it.each(['vem tar över mitt mål när jag går på föräldraledighet?', 'Petra tar över mitt mål och min insats'])(
    '«%s»: one’s own',
    async (text) => {
      await world.storage.commit(await world.key(), [
        { do: 'put', document: goal('g1', 1, { owner: idOf(SIV) }), expected: 0 },
      ]);
      expect(textOf(await world.say(SIV, text))).toContain('Vem tar över efter Siv Sköterska?');
    },
  );

  it('«Petra tar över mål 1» opens its form with her', async () => {
    await world.storage.commit(await world.key(), [
      { do: 'put', document: goal('g1', 1, { owner: idOf(SIV) }), expected: 0 },
    ]);
    expect(await standing(SIV, 'Petra tar över mål 1')).toMatchObject({ owner: idOf(PETRA) });
  });

  it.each(['Siv går på föräldraledighet den 22 mars. Petra vikarierar', 'vi har fått en vikarie för skolsköterskan'])(
    '«%s» says how a stand-in comes into the team',
    async (text) => expect(textOf(await world.say(KIM, text))).toContain('Kommer en vikarie: lägg till hen'),
  );

  it.each(['vem är borta?', 'är någon borta idag?'])('«%s» shows until when', async (text) => {
    await world.say(SIV, 'jag är borta till 28 augusti');
    expect(textOf(await world.say(KIM, text)).replaceAll('\u00a0', ' ')).toContain(
      'Skolsköterska, borta till och med 28 augusti',
    );
  });
});
