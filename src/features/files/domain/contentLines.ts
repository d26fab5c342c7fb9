const LONGEST_LINE = 75;
const END = '\r\n';

/** What a text may not hold as it is, in a card or a calendar (RFC 6350, §3.4; RFC 5545, §3.3.11). */
export const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/([,;])/g, '\\$1');

/**
 * Lines of 75 octets at most, cut between letters; each next one begins with a space (RFC 6350, §3.2; RFC 5545,
 * §3.1). With the end that both formats ask for.
 */
export const contentLines = (lines: readonly string[]): string =>
  lines.map((line) => folded(line) + END).join('');

function folded(line: string): string {
  const bytes = new TextEncoder();
  const lines: string[] = [];
  let [now, octets] = ['', 0];
  for (const letter of line) {
    const more = bytes.encode(letter).length;
    if (octets + more > LONGEST_LINE) {
      lines.push(now);
      [now, octets] = [' ', 1];
    }
    now += letter;
    octets += more;
  }
  return [...lines, now].join(END);
}
