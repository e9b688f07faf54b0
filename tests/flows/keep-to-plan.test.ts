/** Keeping to the plan in a team's chat. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { understand } from '../../language/understand.ts';
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
let threads = 0;
const newThread = (): string => {
  threads += 1;
  return `t${threads}`;
};
/** What is answered to something heard: nothing at once, all of it as deliveries. */
const hear = async (name: string, text: string, thread = newThread()) => {
  expect(await world.handle(world.inbound(name, { type: 'overheard', text, thread }, CHANNEL, 'sv'))).toEqual([]);
  return world.toldTo(name);
};
const COURSE = 'Ska vi anmäla oss till den spännande webbkursen om hästar i vården, två heldagar i mars?';

describe('what is heard in the channel', () => {
  it('is asked about privately, once a thread and so many times a day, and never kept', async () => {
    const replies = await hear(SIV, COURSE, 'same');
    expect(textOf(replies)).toMatch(/^Det gäller din rad i kanalen den \d+ \p{L}+ \d{4} kl\. \d\d\.\d\d\./mu);
    expect(replies.map((reply) => reply.as)).toEqual(['private']);
    expect(textOf(replies)).toContain('Bara du ser det här.');
    expect(await hear(SIV, COURSE, 'same')).toEqual([]);
    expect(await hear(SIV, COURSE)).toHaveLength(1);
    expect(await hear(SIV, COURSE)).toEqual([]);
    const { deviations } = await world.snapshot();
    expect(deviations).toHaveLength(2);
    expect(JSON.stringify(deviations)).not.toMatch(/hästar/i);
    const kept = readFileSync(world.path).toString('latin1') + JSON.stringify(world.logged);
    expect(kept).not.toContain('hästar');
  });

  it('is left alone when it is ordinary talk or the team has turned it off', async () => {
    expect(await hear(SIV, 'God morgon! Fika i personalrummet kl 10.')).toEqual([]);
    for (const noted of ['Logga', 'Dagordning', 'Lägg till på dagordningen', 'Punkt till mötet', 'Add to the agenda'])
      expect(await hear(SIV, `${noted}: ${COURSE}`)).toEqual([]);
    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const card = cardOf(await world.press('Kim Kurator', settings, 'Hålla sig till planen'));
    await world.press('Kim Kurator', card, 'Spara', { on: 'no' });
    expect(await hear(SIV, COURSE)).toEqual([]);
  });

  it('is thanked for briefly when it is a greeting', async () => {
    expect(textOf(await world.say(SIV, 'tack för hjälpen!', CHANNEL))).toContain('Varsågod!');
    expect(textOf(await world.say(SIV, 'hej på dig!', CHANNEL))).toMatch(/Tack för att du hör av dig!|Hjälp/u);
  });

  it('about a pupil, said to the bot itself, is answered with where it belongs', async () => {
    expect(await world.say(SIV, 'Kan vi prata om Elias i 7B, han har adhd', CHANNEL)).toEqual([]);
    const replies = await world.toldTo(SIV);
    expect(textOf(replies)).toContain('sådant sparar jag aldrig');
    expect(textOf(replies)).not.toContain('Elias');
    expect(textOf(await world.say(SIV, 'vad tycker Petra om lunchen', CHANNEL))).not.toContain('sparar jag aldrig');
  });

  it('about a pupil, is answered so also where the words resemble something to be done', async () => {
    const text = 'Nora i 9B har 40 % frånvaro';
    expect(understand(text)).toMatchObject({ command: 'answer', intent: 'record_progress' });
    expect(await world.say(SIV, text, CHANNEL)).toEqual([]);
    expect(textOf(await world.toldTo(SIV))).toContain('sådant sparar jag aldrig');
  });

  it('that is acute is met with where to turn, by the school’s own routine, and nothing else', async () => {
    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const card = cardOf(await world.press('Kim Kurator', settings, 'Hålla sig till planen'));
    await world.press('Kim Kurator', card, 'Spara', { routine: 'Ring rektor, sedan krisgruppen.' });
    for (const text of ['Hon säger att hon vill ta sitt liv', 'En kille i matsalen har kniv, han hotar personal']) {
      world.clock.now = world.clock.now.add({ seconds: 1 });
      const replies = await hear(SIV, text);
      expect(textOf(replies)).toContain('Ring 112');
      expect(textOf(replies)).toContain('Ring rektor, sedan krisgruppen.');
      expect(buttonsOf(cardOf(replies))).toEqual([]);
    }
    world.clock.now = world.clock.now.add({ seconds: 1 });
    expect(await world.say(SIV, 'eleven har tagit en överdos')).toEqual([]);
    expect(textOf(await world.toldTo(SIV))).toContain('Ring 112');
    expect((await world.snapshot()).deviations).toEqual([]);
  });
});

