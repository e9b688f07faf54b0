/**
 * What the bot needs of Slack: each scope with the methods that need it and the events that come by it (docs.slack.dev, "Scopes", 2026-11). A test holds
 * both the manifest and the code to this table.
 */
type Need = { readonly methods: readonly string[]; readonly events: readonly string[] };

export const SCOPES: Readonly<Record<string, Need>> = {
  'app_mentions:read': { methods: [], events: ['app_mention'] },
  'channels:history': { methods: ['conversations.history'], events: ['message.channels'] },
  'channels:read': {
    methods: ['conversations.info', 'conversations.members'],
    events: [
      'channel_archive',
      'channel_deleted',
      'channel_left',
      'channel_unarchive',
      'member_joined_channel',
      'member_left_channel',
    ],
  },
  'chat:write': { methods: ['chat.postMessage', 'chat.update', 'chat.postEphemeral'], events: [] },
  commands: { methods: [], events: [] },
  'files:read': { methods: ['files.info'], events: [] },
  'files:write': { methods: ['files.getUploadURLExternal', 'files.completeUploadExternal'], events: [] },
  'groups:history': { methods: ['conversations.history'], events: ['message.groups'] },
  'groups:read': {
    methods: ['conversations.info', 'conversations.members'],
    events: [
      // Only a private channel's: it is given another when it is shared with another workspace.
      'channel_id_changed',
      'group_archive',
      'group_deleted',
      'group_left',
      'group_unarchive',
      'member_joined_channel',
      'member_left_channel',
    ],
  },
  'im:history': { methods: ['conversations.history'], events: ['message.im'] },
  'im:write': { methods: ['conversations.open'], events: [] },
  'users:read': { methods: ['users.info'], events: [] },
};

/** What needs no scope. */
export const WITHOUT_SCOPE: Need = {
  methods: ['auth.test', 'auth.revoke', 'views.open', 'views.push', 'views.update', 'views.publish'],
  events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'],
};

/** What an app of a whole organisation needs besides; neither needs a scope. */
export const OF_ORGANISATIONS: Need = { methods: [], events: ['team_access_granted', 'team_access_revoked'] };
