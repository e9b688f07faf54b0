/** Keeping pupils out of everything that is written. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { words } from './seen.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  goalForm,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  textOf,
  type World,
} from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('pupil data', () => {
  // The last four alone may stand in anybody's random id.
  const SECRET = '20140101-9801';
  const answer = { situation: 'Sömnen är kort i åk 8.', cause1: `Det gäller ${SECRET} främst.` };

  it('is refused by kind, not echoed, not stored, not logged; the rest of the form stays', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const refused = cardOf(await world.press(SIV, form, 'Skicka', answer));
    expect(words(refused)).toContain('personnummer');
    expect(words(refused)).toContain('elevakten');
    expect(JSON.stringify(refused)).toContain('Sömnen är kort i åk 8.');
    expect(JSON.stringify(refused)).not.toContain('20140101');
    expect((await world.snapshot()).answers).toEqual([]);
    const kept = readFileSync(world.path).toString('latin1') + readFileSync(`${world.path}-wal`).toString('latin1');
    expect(kept + JSON.stringify(world.logged)).not.toContain('20140101');
  });

  const LINES = [
    ['nytt mål', SIV],
    ['beslut', 'Kim Kurator'],
    ['parkera', SIV],
    ['logga', SIV],
    ['lägg till på dagordningen', SIV],
  ] as const;
  it.each(LINES)(
    'behind «%s:» in one’s own chat is told by its word, as in a form, and the rest stays',
    async (lead, who) => {
      const form = cardOf(await world.say(who, `${lead}: Elsa i 8B får hjälp före 1 mars`));
      expect(words(form)).toMatch(/«Elsa»\. Ta bort ordet/u);
      expect(words(form)).toContain('Inget är sparat än, och resten av det du skrev står kvar.');
      const values = inputsOf(form.body).map(({ value }) => value ?? '');
      expect(values.filter((value) => /Elsa i 8B/iu.test(value))).not.toEqual([]);
      expect(inputsOf(form.body).map(({ id }) => id)).toContain('notPupil');
      expect(readFileSync(world.path).toString('latin1') + JSON.stringify(world.logged)).not.toContain('Elsa');
    },
  );

  it.each(LINES)('behind «%s:» where others read along is nowhere in the form, which says so', async (lead, who) => {
    const replies = await world.say(who, `${lead}: Elsa i 8B får hjälp före 1 mars`, CHANNEL);
    const form = cardOf(replies.length > 0 ? replies : await world.toldTo(who));
    expect(words(form)).toMatch(/elevs namn|enskild elev/);
    expect(JSON.stringify(form)).not.toMatch(/Elsa|8B|står kvar/);
  });

  it('in a line is kept without the word with one press, the day and all, or as it was when it is no pupil’s', async () => {
    const KIM = 'Kim Kurator';
    const said = 'nytt beslut: extra stöd till Emil i matte senast 1 mars';
    const form = cardOf(await world.say(KIM, said));
    const [save = ''] = buttonsOf(form).map(({ title }) => title);
    await world.press(KIM, form, save);
    const again = cardOf(await world.say(KIM, said));
    await world.press(KIM, again, save, saying(again, 'Det är ingen elev'));
    const { decisions, team } = await world.snapshot();
    expect(decisions.map(({ text, due }) => `${text}, ${due}`).toSorted()).toEqual([
      'Extra stöd till Emil i matte, 2027-03-01',
      'Extra stöd till i matte, 2027-03-01',
    ]);
    expect(team.keepToPlan.notPupils.map(({ word }) => word)).toEqual(['emil']);
  });

  it.each([
    ['lägg till på dagordningen: Max pall', 'Max'],
    ['parkera idén om Milo pall', 'Milo'],
  ])('«%s», whose field alone would pass, is told by its word and left without it', async (line, name) => {
    const form = cardOf(await world.say(SIV, line));
    expect(words(form)).toContain(`«${name}». Det är borttaget`);
    expect(inputsOf(form.body).find(({ id }) => id === 'text')?.value).toMatch(/^pall$/i);
  });

  it('two names are spoken of as two', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const typed = { situation: 'Sömnen är kort.', cause1: 'Zeynep i 7B och Yousef i 8A sover dåligt.' };
    const refused = cardOf(await world.press(SIV, form, 'Skicka', typed));
    expect(words(refused)).toMatch(/«Zeynep», «Yousef»\. Ta bort orden, eller säg att det inte är några elever\./u);
    expect(inputsOf(refused.body).find(({ id }) => id === 'notPupil')?.label).toBe('Vad ska hända med namnen?');
    expect(saying(refused, 'Det är inga elever').notPupil).toMatch(/^yes:/u);
    // «i 7B och i 8A sover dåligt» is two all the same.
    const again = cardOf(await world.press(SIV, refused, 'Skicka'));
    expect(inputsOf(again.body).find(({ id }) => id === 'cause1')?.value).toBe('');
    expect(await causes()).toBeUndefined();
  });

  it('a name that is vouched for keeps its sentence, and lets no other name in it by', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const typed = { situation: 'Sömnen är kort.', cause1: 'Zeynep i 7B sover dåligt.' };
    const asked = cardOf(await world.press(SIV, form, 'Skicka', typed));
    const more = { cause1: 'Zeynep i 7B och Yousef i 8A sover dåligt.', ...saying(asked, 'Det är ingen elev') };
    const again = cardOf(await world.press(SIV, asked, 'Skicka', more));
    expect(words(again)).toMatch(/orsak 1: «Yousef»/u);
    expect((await world.snapshot()).answers).toEqual([]);
  });

  it('that is a number in a line is in the form no more, and nobody may vouch for it', async () => {
    const form = cardOf(await world.say(SIV, `logga: ${SECRET} har bytt grupp`));
    expect(words(form)).toContain('personnummer');
    expect(inputsOf(form.body).map(({ id, value }) => [id, value])).toEqual([['text', 'har bytt grupp']]);
    expect(words(form)).toContain('«20…». Det är borttaget.');
    expect(JSON.stringify(form)).not.toContain('20140101');
    expect((await world.snapshot()).notes).toEqual([]);
  });

  /** The same answers about several names. */
  const SEVERAL: Readonly<Record<string, string>> = {
    'Ta bort ordet': 'Ta bort orden',
    'Det är ingen elev': 'Det är inga elever',
  };
  /** One of the two answers about a name, as the form that asks offers it. */
  const saying = (asked: Card, title: string): { notPupil: string } => {
    const input = inputsOf(asked.body).find(({ id }) => id === 'notPupil');
    const choices = input?.type === 'Input.ChoiceSet' ? input.choices : [];
    const wanted = [title, SEVERAL[title] ?? title];
    return { notPupil: choices.find((one) => wanted.some((w) => one.title.startsWith(w)))?.value ?? 'not offered' };
  };
  const causes = async () => (await world.snapshot()).answers[0]?.analysis?.causes.map(({ text }) => text);

  it.each(['Ta bort ordet', 'Det är ingen elev'])(
    '«%s» holds for the words told; another typed since is told first',
    async (title) => {
      const form = cardOf(await world.say(SIV, 'mina frågor'));
      const typed = { situation: 'Sömnen är kort.', cause1: 'Zeynep sover dåligt på helgerna.' };
      const refused = cardOf(await world.press(SIV, form, 'Skicka', typed));
      const changed = {
        cause1: 'Zeynep sover dåligt på helgerna. Yousef gråter på rasterna.',
        ...saying(refused, title),
      };
      const again = cardOf(await world.press(SIV, refused, 'Skicka', changed));
      expect(words(again)).toMatch(/orsak 1: «Yousef»/u);
      expect((await world.snapshot()).answers).toEqual([]);
      await world.press(SIV, again, 'Skicka', saying(again, title));
      const { keepToPlan } = (await world.snapshot()).team;
      const removed = title === 'Ta bort ordet';
      expect(await causes()).toEqual([removed ? 'sover dåligt på helgerna. gråter på rasterna.' : changed.cause1]);
      expect(keepToPlan.notPupils.map(({ word }) => word).toSorted()).toEqual(removed ? [] : ['yousef', 'zeynep']);
    },
  );

  it('another name in another field is told too, and the answers about both count in the end', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const typed = { situation: 'Zeynep sover dåligt och äter ingen frukost.', cause1: 'Sena kvällar.' };
    const refused = cardOf(await world.press(SIV, form, 'Skicka', typed));
    const changed = { cause1: 'Yousef gråter på rasterna.', ...saying(refused, 'Det är ingen elev') };
    const again = cardOf(await world.press(SIV, refused, 'Skicka', changed));
    expect(words(again)).toMatch(/orsak 1: «Yousef»/u);
    expect(words(again)).not.toContain('«Zeynep»');
    await world.press(SIV, again, 'Skicka', saying(again, 'Det är ingen elev'));
    expect(await causes()).toEqual(['Yousef gråter på rasterna.']);
    expect((await world.snapshot()).answers[0]?.analysis?.situation).toBe(typed.situation);
  });

  it('a name is asked about beside a number, which is taken out at once', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const typed = { situation: 'Zeynep sover dåligt och äter ingen frukost.', cause1: answer.cause1 };
    const refused = cardOf(await world.press(SIV, form, 'Skicka', typed));
    expect(words(refused)).toMatch(/«Zeynep»\. Ta bort ordet, eller/u);
    expect(words(refused)).toMatch(/«20…»\. Det är borttaget/u);
    await world.press(SIV, refused, 'Skicka');
    const [answered] = (await world.snapshot()).answers;
    expect(answered?.analysis?.situation).toBe('sover dåligt och äter ingen frukost.');
    expect(await causes()).toEqual(['Det gäller främst.']);
  });

  it('an answer that no form has offered vouches for nothing', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const typed = { situation: 'Sömnen är kort.', cause1: 'Zeynep sover dåligt på helgerna.' };
    for (const notPupil of ['yes', 'yes:', 'remove', 'yes:zeynep']) {
      const refused = cardOf(await world.press(SIV, form, 'Skicka', { ...typed, notPupil }));
      expect(words(refused)).toContain('«Zeynep»');
    }
    expect((await world.snapshot()).team.keepToPlan.notPupils).toEqual([]);
  });

  it('that is only a name may be vouched for, which is noted without the text; a number may not', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const named = { situation: 'Sömnen är kort.', cause1: 'Zeynep i 7B sover dåligt.' };
    const refused = cardOf(await world.press(SIV, form, 'Skicka', named));
    expect(inputsOf(refused.body).map((input) => input.id)).toContain('notPupil');
    const thanks = await world.press(SIV, refused, 'Skicka', {
      ...named,
      ...saying(refused, 'Det är ingen elev'),
    });
    expect(textOf(thanks)).toContain('Tack, Siv!');
    const vouched = (await world.storage.audit(await world.key(), 50)).find((entry) => entry.what === 'name-vouched');
    expect(vouched).toMatchObject({ by: idOf(SIV), before: null, after: null });
    const again = cardOf(
      await world.press(SIV, form, 'Skicka', { ...answer, ...saying(refused, 'Det är ingen elev') }),
    );
    expect(words(again)).toContain('personnummer');
  });

  it('is told by field and word to the one who typed it, and one press keeps the rest without the word', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const named = { situation: 'Sömnen är kort.', cause1: 'Zeynep sover dåligt på helgerna.' };
    const refused = cardOf(await world.press(SIV, form, 'Skicka', named));
    expect(words(refused)).toMatch(/orsak 1: «Zeynep»/u);
    expect(JSON.stringify(refused)).toContain('Ta bort ordet och spara');
    // What is chosen in the form already is sent with one press.
    expect(textOf(await world.press(SIV, refused, 'Skicka'))).toContain('Tack, Siv!');
    const [answered] = (await world.snapshot()).answers;
    expect(answered?.analysis?.causes).toEqual([{ text: 'sover dåligt på helgerna.', goal: null }]);
    const kept = readFileSync(world.path).toString('latin1') + readFileSync(`${world.path}-wal`).toString('latin1');
    expect(kept + JSON.stringify(world.logged)).not.toContain('Zeynep');
  });

  it('that is a number is taken out at once, shown only by how it begins, and the rest is kept with one press', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const refused = cardOf(await world.press(SIV, form, 'Skicka', answer));
    expect(words(refused)).toMatch(/orsak 1: «20…»/u);
    await world.press(SIV, refused, 'Skicka');
    const [answered] = (await world.snapshot()).answers;
    expect(answered?.analysis?.causes).toEqual([{ text: 'Det gäller främst.', goal: null }]);
  });

  it('an answer that it is no pupil teaches the team the word, which settings show and take out again', async () => {
    const typed = { situation: 'Sömnen är kort.', cause1: 'Zeynep sover dåligt och äter ingen frukost.' };
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const refused = cardOf(await world.press(SIV, form, 'Skicka', typed));
    await world.press(SIV, refused, 'Skicka', saying(refused, 'Det är ingen elev'));
    expect((await world.snapshot()).team.keepToPlan.notPupils).toEqual([{ word: 'zeynep', by: idOf(SIV) }]);
    const again = await world.press(SIV, form, 'Skicka', { ...typed, cause1: 'Zeynep sover dåligt i dag också.' });
    expect(textOf(again)).toContain('Tack, Siv!');
    // Beside a class it is asked about all the same.
    const inClass = cardOf(await world.press(SIV, form, 'Skicka', { ...typed, cause1: 'Zeynep i 7B sover dåligt.' }));
    expect(words(inClass)).toContain('«Zeynep»');

    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const keep = cardOf(await world.press('Kim Kurator', settings, 'Hålla sig till planen'));
    expect(inputsOf(keep.body).find(({ id }) => id === 'notPupils')).toMatchObject({ value: 'zeynep' });
    await world.press('Kim Kurator', keep, 'Spara', { notPupils: '' });
    expect((await world.snapshot()).team.keepToPlan.notPupils).toEqual([]);
    const audit = JSON.stringify(await world.storage.audit(await world.key(), 50));
    expect(audit).toContain('keep-to-plan-changed');
    expect(audit).not.toContain('zeynep');
    const asked = cardOf(await world.press(SIV, form, 'Skicka', typed));
    expect(words(asked)).toContain('«Zeynep»');
  });

  it('lets schools be called after people, and the acute routine say whom to ring', async () => {
    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const school = cardOf(await world.press('Kim Kurator', settings, 'Skolan'));
    await world.press('Kim Kurator', school, 'Spara', { school: 'Karl Johans skola' });
    const keep = cardOf(await world.press('Kim Kurator', settings, 'Hålla sig till planen'));
    await world.press('Kim Kurator', keep, 'Spara', { routine: 'Ring rektor på 070-174 06 05.' });
    const { team } = await world.snapshot();
    expect([team.school, team.keepToPlan.acuteRoutine]).toEqual(['Karl Johans skola', 'Ring rektor på 070-174 06 05.']);
  });

  it('does not mistake the team’s own names for a pupil’s', async () => {
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const fine = { situation: 'Petra och Kim har gått igenom åk 8.', cause1: 'Sena kvällar i åk 8.' };
    expect(textOf(await world.press(SIV, form, 'Skicka', fine))).toContain('Tack, Siv!');
  });

  it('is known by the day it is: in ten years a child born since is one too', async () => {
    const born = 'logga: 280304-9809 har bytt grupp';
    expect(textOf(await world.say(SIV, born))).not.toContain('personnummer');
    world.clock.now = Temporal.Instant.from('2036-11-24T08:00:00Z');
    expect(textOf(await world.say(SIV, born))).toContain('personnummer');
  });

  it('in a goal, a decision and the agenda is refused too', async () => {
    const goal = await goalForm(world, SIV);
    const refused = await world.press(SIV, goal, 'Spara målet', {
      title: `Stöd till ${SECRET}`,
      group: 'åk 7',
      indicator: 'frånvaro',
    });
    expect(textOf(refused)).toContain('personnummer');
    expect(textOf(await world.say(SIV, `lägg till på dagordningen: ${SECRET} vägrar`))).toContain('personnummer');
    expect((await world.snapshot()).goals).toEqual([]);
    expect((await world.snapshot()).notes).toEqual([]);
    expect(personal(SIV).kind).toBe('personal');
  });
});
