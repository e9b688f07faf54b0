/** What somebody asks of their own absence is answered and books nothing; what is told of it says what follows. */
import { beforeEach, describe, expect, it } from 'vitest';
import { leavesOf } from '../../quality/people/leaves.ts';
import { makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, RUT, SIV] = ['Kim Kurator', 'Rut Rektor', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  // A Tuesday; the first checkpoint is on 6 October.
  world = await makeWorld('2026-09-22T08:00:00Z');
  await setUpTeam(world);
});
const said = async (text: string, who: string = SIV): Promise<string> =>
  textOf(await world.say(who, text)).replaceAll('\u00a0', ' ');
const away = async () => {
  const siv = (await world.snapshot()).members.find(({ name }) => name === SIV);
  return siv ? leavesOf(siv) : [];
};

describe('a question of one’s absence', () => {
  it.each([
    'är jag ledig på torsdag?',
    'är jag sjuk imorgon?',
    'är jag borta på torsdag',
    'jobbar jag på fredag?',
    'am I away on Thursday?',
    'do I work on Friday?',
  ])('«%s» books nothing', async (text) => {
    expect(await said(text)).toMatch(/Du är inte anmäld som borta 2[345] september|You are not noted as away/);
    expect(await away()).toEqual([]);
  });

  it('is answered with what is noted of those days, and of days off', async () => {
    await said('borta 24–25 september');
    await said('jag jobbar inte måndagar');
    expect(await said('är jag ledig på torsdag?')).toContain(
      'Du är borta från och med torsdagen den 24 september 2026',
    );
    expect(await said('jobbar jag på måndag?')).toContain('Du jobbar inte måndagar.');
    expect(await said('är jag borta på onsdag?')).toContain('Du är inte anmäld som borta 23 september.');
    expect(await said('är jag borta på avstämningen då?')).toContain('Du är borta från och med torsdagen');
    expect(await away()).toHaveLength(1);
  });
});

describe('what is told of it', () => {
  it('says that all is as usual until then only where they are there until then', async () => {
    expect(await said('jag är borta måndag och tisdag')).toContain('Fram till dess hör jag av mig som vanligt.');
    await said('jag är sjuk idag');
    const words = await said('jag är borta torsdag och fredag');
    expect(words).toContain('Du är också borta 22 september och 28–29 september.');
    expect(words).not.toContain('som vanligt');
  });

  it('says which checkpoint is held meanwhile', async () => {
    expect(await said('jag är borta 5–6 oktober')).toContain(
      'Avstämning 1 den 6 oktober 2026 hålls medan du är borta.',
    );
    expect(await said('jag är borta 7–8 oktober')).not.toContain('Avstämning');
    expect(await said('jag är borta 5–6 oktober', RUT)).toContain('det är du som stänger den');
  });

  it('asks whether days on which they do not work are every week’s', async () => {
    const words = await said('jag jobbar inte torsdag och fredag');
    expect(words).toContain('Gäller det varje vecka? Skriv «jag jobbar inte torsdagar och fredagar».');
    expect(await away()).toEqual([{ from: '2026-09-24', until: '2026-09-25' }]);
    expect(await said('jag är borta torsdag och fredag', KIM)).not.toContain('varje vecka');
    expect(await said('jag jobbar bara mån-ons på den här skolan')).toContain('Du jobbar inte torsdagar och fredagar.');
  });

  it.each(['jag blir vabbande imorgon', 'jag vabbar imorgon', 'ja e borta 23/9 å 24/9'])('«%s»', async (text) => {
    expect(await said(text)).toContain('Du får inga påminnelser');
    expect((await away())[0]?.from).toBe('2026-09-23');
  });
});
