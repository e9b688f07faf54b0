/** Each in their own language: the team's until they are heard, then what they are heard in, or what they have chosen. */
import { beforeEach, describe, expect, it } from 'vitest';
import { submitOf } from '../../cards/card.ts';
import { put } from '../../quality/act.ts';
import type { Locale, TeamKey } from '../../quality/base.ts';
import type { Member } from '../../quality/people/documents.ts';
import { languageOf } from '../../quality/people/language.ts';
import { member, team } from '../storage/samples.ts';
import { itWhere } from '../worlds/chosen.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  idOf,
  makeWorld,
  ON_SLACK,
  personal,
  setUpTeam,
  TELLS_LANGUAGE,
  TENANT,
  textOf,
  type World,
} from './team.ts';

const SIV = 'Siv Sköterska';
const lang = (replies: Parameters<typeof cardOf>[0]): string => cardOf(replies).lang;

async function languageIn(world: World, name: string): Promise<Locale> {
  const { members, team: its } = await world.snapshot();
  const one = members.find(({ id }) => id === idOf(name));
  if (!one) throw new Error(name);
  return languageOf(its, one);
}

describe('somebody on the channel’s list', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
    await setUpTeam(world);
  });

  it('has the team’s language, also when that changes, until they are heard in another', async () => {
    expect(await languageIn(world, SIV)).toBe('sv');
    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const school = cardOf(await world.press('Kim Kurator', settings, 'Skolan'));
    await world.press('Kim Kurator', school, 'Spara', { locale: 'en' });
    expect(await languageIn(world, SIV)).toBe('en');
    await world.say(SIV, 'mina frågor', undefined, 'sv');
    expect(await languageIn(world, SIV)).toBe('sv');
    expect(await languageIn(world, 'Petra Psykolog')).toBe('en');
  });

  itWhere(!ON_SLACK)(
    'is heard by what the platform says, by words where it says nothing, and not by a press that says nothing',
    async () => {
      expect(lang(await world.say(SIV, 'visa årshjulet', undefined, 'en'))).toBe('en');
      const wheel = await world.say(SIV, 'status', undefined, null);
      expect(lang(wheel)).toBe('en');
      expect(lang(await world.say(SIV, 'hur ligger vi till?', undefined, null))).toBe('sv');
      expect(lang(await world.say(SIV, 'how are we doing?', undefined, null))).toBe('en');
      const help = cardOf(await world.say(SIV, 'help', undefined, null));
      expect(lang(await world.press(SIV, help, 'Status', {}, undefined, null))).toBe('en');
      expect(await languageIn(world, SIV)).toBe('en');
    },
  );

  itWhere(!ON_SLACK)('is heard between people too, by what the platform says', async () => {
    const overheard = { type: 'overheard' as const, text: 'hej', thread: 't' };
    await world.handle(world.inbound(SIV, overheard, CHANNEL, 'en'));
    expect(await languageIn(world, SIV)).toBe('en');
    // To others one may write in whatever language.
    const words = { ...overheard, text: 'vi ses på mötet i morgon' };
    await world.handle(world.inbound(SIV, words, CHANNEL, null));
    expect(await languageIn(world, SIV)).toBe('en');
  });

  it('is asked and reminded in their own language, and named to others in theirs', async () => {
    await world.say(SIV, 'status', undefined, 'en');
    expect((await world.told('wheelApproved')).find(({ to }) => to === 'channel')?.words).toContain('godkänt');
  });
});

