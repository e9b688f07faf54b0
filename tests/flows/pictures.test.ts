/** Pictures in the chats: of a goal, of a figure through the years, of the year. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card, Element, Image } from '../../cards/card.ts';
import { draftAbsenceGoal } from './absence-goal.ts';
import { words } from './seen.ts';
import { cardOf, makeWorld, setUpTeam, takeIn, type World } from './team.ts';

const KIM = 'Kim Kurator';
const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

const imagesIn = (elements: readonly Element[]): Image[] =>
  elements.flatMap((one) => (one.type === 'Image' ? [one] : one.type === 'Container' ? imagesIn(one.items) : []));
const picture = (card: Card): Image => {
  const [image] = imagesIn(card.body);
  if (!image) throw new Error('no picture');
  return image;
};

const TABLE = Buffer.from('Mått;2022/23;2023/24;2024/25\nGenomsnittligt meritvärde;219,5;..;231,4\n');

describe('pictures', () => {
  it('the wheel stands in its card, with words that say the same', async () => {
    const { altText, svg } = picture(cardOf(await world.say(SIV, 'visa årshjulet')));
    expect(altText).toContain('Avstämning 1, ');
    expect(svg).toContain('>2026/27<');
  });

  it('a goal in the plan is shown as a line from its button and when it is asked about; a draft has none', async () => {
    await draftAbsenceGoal(world);
    const drafts = cardOf(await world.say(SIV, 'mål'));
    expect(JSON.stringify(drafts)).not.toContain('goals.curve');
    await takeIn(world);
    const list = cardOf(await world.say(SIV, 'mål'));
    const seen = cardOf(await world.press(SIV, list, 'Se mål 1 i diagram'));
    expect(picture(seen).altText).toContain('Mål 1: från 8,4\u00a0% till 6,5\u00a0%');
    expect(picture(cardOf(await world.say(SIV, 'status mål 1'))).svg).toBe(picture(seen).svg);
  });

  it('a figure that has more than one value is shown through the years; what is hidden stays hidden', async () => {
    await world.press(KIM, cardOf(await world.uploadTable(KIM, 'merit.csv', TABLE)), 'Spara värdena');
    const seen = cardOf(
      await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Diagram: Genomsnittligt meritvärde'),
    );
    expect(picture(seen).altText).toContain('22/23 219,5, 23/24 visas inte, 24/25 231,4');
    expect(words(seen)).toContain('2024/25: 231,4');
    expect(picture(seen).svg).toContain('>×<');
  });
});
