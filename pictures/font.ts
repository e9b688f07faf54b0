/** The font of pictures and of reports as PDF: a subset of Inter in two weights. */
import { fileURLToPath } from 'node:url';

const fileOf = (name: string): string => fileURLToPath(new URL(`./fonts/${name}`, import.meta.url));
/** Paths of its TrueType files. */
export const FONT_FILES: readonly string[] = [fileOf('Inter-Regular.ttf'), fileOf('Inter-SemiBold.ttf')];
/** As resvg takes it. */
export const FONT = { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: 'Inter' };
