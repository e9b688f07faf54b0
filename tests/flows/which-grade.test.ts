/** Which grade has the highest or the lowest figure; a measure without figures is said to have none, and no other is shown for it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { expectValidCard } from '../cards/valid.ts';
import { words } from './seen.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, type World } from './team.ts';

const KIM = 'Kim Kurator';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const save = async (...rows: readonly string[]) =>
  world.press(KIM, cardOf(await world.say(KIM, rows.join('\n'))), 'Spara värdena');
const heard = async (text: string): Promise<string> => {
  const card = cardOf(await world.say(KIM, text));
  expectValidCard(card);
  return words(card).replaceAll('\u00a0', ' ');
};
const ABSENCE = [
  'Årskurs\tLäsår\tAntal elever\tFrånvaro totalt\tNärvaro',
  '4\t2024/25\t45\t9,9\t90,1',
  '4\t2025/26\t44\t6,9\t93,1',
  '5\t2025/26\t46\t7,4\t92,6',
  '6\t2025/26\t47\t9,2\t90,8',
  '3\t2025/26\t8\t30,0\t70,0',
];

describe('which grade', () => {
  beforeEach(() => save(...ABSENCE));
  it.each([
    ['vilken årskurs har högst frånvaro?', 'Högst i åk 6: 9,2 % (2025/26)', /Åk 6: .*Åk 5: .*Åk 4: /su],
    ['vilken åk har mest frånvaro', 'Högst i åk 6: 9,2 % (2025/26)', /Åk 6: .*Åk 5: .*Åk 4: /su],
    ['i vilken årskurs är frånvaron lägst?', 'Lägst i åk 4: 6,9 % (2025/26)', /Åk 4: .*Åk 5: .*Åk 6: /su],
    ['vilken årskurs har lägst närvaro?', 'Lägst i åk 6: 90,8 % (2025/26)', /Åk 6: .*Åk 5: .*Åk 4: /su],
    ['vilken årskurs har sämst närvaro?', 'Lägst i åk 6: 90,8 % (2025/26)', /Åk 6: .*Åk 5: .*Åk 4: /su],
    ['vilken årskurs har bäst frånvaro?', 'Lägst i åk 4: 6,9 % (2025/26)', /Åk 4: .*Åk 5: .*Åk 6: /su],
    ['var är frånvaron högst?', 'Högst i åk 6: 9,2 % (2025/26)', /Åk 6: .*Åk 5: .*Åk 4: /su],
  ])('«%s» is answered with all of them in order, few pupils’ hidden and not compared', async (asked, first, order) => {
    const told = await heard(asked);
    expect(told).toContain(first);
    expect(told).toMatch(order);
    expect(told).toMatch(/Åk 3: dolt, liten grupp/u);
    expect(told).not.toMatch(/30|70,0|9,9/u);
  });
  it.each(['which year has the highest absence?', 'which grade has the lowest attendance?'])('«%s»', async (asked) => {
    await world.say(KIM, 'my language is English');
    expect(await heard(asked)).toMatch(/(?:Highest|Lowest) in year 6: (?:9\.2|90\.8)/u);
  });
});

it('which grade, where there are figures of the whole school alone, is said not to be known', async () => {
  await save('Läsår\tAntal elever\tFrånvaro totalt', '2024/25\t210\t8,4', '2025/26\t212\t7,1');
  expect(await heard('vilken årskurs har högst frånvaro?')).toMatch(/inga siffror från flera årskurser.*7,1 %/su);
});

describe('a measure without figures', () => {
  beforeEach(async () => {
    const late = cardOf(await world.say(KIM, 'Sena ankomster (antal)\nÅrskurs\tjan 2026\tfeb 2026\n6\t41\t46'));
    const asked = cardOf(await world.press(KIM, late, 'Svara på frågorna'));
    await world.press(KIM, cardOf(await world.press(KIM, asked, 'Läs med svaren', { q0: '1' })), 'Spara värdena');
  });
  beforeEach(() => save(...ABSENCE));
  it.each([
    'meritvärde åk 6 de senaste tre åren',
    'hur har meritvärdet utvecklats?',
    'visa siffrorna för meritvärdet',
    'hur ser meritvärdet ut i åk 6?',
  ])('«%s» is said to have none', async (asked) => {
    const card = cardOf(await world.say(KIM, asked));
    expect(words(card)).toContain('Genomsnittligt meritvärde: inga siffror är inlästa än.');
    expect(words(card)).not.toMatch(/\d %|\d st/u);
    expect(buttonsOf(card).map(({ title }) => title)).toContain('Alla siffror');
  });
  it('is not said of one that is named alike and has figures', async () =>
    expect(await heard('hur har frånvaron utvecklats?')).toContain('9,2 %'));
});