describe('what is asked in the channel', () => {
  /** Nothing is said where others read along; what there is to say is written down to be said to the person. */
  const ask = async (name: string, text: string) => {
    world.clock.now = world.clock.now.add({ seconds: 1 });
    expect(await world.say(name, text, CHANNEL)).toEqual([]);
    return world.toldTo(name);
  };

  it('whether something is in the plan is answered in the person’s own chat', async () => {
    expect(textOf(await ask(SIV, 'är detta i planen: fika i personalrummet'))).not.toBe('');
    const question = await ask(SIV, `är detta i planen: ${COURSE}`);
    expect(buttonsOf(cardOf(question)).map(({ title }) => title)).toContain('Parkera till nästa avstämning');
    expect((await world.snapshot()).deviations).toMatchObject([{ decision: 'asked', askedOf: idOf(SIV) }]);
    await world.press(SIV, cardOf(question), 'Parkera till nästa avstämning');
    expect(textOf(await ask(SIV, 'är detta i planen: vi måste skriva en orosanmälan till socialtjänsten'))).not.toBe(
      '',
    );
  });

  it('the question whether something is in the plan stands or falls with what is kept of it', async () => {
    const question = await ask(SIV, `är detta i planen: ${COURSE}`);
    expect(buttonsOf(cardOf(question)).map(({ title }) => title)).toContain('Parkera till nästa avstämning');
    const { notes, deviations } = await world.snapshot();
    expect([notes.length, deviations.length]).toEqual([0, 1]);
  });

  it('a point that names a pupil is answered with an empty form, and nothing of it is kept', async () => {
    const form = await ask(SIV, 'lägg till på dagordningen: Elias Berg i 7B har slutat komma');
    expect(textOf(form)).toContain('sådant sparar jag aldrig');
    expect(inputsOf(cardOf(form).body).map(({ id, value }) => [id, value])).toEqual([['text', '']]);
    expect(readFileSync(world.path).toString('latin1')).not.toContain('Elias');
    await world.press(SIV, cardOf(form), 'Spara', { text: 'Närvaron i åk 7' });
    expect((await world.snapshot()).notes.map(({ text }) => text)).toEqual(['Närvaron i åk 7']);
  });

  it('who has not answered is told to the principal alone, and when to be reminded to the one who asked', async () => {
    const when = cardOf(await ask(SIV, 'påminn mig senare'));
    expect(textOf(await world.press(SIV, when, 'Om en vecka'))).toContain('Jag återkommer torsdagen den 27 augusti');
    // Once they have been asked.
    world.clock.now = Temporal.Instant.from('2026-09-29T08:00:00Z');
    expect(textOf(await ask('Rut Rektor', 'vilka har inte svarat?'))).toContain('Siv Sköterska');
  });
});

describe('«är detta i planen: …»', () => {
  it.each([
    'är detta i planen: byta tid för mötet på torsdag',
    'är detta i planen? YAM i åk 1 under v 7',
    'ingår det här i planen: ny insats om raster',
    'är detta i planen att vi flyttar avstämning 2',
    'is this in the plan: move the checkpoint',
  ])('is asked, whatever else the words could mean: %s', async (text) => {
    expect(understand(text).command).toBe('inPlan');
    const [reply] = await world.say(SIV, text);
    expect(reply?.as).toBe('private');
    expect(inputsOf(cardOf(reply ? [reply] : []).body)).toEqual([]);
  });
  it('is not another question that comes first', () =>
    expect(understand('hur går det? nytt mål: lugnare raster').command).not.toBe('status'));
});

