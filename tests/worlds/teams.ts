/** Microsoft Teams in one of the worlds: the real bot behind its own HTTP server, and the connector. */
import type { Inbound } from '../../bots/inbound.ts';
import { INPUT_PREFIX } from '../../cards/render/teams.ts';
import { startConnector } from '../teams/connector.ts';
import { serveTeams } from '../teams/serve.ts';
import { type Person, personOf, type TeamsWorld } from './table.ts';
import { type Around, listenTo, type Wire } from './wire.ts';

const BOT = { id: '28:bot', name: 'Årshjulet' };
const MENTION = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: BOT };
/** How Teams writes the marks of HTML in what people say. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
/** A table out of a spreadsheet, as it stands in a message. */
const tableOf = (all: string): string =>
  `<table><tbody>${all
    .split('<br>')
    .map(
      (line) =>
        `<tr>${line
          .split('\t')
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('')}</tbody></table>`;
/** The organisation's id alone. */
const tenantOf = ({ tenant }: Inbound): string => tenant.replace(/^teams:/, '');
const generalOf = (channel: string): string => channel.replace('19:', '19:allmant-');

export async function startTeamsWorld(world: TeamsWorld, { handle, log, people }: Around): Promise<Wire> {
  const roster = () => [...people().map((name) => world.entry(personOf(name))), ...world.others];
  const connector = await startConnector(roster, world.page);
  const heard = listenTo(handle);
  const bot = await serveTeams(heard.handle, log);
  let number = 0;

  const conversationOf = ({ chat, event }: Inbound, person: Person) => {
    if (chat.kind === 'personal') return { id: `a:29:${person.slug}`, ...world.own };
    const thread = event.type === 'overheard' ? event.thread : '1';
    // Only that the bot was added is told as of the channel that was chosen for it.
    const told = world.general && ['removed', 'membersChanged', 'restored'].includes(event.type);
    return { id: told ? generalOf(chat.conversation) : `${chat.conversation};messageid=${thread}`, ...world.group };
  };
  const base = (did: Inbound) => {
    const person = personOf(did.who.name);
    const inTeam = world.general && did.chat.kind === 'channel';
    number += 1;
    return {
      id: did.id,
      channelId: 'msteams',
      serviceUrl: `${connector.url}${world.service(number)}`,
      locale: did.who.locale && world.languages[did.who.locale],
      from: world.author(person),
      recipient: BOT,
      conversation: conversationOf(did, person),
      channelData: {
        tenant: { id: tenantOf(did) },
        ...(inTeam ? { team: { id: generalOf(did.chat.conversation) } } : {}),
      },
    };
  };
  const words = (text: string, toUs: boolean) => {
    const all = `${toUs ? '<at>Årshjulet</at> ' : ''}${escaped(text)}`;
    const html = {
      contentType: 'text/html',
      content: `<div>${all.includes('\t') ? tableOf(all) : `<p>${all}</p>`}</div>`,
    };
    const plain = all.replaceAll('<br>', '\n');
    const said = world.html ? { text: '', attachments: [html] } : { text: plain, attachments: [html] };
    return { type: 'message', ...said, entities: toUs ? [MENTION] : [] };
  };
  const activitiesFor = async (did: Inbound): Promise<readonly object[]> => {
    const { event, chat } = did;
    const happened = (eventType: string, more: object) => {
      const activity = base(did);
      return { ...activity, type: 'conversationUpdate', channelData: { ...activity.channelData, eventType }, ...more };
    };
    switch (event.type) {
      case 'said':
        return [{ ...base(did), ...words(event.text, chat.kind === 'channel') }];
      case 'overheard':
        return [{ ...base(did), ...words(event.text, false) }];
      case 'answered': {
        const inputs = Object.entries(event.values).map(([id, value]) => [`${INPUT_PREFIX}${id}`, value]);
        const data = { ...event.data, ...Object.fromEntries(inputs) };
        const action = { type: 'Action.Execute', verb: event.data['do'], data };
        return [{ ...base(did), type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card-1', value: { action } }];
      }
      case 'added': {
        const told = happened('teamMemberAdded', { membersAdded: [BOT] });
        const twin = { ...base(did), id: `${did.id}-twin`, type: 'installationUpdate', action: 'add' };
        return world.general ? [told, twin] : [told];
      }
      case 'removed':
        return [happened('teamMemberRemoved', { membersRemoved: [BOT] })];
      case 'membersChanged':
        return [happened('teamMemberAdded', { membersAdded: [{ id: '29:x' }] })];
      case 'restored':
        return [happened('teamRestored', {})];
      case 'uploaded': {
        const path = `/files/${encodeURIComponent(event.name)}`;
        const bytes = await event.fetch();
        if (bytes) connector.files.set(decodeURIComponent(path), bytes);
        const content = { downloadUrl: `${connector.url}${path}`, fileType: event.name.split('.').at(-1) };
        const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: event.name, content };
        return [{ ...base(did), ...words('', chat.kind === 'channel'), attachments: [file] }];
      }
      case 'readdressed':
        throw new Error('a channel of Teams keeps its id');
      case 'openedHome':
        throw new Error('Teams has no home page of a bot');
    }
  };
  return {
    messenger: bot.messenger,
    deliver: async (did) => {
      for (const activity of await activitiesFor(did)) {
        const headers = { 'content-type': 'application/json' };
        const { status } = await fetch(bot.url, { method: 'POST', headers, body: JSON.stringify(activity) });
        if (status !== 200) throw new Error(`the bot answered ${status}`);
      }
      return heard.answered(did.id);
    },
    refuseRoster: () => void connector.refuse.set(/pagedmembers/, world.refusal),
    stop: async () => {
      await bot.stop();
      await connector.stop();
    },
  };
}
