/** An event of a stream as a browser would dispatch it. */
export interface StreamEvent {
  /** `message` where the stream names none. */
  readonly name: string;
  readonly id: string;
  readonly data: string;
}

/** The events of a stream, read as the HTML standard says. What stands unfinished at its end is none. */
export function eventsIn(stream: string): readonly StreamEvent[] {
  const events: StreamEvent[] = [];
  let id = '';
  for (const block of stream.replaceAll(/\r\n?/gu, '\n').split(/\n{2,}/u).slice(0, -1)) {
    let name = '';
    const data: string[] = [];
    for (const line of block.split('\n')) {
      const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/u.exec(line) ?? [];
      if (field === 'id') id = value;
      if (field === 'event') name = value;
      if (field === 'data') data.push(value);
    }
    if (data.length > 0) events.push({ name: name === '' ? 'message' : name, id, data: data.join('\n') });
  }
  return events;
}
