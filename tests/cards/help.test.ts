/** Help says one command a line, in words that the bot understands. */
import { describe, expect, it } from 'vitest';
import { helpCard } from '../../cards/people.ts';
import { toText } from '../../cards/render/text.ts';
import { speak } from '../../cards/texts.ts';
import { understand } from '../../language/understand.ts';

describe.each(['sv', 'en'] as const)('help in %s', (locale) => {
  const lines = toText(helpCard(speak(locale)))
    .split('\n')
    .filter((line) => /^[«“]/.test(line));

  it('has a line for most of what can be asked for', () => expect(lines.length).toBeGreaterThan(25));

  it.each(lines)('%s', (line) => {
    const [said = ''] = line.split(' · ');
    const command = said.slice(1, -1);
    expect(command).not.toMatch(/[«»“”]/);
    expect(understand(command)).toMatchObject({ command: expect.any(String) });
    // Short enough for a telephone.
    expect(line.length).toBeLessThan(80);
  });

  it('says each command once', () => {
    const said = lines.map((line) => understand(line.split(' · ')[0]?.slice(1, -1) ?? ''));
    const commands = said.map(({ command }) => command);
    expect(commands.filter((one, at) => commands.indexOf(one) !== at)).toEqual([]);
  });
});
