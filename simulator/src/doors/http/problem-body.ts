/** A refusal of the server itself, as RFC 9457 has it. `more`: further members. */
export function problemBody(status: number, code: string, title: string, detail: string, more: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ type: `urn:cs-simulator:${code}`, title, status, detail, code, ...more })}\n`;
}
