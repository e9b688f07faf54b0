/** What is asked after a measure's figures have been shown: of others, or how they have changed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { figuresFollowed } from '../../language/reading/figures-followed.ts';
import { cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  const table = [
    'Läsår;Årskurs;Antal elever;Ogiltig frånvaro',
    ...['5;61;2,1', '7;58;4,4', '8;64;6,2'].map((row) => `2024/25;${row}`),
    ...['5;60;2,4', '7;57;4,9', '8;63;7,3'].map((row) => `2025/26;${row}`),
  ].join('\n');
  const preview = cardOf(await world.uploadTable(KIM, 'siffror.csv', Buffer.from(table)));
  await world.press(KIM, preview, 'Spara värdena');
});
const asked = async (text: string): Promise<string> => textOf(await world.say(KIM, text));

describe('after a curve', () => {
  beforeEach(async () => {
    expect(await asked('hur har den ogiltiga frånvaron i åk 8 utvecklats?')).toContain('åk 8');
  });
  it.each(['och åk 7?', 'åk 7 då', 'och i sjuan?', 'and year 7?', 'visa åk 7'])(
    '«%s» is of the same measure',
    async (text) => {
      const shown = await asked(text);
      expect(shown).toContain('Ogiltig frånvaro');
      expect(shown).toContain('4,9');
      expect(shown).not.toContain('7,3');
    },
  );
  it.each([
    'jämför med förra året',
    'är det sämre än förra året?',
    'hur mycket har det ökat?',
    'compare with last year',
  ])('«%s» shows how it has changed', async (text) => {
    const shown = await asked(text);
    expect(shown).toContain('6,2');
    expect(shown).toContain('7,3');
  });
  it('goes on from what was asked last', async () => {
    await asked('och åk 7?');
    expect(await asked('och åk 5 då?')).toContain('2,4');
    expect(await asked('och pojkarna?')).toContain('Ogiltig frånvaro');
  });
  it('says it of pupils of whom there are no figures', async () => {
    expect(await asked('och åk 9?')).toContain('Jag har inga siffror för just den gruppen');
  });
  it.each(['och insatserna?', 'status', 'och nästa avstämning?'])('«%s» is something else', async (text) => {
    expect(await asked(text)).not.toContain('4,9');
  });
});

it.each([
  ['läsning åk 3', 'och pojkarna?', 'läsning åk 3 pojkarna'],
  ['läsning åk 3 pojkar', 'flickorna då', 'läsning åk 3 flickorna'],
  ['läsning i åk 3', 'och i femman?', 'läsning femman'],
  ['läsning i åk 3 för flickor', 'and the boys in year 5', 'läsning boys year 5'],
  ['läsning i åk 3', 'hela skolan då', 'läsning hela skolan'],
  ['läsning i åk 3', 'jämför med förra våren', 'läsning i åk 3'],
  ['mål 2', 'och åk 7?', null],
  ['läsning i åk 3', 'och sen då', null],
  ['läsning i åk 3', 'nytt mål om pojkar i åk 5', null],
])('«%s», «%s»', (before, text, words) => expect(figuresFollowed(before, text)).toBe(words));
