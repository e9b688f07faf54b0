/** What people write in Teams and the files that they send, in the shapes that are met; sources in shapes.test.ts. */
import { describe, expect, it } from 'vitest';
import { CHANNEL, setUp, start, TENANT } from './harness.ts';

import { activeIds, createTeam, IDS, LOGGED, notesIn, sentAfterAll, snapshotOf, type World } from './shapes-world.ts';

describe('words', () => {
  const own = (world: World, more: object) =>
    world.post({ ...world.base('siv', 'personal'), type: 'message', ...more });
  const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] });

  it('are unescaped once', async () => {
    const world = await start();
    await setUp(world);
    const noted = world.connector.next('POST', LOGGED);
    await own(world, {
      text: 'logga: m&ouml;te om åk 7 &amp; 8, n&#228;rvaro &lt; 85 % &amp;lt; &laquo;ja&#xBB;&nbsp;1',
    });
    await noted;
    expect(await notesIn(world)).toEqual(['möte om åk 7 & 8, närvaro < 85 % &lt; «ja» 1']);
  });

  it('are read where they come as HTML only, also acute ones', async () => {
    const world = await start();
    await setUp(world);
    const acute = world.connector.next('POST', 'Ring 112');
    await own(world, { text: '', ...html('<p>en elev säger att hen vill <b>ta livet</b> av sig</p>') });
    await world.beat();
    await acute;
    const mention = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot' } };
    const status = world.connector.next('POST', 'Så ligger vi till');
    const span = '<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">Årshjulet</span>';
    await world.post({
      ...world.base('siv', 'channel'),
      type: 'message',
      text: null,
      entities: [mention],
      ...html(`<div>${span}&nbsp;status</div>`),
    });
    await status;
  });

  it('are read without the quotation that they answer', async () => {
    const world = await start();
    await setUp(world);
    const noted = world.connector.next('POST', LOGGED);
    const quotation =
      '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Kim Ek</strong><p itemprop="preview">jag är borta till torsdag</p></blockquote>';
    await own(world, {
      text: 'Kim Ek jag är borta till torsdag\nlogga: lokaler &amp; möbler',
      ...html(`${quotation}<p>logga: lokaler &amp; möbler</p>`),
    });
    await noted;
    expect(await notesIn(world)).toEqual(['lokaler & möbler']);
  });

  it.each([
    ['attachments', { attachments: [{ content: 'x' }] }, 'attachments.0.contentType'],
    ['entities', { entities: [{ locale: 'sv' }, 'x'] }, 'entities.0.type entities.1'],
    ['value', { value: {} }, null],
    ['team', { channelData: { tenant: { id: TENANT }, team: { id: null } } }, 'channelData.team.id'],
    ['locale', { locale: 7, replyToId: {} }, 'locale replyToId'],
  ])('are answered though the activity’s %s is odd', async (_, odd, fields) => {
    const world = await start();
    await setUp(world);
    const answered = world.connector.next('POST', 'Så ligger vi till');
    await own(world, { text: 'status', ...odd });
    await answered;
    if (fields) expect(JSON.stringify(world.logged)).toContain(`"fields":"${fields}`);
    else expect(JSON.stringify(world.logged)).not.toContain('could not be read');
  });

  it('that cannot be answered are logged by the field that is missing, and no more', async () => {
    const world = await start();
    const { conversation: _, ...rest } = world.base('siv', 'personal');
    expect((await world.post({ ...rest, type: 'message', text: 'hemligt' })).status).toBe(400);
    expect(JSON.stringify(world.logged)).toContain('"fields":"conversation"');
    expect(JSON.stringify(world.logged)).not.toContain('hemligt');
  });

  it('are not another bot’s', async () => {
    const world = await start();
    await createTeam(world);
    const before = world.connector.received.length;
    const { key } = await snapshotOf(world);
    const planned = (await world.storage.deliveries(key, 100)).length;
    const from = { id: '28:flow-1', name: 'Workflows' };
    const course = 'Ska vi anmäla oss till webbkursen om hästar i vården, två heldagar i mars?';
    const mention = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot' } };
    await world.post({ ...world.base('siv', 'channel'), from, type: 'message', text: course });
    const said = { type: 'message', text: '<at>Årshjulet</at> status', entities: [mention] };
    await world.post({ ...world.base('siv', 'channel'), from, ...said });
    expect(await activeIds(world)).toEqual(IDS);
    expect(await world.storage.deliveries(key, 100)).toHaveLength(planned);
    await sentAfterAll(world);
    expect(world.connector.received.slice(before)).toEqual([]);
  });
});

describe('files', () => {
  const file = (name: string) => ({
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name,
        content: { downloadUrl: `https://files.example/${name}`, fileType: name.split('.')[1] },
      },
    ],
  });

  it.each(['', 'här är planen', 'här är siffrorna', 'data'])(
    'of another kind get a word on what is read («%s»)',
    async (text) => {
      const world = await start();
      await setUp(world);
      const told = world.connector.next('POST', 'Jag läser kalkylblad (XLSX, ODS), CSV och kalenderfiler (ICS)');
      await world.post({ ...world.base('siv', 'personal'), type: 'message', text, ...file('plan.pdf') });
      await told;
    },
  );

  it('of another kind do not keep from doing what is said', async () => {
    const world = await start();
    await setUp(world);
    const answered = world.connector.next('POST', 'Så ligger vi till');
    await world.post({ ...world.base('siv', 'personal'), type: 'message', text: 'status', ...file('plan.pdf') });
    await answered;
  });

  it('that people send each other in the channel are not read', async () => {
    const world = await start();
    await createTeam(world);
    const before = world.connector.received.length;
    await world.post({ ...world.base('siv', 'channel'), type: 'message', text: 'här', ...file('data.csv') });
    await world.post({ ...world.base('siv', 'channel'), type: 'message', text: '', ...file('data.csv') });
    await sentAfterAll(world);
    expect(world.connector.received.slice(before)).toEqual([]);
  });

  it('in the channel get a word on where to send them', async () => {
    const world = await start();
    await setUp(world);
    const told = world.connector.next('POST', 'Skicka filen till mig i vår egen chatt');
    const mention = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot' } };
    const content = '<div><at id="0">Årshjulet</at></div><attachment id="a"></attachment>';
    await world.post({
      ...world.base('siv', 'channel'),
      type: 'message',
      text: '<at>Årshjulet</at>',
      entities: [mention],
      attachments: [{ contentType: 'text/html', content }],
    });
    expect((await told).path).toContain(CHANNEL);
  });
});
