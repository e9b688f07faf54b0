/** Slack's app manifest, filled in: in Swedish or English, for the way that Slack's events come and for how many workspaces install it. Pure. */
import { z } from 'zod';

/** `socket`: Socket Mode, without an address of ours. `several`: installed by OAuth, also in a whole organisation, with tokens that are renewed. */
export type SlackWays = { readonly socket?: boolean; readonly several?: boolean };

/** Slack's limits that a change of text could break (docs.slack.dev, "App manifest reference", 2026). */
const manifest = z.looseObject({
  display_information: z.looseObject({ name: z.string().max(35), description: z.string().max(140) }),
  features: z.looseObject({
    slash_commands: z.array(z.looseObject({ description: z.string(), usage_hint: z.string() })).length(1),
  }),
  oauth_config: z.looseObject({}),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).max(100) }),
    interactivity: z.looseObject({}),
  }),
});

/** What people of an English workspace read; the file itself is Swedish. The name and the command are the same. */
const ENGLISH = {
  description: 'Keeps the student-health team’s quality work together through the school year',
  command: 'Status, annual wheel, goals and help',
  hint: 'status · show the annual wheel · new goal · help',
};
/** In which of its workspaces an organisation has the app. */
const OF_ORGANISATIONS = ['team_access_granted', 'team_access_revoked'];
/** In the file, where the product is reached. */
const ADDRESS = 'https://example.org';

/** @param json manifest/slack.json, as it is read. @param base where Slack reaches the product, without a slash at its end. */
export function slackManifest(json: unknown, lang: 'sv' | 'en', base: string, { socket, several }: SlackWays): string {
  const made = manifest.parse(json);
  if (lang === 'en') {
    made.display_information.description = ENGLISH.description;
    for (const command of made.features.slash_commands)
      Object.assign(command, { description: ENGLISH.command, usage_hint: ENGLISH.hint });
  }
  if (several) {
    made.oauth_config['redirect_urls'] = [`${ADDRESS}/slack/oauth_redirect`];
    Object.assign(made.settings, { org_deploy_enabled: true, token_rotation_enabled: true });
    const { event_subscriptions: subscribed } = made.settings;
    subscribed.bot_events = [...subscribed.bot_events, ...OF_ORGANISATIONS].toSorted();
  }
  if (socket) {
    made.settings['socket_mode_enabled'] = true;
    delete made.settings.event_subscriptions['request_url'];
    delete made.settings.interactivity['request_url'];
    for (const command of made.features.slash_commands) delete command['url'];
  }
  return `${JSON.stringify(manifest.parse(made), null, 2).replaceAll(ADDRESS, base)}\n`;
}
