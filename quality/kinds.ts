/** Every kind of stored document. */
import { z } from 'zod';
import { addition, answer, checkpoint, decision } from './checkpoints/documents.ts';
import { pendingImport, series, teamIndicator } from './data/documents.ts';
import { acceptance, goal } from './goals/documents.ts';
import { deviation, note, parked } from './keep/documents.ts';
import { follow, member } from './people/documents.ts';
import { discussion, intervention } from './plan/documents.ts';
import { home, team } from './team/documents.ts';

/** Any stored document of a team. A new kind of document is added here and nowhere else in storage. */
export const document = z.discriminatedUnion('kind', [
  team,
  member,
  home,
  checkpoint,
  goal,
  answer,
  decision,
  follow,
  acceptance,
  intervention,
  addition,
  discussion,
  series,
  teamIndicator,
  pendingImport,
  deviation,
  parked,
  note,
]);
export type Document = z.infer<typeof document>;
export type Kind = Document['kind'];
