/** Where one of Slack's calls comes from: which workspace and organisation it names. Pure. */
import { z } from 'zod';

const id = z.string().nullish().catch(null);
const place = z.looseObject({ id }).nullish().catch(null);
/** Events, presses, forms and commands name it each in their own way (docs.slack.dev, "Events API", "Developing apps for Enterprise orgs", 2026). */
const body = z.looseObject({
  team_id: id,
  enterprise_id: id,
  /** The workspace by which the app hears of it. */
  context_team_id: id,
  context_enterprise_id: id,
  team: place,
  enterprise: place,
  user: z.looseObject({ team_id: id }).nullish().catch(null),
  /** A form that is opened in a channel that organisations share says whose app it is. */
  view: z.looseObject({ app_installed_team_id: id }).nullish().catch(null),
  /** Which installation an event is sent to. Where organisations share a channel, `team_id` and `enterprise_id` may be the other one's. */
  authorizations: z
    .array(z.looseObject({ team_id: id, enterprise_id: id }))
    .nullish()
    .catch(null),
  event_time: z.number().nullish().catch(null),
});

export type Origin = {
  /** Workspaces, the surest first. */
  readonly workspaces: readonly string[];
  readonly organisation: string | null;
  /** When it happened, in seconds since 1970; null when it does not say. */
  readonly at: number | null;
};

/** An organisation's id begins with E, a workspace's with T; a call about a whole organisation names none of its workspaces, or calls it one (Slack API, "Enterprise orgs"). */
const isOrganisation = (one: string): boolean => one.startsWith('E');

const named = (ids: readonly (string | null | undefined)[]): string[] => ids.flatMap((one) => (one ? [one] : []));

/** The workspace among what a call names; null when it names none. */
export const workspaceIn = (...ids: readonly (string | null | undefined)[]): string | null =>
  named(ids).find((one) => !isOrganisation(one)) ?? null;

export function originOf(payload: object): Origin {
  const { event_time, user, authorizations, ...from } = body.parse(payload);
  const [to] = authorizations ?? [];
  const heard = named([to?.team_id, from.context_team_id, from.view?.app_installed_team_id]);
  const teams = [...heard, ...named([from.team_id, from.team?.id, user?.team_id])];
  // Of an event that is sent to a workspace, the organisation that the event names may be another one.
  const about = to?.team_id ? heard : [...named([from.enterprise_id, from.enterprise?.id]), ...teams];
  const organisations = [...named([to?.enterprise_id, from.context_enterprise_id]), ...about.filter(isOrganisation)];
  return {
    workspaces: [...new Set(teams.filter((one) => !isOrganisation(one)))],
    organisation: organisations[0] ?? null,
    at: event_time ?? null,
  };
}

/** The workspace that a call comes from; null when it names none. */
export const workspaceOf = (payload: object): string | null => originOf(payload).workspaces[0] ?? null;
