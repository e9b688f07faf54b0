/** The real botbuilder app over HTTP, several people, a connector that records and refuses. */
import { describe, expect, it } from 'vitest';
import { shown } from './connector.ts';
import { answerCard, buttonsOf, CHANNEL, cardIn, PEOPLE, setUp, start, stops, TENANT } from './harness.ts';

describe('Teams over the wire', () => {
  it('sets a team up in its channel with all pages of members, answers in place and for everybody', async () => {
    const world = await start();
    await setUp(world);
    const key = await world.storage.teamAt(`teams:${TENANT}`, CHANNEL);
    const snapshot = await world.storage.snapshot(key ?? { tenant: '', team: '' });
    expect(snapshot?.members.map((m) => m.id).toSorted()).toEqual(PEOPLE.map((p) => p.aadObjectId).toSorted());
    expect(snapshot?.team.wheelApprovedBy).toBe('aad-rut');
    const asked = world.connector.next('POST', 'Skicka');
    await world.say('siv', 'mina frågor');
    const form = cardIn((await asked).body);
    const faulty = answerCard(await world.press('siv', form, 'Skicka', { situation: 'Kort sömn i åk 8.' }));
    expect(shown(faulty)).toContain('Kort sömn i åk 8.');
    expect(shown(faulty)).toContain('Troliga orsaker: skriv några ord.');
    const typed = { situation: 'Kort sömn i åk 8.', cause1: 'Skärmar.' };
    const updated = world.connector.next('PUT', 'Tack, Siv!');
    const [one, two] = await Promise.all([
      world.press('siv', form, 'Skicka', typed),
      world.press('siv', form, 'Skicka', typed),
    ]);
    for (const answer of [one, two]) expect(shown(answerCard(answer))).toContain('Tack, Siv!');
    expect((await updated).path).toContain('/activities/card-1');
    expect((await world.storage.snapshot(key ?? { tenant: '', team: '' }))?.answers).toHaveLength(1);
  });

  it('answers a re-delivered message once', async () => {
    const world = await start();
    const activity = { ...world.base('kim', 'personal'), type: 'message', text: 'hjälp' };
    await world.post(activity);
    await world.post(activity);
    expect(
      world.connector.received.filter((r) => shown(r.body).includes('Det här kan jag hjälpa till med')),
    ).toHaveLength(1);
  });

  it('keeps another team’s people out of a card', async () => {
    const world = await start();
    const wheel = await setUp(world);
    const button = buttonsOf(wheel).find((b) => b['verb'] === 'wheel.moveOpen');
    const stranger = {
      ...world.base('kim', 'personal'),
      from: { id: '29:x', aadObjectId: 'aad-x', name: 'X' },
      conversation: { id: 'a:x', conversationType: 'personal' },
    };
    const answer = await world.post({
      ...stranger,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data: button?.['data'] } },
    });
    expect(shown(answer.json)).toContain('ett team som du inte är med i');
  });

  it('answers a press in the channel to the one who pressed; only what is everybody’s changes for all', async () => {
    const world = await start();
    await setUp(world);
    const { connector, press } = world;
    const posted = connector.next('POST', 'Så ligger vi till');
    await world.say('kim', 'status', 'channel');
    const status = cardIn((await posted).body);
    const mine = answerCard(await press('rut', status, 'Mål', {}, 'channel'));
    expect(shown(mine)).toContain('Våra mål 2026/27');
    expect(shown(answerCard(await press('siv', status, 'Mina frågor', {}, 'channel')))).toContain('Nuläge');
    const asked = connector.next('POST', 'Nuläge');
    await world.say('siv', 'mina frågor', 'channel');
    expect((await asked).path).not.toContain(CHANNEL);
    await world.bot.stop();
    const changed = connector.received.filter((r) => r.method === 'PUT' && r.path.includes(CHANNEL));
    expect(changed.length).toBeGreaterThan(0);
    for (const { body } of changed) expect(shown(body)).not.toMatch(/Våra mål|Nuläge/);
    expect(shown(changed.at(-1)?.body)).toContain('Årshjulet 2026/27');
    stops.pop();
  });

  it('leaves a form with too much in it as it is on the screen, and says so', async () => {
    const world = await start();
    await setUp(world);
    const asked = world.connector.next('POST', 'Skicka');
    await world.say('siv', 'mina frågor');
    const form = cardIn((await asked).body);
    // Teams would cut what is pasted at a field's `maxLength` without a word.
    expect(JSON.stringify(form)).not.toContain('maxLength');
    const answer = await world.press('siv', form, 'Skicka', { situation: 'å'.repeat(100_000), cause1: 'Oro.' });
    expect(shown(answer.json)).toContain('Texten står kvar där du skrev den.');
    await world.bot.stop();
    expect(world.connector.received.filter((r) => r.method === 'PUT' && r.path.includes('a:29:siv'))).toEqual([]);
    stops.pop();
  });

  it('answers the request though Teams takes no reply, and leaves a line of codes in the log', async () => {
    const world = await start();
    await setUp(world);
    for (const [status, code] of [
      [403, 'refused'],
      [429, 'throttled'],
      [500, 'passing'],
    ] as const) {
      const said = world.connector.next('POST', 'Det här kan jag hjälpa till med');
      world.connector.refuse.set(/siv\/activities/, { status, headers: { 'retry-after': '3600' } });
      expect((await world.say('siv', 'hjälp')).status).toBe(200);
      await said;
      if (code === 'passing') continue;
      await world.logs(code);
    }
    expect(JSON.stringify(world.logged)).toContain(
      '"platform":"teams","as":"post","code":"refused","reason":"forbidden"',
    );
    expect(JSON.stringify(world.logged)).not.toMatch(/Siv|aad-/);
  });

  it('refuses what is not an activity', async () => {
    const world = await start();
    const raw = (body: string, method = 'POST') =>
      fetch(world.url, {
        method,
        ...(method === 'POST' ? { body, headers: { 'content-type': 'application/json' } } : {}),
      });
    expect((await raw('{not json')).status).toBe(400);
    expect((await raw('[]')).status).toBe(400);
    expect((await raw('"x"')).status).toBe(400);
    expect((await raw(JSON.stringify({ text: 'x'.repeat(600_000) }))).status).toBe(413);
    expect((await raw(JSON.stringify({ text: 'no type' }))).status).toBe(400);
    expect((await raw('', 'GET')).status).toBe(405);
    expect((await fetch(world.url.replace('/api/messages', '/elsewhere'))).status).toBe(404);
  });

  it('logs no words and no names', async () => {
    const world = await start();
    await setUp(world);
    await world.storage.close();
    await world.say('siv', 'hemligt hjälp');
    expect(world.logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(world.logged)).not.toMatch(/hemligt|Siv|aad-/);
    stops.splice(0, 1);
  });

  it('reads a file of the personal chat, shows what it read, and saves on a yes', async () => {
    const world = await start();
    await setUp(world);
    world.connector.files.set(
      '/files/bred.csv',
      Buffer.from('Mått;2023/24;2024/25\nGenomsnittligt meritvärde;224,0;231,4\n'),
    );
    const shown = world.connector.next('POST', 'Det här läste jag');
    await world.post({
      ...world.base('kim', 'personal'),
      type: 'message',
      text: '',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'bred.csv',
          content: { downloadUrl: `${world.connector.url}/files/bred.csv` },
        },
      ],
    });
    const preview = cardIn((await shown).body);
    answerCard(await world.press('kim', preview, 'Spara värdena'));
    const key = await world.storage.teamAt(`teams:${TENANT}`, CHANNEL);
    const snapshot = await world.storage.snapshot(key ?? { tenant: '', team: '' });
    expect(snapshot?.series[0]?.observations).toHaveLength(2);
  });

  it('asks privately about what it overhears in the channel, and writes nothing there', async () => {
    const world = await start();
    await setUp(world);
    const asked = world.connector.next('POST', 'utbildning som inte finns i er plan');
    const text = 'Ska vi anmäla oss till webbkursen om hästar i vården, två heldagar i mars?';
    await world.post({ ...world.base('siv', 'channel'), type: 'message', text });
    await world.beat();
    expect((await asked).path).not.toContain(CHANNEL);
    expect(JSON.stringify(world.logged)).not.toContain('hästar');
  });

  it.each([
    ['429, for an hour', { status: 429, headers: { 'retry-after': '3600' } }],
    ['503', { status: 503 }],
  ])(
    'says where to turn when something is acute, within seconds, though Teams answers %s at first',
    async (_name, fault) => {
      const world = await start();
      await setUp(world);
      // A Saturday night.
      world.clock.now = Temporal.Instant.from('2026-09-12T21:30:00Z');
      const text = 'En kille i matsalen har kniv, han hotar personal';
      await world.post({ ...world.base('siv', 'channel'), type: 'message', text });
      world.connector.refuse.set(/activities/, fault);
      await world.beat();
      const said = world.connector.next('POST', 'Ring 112');
      world.clock.now = world.clock.now.add({ seconds: 2 });
      await world.beat();
      expect((await said).path).not.toContain(CHANNEL);
      expect(world.connector.received.filter((r) => JSON.stringify(r.body).includes('Ring 112'))).toHaveLength(2);
    },
  );

  it('says it in the channel when the person cannot be reached, and leaves a line of codes in the log', async () => {
    const world = await start();
    await setUp(world);
    const text = 'En kille i matsalen har kniv, han hotar personal';
    await world.post({ ...world.base('siv', 'channel'), type: 'message', text });
    world.connector.refuse.set(/siv\/activities/, { status: 403 });
    await world.beat();
    const said = world.connector.next('POST', 'Ring 112');
    world.clock.now = world.clock.now.add({ seconds: 1 });
    await world.beat();
    expect((await said).path).toContain(CHANNEL);
    expect(JSON.stringify(world.logged)).toContain('"code":"forbidden","kind":"acute"');
    expect(JSON.stringify(world.logged)).not.toMatch(/kniv|Siv/);
  });
});
