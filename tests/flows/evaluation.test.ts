/** The year is evaluated in the chats: each on their own, then together, then signed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { intervention } from '../storage/samples.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  fillIn,
  goalForm,
  idOf,
  makeWorld,
  setUpTeam,
  takeIn,
  textOf,
  type World,
} from './team.ts';

const [SIV, RUT, PETRA] = ['Siv Sköterska', 'Rut Rektor', 'Petra Psykolog'];
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  const form = await goalForm(world, SIV);
  await world.press(SIV, form, 'Spara målet', {
    title: 'Minska den ogiltiga frånvaron i åk 7–9',
    group: 'åk 7–9',
    indicator: 'Andel ogiltig frånvaro i åk 7–9',
    baseline: '8,4',
    target: '6,4',
    owner: idOf(SIV),
    deadline: '2027-06-04',
  });
  await takeIn(world);
});
const inJune = () => {
  world.clock.now = Temporal.Instant.from('2027-06-02T08:00:00Z');
};
const words = (replies: Parameters<typeof textOf>[0]) => textOf(replies);

describe('the evaluation', () => {
  it('is not open before the last checkpoint, and says when it is', async () => {
    const early = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    expect(JSON.stringify(early)).toContain('Ingen har utvärderat läsåret än.');
    expect(JSON.stringify(early)).toContain(
      'Utvärderingen öppnar vid läsårets sista avstämning, tisdagen den 1 juni 2027.',
    );
    expect(words(await world.say(PETRA, 'utvärdera läsåret', CHANNEL))).toContain(
      'Utvärderingen öppnar vid läsårets sista',
    );
    inJune();
    expect(words(await world.say(PETRA, 'hur gick läsåret?', CHANNEL))).not.toContain('Utvärderingen öppnar');
    expect(inputsOf(early.body)).toEqual([]);
  });

  it('leads through own goals to what is kept and changed, and ends in the joint picture', async () => {
    inJune();
    const first = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    expect(words([{ as: 'post', card: first }])).toContain('Mål 1 · Minska den ogiltiga frånvaron i åk 7–9');
    expect(words([{ as: 'post', card: first }])).toContain('Går inte att bedöma: det saknas ett värde');
    const goal = (await world.snapshot()).goals[0]?.id ?? '';
    const second = cardOf(
      await world.press(SIV, first, 'Nästa', { [`outcome:${goal}`]: 'partly', [`causes:${goal}`]: 'Nya mentorer.' }),
    );
    const shown = await world.press(SIV, second, 'Spara', {
      helped: 'Rutinen för frånvaro',
      hindered: '',
      keep: 'Frukosten',
      change: '',
      stop: '',
    });
    expect(words(shown)).toContain('Tack, Siv Sköterska! Din utvärdering är sparad.');
    expect(words(shown)).toContain('Delvis nått');
    // The principal had taken it into the plan with a reason.
    expect(words(shown)).toContain('Togs in i planen av rektor: Vi prövar.');
    expect(words(shown)).toContain('Rutinen för frånvaro');
    const seen = words(await world.say(PETRA, 'hur gick läsåret?'));
    expect(seen).not.toContain('Rutinen för frånvaro');
    const together = words(await world.say(PETRA, 'hur gick läsåret?', CHANNEL));
    expect(together).toContain('Nya mentorer.');
  });

  it('counts and shows nobody’s part before it is sent', async () => {
    inJune();
    const goal = (await world.snapshot()).goals[0]?.id ?? '';
    const first = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    expect(words([{ as: 'post', card: first }])).toContain('Det du skriver är bara ditt tills du har tryckt Spara');
    const said = { [`outcome:${goal}`]: 'partly', [`causes:${goal}`]: 'Nya mentorer.' };
    const second = cardOf(await world.press(SIV, first, 'Nästa', said));
    const pages = cardOf(await world.say(PETRA, 'utvärdera läsåret'));
    const seen = words(await world.press(PETRA, pages, 'Spara', { helped: 'Samtal' }));
    expect(seen).toContain('1 i teamet har utvärderat.');
    expect(seen).not.toContain('Nya mentorer.');
    // What was written is there for the one who wrote it.
    const again = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    expect(inputsOf(again.body).map(({ value }) => value)).toEqual(['partly', 'Nya mentorer.']);
    const own = words(await world.press(SIV, second, 'Spara', { helped: '' }));
    expect(own).toContain('2 i teamet har utvärderat.');
    expect(own).toContain('Nya mentorer.');
  });

  it('has a way back on each page but the first, and keeps what was written', async () => {
    inJune();
    const first = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    expect(buttonsOf(first).map(({ title }) => title)).not.toContain('Tillbaka');
    const goal = (await world.snapshot()).goals[0]?.id ?? '';
    const said = { [`outcome:${goal}`]: 'partly', [`causes:${goal}`]: 'Nya mentorer.' };
    const second = cardOf(await world.press(SIV, first, 'Nästa', said));
    const back = cardOf(await world.press(SIV, second, 'Tillbaka', { helped: 'Rutinen' }));
    expect(inputsOf(back.body).map(({ value }) => value)).toEqual(['partly', 'Nya mentorer.']);
    const again = cardOf(await world.press(SIV, back, 'Nästa', said));
    expect(inputsOf(again.body).find(({ id }) => id === 'helped')).toMatchObject({ value: 'Rutinen' });
    const long = await world.press(SIV, again, 'Tillbaka', { helped: 'x'.repeat(1001) });
    expect(words(long)).toContain('Vad hjälpte oss framåt?');
    expect((await world.snapshot()).evaluations[0]?.helped).toBe('Rutinen');
  });

  it('loses no words on the way back from a page that is not whole', async () => {
    const before = await world.snapshot();
    const goal = before.goals[0]?.id ?? '';
    const document = intervention('i1', 1, { goal, owner: idOf(SIV), state: 'active' });
    await world.storage.commit(before.key, [{ do: 'put', document, expected: 0 }]);
    inJune();
    const first = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    const second = cardOf(await world.press(SIV, first, 'Nästa', { [`outcome:${goal}`]: 'partly' }));
    const typed = { 'fidelity:i1': 'Varje måndag hela hösten.' };
    const held = cardOf(await world.press(SIV, second, 'Tillbaka', typed));
    expect(inputsOf(held.body).find(({ id }) => id === 'fidelity:i1')).toMatchObject({ value: typed['fidelity:i1'] });
    const back = cardOf(await world.press(SIV, held, 'Tillbaka', { ...typed, 'done:i1': 'done', 'worth:i1': 'goOn' }));
    expect(inputsOf(back.body).map(({ id }) => id)).toContain(`outcome:${goal}`);
  });

  it('that all have had their say of waits for nothing but the signature', async () => {
    inJune();
    for (const name of [PETRA, SIV, 'Kim Kurator', RUT]) {
      const pages = cardOf(await world.say(name, 'utvärdera läsåret'));
      await fillIn(world, name, pages, { helped: 'Samtal' });
    }
    const picture = async (name: string) =>
      words(await world.press(name, cardOf(await world.say(name, 'utvärdera läsåret')), 'Så gick läsåret'));
    expect(await picture(RUT)).toContain('Alla har sagt sitt. Nu kan du skriva under.');
    expect(await picture(SIV)).toContain('Alla har sagt sitt. Nu kan rektor skriva under.');
  });

  it('is signed by the principal alone, who can open it again', async () => {
    inJune();
    const pages = cardOf(await world.say(PETRA, 'utvärdera läsåret'));
    const own = cardOf(
      await world.press(PETRA, pages, 'Spara', { helped: 'Samtal', hindered: '', keep: '', change: '', stop: '' }),
    );
    expect(JSON.stringify(own)).not.toContain('Skriv under');
    const picture = cardOf(
      await world.press(RUT, cardOf(await world.say(RUT, 'utvärdera läsåret')), 'Så gick läsåret'),
    );
    expect(words([{ as: 'post', card: picture }])).toContain('Ansvarig har inte sagt sitt än.');
    expect(words([{ as: 'post', card: picture }])).toContain('Du skriver under när alla har fått säga sitt.');
    const form = cardOf(await world.press(RUT, picture, 'Skriv under'));
    expect(words([{ as: 'post', card: form }])).toContain(
      '3 har inte svarat än: du, Kim Kurator, Siv Sköterska. Det går att skriva under ändå.',
    );
    const signed = await world.press(RUT, form, 'Skriv under', { summary: 'Vi fortsätter tidigt.' });
    expect(words(signed)).toContain('Underskriven av Rut Rektor den 2 juni 2027.');
    expect(words(signed)).toContain('Vi fortsätter tidigt.');
    expect(words(signed)).toContain('Ansvarig svarade inte.');
    expect(words(signed)).not.toMatch(/ än\./u);
    const after = words(await world.press(PETRA, pages, 'Spara', { helped: 'Annat' }));
    expect(after).toContain('Utvärderingen är underskriven');
    expect(after).not.toContain('Nästan klart');
    const snapshot = await world.snapshot();
    const told = (await world.storage.deliveries(snapshot.key, 300)).filter(({ kind }) => kind === 'evaluationSigned');
    expect(told.map(({ recipient }) => recipient)).toEqual(['channel']);
    const [one] = told;
    if (!one) throw new Error('nothing told');
    const card = renderDelivery(one, snapshot, world.clock.now.toString(), { late: false });
    expect(words([{ as: 'post', card }])).toContain('Läsårets utvärdering är underskriven.');
    expect(words(await world.say(PETRA, 'ändra min utvärdering'))).toContain('Rektor kan öppna den igen.');
    const again = cardOf(await world.say(RUT, 'jag vill ändra utvärderingen'));
    expect(words([{ as: 'post', card: again }])).not.toContain('Rektor kan öppna den igen.');
    await world.press(RUT, again, 'Öppna igen');
    expect((await world.snapshot()).signatures).toEqual([]);
  });

  it('refuses words about a pupil, and keeps the rest', async () => {
    inJune();
    const pages = cardOf(await world.say(PETRA, 'utvärdera läsåret'));
    const back = cardOf(
      await world.press(PETRA, pages, 'Spara', {
        helped: 'Samtal i grupp',
        hindered: '20140312-2397 uteblev',
        keep: '',
        change: '',
        stop: '',
      }),
    );
    const inputs = inputsOf(back.body);
    expect(inputs.find(({ id }) => id === 'helped')).toMatchObject({ value: 'Samtal i grupp' });
    expect(inputs.find(({ id }) => id === 'hindered')).toMatchObject({ value: 'uteblev' });
    expect((await world.snapshot()).evaluations).toEqual([]);
  });
});
