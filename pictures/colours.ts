/**
 * The colours of every picture, in light and dark. They are Okabe and Ito's eight, which people with any colour vision can tell apart
 * (jfly.uni-koeln.de/color, 2008), darkened or lightened where text stands on them so that its contrast is at least 4.5:1 (WCAG 2.2,
 * 1.4.3) and lines at least 3:1 (1.4.11); tests/pictures/colours.test.ts measures it. No colour means anything by itself: shape or words say the same.
 */

export type Theme = 'light' | 'dark';

export type Colours = {
  readonly background: string;
  readonly text: string;
  /** For what is secondary; still readable. */
  readonly quiet: string;
  readonly line: string;
  readonly autumn: string;
  readonly spring: string;
  /** Breaks, and the summer. */
  readonly rest: string;
  readonly month: string;
  readonly otherMonth: string;
  readonly done: string;
  readonly next: string;
  readonly planned: string;
  readonly late: string;
  /** Stands on `done`, `next` and `late`. */
  readonly onMark: string;
  readonly deadline: string;
  readonly discussion: string;
  readonly now: string;
};

export const COLOURS: Readonly<Record<Theme, Colours>> = {
  light: {
    background: '#FFFFFF',
    text: '#1B1B1F',
    quiet: '#55555C',
    line: '#767680',
    autumn: '#F3D9A4',
    spring: '#BFE3D6',
    rest: '#FFFFFF',
    month: '#ECECF0',
    otherMonth: '#F8F8FA',
    done: '#00664B',
    next: '#0062A0',
    planned: '#FFFFFF',
    late: '#A84400',
    onMark: '#FFFFFF',
    deadline: '#0062A0',
    discussion: '#8C3B6D',
    now: '#A84400',
  },
  dark: {
    background: '#1F1F1F',
    text: '#F5F5F5',
    quiet: '#B8B8BE',
    line: '#8A8A92',
    autumn: '#6B4E10',
    spring: '#0E5443',
    rest: '#1F1F1F',
    month: '#2F2F33',
    otherMonth: '#272729',
    done: '#3FC79B',
    next: '#6CC0F2',
    planned: '#1F1F1F',
    late: '#F59A5A',
    onMark: '#15151A',
    deadline: '#6CC0F2',
    discussion: '#E3A5C8',
    now: '#F59A5A',
  },
};