describe('somebody who has chosen', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
    await setUpTeam(world);
  });

  itWhere(TELLS_LANGUAGE)('is written to so whatever their client says, and may let go of it', async () => {
    const receipt = await world.say(SIV, 'mitt språk är engelska', undefined, 'sv');
    expect(textOf(receipt)).toContain('I write to you in English.');
    expect(lang(await world.say(SIV, 'hur ligger vi till?', undefined, 'sv'))).toBe('en');
    const followed = await world.press(SIV, cardOf(receipt), 'Follow my app', {}, undefined, 'sv');
    expect(cardOf(followed).lang).toBe('sv');
    expect(textOf(followed)).toContain('språket i din app');
    expect(lang(await world.say(SIV, 'status', undefined, 'en'))).toBe('en');
  });

  it('is answered for their eyes only in the channel, whose language stays', async () => {
    expect(await world.say(SIV, 'My language is English', CHANNEL, 'sv')).toEqual([]);
    const [receipt] = await world.toldTo(SIV);
    expect(receipt?.card).toMatchObject({ lang: 'en', fallbackText: 'Your language' });
    expect(lang(await world.say(SIV, 'status', CHANNEL, 'sv'))).toBe('sv');
  });

  it('can do so in the settings and in help, also who may not change the team’s', async () => {
    const settings = cardOf(await world.say(SIV, 'inställningar'));
    expect(buttonsOf(settings).map(({ title }) => title)).toEqual(['Mitt språk', 'Överblick för andra']);
    const choice = cardOf(await world.press(SIV, settings, 'Mitt språk'));
    expect(lang(await world.press(SIV, choice, 'English'))).toBe('en');
    expect(await languageIn(world, SIV)).toBe('en');
    expect(textOf(await world.say('Petra Psykolog', 'hjälp'))).toContain('my language is English');
  });

  it('keeps the choice after having left and come back', async () => {
    await world.say(SIV, 'my language is English', undefined, 'sv');
    const all = world.chat.people;
    const change = { type: 'membersChanged' as const };
    for (const people of [all.filter((name) => name !== SIV), all]) {
      world.chat.people = people;
      await world.handle(world.inbound('Kim Kurator', change, CHANNEL, 'sv'));
    }
    expect(await languageIn(world, SIV)).toBe('en');
  });

  it('has chosen for all their teams, and finds it among what is stored of them', async () => {
    const other: TeamKey = { tenant: TENANT, team: 'two' };
    const hers = member(idOf(SIV), { name: SIV, address: personal(SIV) });
    await world.storage.commit(other, [put(team(other, { school: 'Björkskolan' })), put(hers)]);
    await world.say(SIV, 'engelska', undefined, 'sv');
    const there = await world.storage.snapshot(other);
    expect(there?.members.map(({ locale, localeFrom }) => [locale, localeFrom])).toEqual([['en', 'chosen']]);
    const asked = cardOf(await world.say(SIV, 'delete my data', undefined, 'sv'));
    expect(textOf(await world.press(SIV, asked, 'Show my data first', {}, undefined, 'sv'))).toContain(
      'Language: English',
    );
  });
});

it('what is said of where a value came from is in its reader’s language', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const form = cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'data')), 'Skriv in ett värde'));
  const typed = { indicator: 'attendance', period: '2025/26', value: '91', n: '400' };
  await world.press(SIV, form, submitOf(form)?.title ?? '', typed);
  await world.say(SIV, 'mitt språk är engelska');
  const asked = cardOf(await world.say(SIV, 'delete my data'));
  expect(textOf(await world.press(SIV, asked, 'Show my data first'))).toContain('Typed in');
});

describe('somebody without a team', () => {
  it('gets started in the language that they write or ask for', async () => {
    const world = await makeWorld();
    for (const words of ['my language is English', 'get started']) {
      const [first] = await world.say('Ida Ny', words, undefined, null);
      expect(first?.card.lang).toBe('en');
    }
    const intro = cardOf(await world.say('Ida Ny', 'my language is English', undefined, null));
    const form = cardOf(await world.press('Ida Ny', intro, 'Get started', {}, undefined, null));
    expect(form.lang).toBe('en');
    const wrong = cardOf(await world.press('Ida Ny', form, 'Next', { school: '' }, undefined, null));
    expect(wrong.lang).toBe('en');
    const calendar = cardOf(await world.press('Ida Ny', wrong, 'Next', { school: 'Ekskolan' }, undefined, null));
    expect(calendar.lang).toBe('en');
    expect(lang(await world.press('Ida Ny', calendar, 'Save', {}, undefined, null))).toBe('en');
  });
});

it('what 0.2.0 stored of a member says English only of who was heard so', () => {
  const old = (locale: Locale): Member => member('siv', { locale });
  expect(languageOf({ locale: 'en' }, old('sv'))).toBe('en');
  expect(languageOf({ locale: 'sv' }, old('en'))).toBe('en');
  expect(languageOf({ locale: 'sv' }, old('sv'))).toBe('sv');
});
