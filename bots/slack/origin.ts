/** Where one of Slack's calls comes from: which workspace and organisation it names. Pure. */
import { z } from 'zod';

const id = z.string().nullish().catch(null);
const place = z.looseObject({ id }).nullish().catch(null);
/** Events, presses, forms and commands name it each in their own way (docs.slack.dev, "Events API", "Developing apps for Enterprise orgs", 2026). */
const body = z.looseObject({
  team_id: id,
  enterprise_id: id,
  team: place,
  enterprise: place,
  user: z.looseObject({ team_id: id }).nullish().catch(null),
  /** Which installation an event is sent to; of a shared channel it may be another workspace's than the event's. */
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
  const { team_id, enterprise_id, team, enterprise, user, authorizations, event_time } = body.parse(payload);
  const [to] = authorizations ?? [];
  const teams = named([to?.team_id, team_id, team?.id, user?.team_id]);
  const organisations = named([to?.enterprise_id, enterprise_id, enterprise?.id, ...teams.filter(isOrganisation)]);
  return {
    workspaces: [...new Set(teams.filter((one) => !isOrganisation(one)))],
    organisation: organisations[0] ?? null,
    at: event_time ?? null,
  };
}
