/** A report is asked for: of what, as which file, in which language; and what is said while it is made and sent. */
import type { Locale } from '../quality/base.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, link, submit, subtle, text } from './card.ts';
import { card, formCard, messageCard, type Objection, problemsBox } from './common.ts';
import { choiceInput } from './inputs.ts';
import { type Say, speak } from './texts.ts';

const REPORT_FORMATS = ['pdf', 'docx', 'xlsx'] as const;
const LANGUAGES = ['sv', 'en'] as const;

/** What a report is to be, as a form's values. `which` is a code of the choices. */
export type ReportWish = { readonly which: string; readonly format: string; readonly lang: string };

type Asked = {
  /** The order's own id: what is pressed twice is made once. */
  readonly id: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly wish: ReportWish;
  readonly problems?: readonly Objection[];
  /** It was to be mailed to somebody, which nobody here can. */
  readonly mailed?: boolean;
};

/** `snapshot` is the year that it is about. */
export function askReportCard(locale: Locale, { key, team }: Snapshot, asked: Asked): Card {
  const say = speak(locale);
  const { id, choices, wish, problems = [], mailed = false } = asked;
  const data = { team: key.team, year: team.calendar.schoolYear };
  const body = [
    ...problemsBox(say, problems),
    ...(mailed ? [text(say('report:cannotMail'))] : []),
    subtle(say('report:askIntro')),
    choiceInput(say, 'which', 'report:askWhich', choices, wish.which),
    choiceInput(say, 'format', 'report:askFormat', formats(say), wish.format, { required: true, spread: true }),
    choiceInput(say, 'lang', 'report:askLanguage', languages(say), wish.lang, { required: true, spread: true }),
  ];
  const open = { do: 'reports.open', ...data, which: wish.which, format: wish.format, lang: wish.lang } as const;
  return formCard(say, { title: say('report:ask'), open }, body, [
    submit(say('report:make'), { do: 'reports.make', ...data, id }),
  ]);
}

const formats = (say: Say) =>
  REPORT_FORMATS.map((format) => ({ title: say(`report:format.${format}`), value: format }));
const languages = (say: Say) => LANGUAGES.map((lang) => ({ title: say(`report:language.${lang}`), value: lang }));

/** That it comes, or that it did not. */
export function reportSaidCard(say: Say, { key, team }: Snapshot, words: string): Card {
  const again = { do: 'reports.open', team: key.team, year: team.calendar.schoolYear } as const;
  return card(say, words, [text(words)], [button(say('report:another'), again)]);
}

/** Where a file is that could not be sent, with the words that say so; `url` is null where nobody has told where the server is reached. */
export function linkCard(say: Say, words: string, url: string | null): Card {
  if (url === null) return messageCard(say, 'report:noServer');
  return card(say, words, [text(words), link(say('report:openLink'), url)]);
}
