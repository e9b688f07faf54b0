/** What is said of colleagues: who leaves, is away, or does something else from now on. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { memberMeant } from '../../language/reading/member-meant.ts';
import { understand } from '../../language/understand.ts';
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
  it('is for those who manage the team', async () => {
    expect(await standing(SIV, 'byt rektor till Petra')).toEqual({});
    expect(textOf(await world.say(SIV, 'byt rektor till Petra'))).toContain('Bara samordnaren och rektor');
  });
  it.each(['hur byter jag samordnare', 'hur lägger jag till en medlem'])('«%s» shows the members', (text) =>
    expect(understand(text).command).toBe('members'),
  );
});
