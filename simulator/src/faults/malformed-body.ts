export const malformations = ['not-json', 'empty-object', 'wrong-key', 'wrong-account', 'other-message', 'truncated-json'] as const;

/** The body spoilt in this way, or null where it has nothing to spoil so. */
export function malformedBody(body: string, how: (typeof malformations)[number]): string | null {
  switch (how) {
    case 'not-json':
      return 'All is well.';
    case 'empty-object':
      return '{}';
    case 'truncated-json':
      return body === '' ? null : body.slice(0, Math.floor(body.length / 2));
    case 'wrong-key':
      return replaced(body, 'key', other);
    case 'wrong-account':
      return replaced(body, 'account', other);
    case 'other-message':
      return replaced(body, 'message', (message) => (isObject(message) ? { ...message, id: other(message['id']), key: other(message['key']), text: 'Another message.' } : null));
  }
}

/** The body with one member of its object in another form; null where it has none, or this has no other form. */
function replaced(body: string, name: string, form: (value: unknown) => unknown): string | null {
  const whole = objectIn(body);
  const value = form(whole?.[name]);
  return whole === null || value === null ? null : JSON.stringify({ ...whole, [name]: value });
}

/** Another id of the same look and no greater length. */
function other(id: unknown): string | null {
  return typeof id === 'string' && id !== '' ? `${id.slice(0, -1)}${id.endsWith('x') ? 'y' : 'x'}` : null;
}

function objectIn(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
