/**
 * The worlds that tests of flows run in: how each platform tells of people, channels and languages, as documented or reported. Only what
 * a world differs in stands here; teams.ts and slack.ts speak it over the wire. How sure each shape is: docs/shapes.md.
 */

/** A person as the platforms may name them. */
export type Person = {
  readonly slug: string;
  readonly name: string;
  readonly given: string;
  readonly surname: string;
};
export const personOf = (name: string): Person => {
  const [given = '', ...rest] = name.split(' ');
  return { slug: name.toLowerCase().replaceAll(' ', '-'), name, given, surname: rest.join(' ') };
};

type Languages = { readonly sv: unknown; readonly en: unknown };

export type TeamsWorld = {
  readonly platform: 'teams';
  /** By which of a person's ids the team knows them. */
  readonly id: (person: Person) => string;
  /** The person in the answer of `…/pagedmembers`. */
  readonly entry: (person: Person) => Record<string, unknown>;
  /** Who stands in the roster and is no colleague. */
  readonly others: readonly Record<string, unknown>[];
  readonly page: number;
  /** The person as the author of a message. */
  readonly author: (person: Person) => Record<string, unknown>;
  readonly languages: Languages;
  /** What a conversation says of itself besides its id. */
  readonly group: Record<string, unknown>;
  readonly own: Record<string, unknown>;
  /** Words come as HTML alone. */
  readonly html: boolean;
  /** What happens to the channel is told as of General, that the bot was added in two ways. */
  readonly general: boolean;
  /** Where the connector says that it is, by the number of the message. */
  readonly service: (number: number) => string;
  /** How the connector answers when it refuses to tell of the members. */
  readonly refusal: { readonly status: number; readonly headers?: Record<string, string> };
};

export type SlackWorld = {
  readonly platform: 'slack';
  readonly id: (person: Person) => string;
  /** The person in the answer of `users.info`. */
  readonly user: (person: Person) => Record<string, unknown>;
  /** Who is in the channel and is no colleague: what `users.info` answers of them. */
  readonly others: Readonly<Record<string, object>>;
  readonly page: number;
  /** Of whom Slack tells only when it is asked again. */
  readonly busy: boolean;
  /** What events and presses say of the workspace. */
  readonly event: Record<string, unknown>;
  readonly press: (team: string) => Record<string, unknown>;
  readonly enterprise: string | null;
  readonly languages: Languages;
  /** How Slack answers when it refuses to tell of the members. */
  readonly refusal: { readonly error: string } | { readonly status: number; readonly headers: Record<string, string> };
};

const TENANT_ID = 'tenant-1';
const aad = ({ slug }: Person): string => `aad-${slug}`;
const account = ({ slug }: Person): string => `29:${slug}`;
const SWEDISH: Languages = { sv: 'sv-SE', en: 'en-US' };

const teams = (world: Partial<TeamsWorld>): TeamsWorld => ({
  platform: 'teams',
  id: aad,
  entry: (person) => ({ id: account(person), aadObjectId: aad(person), name: person.name }),
  others: [],
  page: 50,
  author: (person) => ({ id: account(person), aadObjectId: aad(person), name: person.name }),
  languages: SWEDISH,
  group: { conversationType: 'channel', isGroup: true },
  own: { conversationType: 'personal' },
  html: false,
  general: false,
  service: () => '',
  refusal: { status: 403 },
  ...world,
});

const WORKSPACE = 'T1';
const letters = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

const slack = (world: Partial<SlackWorld>): SlackWorld => ({
  platform: 'slack',
  id: ({ slug }) => `U${letters(slug)}`,
  user: ({ slug, name }) => ({ name: slug, real_name: name, team_id: WORKSPACE }),
  others: {},
  page: 200,
  busy: false,
  event: {},
  press: (team) => ({ team: { id: team } }),
  enterprise: null,
  languages: SWEDISH,
  refusal: { error: 'channel_not_found' },
  ...world,
});

const refused = (error: string) => ({ ok: false, error });
const user = (more: object) => ({ ok: true, user: { real_name: 'Annan Ek', team_id: WORKSPACE, ...more } });

