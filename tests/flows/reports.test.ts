/** «rapport»: what it is to be is asked, with what is likely already chosen; it is made once and comes to the person alone. */
import { extractText } from 'unpdf';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileReply, Reply } from '../../bots/messenger.ts';
import { type Card, inputsOf } from '../../cards/card.ts';
import { checkpoint } from '../storage/samples.ts';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

const standing = (card: Card) => Object.fromEntries(inputsOf(card.body).map(({ id, value }) => [id, value]));
const choicesOf = (card: Card) =>
  inputsOf(card.body).flatMap((one) => (one.id === 'which' && 'choices' in one ? one.choices : []));
const fileIn = (replies: readonly Reply[]): FileReply => {
  const file = replies.find((reply) => reply.as === 'file');
  if (file?.as !== 'file') throw new Error(`no file among ${replies.map(({ as }) => as).join(', ')}`);
  return file;
};
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};
const firstOf = async () => (await world.snapshot()).checkpoints.toSorted((a, b) => a.date.localeCompare(b.date))[0];
/** Presses the consent's yes or no as Teams sends it. */
const answerTo = (name: string, { file }: FileReply, yes: boolean): Promise<Reply[]> => {
  const { no, ...data } = file.consent;
  const event = { type: 'answered' as const, data: yes ? data : { ...data, do: no }, values: {} };
  return world.handle(world.inbound(name, event, personal(name), 'sv'));
};

describe('what is asked', () => {
  it('begins with what the words mean, else with the likely', async () => {
    const first = await firstOf();
    expect(standing(cardOf(await world.say(SIV, 'rapport')))).toMatchObject({
      which: 'autumn',
      format: 'pdf',
      lang: 'sv',
    });
    expect(choicesOf(cardOf(await world.say(SIV, 'rapport'))).map(({ title }) => title)).toEqual([
      'Höstterminen 2026',
      'Läsåret 2026/27',
    ]);
    at(first?.date ?? '');
    const card = cardOf(await world.say(SIV, 'rapport'));
    expect(standing(card)['which']).toBe(`checkpoint:${first?.id}`);
    expect(choicesOf(card)[0]?.title).toMatch(/^Avstämning 1, den \d+ oktober 2026$/);
    expect(standing(cardOf(await world.say(SIV, 'rapport avstämning 1 på engelska som word')))).toEqual({
      which: `checkpoint:${first?.id}`,
      format: 'docx',
      lang: 'en',
    });
    expect(standing(cardOf(await world.say(SIV, 'halvårsrapport')))['which']).toBe('autumn');
    expect(standing(cardOf(await world.say(SIV, 'rapport till huvudmannen')))['which']).toBe('year');
    const mailed = textOf(await world.say(SIV, 'maila rapporten till rektor'));
    expect(mailed).toContain('Jag kan inte mejla, men när du har fått rapporten kan du skicka den vidare.');
    expect(textOf(await world.say(SIV, 'rapport'))).not.toContain('mejla');
    expect(standing(cardOf(await world.say(SIV, 'årsrapport i excel')))).toMatchObject({
      which: 'year',
      format: 'xlsx',
    });
    expect(textOf(await world.say(SIV, 'rapport läsåret 2019/20'))).toContain('2019/20');
    expect(textOf(await world.say(SIV, 'rapport läsåret 1999/00'))).toContain('1999/00');
  });

  it('of an earlier year, of that year', async () => {
    const key = await world.key();
    const past = checkpoint('old', '2025-10-07', { schoolYear: '2025/26', state: 'closed' });
    await world.storage.commit(key, [{ do: 'put', document: past, expected: 0 }]);
    const card = cardOf(await world.say(SIV, 'rapport läsåret 2025/26'));
    expect(choicesOf(card).map(({ title }) => title)).toContain('Läsåret 2025/26');
    const made = await world.press(SIV, card, 'Gör rapporten');
    expect(fileIn(made).file.name).toBe('Elevhälsans arbete läsåret 2025-26, Ekskolan.pdf');
  });

  it('is a button on a closed checkpoint’s page, and in the receipt of closing it', async () => {
    const first = await firstOf();
    at(first?.date ?? '');
    const open = cardOf(await world.say(RUT, 'avstämning 1'));
    expect(buttonsOf(open).map(({ title }) => title)).not.toContain('Rapport');
    const data = { do: 'checkpoint.close', team: (await world.key()).team, checkpoint: first?.id ?? '' };
    const event = { type: 'answered' as const, data, values: {} };
    const closed = cardOf(await world.handle(world.inbound(RUT, event, personal(RUT), 'sv')));
    for (const card of [closed, cardOf(await world.say(SIV, 'avstämning 1'))])
      expect(standing(cardOf(await world.press(SIV, card, 'Rapport')))['which']).toBe(`checkpoint:${first?.id}`);
  });
});

