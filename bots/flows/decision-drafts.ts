/**
 * What has been typed of a decision, or about them all, while whoever types it looks at something else. In memory only, for an hour: until it is sent it is
 * stored nowhere.
 */
import type { DecisionForm } from '../../quality/checkpoints/decisions-act.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { sender, type TeamTurn } from '../turn.ts';

type Draft = { readonly decision?: DecisionForm | undefined; readonly summary?: string | undefined };

const HOLD: Temporal.DurationLike = { hours: 1 };
const HELD_AT_MOST = 200;

const drafts = new Map<string, { readonly draft: Draft; readonly until: Temporal.Instant }>();
const nameOf = (turn: TeamTurn, { id }: Checkpoint): string => `${sender(turn)}/${turn.snapshot.key.team}/${id}`;

/** What the person was typing at a checkpoint; nothing where that is too long ago, or was sent. */
export function draftOf(turn: TeamTurn, checkpoint: Checkpoint): Draft {
  const kept = drafts.get(nameOf(turn, checkpoint));
  return kept && Temporal.Instant.compare(turn.now, kept.until) < 0 ? kept.draft : {};
}

/** Beside what was kept before; `undefined` is forgotten. The one that was kept first makes room. */
export function keepDraft(turn: TeamTurn, checkpoint: Checkpoint, more: Draft): void {
  const draft = { ...draftOf(turn, checkpoint), ...more };
  const name = nameOf(turn, checkpoint);
  drafts.delete(name);
  if (Object.values(draft).every((one) => one === undefined)) return;
  drafts.set(name, { draft, until: turn.now.add(HOLD) });
  const [oldest] = drafts.keys();
  if (drafts.size > HELD_AT_MOST && oldest !== undefined) drafts.delete(oldest);
}