export const WORLDS: Readonly<Record<string, TeamsWorld | SlackWorld>> = {
  /** MicrosoftDocs/msteams-docs, bots/how-to/get-teams-context.md (paged roster), read 2026-11-29. */
  'teams: objectId, a page a person': teams({
    entry: (person) => ({
      id: account(person),
      objectId: aad(person),
      name: null,
      givenName: person.given,
      surname: person.surname,
      tenantId: TENANT_ID,
      userRole: 'user',
    }),
    others: [
      { id: '29:anon', name: 'Anon (Guest)', tenantId: TENANT_ID, userRole: 'anonymous' },
      { id: '28:flow-1', name: 'Workflows' },
      { name: 'utan id' },
    ],
    page: 1,
  }),
  /** Tenants without directory ids (microsoft/botbuilder-dotnet issue 3856); words as HTML alone (openclaw/openclaw pull 142496). */
  'teams: accounts alone, words as HTML': teams({
    id: account,
    entry: (person) => ({ id: account(person), name: person.name, aadObjectId: null }),
    author: (person) => ({ id: account(person), name: person.name }),
    page: 3,
    languages: { sv: null, en: 'en_GB' },
    group: { isGroup: true },
    own: {},
    html: true,
    refusal: { status: 404 },
  }),
  /** MicrosoftDocs/msteams-docs issue 1728 (General's id), bot-docs issue 1829 (serviceUrl), BotBuilder-Samples issue 2599 (twins). */
  'teams: a channel beside General, at changing addresses': teams({
    entry: (person) => ({
      id: account(person),
      aadObjectId: aad(person),
      objectId: aad(person),
      name: person.name,
      email: null,
      userPrincipalName: null,
      userRole: 'user',
    }),
    page: 2,
    languages: { sv: 'sv', en: 'en' },
    general: true,
    refusal: { status: 429, headers: { 'retry-after': '600' } },
    service: (number) => ['/emea/', '/amer/', '/teams'][number % 3] ?? '',
  }),
  /** docs.slack.dev, "User object", "Slack Connect" and "Pagination"; dgurkaynak/slack-poker-planner issue 20. */
  'slack: guests, bots and strangers in the channel': slack({
    others: {
      UGUEST: user({ is_restricted: true }),
      UVISITOR: user({ is_ultra_restricted: true }),
      USTRANGER: user({ is_stranger: true, team_id: 'T9' }),
      UGONE: user({ deleted: true }),
      UOTHERBOT: user({ is_bot: true }),
      UUNKNOWN: refused('user_not_found'),
      UHIDDEN: refused('user_not_visible'),
    },
    page: 1,
  }),
  /** wee-slack/wee-slack issue 775 (null names); docs.slack.dev, "Rate limits". */
  'slack: names elsewhere, and little patience': slack({
    user: ({ name }) => ({
      name: null,
      real_name: null,
      team_id: null,
      profile: { real_name: '', display_name: name },
    }),
    page: 3,
    busy: true,
    languages: { sv: null, en: 'en-GB' },
    refusal: { status: 429, headers: { 'retry-after': '600' } },
  }),
  /** docs.slack.dev, "Developing for Enterprise organizations": people's ids, workspaces and presses that name no team. */
  'slack: a workspace of an organisation': slack({
    id: ({ slug }) => `W${letters(slug)}`,
    user: ({ slug, name }) => ({
      name: slug,
      real_name: name,
      profile: { real_name: name, team: 'E1' },
      team_id: 'T2',
      enterprise_user: { enterprise_id: 'E1', teams: [WORKSPACE, 'T2'] },
    }),
    enterprise: 'E1',
    refusal: { error: 'internal_error' },
    event: { enterprise_id: 'E1', authorizations: [{ enterprise_id: 'E1', team_id: WORKSPACE, is_bot: true }] },
    press: () => ({ team: null, enterprise: { id: 'E1', name: 'Kommunen' }, is_enterprise_install: true }),
  }),
};