describe('the order', () => {
  it('is carried out once, and what comes is the file that was asked for', async () => {
    const form = cardOf(await world.say(SIV, 'rapport'));
    const made = await world.press(SIV, form, 'Gör rapporten', { which: 'year' });
    expect(textOf(made.slice(0, 1))).toContain('«Elevhälsans arbete läsåret 2026/27» som PDF kommer i din egen chatt.');
    const { file } = fileIn(made);
    const { text } = await extractText(await file.make(), { mergePages: true });
    expect(text).toContain('Elevhälsans arbete läsåret 2026/27');
    const again = await world.press(SIV, form, 'Gör rapporten', { which: 'year' });
    expect(again.map(({ as }) => as)).toEqual(['private']);
    expect(textOf(again)).toContain('redan på väg');
  });

  it('for something that is not there any more asks anew', async () => {
    const form = cardOf(await world.say(SIV, 'rapport'));
    const again = await world.press(SIV, form, 'Gör rapporten', { which: 'checkpoint:none' });
    expect(again.map(({ as }) => as)).toEqual(['replace']);
    expect(textOf(again)).toContain('finns inte längre');
  });

  it('from somebody outside the team is nothing', async () => {
    const form = cardOf(await world.say(SIV, 'rapport'));
    expect(textOf(await world.press('Olle Okänd', form, 'Gör rapporten'))).toContain('som du inte är med i');
  });

  it('in the channel is asked of the person alone, and nothing is posted there', async () => {
    const asked = await world.say(PETRA, 'rapport', CHANNEL);
    expect(asked.map(({ as }) => as)).toEqual(['open']);
    const made = await world.press(PETRA, cardOf(asked), 'Gör rapporten', {}, CHANNEL);
    expect(made.map(({ as }) => as)).toEqual(['replace', 'file']);
    expect(made[0]?.card.shared).toBeUndefined();
  });
});

describe('a yes to the file', () => {
  it('counts once and within the hour', async () => {
    const order = async () => fileIn(await world.press(SIV, cardOf(await world.say(SIV, 'rapport')), 'Gör rapporten'));
    const file = await order();
    const yes = await answerTo(SIV, file, true);
    expect(yes.map(({ as }) => as)).toEqual(['replace', 'file']);
    expect(textOf(yes.slice(0, 1))).toContain('sparas bland dina filer');
    expect(await answerTo(SIV, file, true)).toEqual([]);
    const other = await order();
    world.clock.now = world.clock.now.add({ minutes: 61 });
    const late = await answerTo(SIV, other, true);
    expect(late.map(({ as }) => as)).toEqual(['replace']);
    expect(textOf(late)).toContain('äldre än en timme');
  });

  it('from somebody who has left the team is nothing; a no is kindly taken', async () => {
    const file = fileIn(await world.press(KIM, cardOf(await world.say(KIM, 'rapport')), 'Gör rapporten'));
    expect(textOf(await answerTo(KIM, file, false))).toContain('Då sparas ingen fil.');
    const kim = (await world.snapshot()).members.find(({ id }) => id === idOf(KIM));
    if (!kim) throw new Error('Kim is a member');
    const gone = { ...kim, active: false };
    await world.storage.commit(await world.key(), [{ do: 'put', document: gone, expected: kim.version }]);
    expect(textOf(await answerTo(KIM, file, true))).toContain('som du inte är med i');
  });
});