describe('the buttons', () => {
  it('park in the person’s own words, which the parking lot then goes through', async () => {
    const form = cardOf(await world.press(SIV, cardOf(await hear(SIV, COURSE)), 'Parkera till nästa avstämning'));
    expect(inputsOf(form.body).find((input) => input.id === 'text')?.value).toBe('');
    await world.press(SIV, form, 'Parkera', { text: 'Kurs om djur i vården' });
    expect(textOf(await world.say('Rut Rektor', 'status'))).toContain(
      '1 sak utanför planen har lagts åt sidan sedan läsårets början: 1 kurs.',
    );
    expect(buttonsOf(cardOf(await world.say(SIV, 'parkeringen'))).map((b) => b.title)).not.toContain('In i planen');
    const lot = cardOf(await world.say('Rut Rektor', 'parkeringen'));
    // An old card of the principal's, pressed by the owner: no form is shown that could not be sent.
    const [refused] = await world.press(SIV, lot, 'In i planen');
    expect([refused?.as, refused && inputsOf(refused.card.body)]).toEqual(['private', []]);
    const take = cardOf(await world.press('Rut Rektor', lot, 'In i planen'));
    expect(textOf(await world.press('Rut Rektor', take, 'Ta in', { capacity: '' }))).toContain(
      'vilket mål som får ge plats',
    );
    await world.press('Rut Rektor', take, 'Ta in', { capacity: 'Mål 2 väntar till våren' });
    expect((await world.snapshot()).parked[0]).toMatchObject({ state: 'inPlan', capacity: 'Mål 2 väntar till våren' });
  });

  it('teach the team’s own wording, so that it is not asked about again', async () => {
    const goal = await goalForm(world, SIV);
    await world.press(SIV, goal, 'Spara målet', {
      title: 'Lugnare vård i åk 7',
      group: 'åk 7',
      indicator: 'Antal besök per vecka',
      baseline: '9',
      target: '7 st',
    });
    const belongs = cardOf(await world.press(SIV, cardOf(await hear(SIV, COURSE)), 'Hör till planen'));
    const id = (await world.snapshot()).goals[0]?.id ?? '';
    await world.press(SIV, belongs, 'Spara', { concerns: id, words: 'webbkursen om hästar' });
    expect((await world.snapshot()).deviations[0]?.decision).toBe('inPlan');
    expect(await hear(SIV, COURSE)).toEqual([]);
  });

  it('are the asked person’s alone, whatever a press of somebody else carries', async () => {
    await hear(SIV, COURSE);
    const { deviations, key } = await world.snapshot();
    const data = { do: 'keep.drop', team: key.team, deviation: deviations[0]?.id ?? '' };
    for (const name of ['Petra Psykolog', 'Kim Kurator', 'Rut Rektor']) {
      const event = { type: 'answered' as const, data, values: {} };
      const replies = await world.handle(world.inbound(name, event, personal(name), 'sv'));
      expect(textOf(replies)).toContain('Den här frågan är till någon annan');
    }
    expect((await world.snapshot()).deviations[0]?.decision).toBe('asked');
  });

  it('let go, or refer to the case meeting; a second press says what was decided', async () => {
    const card = cardOf(await hear(SIV, COURSE));
    await world.press(SIV, card, 'Ta på EHT/EHM, inte här');
    expect(textOf(await world.press(SIV, card, 'Släpp'))).toContain('elevhälsomötet i stället');
    expect((await world.snapshot()).deviations[0]?.decision).toBe('referred');
  });
});

