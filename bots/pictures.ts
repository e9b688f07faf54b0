/** Pictures on their way out. One that cannot be drawn is left out of its card, and leaves a line in the log. */
import { draw } from '../pictures/draw.ts';
import { codeOf } from '../quality/errors.ts';
import type { Log } from './turn.ts';

/** PNG bytes, or null. */
export async function drawn(svg: string, log: Log): Promise<Uint8Array | null> {
  try {
    return await draw(svg);
  } catch (error) {
    log.error({ code: codeOf(error) }, 'a picture could not be drawn');
    return null;
  }
}

/** The picture inside the address itself, as Adaptive Cards take it (adaptivecards.io, "Image", 2025: data URIs since 1.2). */
export async function dataUri(svg: string, log: Log): Promise<string | null> {
  const png = await drawn(svg, log);
  return png && `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
