/** The text in one line, without what could steer a terminal, turn its direction or break an XML file: keys and names come from outside. */
export function printable(text: string): string {
  return text.replace(/[\t\n\r]+/gu, ' ').replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u{FFFE}\u{FFFF}]/gu, '');
}
