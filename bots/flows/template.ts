/** The look of the reports in Word, from a document that whoever manages the team has sent. */
import { inOne, messageCard, sentenceCard } from '../../cards/common.ts';
import { templateCard } from '../../cards/template.ts';
import { ImportError } from '../../imports/import-error.ts';
import { readTemplateFile } from '../../imports/reader.ts';
import { managers } from '../../quality/rights.ts';
import { removeTemplate, setTemplate } from '../../quality/template/act.ts';
import { type TemplateRead, wordsIn } from '../../quality/template/documents.ts';
import { isLetterHead } from '../guard.ts';
import type { FetchFile } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import { privately, replace, sender, type TeamTurn, type Turn } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { refusedBy } from './may-not.ts';
import { take } from './take.ts';

/** Fetched and read once its sender has said that it is to be a template, and may. */
export async function templateUploaded(turn: Turn, fetch: FetchFile, team: TeamTurn | null): Promise<Reply[]> {
  if (!team) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  const refusal = refusedBy(team, managers, {});
  if (refusal) return refusal;
  const bytes = await fetch();
  if (!bytes?.length) return [replace(messageCard(turn.say, 'data:unreadable'))];
  const read = await readTemplateFile(sender(team), bytes).catch((error: unknown) => {
    if (error instanceof ImportError) return null;
    throw error;
  });
  if (!read) return [replace(messageCard(turn.say, 'report:templateUnreadable'))];
  const kept = withoutPupils(team, read);
  const taken = await take(team, setTemplate, kept.read);
  if (taken.after) return [replace(templateCard(team.say, taken.after, kept))];
  return taken.refusal ?? [replace(sentenceCard(team.say, inOne(taken.problems)))];
}

/** Without the lines in which the guard finds a pupil: somebody may send a protocol by mistake. */
function withoutPupils({ today, snapshot }: TeamTurn, read: TemplateRead): { read: TemplateRead; isCut: boolean } {
  const mayStay = (line: string): boolean => isLetterHead({ today }, snapshot, line);
  const [header, footer] = [read.header, read.footer].map((lines) => lines.filter((line) => mayStay(wordsIn(line))));
  const cover = read.cover?.filter(mayStay) ?? null;
  const cut: TemplateRead = { ...read, header: header ?? [], footer: footer ?? [], cover };
  const count = (one: TemplateRead): number => one.header.length + one.footer.length + (one.cover?.length ?? 0);
  return { read: cut, isCut: count(cut) < count(read) };
}

const remove = async (turn: TeamTurn): Promise<Reply[]> => {
  const taken = await take(turn, removeTemplate, {});
  if (taken.after) return [replace(messageCard(turn.say, 'report:templateRemoved'))];
  return taken.refusal ?? [];
};

export const actions = forTeam({ 'template.remove': remove });