describe('agenda and log', () => {
  it('keeps a point for the next checkpoint’s agenda, whatever it is about, and counts none of them as off the plan', async () => {
    const points = [
      'frånvaron i åk 8 per månad',
      COURSE,
      'tjejjouren, Lotta kan komma den 14/1',
      'studiebesök på Ekskolan',
      'samverkan med soc, Maria på Mottagningsenheten vill komma',
    ];
    for (const point of points) {
      const said = textOf(await world.say(SIV, `lägg till på dagordningen: ${point}`));
      expect(said).toContain('Det står nu på nästa avstämnings dagordning.');
    }
    const snapshot = await world.snapshot();
    expect(snapshot.notes.map((note) => note.text).toSorted()).toEqual(points.toSorted());
    expect(snapshot.deviations).toEqual([]);
    const next = snapshot.checkpoints.find(({ date }) => date === '2026-10-06')?.id;
    const agenda = (await world.storage.deliveries(snapshot.key, 300)).find(
      (d) => d.kind === 'agenda' && d.checkpoint === next,
    );
    if (!agenda) throw new Error('no agenda');
    const card = renderDelivery(agenda, snapshot, '2026-10-06T06:00:00Z', { late: false });
    expect(words(card)).toContain('• Frånvaron i åk 8 per månad');
    expect(textOf(await world.say(SIV, 'logga: gick igenom frånvaron med arbetslag 7–9'))).toContain('Noterat');
  });

  it('counts nothing of what was done, nor of what the guard stopped, as off the plan', async () => {
    for (const done of [`logga: ${COURSE}`, 'logga: handledning med arbetslag 9', 'logga: läste en bok om anknytning'])
      expect(textOf(await world.say(SIV, done))).toContain('Noterat');
    for (const stopped of ['logga: Elias Berg i 7B har slutat komma', 'lägg till på dagordningen: Elias Berg i 7B'])
      expect(textOf(await world.say(SIV, stopped))).toContain('elevakten');
    expect((await world.snapshot()).deviations).toEqual([]);
    const told = textOf(await world.say('Rut Rektor', 'status')) + textOf(await world.say('Rut Rektor', 'parkeringen'));
    expect(told).toContain('Inget utanför planen har kommit upp sedan läsårets början.');
    expect(told).not.toMatch(/avsteg|lagts åt sidan/);
  });

  it('answers whether something is in the plan', async () => {
    expect(textOf(await world.say(SIV, `är detta i planen: ${COURSE}`))).toContain(
      'utbildning som inte finns i er plan',
    );
    expect(textOf(await world.say(SIV, 'är detta i planen: fika på fredag'))).toContain('ser inte ut att ta tid');
  });
});

describe('«parkera …»', () => {
  it.each([
    ['parkera idén om loppis', 'Loppis'],
    ['kan du parkera webbinariet i mars tills vidare, tack', 'Webbinariet i mars'],
    ['parkera: bokcirkel för personalen', 'Bokcirkel för personalen'],
    ['park this for later: parents’ evening with the police', 'Parents’ evening with the police'],
  ])('«%s» opens the form that parks it, with what was said', async (said, text) => {
    const form = cardOf(await world.say(SIV, said));
    expect(inputsOf(form.body).map(({ value }) => value)).toContain(text);
    const [save = ''] = buttonsOf(form).map(({ title }) => title);
    await world.press(SIV, form, save);
    const { parked, deviations } = await world.snapshot();
    expect(parked.map((item) => item.text)).toEqual([text]);
    expect(deviations.map(({ decision }) => decision)).toEqual(['parked']);
  });

  it('with a pupil in it says so, and nothing is parked', async () => {
    const form = cardOf(await world.say(SIV, 'parkera: Elsa i 8B och hennes frånvaro'));
    expect(words(form)).toContain('elev');
    expect((await world.snapshot()).parked).toEqual([]);
    expect(readFileSync(world.path).toString('latin1')).not.toContain('Elsa');
  });

  it('in the channel is for the one who wrote it', async () => {
    const replies = await world.say(SIV, 'parkera idén om loppis', CHANNEL);
    expect(replies.map(({ as }) => as)).toEqual(['open']);
    expect(JSON.stringify(replies.map(({ card }) => card))).toContain(idOf(SIV));
  });

  it.each(['parkera', 'parkera listan', 'visa det vi har parkerat'])('«%s» shows the list', async (said) =>
    expect(words(cardOf(await world.say(SIV, said)))).toMatch(/^Parkeringen/),
  );
});
