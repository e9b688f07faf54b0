/** What the guard says of what it stopped, and of what is left. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import { cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const words = (card: Card): string => toText(card);

describe('what is stopped', () => {
  it.each([
    ['hembesök hos familjen i Hagalund, fyra syskon', 'en familj eller ett syskon'],
    ['familjen Andersson i 7B har det svårt', 'en familj eller ett syskon'],
    ['vår nyanlända elev från Syrien behöver stöd', 'en enskild elev'],
    ['Elsas mamma är sjuk', 'en elevs namn'],
    ['en elev i 8B har cancer', 'hälsa eller diagnos'],
  ])('«%s» is told as what it is', async (said, kind) => {
    const told = words(cardOf(await world.say(SIV, `logga: ${said}`)));
    expect(told).toContain(kind);
    expect(told.includes('en elevs namn')).toBe(kind === 'en elevs namn');
  });

  it('says that the rest stands only where there is any', async () => {
    const [rest, emptied] = ['resten av det du skrev står kvar', 'Inget av det är sparat.'];
    const line = words(cardOf(await world.say(SIV, 'logga: en elev i 8B har cancer')));
    expect(line).toContain(`${emptied}`);
    expect(line).not.toContain(rest);
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const alone = { situation: 'En elev i 8B har cancer.', cause1: '' };
    expect(words(cardOf(await world.press(SIV, form, 'Skicka', alone)))).not.toContain(rest);
    const more = { ...alone, cause1: 'Sömnen är kort.' };
    expect(words(cardOf(await world.press(SIV, form, 'Skicka', more)))).toContain(rest);
  });

  it.each([
    ['Emma i 8B är värst drabbad.', 'Emma'],
    ['Emmas mamma har ringt om det.', 'Emmas'],
    ['Emma säger att hon inte sover.', 'Emma'],
  ])('a sentence that tells of one without the name too goes with it, and is seen to: «%s»', async (sentence, name) => {
    const group = 'Fler i åk 8 har huvudvärk.';
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const typed = { situation: `${group} ${sentence}`, cause1: 'Sena kvällar.' };
    const asked = cardOf(await world.press(SIV, form, 'Skicka', typed));
    expect(words(asked)).toContain(`«${name}». Ta bort ordet`);
    const left = cardOf(await world.press(SIV, asked, 'Skicka'));
    expect(words(left)).toContain('Hela meningen är borttagen, eftersom den pekade ut en enskild elev');
    expect(words(left)).not.toContain('Skriv om gruppen i stället');
    expect(words(left)).toContain('Det är borttaget. Skicka formuläret så sparas resten.');
    expect((await world.snapshot()).answers).toEqual([]);
    expect(textOf(await world.press(SIV, left, 'Skicka'))).toContain('Tack, Siv!');
    expect((await world.snapshot()).answers[0]?.analysis?.situation).toBe(group);
  });

  it.each(['120304,9809', '20120304, 9809'])('is found when a field holds nothing but «%s»', async (number) => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const refused = cardOf(await world.press(SIV, form, 'Skicka', { situation: 'Så är det.', cause1: number }));
    expect(JSON.stringify(refused)).not.toContain(number);
    expect((await world.snapshot()).answers).toEqual([]);
  });
});
