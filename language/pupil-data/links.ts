/** Addresses and paths that lead to a pupil: a folder or a system of records with a number or a name in it. By rule. */
import { CLASS } from './classes.ts';
import { hasFirstName } from './first-names.ts';
import type { Found } from './found.ts';

/** An address of the web, a path of a disk or a share, or folders one in another; with spaces only up to the end of a line. */
const LINK =
  /https?:\/\/[^\s"«»<>]{3,300}|(?:\p{L}:|\\)\\[^\n"«»<>|]{2,200}|[\p{L}\d._-]{0,40}\/[\p{L}\d._-]{2,40}\/[^\n"«»<>|]{1,160}|[\p{L}-]{3,40}\/[^\n"«»<>|/]{1,80}\/[^\n"«»<>|]{1,80}/gu;
/** What a folder of records is called, and what a system calls the page of one pupil. */
const RECORDS =
  /^(?:elev(?:er|akt(?:er)?|ärende(?:n)?|arende(?:n)?|mapp(?:ar)?|journal(?:er)?|kort|dokument)?|journal(?:er|s)?|patient(?:s|er)?|pupils?|students?|child(?:ren)?|akt(?:er)?|health-?records?)$/iu;
/** Words of an address between what is kept and whose it is: a year, a class. */
const KEY = new RegExp(`^(?:id|nr|no|#|view|show|visa|20\\d\\d|${CLASS.source.slice(1)})$`, 'iu');
/** A number or a code of one among many. */
const NUMBER = /^[a-z]{0,3}[-_]?\d{3,}$|^(?=[^\d]*\d)[\da-f]{6,}(?:-[\da-f]+)*$/iu;

/** Links into records of one pupil. */
export function findLinks(text: string): Found[] {
  if (!/[\\/]/.test(text)) return [];
  return [...text.matchAll(LINK)]
    .filter(([link]) => leadsToOne(link))
    .map((match) => ({ kind: 'journal_ref', from: match.index, to: match.index + match[0].length }));
}

/** «EHT/8B/Jaminsson»: a class, and in it a folder with a name. */
const ONE_CLASS = new RegExp(`${CLASS.source}$`, 'iu');
const SURNAME =
  /^\p{Lu}\p{Ll}{2,20}(?:sson|ström|berg|gren|qvist|kvist|lund|stedt|feldt|borg|vic|inen|nen|ski)(?!\p{L})/u;

function leadsToOne(link: string): boolean {
  const parts = link.split(/[\\/?=&#]+/u).map((part) => part.replaceAll(/%20|\+/g, ' ').trim());
  const inClass = parts.some((part, at) => ONE_CLASS.test(part) && SURNAME.test(parts[at + 1] ?? ''));
  if (inClass) return true;
  return parts.some((part, at) => {
    if (!RECORDS.test(part)) return false;
    const whose = parts.slice(at + 1).find((next) => next !== '' && !KEY.test(next)) ?? '';
    return NUMBER.test(whose.replace(/[.,;:)].*$/u, '')) || hasFirstName(whose);
  });
}
