/** «rapport»: what it is to be is asked, then it is made while the person goes on, and sent to their own chat. */
import { messageCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { askReportCard, linkCard, type ReportWish, reportSaidCard } from '../../cards/report.ts';
import { speak } from '../../cards/texts.ts';
import { isMailed, reportMeant } from '../../language/reading/report-meant.ts';
import { checkpointMeant, schoolYearMeant } from '../../language/reading/which-time.ts';
import { languageNamed } from '../../language/which-language.ts';
import type { Locale } from '../../quality/base.ts';
import { numberOf } from '../../quality/checkpoints/order.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { makeReport, type Order } from '../../reports/make.ts';
import { codesOf, nameIn, reportOrder, titleIn } from '../../reports/order.ts';
import { halfToday, type Subject } from '../../reports/reading.ts';
import { codeOf, likelySubject, subjectsOf } from '../../reports/which.ts';
import { consentTo, firstPress, isTooLate, linkTo } from '../files-out.ts';
import type { FileReply, Reply } from '../messenger.ts';
import { open, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { inYear } from './in-year.ts';

/** «rapport avstämning 2», «halvårsrapport som word», «rapport läsåret 2025/26» */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const year = schoolYearMeant(text, turn.snapshot.team.calendar.schoolYear);
  const found = await inYear(turn, year);
  if (!found) return [post(turn, ({ say }) => messageCard(say, 'page:yearUnknown', { year: year ?? '' }))];
  const { format } = reportMeant(text);
  const subject = subjectMeant(turn, found.snapshot, text, year !== null);
  const lang = languageNamed(text) ?? turn.tongue.own;
  const wish = { which: codeOf(subject), format: format ?? 'pdf', lang };
  return [open(form(turn, found.snapshot, wish, { mailed: isMailed(text) }))];
}

/** What somebody's words mean, where there is such a thing; else what is most likely meant. */
function subjectMeant(turn: TeamTurn, snapshot: Snapshot, text: string, isYearNamed: boolean): Subject {
  const today = turn.today.toString();
  const { kind, half } = reportMeant(text);
  const meant = checkpointMeant(text);
  const all = subjectsOf(snapshot, today);
  const checkpoints = all.filter((one) => one.kind === 'checkpoint');
  const likely = likelySubject(snapshot, today);
  switch (kind) {
    case 'year':
      return { kind };
    case 'half-year':
      return { kind, half: half ?? halfToday(snapshot, today) };
    case 'checkpoint':
      return checkpoints.find(({ checkpoint }) => isMeant(snapshot, checkpoint, meant)) ?? checkpoints.at(-1) ?? likely;
    case null:
      return isYearNamed ? { kind: 'year' } : likely;
  }
}

type One = Snapshot['checkpoints'][number];
function isMeant(snapshot: Snapshot, { id, date }: One, meant: ReturnType<typeof checkpointMeant>): boolean {
  if (!meant) return false;
  return 'number' in meant ? numberOf(snapshot, id) === meant.number : Number(date.slice(5, 7)) === meant.month;
}

type FormNotes = Pick<Parameters<typeof askReportCard>[2], 'problems' | 'mailed'>;
function form(turn: TeamTurn, snapshot: Snapshot, wish: ReportWish, notes: FormNotes = {}) {
  const locale = turn.tongue.own;
  const choices = subjectsOf(snapshot, turn.today.toString()).map((subject) => ({
    title: choiceOf(locale, snapshot, subject),
    value: codeOf(subject),
  }));
  return askReportCard(locale, snapshot, { id: crypto.randomUUID(), choices, wish, ...notes });
}

function choiceOf(locale: Locale, snapshot: Snapshot, subject: Subject): string {
  const say = speak(locale);
  const { schoolYear, autumnStart, springStart } = snapshot.team.calendar;
  switch (subject.kind) {
    case 'year':
      return say('report:choice.year', { year: schoolYear });
    case 'half-year':
      return say(`report:choice.${subject.half}`, {
        year: (subject.half === 'autumn' ? autumnStart : springStart).slice(0, 4),
      });
    case 'checkpoint': {
      const { id, date } = subject.checkpoint;
      return say('report:checkpointTitle', { number: numberOf(snapshot, id), date: formatDate(locale, date) });
    }
  }
}

async function openForm(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const found = await inYear(turn, data['year']);
  if (!found) return outdated(turn);
  const { which = codeOf(likelySubject(found.snapshot, turn.today.toString())), format = 'pdf', lang } = data;
  return [open(form(turn, found.snapshot, { which, format, lang: lang ?? turn.tongue.own }))];
}

const outdated = ({ say }: TeamTurn): Reply[] => [privately(messageCard(say, 'common:outdatedCard'))];

/** Null when it asks for something that there is not. */
async function orderOf(turn: TeamTurn, data: Values, wish: ReportWish): Promise<Order | null> {
  const found = await inYear(turn, data['year']);
  return found && reportOrder(found.snapshot, turn.today.toString(), wish);
}

const wishIn = (values: Values): ReportWish => {
  const { which = '', format = '', lang = '' } = values;
  return { which, format, lang };
};

async function make(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const wish = wishIn(values);
  const order = await orderOf(turn, data, wish);
  if (!order) {
    const found = await inYear(turn, data['year']);
    return found
      ? [replace(form(turn, found.snapshot, wish, { problems: [turn.say('report:gone')] }))]
      : outdated(turn);
  }
  if (!(await firstPress(turn, data['id'] ?? ''))) return [privately(messageCard(turn.say, 'report:already'))];
  const { say } = turn;
  const comes = say('report:comes', { title: titleIn(order), format: say(`report:format.${order.format}`) });
  return [replace(reportSaidCard(say, order.snapshot, comes)), fileOf(turn, order, data['id'] ?? '')];
}

function fileOf(turn: TeamTurn, order: Order, id: string): FileReply {
  const { say } = turn;
  const { snapshot } = order;
  const title = titleIn(order);
  return {
    as: 'file',
    card: messageCard(say, 'report:takesLong'),
    file: {
      name: nameIn(order),
      title,
      question: say('report:consent', { title }),
      consent: consentTo(turn, 'reports.upload', id, { team: snapshot.key.team, ...codesOf(order) }),
      make: () => makeReport(order),
    },
    instead: async (why) =>
      why === 'notMade'
        ? reportSaidCard(say, snapshot, say('report:notMade'))
        : linkCard(say, say('report:notSent'), await linkTo(turn, snapshot.key, codesOf(order))),
  };
}

/** The person has said yes to the file, and their drive waits for it. */
async function sendNow(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { say, snapshot } = turn;
  if (isTooLate(turn, data['until'])) return [replace(reportSaidCard(say, snapshot, say('report:tooOld')))];
  const order = await orderOf(turn, data, wishIn(data));
  if (!order) return [replace(reportSaidCard(say, snapshot, say('report:gone')))];
  if (!(await firstPress(turn, data['id'] ?? ''))) return [];
  return [
    replace(reportSaidCard(say, order.snapshot, say('report:saved', { title: titleIn(order) }))),
    fileOf(turn, order, data['id'] ?? ''),
  ];
}

export const actions = forTeam({
  'reports.open': openForm,
  'reports.make': make,
  'reports.upload': sendNow,
});
